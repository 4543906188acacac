"""Sources of every kind become documents; what cannot be read becomes one clear line."""

import codecs
import gzip
import io
import json
import os
import sys
import threading
import tracemalloc
from pathlib import Path

import msgspec
import pytest

from loaders.documents import Document, Failure, documents
from loaders.facts import DocumentFacts, Extract
from loaders.text import plain

ARTICLE = "江源省代表团赴白山州考察\n\n6月16日,江源省代表团赴白山州,考察对口支援项目。\n"
TRADITIONAL = "江源省代表團赴白山州考察,看望支援幹部人才,並舉行座談會,聽取工作情況匯報。" * 3


def read(*sources: str | Path) -> list[Document | Extract | Failure]:
    return list(documents(map(str, sources)))


def read_one(*sources: str | Path) -> Document:
    (one,) = read(*sources)
    assert isinstance(one, Document)
    return one


def names(*sources: str | Path) -> list[str]:
    return [one.source for one in read(*sources) if not isinstance(one, Extract)]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", ARTICLE)
    assert read(path) == [Document("a.txt", ARTICLE, plain(ARTICLE))]


def test_the_source_text_is_kept_as_it_was_given(tmp_path: Path) -> None:
    given = "\ufeff第一行\r\n　　第二行。\u2028\r\n"
    document = read_one(put(tmp_path, "a.txt", given))
    assert document.text == given


def test_a_folder_is_read_in_the_order_of_its_paths_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".git/x.txt", "a/.hidden"):
        put(tmp_path, name, ARTICLE)
    assert names(tmp_path) == ["y.txt", "z.txt", "b.txt"]


def test_a_glob_is_read_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.md"):
        put(tmp_path, name, ARTICLE)
    assert names(tmp_path / "*.txt") == ["1.txt", "2.txt"]


