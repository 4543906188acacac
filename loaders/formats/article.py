"""One article in one piece, as bytes or as text: plain text, or the source of a web page."""

from typing import Final

from loaders.document import NO_METADATA, Document, Failure, Metadata
from loaders.document import document as plain_document
from loaders.formats import html
from loaders.formats.encoding import UndecodableError, decode

LIMIT: Final = 5_000_000
"""Characters of one article; what is longer is no article."""
BYTES: Final = 4 * LIMIT
"""Bytes that so many characters take at most."""


def from_bytes(
    source: str, data: bytes, declared: str | None = None, beside: Metadata = NO_METADATA
) -> Document | Failure:
    """The document in some bytes; `declared` is the encoding that a header names."""
    if len(data) > BYTES:
        return too_long(source)
    try:
        text = decode(data, declared)
    except UndecodableError as error:
        return Failure(source, str(error))
    return from_text(source, text, beside)


def from_text(source: str, text: str, beside: Metadata = NO_METADATA) -> Document | Failure:
    """The document in a text."""
    if len(text) > LIMIT:
        return too_long(source)
    if not text.strip("\ufeff \t\r\n\u3000"):
        return Failure(source, "there is no text in it")
    if html.is_html(text):
        return html.document(source, text, beside)
    return plain_document(source, text, None, beside)


def too_long(source: str) -> Failure:
    """The failure of an article that is longer than `LIMIT`."""
    return Failure(source, f"longer than {LIMIT:,} characters; split it, one article a file or a line")
