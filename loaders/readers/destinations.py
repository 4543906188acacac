"""Where a movement leads: to places by name, by one character (来粤), by a sign of their level (来我县)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders import gazetteer, regiments
from loaders.lexicon import PLACE, Hit, Hits, word_at, words
from loaders.readers import home, pairing_names
from loaders.readers.context import Context, designated, innermost, outermost
from loaders.text import Span

RETINUE: Final = "一行"
"""Behind a name it makes a guest with a following of him."""

STAYING: Final = "在"
_NEAR: Final = 6
_DURING: Final = "期间"
_LINK: Final = re.compile(r"[、和及与]")
_ITEM_END: Final = re.compile(r"[、和及与,;:。!?\n]")


class Destination(NamedTuple):
    """Where a movement leads.

    `begin` is where its verb begins, `coming` whether that says `hither`; the name of the place stands
    from `start` to `end`, and `code` is that of its territory, None where that stays open.
    """

    begin: int
    coming: bool
    start: int
    end: int
    code: str | None


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Destination]:
    """Everything in a span to which a movement leads: what is named first, then what is not."""
    places = outermost(hits.within(*span, PLACE))
    named = reach = span[0]  # where the place before ends, and where the destination before does
    for place in places:
        motion = _motion(characters, place.start, span[0]) if place.start >= reach else None
        if motion is not None and motion[0] >= named:
            code, reach = _reached(characters, place, span[1], hits, context)
            if code is not None:
                yield Destination(*motion, place.start, reach, code)
        named = place.end
    for sign in _motions().finditer(characters, span[0], span[1] - 1):
        position = sign.end()
        if any(place.start <= position < place.end for place in places):
            continue
        motion = _motion(characters, position, span[0])
        if motion is not None:
            there = _unnamed(characters, sign.group(), position, span[1], hits, context)
            if there is not None:
                yield Destination(*motion, position, *there)


def _motion(characters: str, start: int, floor: int) -> tuple[int, bool] | None:
    """Where the verb of movement before a place begins, and whether it says `hither`."""
    if start == floor or characters[start - 1] not in _motion_ends() or not _moves(characters, start, floor):
        return None
    before = characters[max(floor, start - 2) : start]
    for word in (before, before[-1]):
        if word in words("particles", "motion-in"):
            return start - len(word), True
        if word in words("particles", "motion-out"):
            return start - len(word), False
    staying = before[-1] == STAYING and characters[start - 2 : start] not in words("particles", "not-motion")
    return (start - 1, False) if staying else None


@cache
def _motion_ends() -> frozenset[str]:
    """The last characters of the words of movement, and 在."""
    return frozenset({STAYING, *(word[-1] for word in words("particles", "motion-in", "motion-out"))})


def _moves(characters: str, start: int, floor: int) -> bool:
    """Whether the word before a place is no other word that ends alike; 率领下来 is a movement."""
    if characters[max(floor, start - 2) : start] not in words("particles", "not-motion"):
        return True
    return characters[max(floor, start - 4) : start - 1].endswith(tuple(words("particles", "under-escort")))


def widest(characters: str, destination: Destination, limit: int, hits: Hits, context: Context) -> str | None:
    """The territory that holds all places of a list: 赴甲州乙县、丙县 goes to 甲州."""
    code, end = destination.code, destination.end
    while code is not None and (link := _LINK.match(characters, end, limit)) is not None:
        place = hits.at(link.end(), PLACE)
        other, end = innermost(place, hits, context) if place is not None else (None, link.end())
        if other is not None:
            line = gazetteer.lineage(other)
            code = next((unit for unit in gazetteer.lineage(code) if unit in line), code)
        stop = _ITEM_END.search(characters, end, limit)
        end = stop.start() if stop else limit
    return code


def _reached(characters: str, place: Hit, limit: int, hits: Hits, context: Context) -> tuple[str | None, int]:
    """The territory of a name, with its zone; of 甲省对口支援的乙州 the one that is helped."""
    code, end = innermost(place, hits, context)
    helped = _helped(characters, end, hits, context)
    if helped is not None:
        return helped
    return code, pairing_names.zone(characters, end, limit, hits) or end


def _helped(characters: str, end: int, hits: Hits, context: Context) -> tuple[str | None, int] | None:
    """The place behind 对口支援的, where these words stand at `end`."""
    word = hits.at(end, "assistance-words")
    if word is None or characters[word.end : word.end + 1] != "的":
        return None
    place = hits.at(word.end + 1, PLACE)
    return innermost(place, hits, context) if place is not None else None


def _unnamed(
    characters: str, motion: str, position: int, limit: int, hits: Hits, context: Context
) -> tuple[int, str | None] | None:
    """Where what stands behind a verb of movement ends that no place names, and its code."""
    own = word_at(characters, position, "designators")
    if own.startswith(home.OWN):
        return _own(characters, own, position, hits, context)
    comma = characters.startswith(",", position + 1)  # 来旺,考察对接
    during = characters.startswith(_DURING, position + 1)  # 在鲁期间
    done = during or _is_done_there(position + 1 + comma, hits)
    code = gazetteer.by_letter(characters[position], context.counts)
    if code is None and done and motion != STAYING:
        code = _contained(characters[position], context)
    if code is not None and (done or motion != STAYING):
        return position + 1, code
    if (regiment := regiments.PATTERN.match(characters, position, limit)) is not None:
        return regiment.end(), regiments.division(regiment["number"])
    end = pairing_names.zone(characters, position, limit, hits)
    if end is None and characters.find(RETINUE, max(0, position - _NEAR), position) >= 0:
        town = pairing_names.towns().match(characters, position, limit)  # A一行到丙镇调研
        end = town.end() if town is not None else None
    return (end, None) if end is not None else None


def _own(characters: str, own: str, position: int, hits: Hits, context: Context) -> tuple[int, str | None]:
    """The page's own territory, or the narrower one behind it: 来我县, 来我市甲区, 赴我市对口支援的乙县."""
    end = position + len(own)
    place = hits.at(end, PLACE)
    inner = innermost(place, hits, context) if place is not None else _helped(characters, end, hits, context)
    if inner is not None:
        return inner[1], inner[0]
    return end, designated(own, context)


def _contained(sign: str, context: Context) -> str | None:
    """The one place of the text, or the page's own, whose name holds this character: 来聊 is to 聊城."""
    holding = [c for c in (*context.home, *context.counts) if sign in gazetteer.full_name(c)]
    return gazetteer.narrowest(holding)


def _is_done_there(position: int, hits: Hits) -> bool:
    """Whether what is done at a destination stands right here: 考察, 对接."""
    told = hits.at(position, "particles")
    return (told is not None and told.code == "activity") or hits.at(position, "event-types") is not None


@cache
def _motions() -> re.Pattern[str]:
    """The last character of a word of movement, and 在: 赴, 到."""
    signs = (w for w in words("particles", "motion-in", "motion-out") if len(w) == 1)
    return re.compile(f"[{STAYING}{''.join(sorted(signs))}]")
