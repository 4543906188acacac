"""For which territory a page speaks: whose paper it is, who comes to it, and whom it calls its own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from loaders import gazetteer
from loaders.lexicon import Hit, concepts, pattern, words
from loaders.text import Span
from ontology.vocabulary import scheme

OWN: Final = ("我", "本")
"""With these a sign of a level begins that means the page's own territory."""

OWN_OR_WHOLE: Final = (*OWN, "全")
"""The same, and the sign for all of a territory that is named elsewhere: 全省."""

_FIRST_LINES: Final = 6


def find(
    characters: str,
    lines: Sequence[tuple[Span, Sequence[Hit]]],
    publisher: str | None,
    codes: Mapping[str, str],
) -> tuple[str, ...]:
    """The codes of the unit for which a page speaks, from the narrowest to the province; empty if unknown.

    `lines` are the headlines and paragraphs with their places, none inside another; `codes`
    gives the territory that each printed name means.
    """
    return (
        gazetteer.lineage(publisher_place(publisher) or "")
        or _by_direction(characters, lines[:_FIRST_LINES], codes)
        or _by_its_guests(characters, lines, codes)
    )


@lru_cache(maxsize=4096)
def publisher_place(publisher: str | None) -> str | None:
    """The territory whose paper this is: by the table of papers, else by a place in its name."""
    if not publisher:
        return None
    for word, code in _papers().items():
        if word in publisher:
            return code
    found = [n for n in gazetteer.names() if publisher.startswith(n)]
    if found:
        return gazetteer.resolve(max(found, key=len))
    return gazetteer.by_letter(publisher[0])


@cache
def _papers() -> dict[str, str]:
    return {word: code for c in scheme("publishers") for word in c.words if (code := c.value("place"))}


def _by_direction(
    characters: str, lines: Sequence[tuple[Span, Sequence[Hit]]], codes: Mapping[str, str]
) -> tuple[str, ...]:
    """Whoever comes 来粤 comes to the writer; whoever sets out 赴藏 sets out from the writer."""
    for span, places in lines:
        for place in places:
            if characters[place.start - 1 : place.start] == "来":
                return gazetteer.lineage(codes.get(place.code, ""))
        for sign in _directions().finditer(characters, *span):
            if sign.group() == "赴":
                before = [place for place in places if place.end <= sign.start()]
                return gazetteer.lineage(codes.get(before[-1].code, "")) if before else ()
            letter = sign.group()[-1]
            return gazetteer.lineage(gazetteer.by_letter(letter, codes.values()) or "")
    return ()


@cache
def _directions() -> re.Pattern[str]:
    provinces = "".join(gazetteer.abbreviations())
    hither = rf"(?<![以年近历将后本])来[{provinces}](?![{provinces}])"
    return re.compile(rf"{hither}|离[{provinces}{''.join(gazetteer.city_abbreviations())}]赴|赴")


def _by_its_guests(
    characters: str, lines: Sequence[tuple[Span, Sequence[Hit]]], codes: Mapping[str, str]
) -> tuple[str, ...]:
    """Where guests come to 我县 or 来聊 it is a place of the text that is none of theirs."""
    came = [(m, places) for span, places in lines for m in _coming().finditer(characters, *span)]
    if not came:
        return ()
    own, places = came[0]
    sentence = characters.rfind("。", 0, own.start())
    guests = {c for p in places if sentence < p.start < own.start() and (c := codes.get(p.code))}
    named = [place for _, places in lines for place in places]
    inner = [p for p in named if any(p.start == m.end() for m, _ in came)]  # 我市溧水区
    homes = Counter(code for place in inner or named if (code := codes.get(place.code)))
    units = tuple(_units(homes, own["own"] or own["short"]))
    provinces = {gazetteer.lineage(code)[-1] for code in guests}
    far = (unit for unit in units if gazetteer.lineage(unit)[-1] not in provinces)
    other = (unit for unit in units if not any(unit in gazetteer.lineage(code) for code in guests))
    return gazetteer.lineage(next(iter((*far, *other)), ""))


def _units(homes: Counter[str], sign: str) -> Iterator[str]:
    """What a sign may mean among some territories, the oftener named first."""
    ending = level_endings().get(sign)
    for code, _ in homes.most_common():
        unit = gazetteer.enclosing(code, ending) if ending is not None else code
        if unit is not None and (ending is not None or sign in gazetteer.full_name(unit)):
            yield unit


@cache
def level_endings() -> Mapping[str, str | None]:
    """By bare sign of a level (县, 我省) the ending of the names of that level."""
    levels = reversed(concepts("designators").values())
    return MappingProxyType({word: level.value("ending") for level in levels for word in level.words})


@cache
def _coming() -> re.Pattern[str]:
    """A movement hither: to what is one's own (来我县), or to a short form (来聊考察)."""
    own = sorted((w for w in words("designators") if w.startswith(OWN)), key=len, reverse=True)
    hither = pattern("particles", "motion-in").pattern
    done = pattern("particles", "activity").pattern
    return re.compile(rf"(?:{hither})(?P<own>{'|'.join(own)})|来(?P<short>[\u4e00-\u9fff])(?=,?(?:{done}))")
