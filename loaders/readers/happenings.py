"""Whether the name of a meeting or a ceremony tells that it took place, when, and where."""

import re
from typing import Final, NamedTuple

from loaders.lexicon import Hits, pattern
from loaders.mentions.dates import DateMention
from loaders.mentions.pieces import clause, piece_start
from loaders.readers.stretch import Stretch
from loaders.readers.venues import LABEL_MARKS, LONGEST_LABEL, organiser, venue_at
from loaders.readers.visits import Trip
from loaders.text import Span

_MEETING: Final = "会"
_VERBAL: Final = frozenset({"talks", "symposium"})
RITE: Final = "仪式"
_COMPANY: Final = frozenset("与同和向对")
_LONGEST_LANDMARK: Final = 24
_DAY: Final = re.compile(r"\d{1,2}日")
_DEFINITION: Final = re.compile(r"是.+的.{0,4}(?:一站|子活动|组成部分|环节|缩影|之一)\Z")
"""A clause that only says what something is: 活动是第十届甲洽谈会的重要子活动."""

_LONGEST_TIME: Final = 10
_LONGEST_CUE: Final = 12
_TWIN: Final = re.compile(r"暨[^,;:。]{0,12}\Z")
_GOING_ON: Final = "并"
_TIMES: Final = ("past-background", "future")
_NAMED: Final = frozenset(
    {"symposium", "joint-conference", "leading-group-meeting", "conference", "rotation"}
)


class SeenEvent(NamedTuple):
    """An event that a stretch tells of: type, evidence, the printed date, venue and name.

    `firm` is true where the text says that it was held, not only that somebody spoke at it;
    `organiser` is the code of the one territory named before it; `near` is true where it was
    held at, before or after the meeting told of before (会上, 会前); `weak` where the word only
    says what was done at a meeting (交换意见); `last` is the day on which it is said to close;
    `called` is 会 or 仪式 where its word ends so; `twin` is true for the second of two that were
    held as one: 座谈会暨捐赠仪式.
    """

    type: str
    span: Span
    date: DateMention | None
    venue: str | None = None
    label: str | None = None
    trip: Trip | None = None
    firm: bool = True
    organiser: str | None = None
    near: bool = False
    weak: bool = False
    last: DateMention | None = None
    called: str = ""
    twin: bool = False


def event_at(stretch: Stretch, start: int, end: int, kind: str, date: DateMention | None) -> SeenEvent | None:
    """The event that the word at `start` to `end` tells of; None where it is planned or only cited."""
    characters, span, hits = stretch.characters, stretch.span, stretch.hits
    if not took_place(characters, span, start, end, hits):
        return None
    here = clause(characters, start, span)
    if date is not None and _is_of_month(date) and _is_defined(characters, here, start, hits):
        return None
    if kind == "rotation" and not _sends(span, hits):
        return None  # 群众欢送, 轮换储备粮
    if kind == "cadre-visit" and not _has_object(here, end, span, hits):
        return None
    if kind in _VERBAL and not characters[start:end].endswith(_MEETING) and _is_chat(stretch, here, start):
        return None  # 与大家座谈
    weak = any(h.end == end and h.code == "conferring" for h in hits.within(start, end, "particles"))
    end += next((len(w) for w in (_MEETING, RITE) if characters.startswith(w, end)), 0)  # 工作交接会
    word = characters[start:end].removesuffix("议")
    called = next((w for w in (_MEETING, RITE) if word.endswith(w)), "")
    return SeenEvent(
        type=kind,
        span=span,
        date=date,
        venue=venue_at(stretch, start, kind),
        label=_label(characters, start, end, here[0], hits) if kind in _NAMED and called else None,
        firm=_is_held(here, hits),
        organiser=organiser(stretch, here, start, end, kind),
        near=_is_near(span, start, hits),
        weak=weak,
        called=called,
        twin=_TWIN.search(characters, here[0], start) is not None,
    )


def _is_of_month(date: DateMention) -> bool:
    return date.day is None and date.relative is None


def _is_defined(characters: str, here: Span, start: int, hits: Hits) -> bool:
    """Whether the clause only says which meeting is meant: 2010年3月召开的工作会议."""
    held = [h for h in hits.within(here[0], start, "particles") if h.code == "held"]
    return any(characters[h.end : h.end + 1] == "的" for h in held)


def _is_chat(stretch: Stretch, here: Span, start: int) -> bool:
    """Whether it is with cadres, citizens or 大家 that somebody confers: part of a call, no meeting."""
    found = stretch.hits.within(here[0], start, "particles")
    company = [h for h in found if h.code in {"pronoun", "dispatched", "citizen"}]
    return any("与" in stretch.characters[here[0] : h.start] or h.code == "citizen" for h in company)


def _is_near(span: Span, start: int, hits: Hits) -> bool:
    """Whether the stretch begins with 会上, 会前, 会后."""
    limit = min(start, span[0] + _LONGEST_CUE)
    return hits.has(span[0], limit, "particles", "at-meeting")


def took_place(characters: str, span: Span, start: int, end: int, hits: Hits) -> bool:
    """Whether what a word tells of is told as done: neither planned nor cited as background."""
    if _opens_in_the_past(characters, span, start, hits):
        return False
    here = _timed(characters, start, span, hits)
    return not _is_cited(characters, here, start, end, hits) and not _is_future(characters, here, start, hits)


