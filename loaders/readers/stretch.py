"""A narrative stretch of a text with the words in it and what its places mean."""

from typing import NamedTuple

from loaders.lexicon import Hits
from loaders.readers.context import Context
from loaders.text import Span


class Stretch(NamedTuple):
    """The `span` of `characters` that is read, with the words and the context of the whole text."""

    characters: str
    span: Span
    hits: Hits
    context: Context
