"""Whether the name of a meeting or a ceremony tells that it took place, when, and where."""

from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE, Hits, words
from loaders.mentions.dates import DateMention
from loaders.mentions.pieces import clause, piece_start
from loaders.readers.context import Context, designated, outermost
from loaders.readers.visits import Trip
from loaders.text import Span

_LABEL_MARKS: Final = frozenset(",;:。!?()《》\n")
_LONGEST_LABEL: Final = 60
_MEETINGS: Final = frozenset({"symposium", "joint-conference", "leading-group-meeting", "conference"})


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event that a stretch tells of: type, evidence, the printed date, venue and name.

    `firm` is true where the text says that it was held, not only that somebody spoke at it.
    """

    type: str
    span: Span
    date: DateMention | None
    venue: str | None = None
    label: str | None = None
    trip: Trip | None = None
    firm: bool = True


def event_at(
    characters: str, span: Span, start: int, end: int, kind: str, date: DateMention | None, hits: Hits, context: Context
) -> SeenEvent | None:
    """The event that the word at `start` to `end` tells of; None where it is planned or only cited."""
    here = clause(characters, start, span)
    if _is_cited(characters, here, start, end, hits) or _is_future(characters, here, start, hits):
        return None
    if kind == "cadre-visit" and not _has_object(here, end, span, hits):
        return None
    label = _label(characters, start, end, here[0], hits) if kind in _MEETINGS else None
    venue = _venue(characters, span, start, hits, context)
    return SeenEvent(kind, span, date, venue, label, None, _is_held(here, hits))


def _is_cited(characters: str, here: Span, start: int, end: int, hits: Hits) -> bool:
    """Cited as background: 贯彻…会议精神, 《…》, 去年召开的…"""
    after = hits.at(end, "particles")
    if after is not None and after.code == "background":
        return True
    before = characters[here[0] : start]
    if before.count("《") > before.count("》"):
        return True
    return any(h.code in {"background", "past-background"} for h in hits.within(here[0], start, "particles"))


def _is_future(characters: str, here: Span, start: int, hits: Hits) -> bool:
    signs = words("particles", "future")
    before = characters[here[0] : start]
    if any(len(w) == 1 and w in before for w in signs):
        return True
    return any(h.code == "future" for h in hits.within(here[0], start, "particles"))


def _has_object(here: Span, end: int, span: Span, hits: Hits) -> bool:
    return any(h.code == "dispatched" for h in hits.within(end, max(here[1], min(span[1], end + 30)), "particles"))


def _is_held(here: Span, hits: Hits) -> bool:
    return any(h.code == "held" for h in hits.within(*here, "particles"))


def _label(characters: str, start: int, end: int, floor: int, hits: Hits) -> str:
    begin = piece_start(characters, start, floor, hits, _LONGEST_LABEL, _LABEL_MARKS)
    return characters[begin:end].strip(" 、”“")


def _venue(characters: str, span: Span, start: int, hits: Hits, context: Context) -> str | None:
    """The territory behind 在 in the clause: 在X市召开, 在我市召开."""
    here = clause(characters, start, span)
    for place in outermost(hits.within(*here, PLACE)):
        if characters[place.start - 1 : place.start] == "在":
            last = place
            while (after := hits.at(last.end, PLACE)) is not None:
                last = after
            return context.code(last)
    for word in words("designators"):
        at = characters.find("在" + word, *here)
        if at >= 0 and len(word) > 1:
            return designated(word, context)
    return None
