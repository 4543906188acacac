"""Sources of every kind, read one document at a time.

A source is a file, a folder, a glob or `-` for standard input; what it holds is told by its
content.  What cannot be read becomes a Failure in the stream and never ends it.
"""

import glob
import re
import sys
from collections.abc import Iterable, Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import Final, cast

from loaders.document import Document, Failure
from loaders.facts import Extract
from loaders.formats import article, jsonl, warc
from loaders.formats.streams import Stream

__all__ = ["Document", "Failure", "documents"]

_OBJECT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_SPREAD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{\s*\"|\{\s*\n\s*\")")
_JSON: Final = (".jsonl", ".ndjson", ".jsonlines")


def documents(sources: Iterable[str]) -> Iterator[Document | Extract | Failure]:
    """What the sources hold, in order: articles to be read, facts that were read before, failures.

    Folders are read with their sub-folders, in the order of their paths, hidden files left out.
    """
    for source in sources:
        if source == "-":
            yield from _read("-", cast("BufferedIOBase", sys.stdin.buffer))
        else:
            yield from _named(source)


def _named(source: str) -> Iterator[Document | Extract | Failure]:
    path = Path(source)
    if path.is_dir():
        files = _files(path)
        missing = "the folder holds no file to read"
    elif path.exists():
        files, missing = [path], ""
    else:
        names = glob.glob(source, recursive=True)  # noqa: PTH207 - a pattern may begin anywhere
        files = sorted(found for name in names for found in _files(Path(name)))
        pattern = any(mark in source for mark in "*?[")
        missing = "the pattern matches no file" if pattern else "there is no such file or folder"
    if not files:
        yield Failure(source, f"{missing}; check the name", fatal=True)
    for file in files:
        yield from _file(file)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in inside if not any(part[0] == "." for part in file.relative_to(path).parts))


def _file(path: Path) -> Iterator[Document | Extract | Failure]:
    try:
        with path.open("rb") as file:
            yield from _read(path.name, file)
    except OSError as error:
        yield Failure(path.name, f"cannot be opened: {error.strerror}; check its permissions")


def _read(name: str, file: BufferedIOBase) -> Iterator[Document | Extract | Failure]:
    stream = Stream(file)
    head = stream.head
    if head.startswith(b"WARC/"):
        yield from warc.read(name, stream)
    elif _SPREAD.match(head):
        yield Failure(name, "JSON over several lines; write one object a line, without brackets around them")
    elif _OBJECT.match(head) or Path(name.removesuffix(".gz")).suffix in _JSON:
        yield from jsonl.read(name, stream)
    elif not head and not stream.broken:
        yield Failure(name, "the file is empty")
    else:
        data = stream.bytes.read(article.BYTES + 1)
        if not stream.broken:
            yield article.from_bytes(name, data)
    if stream.broken:
        yield Failure(name, stream.broken)
