"""The bytes behind characters: what GBK says about pairs of bytes that a shift has torn apart."""

from functools import cache
from typing import Final

from loaders.repair import pinyin, script
from loaders.repair.fluency import common

_ASCII_TRAILS: Final = range(0x40, 0x7F)
_MARKS: Final = frozenset("、。“”‘’《》·—…，：；？！（）")


def pair(character: str) -> bytes:
    """The two bytes of a character, b"" where GBK has none for it."""
    written = character.encode("gbk", "ignore")
    return written if len(written) == 2 else b""


@cache
def pairs(character: str, loose: bool) -> tuple[bytes, ...]:
    """The pairs of bytes that may have been decoded as a character.

    A letter or mark of ASCII may stand for its full-width form.  `loose` adds the characters
    that this one may have been before somebody converted the damaged text.
    """
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    written = wide + "".join(sorted(script.origins(character), key=_is_rare)) if loose else wide
    return tuple(found for found in map(pair, written) if found)


@cache
def trails(character: str, loose: bool) -> tuple[int, ...]:
    """The last bytes that a character may have, the likely ones first; `loose` as for `pairs`."""
    byte = single(character)
    found = [two[1] for two in pairs(character, loose)]
    if loose and script.is_simplified(character):
        found = [*found[1:], found[0]]
    return tuple(dict.fromkeys(found if byte is None else [byte, *found]))


def single(character: str) -> int | None:
    """The byte that a character of ASCII is behind a torn lead byte, None where it cannot be one."""
    return ord(character) if character.isascii() and ord(character) in _ASCII_TRAILS else None


@cache
def joined(lead: int, trail: int) -> str:
    """The character of two bytes, "" where there is none or it is neither Han nor punctuation."""
    character = bytes((lead, trail)).decode("gbk", "ignore")
    usual = "\u4e00" <= character < "\ua000" if character else False
    return character if usual or character in _MARKS else ""


@cache
def annotated(lead: int, syllable: str) -> tuple[str, ...]:
    """The traditional characters with a lead byte and a reading: those that are annotated."""
    found = (c for c in pinyin.characters(syllable) if script.simplified(c) != c)
    return tuple(c for c in found if pair(c)[:1] == bytes((lead,)))


@cache
def usual(lead: int) -> tuple[str, ...]:
    """The characters of one lead byte that news use in their simplified form."""
    found = (joined(lead, trail) for trail in range(0x40, 0xFF))
    return tuple(c for c in found if c and common(script.simplified(c)))


@cache
def around_dropped(lead: int, trail: int) -> tuple[tuple[str, str], ...]:
    """The usual characters before and behind a dropped pair of bytes, given the bytes around it."""
    found: list[tuple[str, str]] = []
    for one in usual(lead):
        first = pair(one)[1]
        gaps = (second for second in range(0x81, 0xFF) if first > 0x80 and not _is_pair(first, second))
        others = (joined(second, trail) for second in gaps)
        found += [(one, other) for other in others if other and common(script.simplified(other))]
    return tuple(found)


def _is_rare(character: str) -> bool:
    """Whether a character is none of those that Big5 counts as frequent."""
    return not b"\xa4" <= character.encode("big5", "ignore")[:1] <= b"\xc6"


def _is_pair(lead: int, trail: int) -> bool:
    return len(bytes((lead, trail)).decode("gbk", "ignore")) == 1
