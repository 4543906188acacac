"""Names without a post that open a sentence and take part: 甲、乙参加会见, 甲、乙、丙等出席."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.lexicon import Hits
from loaders.mentions.names import Name, is_name, name_at
from loaders.text import Span

_OPENING: Final = re.compile(r"(?:^|(?<=[。\n]))(?=[\u3400-\u9fff·]{2,12}、)", re.MULTILINE)
_LEAST: Final = 2
_JOINT: Final = "、"
_OPEN: Final = "等"
_THERE: Final = frozenset({"attendee", "companion"})


def find(characters: str, span: Span, hits: Hits) -> Iterator[Name]:
    """The names of such lists in a paragraph; one name alone may be a word, and is none."""
    for opening in _OPENING.finditer(characters, *span):
        names = _listed(characters, opening.start(), span[1], hits)
        if len(names) < _LEAST:
            continue
        end = names[-1].span[1]
        verb = hits.at(end + characters.startswith(_OPEN, end), "roles")
        if verb is not None and verb.code in _THERE:
            yield from names


def _listed(characters: str, position: int, limit: int, hits: Hits) -> list[Name]:
    """The names that stand here, joined by marks of listing."""
    names: list[Name] = []
    while position < limit:
        name = name_at(characters, position, hits)
        if name is None or not is_name(name.text) or _is_word(name, hits):
            return []
        names.append(name)
        if not characters.startswith(_JOINT, name.span[1]):
            return names
        position = name.span[1] + 1
    return names


def _is_word(name: Name, hits: Hits) -> bool:
    """Whether a word of the vocabularies begins where a supposed name does."""
    return name.span[0] in hits.starting
