"""JSON Lines of articles, one object a line, and of facts that were extracted before."""

from collections.abc import Iterator

import msgspec

from loaders import records
from loaders.document import Document, Failure, Metadata
from loaders.errors import UserError
from loaders.facts import Extract
from loaders.formats.article import BYTES, from_text, too_long
from loaders.formats.streams import Stream
from loaders.printed_dates import iso_date

_SKIP = 1 << 20


class _Article(msgspec.Struct):
    text: str
    title: str | None = None
    published: str | int | None = None
    publisher: str | None = None
    url: str | None = None


_ARTICLES = msgspec.json.Decoder(_Article)


def read(source: str, stream: Stream) -> Iterator[Document | Extract | Failure]:
    """The documents or extracts of a stream, a line at a time; a bad line is a Failure of its own."""
    facts: bool | None = None
    for number, line in _lines(stream):
        place = f"{source}#{number}"
        if line is None:
            yield too_long(place)
        elif bare := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip():
            if facts is None:
                facts = records.is_facts(bare)
            yield _facts(place, bare) if facts else _article(place, bare)


def _lines(stream: Stream) -> Iterator[tuple[int, bytes | None]]:
    """The lines by their numbers from 1; None for one that is too long to be held."""
    number = 0
    while line := stream.bytes.readline(BYTES):
        number += 1
        if line.endswith(b"\n") or len(line) < BYTES:
            if line.endswith(b"\n") or not stream.broken:
                yield number, line
            continue
        while (rest := stream.bytes.readline(_SKIP)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _facts(place: str, line: bytes) -> Extract | Failure:
    try:
        return records.decode(line, place)
    except UserError as error:
        return Failure(place, str(error).removeprefix(f"{place}: "))


def _article(place: str, line: bytes) -> Document | Failure:
    try:
        article = _ARTICLES.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure(place, f'no article: {error}; write one object {{"text": ...}} a line, in UTF-8')
    published = iso_date(str(article.published)) if article.published else None
    beside = Metadata(
        _stripped(article.title), published, _stripped(article.publisher), _stripped(article.url)
    )
    return from_text(beside.url or place, article.text, beside)


def _stripped(value: str | None) -> str | None:
    return (value or "").strip() or None
