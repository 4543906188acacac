"""Bytes read as text: UTF-8 and UTF-16 where they are, else the Chinese encoding that fits."""

import codecs
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from resiliparse.parse.encoding import detect_encoding

_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED: Final = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_LEGACY: Final = ("gb18030", "big5hkscs")
_SAMPLE: Final = 20_000
_COMMON_ENOUGH: Final = 0.9


class UndecodableError(ValueError):
    """Bytes that are no text in any known encoding; the message gives the place and the mend."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes, every code point kept, a byte-order mark of UTF-8 included.

    `declared` is the encoding that a header names.  Raises UndecodableError.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _utf16(data, codec)
    if (at := data.find(b"\0")) >= 0:
        raise UndecodableError(f"byte {at} is NUL, so this is no text; convert it to text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = None if _nearly_utf8(data) else _legacy(data, declared)
        if text is None:
            reason = (
                f"byte {error.start} is no valid UTF-8 and no Chinese encoding fits; save the file as UTF-8"
            )
            raise UndecodableError(reason) from None
        return text


def _utf16(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start} is no valid UTF-16; save the file as UTF-8") from None


def _nearly_utf8(data: bytes) -> bool:
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    return sum(character > "\x7f" for character in sample) - broken > 3 * broken


def _legacy(data: bytes, declared: str | None) -> str | None:
    for codec in dict.fromkeys(_candidates(data, declared)):
        try:
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        if _readable(text):
            return text
    return None


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    said = _DECLARED.search(data[:4096])
    for name in (declared, said and said[1].decode("ascii"), detect_encoding(data)):
        wide = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
        if name:
            yield wide.get(name.lower(), name.lower())
    yield from _LEGACY


def _readable(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(map(_common().__contains__, sample)) >= _COMMON_ENOUGH * len(sample)


@cache
def _common() -> frozenset[str]:
    """Characters of ordinary writing: ASCII, Latin letters, Chinese marks, the commoner Han."""
    gb = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    big5 = (
        bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    han = [pair.decode("gb2312", "ignore") for pair in gb] + [pair.decode("big5", "ignore") for pair in big5]
    marks = (
        *range(0x20, 0x7F),
        9,
        10,
        13,
        *range(0xA0, 0x180),
        *range(0x2010, 0x2030),
        *range(0x3000, 0x3020),
    )
    return (
        frozenset(han) | {chr(code) for code in (*marks, *range(0xFF01, 0xFF5F))} | {"•", "■", "●", "▲", "→"}
    )
