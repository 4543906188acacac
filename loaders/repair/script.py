"""Traditional script and the vocabulary of Taiwan, read as simplified Chinese of the mainland."""

import re
from collections import defaultdict
from functools import cache
from typing import Final

import opencc

from loaders.repair.alignment import Draft, Edit, apply, rewrite
from ontology.vocabulary import scheme

_SHARE: Final = 0.05
"""Of different characters: a text with more traditional ones than this is traditional."""


def simplify(before: Draft) -> Draft:
    """The draft in simplified script.

    Of a text that is simplified already only those characters change that no simplified text has.
    """
    if _strange().search(before.characters) is None:
        return before
    present = set(before.characters)
    strange = present & _only_traditional()
    if len(strange) > _SHARE * len(present):
        return _vocabulary(rewrite(before, _converted(before.characters)))
    characters = before.characters
    for character in strange:
        characters = characters.replace(character, simplified(character))
    return rewrite(before, characters)


def converted(characters: str) -> str:
    """A piece of traditional text in simplified script, one for one."""
    whole = _converted(characters)
    pattern, words = _words()
    changed = pattern.sub(lambda found: words[found[0]], whole)
    return changed if len(changed) == len(whole) else whole


def simplified(character: str) -> str:
    """The simplified form of one character; itself where it has none."""
    return _table().get(character, character)


def is_simplified(character: str) -> bool:
    """Whether a character is the simplified form of another."""
    return any(simplified(origin) == character for origin in origins(character))


def is_traditional(characters: str) -> bool:
    """Whether a text is in traditional script, by the share of its characters that no other text has."""
    present = set(characters)
    return len(present & _only_traditional()) > _SHARE * len(present)


def origins(character: str) -> str:
    """The other characters that may have been converted into this one, in either direction."""
    return _origins().get(character, "")


def _converted(characters: str) -> str:
    whole: str = _opencc().convert(characters)
    if len(whole) == len(characters):
        return whole
    lines = (_line(line) for line in characters.split("\n"))
    return "\n".join(lines)


def _line(line: str) -> str:
    whole: str = _opencc().convert(line)
    return whole if len(whole) == len(line) else "".join(map(simplified, line))


def _vocabulary(before: Draft) -> Draft:
    pattern, words = _words()
    found = (Edit(*m.span(), words[m[0]]) for m in pattern.finditer(before.characters) if words[m[0]] != m[0])
    return apply(before, found)


@cache
def _opencc() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _table() -> dict[str, str]:
    before = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    after = _opencc().convert("\n".join(before)).split("\n")
    converted = {b: a for b, a in zip(before, after, strict=True) if a != b and len(a) == 1}
    usual = (c.words for c in scheme("variants") if len(c.words[0]) == 1 and c.value("simplified") is None)
    forms = {form: words[0] for words in usual for form in words[1:] if not _in_gb2312(form)}
    return converted | forms


@cache
def _origins() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for before, after in _table().items():
        found[after] += before
        found[before] += after
    return dict(found)


@cache
def _only_traditional() -> frozenset[str]:
    names = {word for c in scheme("variants") if c.value("simplified") == "true" for word in c.words}
    return frozenset(c for c, a in _table().items() if a < "\uffff" and not _in_gb2312(c)) - names


def _in_gb2312(character: str) -> bool:
    return bool(character.encode("gb2312", "ignore"))


@cache
def _strange() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_only_traditional()))}]")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    words: dict[str, str] = {}
    for concept in scheme("variants"):
        if concept.value("simplified") == "true":
            continue
        kept = concept.value("kept") == "true"
        words |= {word: word if kept else concept.words[0] for word in concept.words}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), words
