"""Web archives (WARC): the pages among the responses, one at a time."""

from collections.abc import Iterator
from typing import Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from loaders.document import Document, Failure, Metadata
from loaders.formats.article import BYTES, from_bytes, too_long
from loaders.formats.streams import Stream

_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")
_OK: Final = 200


def read(source: str, stream: Stream) -> Iterator[Document | Failure]:
    """The documents of an archive; the source of each is the address it was fetched from."""
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(stream.bytes, record_types=wanted, parse_http=True, auto_decode="all"))
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            found = _document(source, record, stream)
        except (OSError, ValueError) as error:
            yield Failure(source, f"the archive cannot be read further ({error}); fetch it again")
            return
        if found is not None:
            yield found


def _document(source: str, record: WarcRecord, stream: Stream) -> Document | Failure | None:
    address = record.headers.get("WARC-Target-URI")
    place = (address or record.record_id or source).strip("<>")
    charset = None
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code != _OK:
            return None
        kind, charset = record.http_content_type, record.http_charset
    else:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0]
    if (kind or "").strip().lower() not in _PAGES:
        return None
    if record.content_length > BYTES:
        return too_long(place)
    data = record.reader.read(BYTES + 1)
    if len(data) < record.content_length and not _encoded(record):
        cut = Failure(place, "the record is cut off; fetch the archive again")
        return None if stream.broken else cut  # a break is told once, at the end of the archive
    return from_bytes(place, data, charset, Metadata(url=address)) if data.strip() else None


def _encoded(record: WarcRecord) -> bool:
    headers = record.http_headers if record.is_http else None
    return headers is not None and any(name in headers for name in ("Content-Encoding", "Transfer-Encoding"))