def test_a_file_may_be_called_like_a_pattern(tmp_path: Path) -> None:
    path = put(tmp_path, "a[1].txt", ARTICLE)
    assert names(path) == ["a[1].txt"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert read("-") == [Document("-", ARTICLE, plain(ARTICLE))]


def test_a_pipe_that_gives_little_at_a_time_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()

    def drip() -> None:
        with os.fdopen(into, "wb", buffering=0) as pipe:
            for byte in ARTICLE.encode():
                pipe.write(bytes([byte]))

    writer = threading.Thread(target=drip)
    writer.start()
    with os.fdopen(out, "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        document = read_one("-")
    writer.join()
    assert document.text == ARTICLE


def test_a_compressed_file_is_read_like_any_other(tmp_path: Path) -> None:
    document = read_one(put(tmp_path, "a.txt.gz", gzip.compress(ARTICLE.encode())))
    assert (document.source, document.text) == ("a.txt.gz", ARTICLE)


@pytest.mark.parametrize("encoding", ["gb18030", "gb2312", "utf-8-sig", "utf-16", "utf-16-le"])
def test_simplified_chinese_is_read_in_its_encodings(tmp_path: Path, encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    document = read_one(put(tmp_path, "a.txt", mark + ARTICLE.encode(encoding)))
    assert document.text.removeprefix("\ufeff") == ARTICLE


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
def test_traditional_chinese_is_read_in_its_encodings(tmp_path: Path, encoding: str) -> None:
    document = read_one(put(tmp_path, "a.txt", TRADITIONAL.encode(encoding)))
    assert document.text == TRADITIONAL


def test_a_web_page_is_known_by_its_content(tmp_path: Path) -> None:
    document = read_one(put(tmp_path, "a.txt", "<html><body><p>6月16日,两地在北坡县座谈。</p></body></html>"))
    assert document.visible.characters == "6月16日,两地在北坡县座谈。"


def test_a_web_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{ARTICLE}</p></body></html>'
    document = read_one(put(tmp_path, "a.html", page.encode("gb18030")))
    assert document.text == page


def test_json_lines_give_articles_with_what_stands_beside_them(tmp_path: Path) -> None:
    rows = [
        {
            "text": "甲。",
            "title": "题",
            "published": "2023/05/06 08:00",
            "publisher": "江源日报",
            "url": "https://a.example/1",
            "tags": [],
        },
        {"text": "乙。", "title": None},
        {"text": "丙。", "published": 20230507},
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    assert read(path) == [
        Document(
            "https://a.example/1",
            "甲。",
            plain("甲。"),
            "题",
            "2023-05-06",
            "江源日报",
            "https://a.example/1",
        ),
        Document("a.jsonl#2", "乙。", plain("乙。")),
        Document("a.jsonl#3", "丙。", plain("丙。"), published="2023-05-07"),
    ]


def test_a_bad_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.jsonl",
        b'{"text": "y"}\n{"text": \n\n{"title": "x"}\n{"text": ""}\n{"text": "\xff"}\n{"text": "z"}',
    )
    found = read(path)
    assert names(path) == [f"a.jsonl#{i}" for i in (1, 2, 4, 5, 6, 7)]
    assert [type(one) for one in found] == [Document, Failure, Failure, Failure, Failure, Document]
    assert "text" in str(found[2])
    assert all("\n" not in str(one) for one in found if isinstance(one, Failure))


def test_a_line_of_fifty_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "first"}\n{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "last"}\n')
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.text if isinstance(one, Document) else str(one) for one in found] == [
        "first",
        "a.jsonl#2: longer than 5,000,000 characters; split it, one article a file or a line",
        "last",
    ]
    assert peak < 50_000_000


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wt") as file:
        for i in range(2000):
            file.write(json.dumps({"text": f"{i}" * 5000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in documents([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 3_000_000


def test_facts_come_back_as_extracts(tmp_path: Path) -> None:
    extract = Extract(document=DocumentFacts(source="a.txt", digest="0" * 64, length=3))
    path = put(
        tmp_path, "facts.jsonl", msgspec.json.encode(extract) + b"\n" + b'{"format": "duikou-facts/1"}\n'
    )
    good, bad = read(path)
    assert good == extract
    assert str(bad).startswith("facts.jsonl#2: ")
    assert "document" in str(bad)


def test_a_truncated_archive_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    rows = b"".join(
        json.dumps({"text": f"{os.urandom(20_000).hex()} {i}"}).encode() + b"\n" for i in range(8)
    )
    packed = gzip.compress(rows)
    *before, last = read(put(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert [one.source for one in before if isinstance(one, Document)] == [
        "a.jsonl.gz#1",
        "a.jsonl.gz#2",
        "a.jsonl.gz#3",
    ]
    assert str(last) == "a.jsonl.gz: the compressed data end too early; fetch the file again"


def test_a_truncated_text_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(5000).hex().encode())
    (failure,) = read(put(tmp_path, "a.txt.gz", packed[:-900]))
    assert str(failure) == "a.txt.gz: the compressed data end too early; fetch the file again"


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(ARTICLE.encode() * 50))
    packed[40] ^= 0xFF
    (failure,) = read(put(tmp_path, "a.txt.gz", bytes(packed)))
    assert isinstance(failure, Failure)
    assert "fetch the file again" in failure.message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "byte 8 is NUL, so this is no text; convert it to text first"),
        (
            "两地座谈。".encode() * 9 + b"\xff\xfe",
            "byte 135 is no valid UTF-8 and no Chinese encoding fits; save the file as UTF-8",
        ),
        (
            bytes(range(128, 256)) * 4,
            "byte 0 is no valid UTF-8 and no Chinese encoding fits; save the file as UTF-8",
        ),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "byte 2 is no valid UTF-16; save the file as UTF-8"),
        (b"x" * 20_000_001, "longer than 5,000,000 characters; split it, one article a file or a line"),
        (b"x" * 5_000_001, "longer than 5,000,000 characters; split it, one article a file or a line"),
    ],
)
def test_what_is_no_article_is_refused_with_place_and_mend(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert read(put(tmp_path, "a.txt", content)) == [Failure("a.txt", reason)]


@pytest.mark.parametrize(
    "content", ['[{"text": "甲。"}]', '{\n  "text": "甲。"\n}', '[\n  {\n "text": "甲。"}]']
)
def test_json_that_is_not_one_object_a_line_is_refused_once(tmp_path: Path, content: str) -> None:
    reason = "JSON over several lines; write one object a line, without brackets around them"
    assert read(put(tmp_path, "a.json", content)) == [Failure("a.json", reason)]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", b"\0")
    put(tmp_path, "2.txt", ARTICLE)
    assert [type(one) for one in read(tmp_path)] == [Failure, Document]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "there is no such file or folder; check the name"),
        ("*.none", "the pattern matches no file; check the name"),
        ("empty", "the folder holds no file to read; check the name"),
    ],
)
def test_a_source_that_holds_nothing_makes_the_call_wrong(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    source = str(tmp_path / name)
    assert read(source) == [Failure(source, reason, fatal=True)]


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.txt", ARTICLE)

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert read(path) == [Failure("a.txt", "cannot be opened: Permission denied; check its permissions")]
