"""Web archives: each page is a document, whatever stands between."""

import gzip
import io
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from loaders.documents import Document, Failure, documents
from loaders.facts import Extract

PAGE = "<html><body><p>6月16日,江源省代表团赴白山州,考察对口支援项目{}。</p></body></html>"


def response(
    address: str,
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    extra: bytes = b"",
) -> bytes:
    headers = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n".encode() + extra + b"\r\n"
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Target-URI"] = address
    record.set_bytes_content(headers + body)
    out = io.BytesIO()
    record.write(out)
    return out.getvalue()


def archive(
    tmp_path: Path, records: list[bytes], name: str = "a.warc.gz", cut: int | None = None
) -> list[Document | Failure]:
    data = b"".join(gzip.compress(one) if name.endswith(".gz") else one for one in records)
    (tmp_path / name).write_bytes(data[:cut])
    return [one for one in documents([str(tmp_path / name)]) if not isinstance(one, Extract)]


def sources(found: list[Document | Failure]) -> list[str]:
    return [one.source for one in found]


def test_pages_are_documents_under_their_addresses(tmp_path: Path) -> None:
    page = PAGE.format("")
    for name in ("a.warc", "a.warc.gz"):
        (document,) = archive(tmp_path, [response("http://news.example/1", page.encode())], name)
        assert isinstance(document, Document)
        assert (document.source, document.url, document.text) == (
            "http://news.example/1",
            "http://news.example/1",
            page,
        )
        assert document.visible.characters == "6月16日,江源省代表团赴白山州,考察对口支援项目。"


def test_pictures_errors_and_empty_answers_are_passed_over(tmp_path: Path) -> None:
    records = [
        response("http://news.example/p", b"\x89PNG", "image/png"),
        response("http://news.example/404", b"<html>none</html>", status="404 Not Found"),
        response("http://news.example/empty", b""),
        response("http://news.example/1", PAGE.format(1).encode()),
    ]
    assert sources(archive(tmp_path, records)) == ["http://news.example/1"]


def test_the_encoding_of_the_answer_and_its_compression_are_undone(tmp_path: Path) -> None:
    page = PAGE.format("与当地干部座谈")
    records = [
        response("http://news.example/1", page.encode("gb18030"), "text/html; charset=GB2312"),
        response("http://news.example/2", gzip.compress(page.encode()), extra=b"Content-Encoding: gzip\r\n"),
    ]
    assert [one.text for one in archive(tmp_path, records) if isinstance(one, Document)] == [page, page]


def test_a_bad_page_does_not_stop_the_archive(tmp_path: Path) -> None:
    records = [
        response("http://news.example/1", b"a\0b"),
        response("http://news.example/2", PAGE.format(2).encode()),
    ]
    assert [type(one) for one in archive(tmp_path, records)] == [Failure, Document]


def test_a_truncated_archive_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    records = [response(f"http://news.example/{i}", PAGE.format(i).encode()) for i in range(3)]
    *before, last = archive(tmp_path, records, cut=-40)
    assert sources(before) == ["http://news.example/0", "http://news.example/1"]
    assert str(last) == "a.warc.gz: the compressed data end too early; fetch the file again"


def test_a_plain_archive_that_is_cut_off_says_so(tmp_path: Path) -> None:
    records = [response(f"http://news.example/{i}", PAGE.format(i).encode()) for i in range(3)]
    *before, last = archive(tmp_path, records, "a.warc", cut=-40)
    assert sources(before) == ["http://news.example/0", "http://news.example/1"]
    assert str(last) == "http://news.example/2: the record is cut off; fetch the archive again"
