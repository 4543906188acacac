"""Where a movement may lead: places by name, by one character (来粤), by a sign of their level (来我县)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, word_at, words
from loaders.readers import home, pairing_names
from loaders.readers.context import Context, designated, innermost, outermost
from loaders.text import Span

_STAYING: Final = "在"
_LINK: Final = re.compile(r"[、和及与]")
_ITEM_END: Final = re.compile(r"[、和及与,;:。!?\n]")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where its name stands, and the code of its territory; None where that stays open."""

    start: int
    end: int
    code: str | None


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Destination]:
    """Everything in a span to which a movement may lead."""
    places = outermost(hits.within(*span, PLACE))
    reach = span[0]
    for place in places:
        if place.start >= reach:
            code, end = _reached(characters, place, span[1], hits, context)
            reach = end
            if code is not None:
                yield Destination(place.start, end, code)
    for motion in _motions().finditer(characters, span[0], span[1] - 1):
        position = motion.end()
        if not any(place.start <= position < place.end for place in places):
            yield from _unnamed(characters, motion.group(), position, span[1], hits, context)


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
) -> Iterator[Destination]:
    """What no name of a place stands for behind a verb of movement."""
    own = word_at(characters, position, "designators")
    if own.startswith(home.OWN):
        yield _own(characters, own, position, hits, context)
        return
    comma = characters.startswith(",", position + 1)  # 来旺,考察对接
    done = _is_done_there(position + 1 + comma, hits)
    code = gazetteer.by_letter(characters[position], context.counts)
    if code is None and done and motion != _STAYING:
        code = _contained(characters[position], context)
    if code is not None and (done or motion != _STAYING):
        yield Destination(position, position + 1, code)
    elif (regiment := pairing_names.REGIMENT.match(characters, position, limit)) is not None:
        yield Destination(position, regiment.end(), None)
    elif (end := pairing_names.zone(characters, position, limit, hits)) is not None:
        yield Destination(position, end, None)


def _own(characters: str, own: str, position: int, hits: Hits, context: Context) -> Destination:
    """The page's own territory, or the narrower one behind it: 来我县, 来我市甲区, 赴我市对口支援的乙县."""
    end = position + len(own)
    place = hits.at(end, PLACE)
    inner = innermost(place, hits, context) if place is not None else _helped(characters, end, hits, context)
    if inner is not None:
        return Destination(position, inner[1], inner[0])
    return Destination(position, end, designated(own, context))


def _contained(sign: str, context: Context) -> str | None:
    """The one place of the text, or the page's own, whose name holds this character: 来聊 is to 聊城."""
    holding = [c for c in (*context.home, *context.counts) if sign in gazetteer.full_name(c)]
    inner = {c for c in holding if not any(c != o and c in gazetteer.lineage(o) for o in holding)}
    return next(iter(inner)) if len(inner) == 1 else None


def _is_done_there(position: int, hits: Hits) -> bool:
    """Whether what is done at a destination stands right here: 考察, 对接."""
    told = hits.at(position, "particles")
    return (told is not None and told.code == "activity") or hits.at(position, "event-types") is not None


@cache
def _motions() -> re.Pattern[str]:
    """The last character of a word of movement, and 在: 赴, 到."""
    signs = (w for w in words("particles", "motion-in", "motion-out") if len(w) == 1)
    return re.compile(f"[{_STAYING}{''.join(sorted(signs))}]")
