"""Where a meeting or a ceremony was, and whose it was, as its own sentence tells."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, word_at, words
from loaders.mentions.pieces import CLAUSE_MARKS, clause, piece_start
from loaders.readers.context import designated, innermost, outermost
from loaders.readers.stretch import Stretch
from loaders.text import Span

LABEL_MARKS: Final = frozenset(",;:。!?()《》\n")
LONGEST_LABEL: Final = 60
"""Where the printed name of a meeting begins at the latest, and how long it may be."""
_LONGEST_TEAM: Final = 8
_MET: Final = "受到"
_WITH: Final = frozenset("与同和")
_TALKS: Final = frozenset({"symposium", "talks"})
_IN: Final = frozenset("在")
_COMING: Final = frozenset("在到赴")
_VENUE_SIGNS: Final = {
    "donation": (frozenset("向给为"),),
    "cadre-visit": (frozenset("到赴"),),
    "rotation": (frozenset("达抵"), frozenset("从")),
}
"""What else than 在 stands before the place of such an event, in the order of what it tells."""


def organiser(stretch: Stretch, here: Span, start: int, end: int, kind: str) -> str | None:
    """The one territory named before the word in its clause; of two parties neither is the organiser.

    Of a leading group it is whose group it is, not whom it helps: 省对口支援某地领导小组.
    """
    characters, hits, context = stretch.characters, stretch.hits, stretch.context
    if kind == "leading-group-meeting":
        return _convener(stretch, here, start, end)
    begin = piece_start(characters, start, here[0], hits, LONGEST_LABEL, LABEL_MARKS)
    word = word_at(characters, begin, "designators")
    if word and characters.startswith("、", begin + len(word)):  # 自治区、兵团推进会
        return designated(word, context)
    named = [c for p in outermost(hits.within(here[0], start, PLACE)) if (c := context.code(p))]
    return gazetteer.narrowest(named)


def _convener(stretch: Stretch, here: Span, start: int, end: int) -> str | None:
    characters, hits, context = stretch.characters, stretch.hits, stretch.context
    begin = piece_start(characters, start, here[0], hits, LONGEST_LABEL, LABEL_MARKS)
    help_word = next((h.start for h in hits.within(begin, end, "genre-signs")), end)
    for place in outermost(hits.within(begin, end, PLACE)):
        if place.start < help_word and (code := context.code(place)) is not None:
            return code
    word = word_at(characters, begin, "designators")
    return designated(word, context) if word else None


def venue_at(stretch: Stretch, start: int, kind: str = "") -> str | None:
    """The territory behind 在 in the clause: 在X市召开, 在我市召开, 在该县召开.

    For a donation also who it is given to, for a call on cadres also where the callers went.
    """
    characters, span, hits, context = stretch.characters, stretch.span, stretch.hits, stretch.context
    here = clause(characters, start, span)
    places = [
        p
        for p in outermost(hits.within(*here, PLACE))
        if not _in_name(stretch, p.end, start) and not _sends(p.end, hits)
    ]
    for signs in (_IN, *_VENUE_SIGNS.get(kind, ())):
        for place in places:
            told = hits.before(place.start, "particles")
            if characters[place.start - 1 : place.start] in signs or (told and told.code == "venue"):
                return innermost(place, hits, context)[0]
    for own in _own_places().finditer(characters, *here):
        held = hits.at(own.end(), "particles")
        inside = characters[own.start() - 1 : own.start()] == "在"
        if inside or (held is not None and held.code == "held"):  # 在我市召开, 我市举行欢送会
            return designated(own.group(), context) or next(iter(context.home), None)
    found = _referred(stretch, here) or _abbreviated(stretch, here)
    if found is None and kind == "opening":
        found = _opened_at(stretch, here, start)
    if found is None and kind == "cadre-visit":
        found = _reached(stretch, start)
    return found if found is not None or kind not in _TALKS else _hosted(stretch, places)


@cache
def _own_places() -> re.Pattern[str]:
    known = words("designators") | words("speech-signs", "own-institution")
    signs = sorted((w for w in known if len(w) > 1), key=len, reverse=True)
    return re.compile("|".join(signs))


def _in_name(stretch: Stretch, end: int, start: int) -> bool:
    """Whether a place that ends here is one of the parties in the name of a meeting: 在甲县·乙市座谈会上."""
    word = stretch.hits.at(start, "event-types")
    if word is None or end > start or stretch.characters[word.end : word.end + 1] != "上":
        return False
    return not stretch.hits.has(end, start, "particles", "held")


def _hosted(stretch: Stretch, places: Sequence[Hit]) -> str | None:
    """The place with which a delegation talks: 考察组与甲州举行座谈会."""
    for place in places:
        guest = stretch.hits.before(place.start - 1, "organisation-kinds")
        if stretch.characters[place.start - 1] in _WITH and guest is not None and guest.code == "delegation":
            return innermost(place, stretch.hits, stretch.context)[0]
    return None


def _sends(end: int, hits: Hits) -> bool:
    """Whether a place is the sender in the name of a team or headquarters: 在甲省援疆指挥部召开."""
    helped = hits.at(end, "genre-signs", "assistance-words")
    return helped is not None and any(
        h.code in {"front-headquarters", "work-team"}
        for h in hits.within(end, helped.end + _LONGEST_TEAM, "organisation-kinds")
    )


def _reached(stretch: Stretch, start: int) -> str | None:
    """The last place before the word that somebody came to: 到甲地区,看望援派干部."""
    for place in reversed(outermost(stretch.hits.within(stretch.span[0], start, PLACE))):
        code, end = innermost(place, stretch.hits, stretch.context)
        came = stretch.characters[place.start - 1 : place.start] in _COMING
        if came and stretch.characters[end : end + 1] in CLAUSE_MARKS:
            return code
    return None


def _opened_at(stretch: Stretch, here: Span, start: int) -> str | None:
    """The territory with which the name of what is opened begins: 甲市援建的乙县丙镇卫生院启用."""
    characters, hits, context = stretch.characters, stretch.hits, stretch.context
    place = hits.at(piece_start(characters, start, here[0], hits, LONGEST_LABEL), PLACE)
    body = place is not None and any(hits.within(place.end, start, "site-kinds"))
    return innermost(place, hits, context)[0] if place is not None and body else None


def _referred(stretch: Stretch, here: Span) -> str | None:
    """The venue that 在该县, 在该校 stand for: the territory of that level, or of the body named last."""
    characters, span, hits, context = stretch.characters, stretch.span, stretch.hits, stretch.context
    that = next((h for h in hits.within(*here, "particles") if h.code == "that"), None)
    if that is None or characters[that.start - 1] != "在":
        return None
    codes = [innermost(p, hits, context)[0] for p in outermost(hits.within(span[0], that.start, PLACE))]
    level = characters[that.end - 1]
    exact = [c for c in codes if c is not None and gazetteer.full_name(c).endswith(level)]
    if exact:
        return exact[-1]
    bodies = hits.within(span[0], that.start, "site-kinds")
    likely = sorted(bodies, key=lambda b: (characters[b.end - 1] != level, -b.start))  # 该院: a 医院 first
    for body in likely:
        start = piece_start(characters, body.start, span[0], hits, LONGEST_LABEL)
        if (place := hits.at(start, PLACE)) is not None:
            return innermost(place, hits, context)[0]
    return next((c for c in reversed(codes) if c is not None), None)


def _abbreviated(stretch: Stretch, here: Span) -> str | None:
    """A venue by its one-character name: 在渝举行, 在津受到…会见."""
    characters, hits, context = stretch.characters, stretch.hits, stretch.context
    at = characters.find("在", *here)
    held = hits.at(at + 2, "particles", "roles") if at >= 0 else None
    met = at >= 0 and characters.startswith(_MET, at + 2)
    if not met and (held is None or held.code not in {"held", "host"}):
        return None
    return gazetteer.by_letter(characters[at + 1], context.counts)
