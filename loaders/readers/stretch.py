"""A narrative stretch of a text with the words in it and what its places mean."""

from dataclasses import dataclass

from loaders.lexicon import Hits
from loaders.readers.context import Context
from loaders.text import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """The `span` of `characters` that is read, with the words and the context of the whole text."""

    characters: str
    span: Span
    hits: Hits
    context: Context
