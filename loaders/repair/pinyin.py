"""Pinyin that a web page put in brackets behind characters, and what it says about them."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from loaders.repair.alignment import Draft, Edit, apply

LETTERS: Final = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ"
_ASCII: Final = re.compile(rf"\(\s*[{LETTERS}]{{1,6}}\s*[)）]")
_WIDE: Final = re.compile(rf"（\s*[{LETTERS}]{{1,6}}\s*[)）]")
_INJECTED: Final = re.compile(rf"[(（](?<=([㐀-鿿])[(（])\s*([{LETTERS}]{{1,6}})\s*[)）]")


def strip(before: Draft) -> Draft:
    """The draft without the pinyin behind its characters.

    Toned pinyin is nothing else; without a tone it must be a reading of the character before,
    so that the word in `世界卫生组织(who)` stays.
    """
    if not (_ASCII.search(before.characters) or _WIDE.search(before.characters)):
        return before
    found = [Edit(*m.span()) for m in _INJECTED.finditer(before.characters) if _is_injected(m[1], m[2])]
    return apply(before, found, len(found))


def without(characters: str) -> str:
    """Characters without whatever stands in brackets and may be pinyin."""
    return _INJECTED.sub("", characters)


def characters(syllable: str) -> str:
    """The characters of GBK that are read so, without regard to tone if the syllable has none."""
    syllable = _plain(syllable)
    return _toned().get(syllable, "") if _has_tone(syllable) else _toneless().get(syllable, "")


def _is_injected(character: str, syllable: str) -> bool:
    return _has_tone(_plain(syllable)) or character in characters(syllable)


def _plain(syllable: str) -> str:
    return syllable.replace("ɑ", "a").replace("ɡ", "g").replace("v", "ü")


def _has_tone(syllable: str) -> bool:
    return not syllable.replace("ü", "").isascii()


@cache
def _toned() -> dict[str, str]:
    lines = (files("loaders.repair") / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def _toneless() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for syllable, written in _toned().items():
        found[_without_tone(syllable)] += written
    return dict(found)


def _without_tone(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    bare = "".join(c for c in letters if c not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", bare)
