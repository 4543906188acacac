"""Whether the name of a meeting or a ceremony tells that it took place, when, and where."""

from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hits, words
from loaders.mentions.dates import DateMention
from loaders.mentions.pieces import clause, piece_start
from loaders.readers.context import Context, designated, innermost, outermost
from loaders.readers.visits import Trip
from loaders.text import Span

_MEETING_ENDS: Final = ("会", "会议")
_LABEL_MARKS: Final = frozenset(",;:。!?()《》\n")
_LONGEST_LABEL: Final = 60
_LONGEST_CUE: Final = 12
_VENUE_SIGNS: Final = {"donation": frozenset("在向给为"), "cadre-visit": frozenset("在到赴"), "rotation": frozenset("在达")}
_MEETINGS: Final = frozenset({"symposium", "joint-conference", "leading-group-meeting", "conference"})


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event that a stretch tells of: type, evidence, the printed date, venue and name.

    `firm` is true where the text says that it was held, not only that somebody spoke at it;
    `organiser` is the code of the one territory named before it; `near` is true where it was
    held at, before or after the meeting told of before (会上, 会前); `weak` where the word only
    says what was done at a meeting (交换意见); `last` is the day on which it is said to close.
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
    meets: bool = False


def event_at(
    characters: str,
    span: Span,
    start: int,
    end: int,
    kind: str,
    date: DateMention | None,
    hits: Hits,
    context: Context,
) -> SeenEvent | None:
    """The event that the word at `start` to `end` tells of; None where it is planned or only cited."""
    if not took_place(characters, span, start, end, hits):
        return None
    here = clause(characters, start, span)
    if kind == "cadre-visit" and not _has_object(here, end, span, hits):
        return None
    label = _label(characters, start, end, here[0], hits) if kind in _MEETINGS else None
    venue = venue_at(characters, span, start, hits, context, kind)
    organiser = _organiser(here, start, end, kind, hits, context)
    near = any(
        h.code == "at-meeting" for h in hits.within(span[0], min(start, span[0] + _LONGEST_CUE), "particles")
    )
    weak = any(h.end == end and h.code == "conferring" for h in hits.within(start, end, "particles"))
    if weak and any(h.code == "citizen" for h in hits.within(here[0], start, "particles")):
        return None  # 与当地群众深入交流
    meets = characters[start:end].endswith(_MEETING_ENDS)
    return SeenEvent(
        kind, span, date, venue, label, None, _is_held(here, hits), organiser, near, weak, None, meets
    )


def _organiser(here: Span, start: int, end: int, kind: str, hits: Hits, context: Context) -> str | None:
    """The one territory named before the word in its clause; of two parties neither is the organiser."""
    begin = start if kind != "leading-group-meeting" else end
    named = [c for p in outermost(hits.within(here[0], begin, PLACE)) if (c := context.code(p))]
    outer = [c for c in named if not any(c != o and c in gazetteer.lineage(o) for o in named)]
    if kind == "leading-group-meeting":
        return named[0] if named else None
    return outer[0] if len(set(outer)) == 1 else None


def took_place(characters: str, span: Span, start: int, end: int, hits: Hits) -> bool:
    """Whether what a word tells of is told as done: neither planned nor cited as background."""
    here = clause(characters, start, span)
    return not _is_cited(characters, here, start, end, hits) and not _is_future(characters, here, start, hits)


def _is_cited(characters: str, here: Span, start: int, end: int, hits: Hits) -> bool:
    """Cited as background: 贯彻…会议精神, 《…》, 去年召开的…, …会上的讲话, a national landmark."""
    if any(
        h.scheme == "landmarks" and h.end >= end
        for n in range(max(0, start - 24), end)
        for h in hits.starting.get(n, ())
    ):
        return True
    if characters.startswith("上的", end):
        return True
    after = hits.at(end, "particles")
    if after is not None and after.code == "background":
        return True
    before = characters[here[0] : start]
    if before.count("《") > before.count("》") or any(
        len(w) == 1 and w in before for w in words("particles", "past-background")
    ):
        return True
    return any(h.code in {"background", "past-background"} for h in hits.within(here[0], start, "particles"))


def _is_future(characters: str, here: Span, start: int, hits: Hits) -> bool:
    signs = words("particles", "future")
    before = characters[here[0] : start]
    if any(len(w) == 1 and w in before for w in signs):
        return True
    return any(h.code == "future" for h in hits.within(here[0], start, "particles"))


def _has_object(here: Span, end: int, span: Span, hits: Hits) -> bool:
    reach = max(here[1], min(span[1], end + 30))
    return any(
        h.code in {"dispatched", "work-team", "front-headquarters"}
        for h in hits.within(end, reach, "particles", "organisation-kinds")
    )


def _is_held(here: Span, hits: Hits) -> bool:
    return any(h.code in {"held", "arrival"} for h in hits.within(*here, "particles"))


def _label(characters: str, start: int, end: int, floor: int, hits: Hits) -> str | None:
    """The printed name of a meeting; None for a bare word such as 座谈会."""
    begin = piece_start(characters, start, floor, hits, _LONGEST_LABEL, _LABEL_MARKS)
    label = characters[begin:end].lstrip(" 、”“在")
    return label if len(label) > end - start + 1 else None


def venue_at(
    characters: str, span: Span, start: int, hits: Hits, context: Context, kind: str = ""
) -> str | None:
    """The territory behind 在 in the clause: 在X市召开, 在我市召开; for a donation who it is given to."""
    here = clause(characters, start, span)
    signs = _VENUE_SIGNS.get(kind, frozenset("在"))
    for place in outermost(hits.within(*here, PLACE)):
        if characters[place.start - 1 : place.start] in signs:
            return innermost(place, hits, context)[0]
    for word in words("designators"):
        if len(word) > 1 and characters.find("在" + word, *here) >= 0:
            return designated(word, context)
    return _abbreviated(characters, here, hits)


def _abbreviated(characters: str, here: Span, hits: Hits) -> str | None:
    """A venue by its one-character name: 在渝举行."""
    at = characters.find("在", *here)
    held = hits.at(at + 2, "particles") if at >= 0 else None
    if held is None or held.code != "held":
        return None
    sign = characters[at + 1]
    return gazetteer.abbreviations().get(sign) or gazetteer.city_abbreviations().get(sign)
