"""The bytes behind characters: what GBK says about pairs of bytes that a shift has torn apart."""

from functools import cache
from typing import Final

from loaders.repair import pinyin, script
from loaders.repair.fluency import Among, among, common

_ASCII_TRAILS: Final = range(0x40, 0x7F)
_MARKS: Final = frozenset("、。“”‘’《》·—…，：；？！（）")
_STRANGE: Final = -8.0


@cache
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
def annotated(syllable: str) -> tuple[str, ...]:
    """The traditional characters with a reading: those that are annotated."""
    found = (c for c in pinyin.characters(syllable) if script.simplified(c) != c)
    return tuple(c for c in found if pair(c))


@cache
def usual(lead: int) -> tuple[str, ...]:
    """The characters of one lead byte that news use in their simplified form, and that a page may have."""
    found = (joined(lead, trail) for trail in range(0x40, 0xFF))
    return tuple(c for c in found if c and is_usual(c))


@cache
def unbroken(lead: int) -> Among:
    """The usual characters of one lead byte whose second byte is none of ASCII."""
    return among(c for c in usual(lead) if pair(c)[1] > 0x80)


@cache
def open_ended(lead: int) -> Among:
    """The usual characters of one lead byte whose second byte may be dropped with the byte behind it."""
    return among(c for c in usual(lead) if gap(pair(c)[1]))


@cache
def ended(leads: frozenset[int], ending: int | str) -> Among:
    """The characters of some lead bytes with a second byte, if they are usual, or with a reading."""
    found = annotated(ending) if isinstance(ending, str) else _ending(ending)
    return among(c for c in found if pair(c)[0] in leads)


@cache
def _ending(trail: int) -> tuple[str, ...]:
    """The usual characters with a second byte."""
    found = (joined(lead, trail) for lead in range(0x81, 0xFF))
    return tuple(c for c in found if c and is_usual(c))


def is_usual(character: str) -> bool:
    """Whether news use a Han character in its simplified form, and a traditional page in this one."""
    return (
        "\u4e00" <= character < "\ua000"
        and common(script.simplified(character))
        and strangeness(character) == 0
    )


@cache
def forms(character: str) -> tuple[str, ...]:
    """The forms that a simplified character had on a traditional page."""
    found = (character, *script.origins(character))
    return tuple(c for c in found if script.simplified(c) == character and pair(c) and is_usual(c))


@cache
def strangeness(character: str) -> float:
    """The cost in bits of a form that no traditional page has: simplified, or an old variant."""
    if script.simplified(character) != character:
        return _STRANGE if _is_rare(character) else 0.0
    if script.is_simplified(character) and not character.encode("big5", "ignore"):
        return _STRANGE
    return 0.0


@cache
def gap(first: int) -> frozenset[int]:
    """The bytes that a lenient decoder drops together with one before them: GBK has nothing for the two."""
    if first <= 0x80:
        return frozenset()
    behind = range(0x81, 0xFF)
    return frozenset(second for second in behind if not bytes((first, second)).decode("gbk", "ignore"))


def _is_rare(character: str) -> bool:
    """Whether a character is none of those that Big5 counts as frequent."""
    return not b"\xa4" <= character.encode("big5", "ignore")[:1] <= b"\xc6"
