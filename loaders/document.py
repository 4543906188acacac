"""A document as it was read, before anything is repaired in it."""

from dataclasses import dataclass

from loaders.text import Text, plain


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its source text and what its metadata say.

    `source` names it to users: a file name, a URL or `archive.jsonl#12`.  `text` is the source
    text as given, decoded and otherwise untouched; every offset counts its code points.
    `visible` is what a reader sees of it, a line to a block, aligned to `text`: the whole text
    of a plain document, the main part of a web page without tags and entities.  Title, date
    (ISO 8601), publisher and address come from metadata only, else they are None.
    """

    source: str
    text: str
    visible: Text
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: one clear line with the place and the mend.

    `fatal` marks a source that was named in the call but holds nothing to read: the call is wrong.
    """

    source: str
    message: str
    fatal: bool = False

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands beside an article rather than in it; unknown values are None."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


NO_METADATA = Metadata()


def document(source: str, text: str, visible: Text | None = None, beside: Metadata = NO_METADATA) -> Document:
    """A document of a source text; without `visible` all of the text is to be read."""
    shown = plain(text) if visible is None else visible
    return Document(source, text, shown, beside.title, beside.published, beside.publisher, beside.url)
