"""Posts in running text, each read backwards from its title: qualifiers, body, territory."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon import PLACE, Hit, Hits, concepts, words
from loaders.mentions.pieces import piece_start
from loaders.text import Span


@dataclass(frozen=True, slots=True)
class ParsedPost:
    """A post as printed: what stands of its territory, its body and its title.

    `places` are the place names before it, from the widest to the narrowest; `designator`
    is a bare sign of a level (省, 我市); `kind` is a notation of `organisation-kinds`, with
    the printed body in `organ`.  All three may be missing: the chain or the context tells.
    `unit` is a park or the like that has a committee without being a territory.
    """

    span: Span
    title: str
    concept: str
    status: str
    places: tuple[Hit, ...] = ()
    designator: str | None = None
    kind: str | None = None
    organ: str | None = None
    unit: str | None = None


def titles(span: Span, hits: Hits) -> Iterator[Hit]:
    """The titles in a span, each the longest that ends where it ends and not inside another."""
    reach = 0
    for hit in hits.within(*span, "titles"):
        if hit.end > reach and not _inside_word(hit, hits):
            reach = hit.end
            yield hit


def _inside_word(title: Hit, hits: Hits) -> bool:
    """Whether another word runs on from within a title: 领导小组, 成员单位, 县 + 长期."""
    return any(
        h.end > title.end and h.scheme in ("organisation-kinds", "particles", PLACE)
        for start in range(title.start - 3, title.end)
        for h in hits.starting.get(start, ())
        if h.end > title.start
    )


def post_at(characters: str, title: Hit, floor: int, hits: Hits) -> ParsedPost:
    """The post whose title this is, read backwards no further than `floor`."""
    start, status = _qualifiers(characters, title.start, floor)
    printed = characters[start : title.end]
    for word in words("qualifiers", "former", "current", "seconded", "candidate"):
        printed = printed.replace(word, "") if len(word) > 1 or word in "原前兼" else printed
    organ_end = start
    kind, organ_start = _body(characters, organ_end, floor, hits)
    places, designator, begin = _territory(characters, organ_start, floor, hits)
    organ: str | None = characters[organ_start:organ_end] or None
    unit: str | None = None
    if kind is not None and (concepts("organisation-kinds")[kind].value("named") or begin == organ_start):
        begin, places, designator = _extend(characters, organ_start, floor, hits, (begin, places, designator))
        if concepts("organisation-kinds")[kind].value("named"):
            organ = characters[begin:organ_end]
        elif begin < organ_start and not _is_territory(begin, organ_start, places, designator):
            unit = characters[begin:organ_start]
    status = _status(characters, begin, floor) or status
    return ParsedPost((begin, title.end), printed, title.code, status, places, designator, kind, organ, unit)


def _is_territory(begin: int, end: int, places: tuple[Hit, ...], designator: str | None) -> bool:
    """Whether a stretch is nothing but territories, so that it names no park or unit of its own."""
    last = places[-1].end if places else begin + len(designator or "")
    return last == end


def _qualifiers(characters: str, end: int, floor: int) -> tuple[int, str]:
    """Where the qualifiers before `end` begin, and the status that they give."""
    status = "current"
    while True:
        concept, size = next(
            ((c, n) for n in (4, 3, 2, 1) if end - n >= floor for c in _qualifier(characters[end - n : end])),
            (None, 0),
        )
        if concept is None:
            return end, status
        end -= size
        status = concepts("qualifiers")[concept].value("postStatus") or status


def _qualifier(word: str) -> tuple[str, ...]:
    return tuple(
        code
        for code, c in concepts("qualifiers").items()
        if word in c.words and (c.value("part") or len(word) > 1)
    )


def _status(characters: str, begin: int, floor: int) -> str | None:
    """The status that a word before the whole post gives it: 时任…, 原…, 挂职…."""
    for size in (2, 1):
        word = characters[max(floor, begin - size) : begin]
        for code, concept in concepts("qualifiers").items():
            if len(word) == size and word in concept.words and not concept.value("part"):
                return concepts("qualifiers")[code].value("postStatus")
    return None


def _body(characters: str, end: int, floor: int, hits: Hits) -> tuple[str | None, int]:
    """The kind of body that ends at `end` and where its printed short form begins."""
    hit = hits.before(end, "organisation-kinds")
    if hit is not None and hit.start >= floor and not _is_place(hit, hits):
        return hit.code, hit.start
    if characters[end - 1 : end] == "委" and end - 1 > floor:
        return "party-committee", end - 1
    return None, end


def _is_place(body: Hit, hits: Hits) -> bool:
    place = hits.before(body.end, PLACE)
    return place is not None and place.start <= body.start


def _territory(characters: str, end: int, floor: int, hits: Hits) -> tuple[tuple[Hit, ...], str | None, int]:
    """The place names, or the bare sign of a level, that end at `end`, and where they begin."""
    end = _without_sign(characters, end, floor, hits)
    places: list[Hit] = []
    begin = end
    while (hit := hits.before(begin, PLACE)) is not None and hit.start >= floor:
        places.insert(0, hit)
        begin = hit.start
    if places:
        return tuple(places), None, begin
    for size in (3, 2, 1):
        word = characters[max(floor, end - size) : end]
        if len(word) == size and word in words("designators"):
            prefix = hits.before(end - size, PLACE)
            if prefix is not None and prefix.start >= floor:  # 喀什 + 地(委)
                return (prefix,), word, prefix.start
            return (), word, end - size
    return (), None, end


def _without_sign(characters: str, end: int, floor: int, hits: Hits) -> int:
    """Before 组织部 in 省委组织部 stands the party committee's 委, before 领导 in 宁波方领导 a 方."""
    for sign in ("党委", "委", "方"):
        begin = end - len(sign)
        if characters[max(floor, begin) : end] == sign and hits.before(end, PLACE) is None:
            return begin if sign != "方" or hits.before(begin, PLACE) is not None else end
    return end


def _extend(
    characters: str, start: int, floor: int, hits: Hits, found: tuple[int, tuple[Hit, ...], str | None]
) -> tuple[int, tuple[Hit, ...], str | None]:
    """Where the full name of a body with a name of its own begins: at its territory, else at its piece."""
    piece = piece_start(characters, start, floor, hits)
    for size in (3, 2, 1):
        word = characters[piece : piece + size]
        if len(word) == size and piece + size <= start and word in words("designators"):
            return piece, (), word
    for hit in hits.within(piece, start, PLACE):
        places = [hit]
        while (after := hits.at(places[-1].end, PLACE)) is not None and after.end <= start:
            places.append(after)
        return hit.start, tuple(places), None
    return (piece, (), None) if found[0] == start else found