def _opens_in_the_past(characters: str, span: Span, start: int, hits: Hits) -> bool:
    """Whether a sentence begins 去年12月,… or 据悉,2016年以来,… and names no other day before a position."""
    begin = span[0]
    while (end := clause(characters, begin, span)[1]) < start and end - begin <= _LONGEST_TIME:
        signs = (*hits.starting.get(begin, ()), *hits.ending.get(end, ()))
        if any(h.code == "past-background" for h in signs):
            return _DAY.search(characters, end, start) is None
        begin = end + 1
    return False


def _timed(characters: str, position: int, span: Span, hits: Hits) -> Span:
    """The clause of a position, with the one before it where that only tells the time: 去年7月,…"""
    here = clause(characters, position, span)
    if here[0] == span[0]:
        return here
    start = clause(characters, here[0] - 1, span)[0]
    short = here[0] - 1 - start <= _LONGEST_TIME
    return (start, here[1]) if short and _tells_time(start, hits) else here


def _tells_time(start: int, hits: Hits) -> bool:
    """Whether a clause begins with a word of the past or of what is to come."""
    first = hits.starting.get(start, ())
    return any(h.scheme == "particles" and h.code in _TIMES for h in first)


def _is_cited(characters: str, here: Span, start: int, end: int, hits: Hits) -> bool:
    """Cited as background: 贯彻…会议精神, 《…》, 去年召开的…, …会上的讲话, a national landmark."""
    around = hits.within(start - _LONGEST_LANDMARK, end + _LONGEST_LANDMARK, "landmarks")
    if any(h.start < end <= h.end for h in around) and not _is_news(characters, here, end, hits):
        return True
    if characters.startswith("上的", end):
        return True
    after = hits.at(end, "particles")
    if after is not None and after.code == "background":
        return True
    if any(h.code == "opening-rite" for h in hits.starting.get(end, ())):  # of a fair
        return True
    before = here[0], start
    if characters.find("自", *before) >= 0 and hits.has(end, here[1], "particles", "since"):
        return True
    return (
        _DEFINITION.search(characters, *here) is not None
        or _is_inside(characters, before, "《", "》")
        or hits.has(*before, "particles", "background", "about")
        or pattern("particles", "past-background").search(characters, *before) is not None
    )


def _is_news(characters: str, here: Span, end: int, hits: Hits) -> bool:
    """Whether a national conference is told of with the day on which it was held."""
    return hits.has(end, here[1], "particles", "held") and _DAY.search(characters, *here) is not None


def is_recalled(characters: str, span: Span, position: int, hits: Hits) -> bool:
    """Whether the clause tells of the past before the news, or of what is to come: A曾率团到乙市."""
    here = _timed(characters, position, span, hits)
    return pattern("particles", *_TIMES).search(characters, here[0], position) is not None


def first_time_sign(characters: str, span: Span) -> int:
    """Where the first sign of the past or of what is to come stands: nothing before it is recalled.

    It is the end of the span where there is none.
    """
    sign = pattern("particles", *_TIMES).search(characters, *span)
    return sign.start() if sign is not None else span[1]


def _is_future(characters: str, here: Span, start: int, hits: Hits) -> bool:
    if characters.startswith(_GOING_ON, here[0]):  # 将召开…,并签署…
        here = clause(characters, here[0] - 1, (0, here[1]))
    signs = pattern("particles", "future").finditer(characters, here[0], start)
    return any(
        not _is_attribute(characters, sign.end(), start, hits)
        and not _is_inside(characters, (here[0], sign.start()), "“", "”")
        for sign in signs
    )


def _is_inside(characters: str, before: Span, opening: str, closing: str) -> bool:
    """Whether a mark is still open where a stretch ends: 围绕“明年怎么干”各抒己见."""
    return characters.count(opening, *before) > characters.count(closing, *before)


def _is_attribute(characters: str, position: int, start: int, hits: Hits) -> bool:
    """Whether what stands here only describes people for whom a meeting was held: 为即将赴疆的干部举行…."""
    held = [h.start for h in hits.within(position, start, "particles") if h.code == "held"]
    return bool(held) and "的" in characters[position : held[-1]]


def _has_object(here: Span, end: int, span: Span, hits: Hits) -> bool:
    reach = max(here[1], min(span[1], end + 30))
    return hits.has(end, reach, "particles", "dispatched") or hits.has(
        end, reach, "organisation-kinds", "work-team", "front-headquarters"
    )


def _sends(span: Span, hits: Hits) -> bool:
    """Whether those who set out, come home or hand over are sent to help."""
    return (
        hits.has(*span, "particles", "dispatched")
        or hits.has(*span, "genre-signs", "assistance", "general-help", "co-operation")
        or hits.has(*span, "organisation-kinds", "work-team", "front-headquarters")
    )


def _is_held(here: Span, hits: Hits) -> bool:
    return hits.has(*here, "particles", "held", "arrival")


def _label(characters: str, start: int, end: int, floor: int, hits: Hits) -> str | None:
    """The printed name of a meeting; None for a bare word such as 座谈会."""
    begin = piece_start(characters, start, floor, hits, LONGEST_LABEL, LABEL_MARKS)
    label = characters[begin:end].rpartition("在")[2].lstrip(" 、”“的")
    return label if len(label) > end - start + 1 and label[0] not in _COMPANY else None
