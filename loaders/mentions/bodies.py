"""The bodies inside posts: 市委, 教育局, 八十六团, and whose office or team one is."""

import re
from functools import cache
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hit, Hits, concepts, words
from loaders.mentions.pieces import piece_start

OWN_NAMES: Final = frozenset({"school", "hospital", "company", "institute"})
"""The kinds of body whose names stand for themselves, without a territory before them."""

_OFFICE: Final = "general-office"
_COMMITTEE: Final = "委"
_REGIMENT: Final = "regiment"
_NUMBERED: Final = re.compile(r"第?[0-9一二三四五六七八九十百〇零]+$")


class Body(NamedTuple):
    """A body inside a post: its kind, and where its printed short form stands."""

    kind: str | None
    start: int
    end: int


def owner_of(characters: str, title: Hit, body: Body, floor: int, hits: Hits) -> Body:
    """The body whose office this is (市委 of 市委办公室), else the body itself."""
    if body.kind != _OFFICE:
        return body
    owner = body_at(characters, title, body.start, floor, hits)
    if owner.kind == "department" and owner.end - owner.start == len(_COMMITTEE):
        return Body("party-committee", owner.start, owner.end)
    return owner if owner.kind is not None and template(owner.kind) else body


def inner_kind(characters: str, begin: int, end: int, hits: Hits) -> str | None:
    """The kind of the body that a stretch ends with, or of one with a name of its own inside it."""
    if (hit := hits.before(end, "organisation-kinds")) is not None and hit.start >= begin:
        return hit.code
    if end > begin and _NUMBERED.search(characters[begin : end - 1]):
        return _short_kinds().get(characters[end - 1])
    within = hits.within(begin, end, "organisation-kinds")
    return next((h.code for h in within if h.code in OWN_NAMES), None)


def is_named(kind: str) -> bool:
    """Whether bodies of a kind carry names of their own."""
    return concepts("organisation-kinds")[kind].value("named") is not None


def template(kind: str) -> str | None:
    """How the full name of a body of this kind is made, None where it is as printed."""
    return concepts("organisation-kinds")[kind].value("nameTemplate")


def body_at(characters: str, title: Hit, end: int, floor: int, hits: Hits) -> Body:
    """The body that ends at `end`, by its printed short form; without a kind where none does."""
    hit = hits.before(end, "organisation-kinds")
    if hit is not None and hit.start >= floor and not _is_place(hit, hits):
        return Body(hit.code, hit.start, end)
    shared = hits.before(end + 1, "organisation-kinds") if end == title.start else None
    if shared is not None and floor <= shared.start < end:  # 教育局长
        return Body(shared.code, shared.start, end + 1)
    if end - 1 <= floor or hits.before(end, PLACE) is not None:
        return Body(None, end, end)
    return _short_body(characters, title, end, floor, hits)


def _short_body(characters: str, title: Hit, end: int, floor: int, hits: Hits) -> Body:
    """A body that one character tells (市委, 文旅局, 八十六团), or a company by its name alone."""
    sign, natural = characters[end - 1], concepts("titles")[title.code].value("body")
    kind, start = _short_kinds().get(sign), end - 1
    if sign == _COMMITTEE:
        own = characters.startswith(tuple(words("qualifiers", "party-group")), end)  # 经信委 + 党组成员
        kind = "department" if own or natural == "congress" else "party-committee"
    elif kind == _REGIMENT:
        number = _NUMBERED.search(characters, max(floor, end - 7), end - 1)
        kind, start = (kind, number.start()) if number else (None, end)
    elif kind is None and natural == "company":
        start = piece_start(characters, end, floor, hits)
        kind = natural if start < end - 1 else None
    return Body(kind, start, end) if kind else Body(None, end, end)


@cache
def _short_kinds() -> dict[str, str]:
    """The kinds of body that one character tells: 局, 厅, 组."""
    return {w: code for code, c in concepts("organisation-kinds").items() for w in c.words if len(w) == 1}


def _is_place(body: Hit, hits: Hits) -> bool:
    place = hits.before(body.end, PLACE)
    return place is not None and place.start <= body.start
