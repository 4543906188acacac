"""Posts in running text, each read backwards from its title: qualifiers, body, territory."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hit, Hits, concepts, word_at, words
from loaders.mentions.bodies import OWN_NAMES, Body, body_at, inner_kind, is_named, owner_of, template
from loaders.mentions.pieces import SEPARATORS, piece_start
from loaders.mentions.qualifiers import bare_title, qualifiers_before, status_before, without_former
from loaders.text import Span

_LINKS: Final = frozenset("与和及同")
_LONGEST_PREFIX: Final = 4
_LONGEST_COPULA: Final = 2  # 担任
_HEADED: Final = {"association-president": "mass-organisation", "director": "department"}
_LEAGUE: Final = "youth-league"
_TOWN: Final = "镇"
_OF_A_STATE: Final = frozenset({"head-of-state"})
_RUNNING_ON: Final = frozenset({"organisation-kinds", "particles", PLACE})


class ParsedPost(NamedTuple):
    """A post as printed: what stands of its territory, its body and its title.

    `places` are the place names before it, from the widest to the narrowest; `designator`
    is a bare sign of a level (省, 我市); `kind` is a notation of `organisation-kinds`, with
    the printed body in `organ`.  All three may be missing: the chain or the context tells.
    `unit` is a park, a regiment or the like that has a committee without being a territory;
    `unit_kind` is the kind of that unit, or of the body to which an office or a team belongs.
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
    unit_kind: str | None = None


def titles(characters: str, span: Span, hits: Hits) -> Iterator[Hit]:
    """The titles in a span, each the longest that ends where it ends and not inside another."""
    reach = 0
    for hit in hits.within(*span, "titles"):
        if hit.end > reach and not _inside_word(characters, hit, hits) and not _of_a_part(hit, hits):
            reach = hit.end
            yield hit


def _of_a_part(title: Hit, hits: Hits) -> bool:
    """Whether a title only says what part its holder has in a trip: 以A为团长."""
    parts = (h.start for h in hits.ending.get(title.end, ()) if h.scheme == "roles")
    return any(0 < title.start - start <= _LONGEST_COPULA for start in parts)


def _inside_word(characters: str, title: Hit, hits: Hits) -> bool:
    """Whether another word runs on from within a title: 领导小组, 成员单位, 县 + 长期, 湖南省 + 长沙."""
    for start in range(title.start - 3, title.end):
        for h in hits.starting.get(start, ()):
            if (
                h.end > title.end
                and h.scheme in _RUNNING_ON
                and not (h.scheme == PLACE and _ends_before_name(characters, title, hits))
            ):
                return True
    return False


def _ends_before_name(characters: str, title: Hit, hits: Hits) -> bool:
    """Whether no place can begin within a title: 部长 + 葛, 喜德县 + 县长 + 沙马, 副省长 + 阳."""
    if concepts("titles")[title.code].value("designator") is None:
        return True
    if hits.before(title.start + 1, PLACE) is not None:
        return False
    begin, _ = qualifiers_before(characters, title.start, 0)
    qualified = begin < title.start or begin == 0 or characters[begin - 1] in SEPARATORS
    return qualified or hits.before(begin, PLACE) is not None


def post_at(characters: str, title: Hit, floor: int, hits: Hits) -> ParsedPost:
    """The post whose title this is, read backwards no further than `floor`."""
    start, status = qualifiers_before(characters, title.start, floor)
    printed = bare_title(characters[start : title.start]) + characters[title.start : title.end]
    left = without_former(characters, start, floor, hits)
    body = body_at(characters, title, left, floor, hits)
    edge = without_former(characters, body.start, floor, hits) if body.kind is not None else body.start
    owner = owner_of(characters, title, body, floor, hits)
    whole = Body(body.kind, edge, body.end)
    places, designator, begin = _territory(characters, whole if owner is body else owner, floor, hits)
    organ: str | None = characters[body.start : body.end] or None
    unit: str | None = None
    unit_kind = owner.kind if owner is not body else None
    if body.kind is None and concepts("titles")[title.code].value("designator") == _TOWN:
        begin, places, designator = _extend(characters, whole, floor, hits, (begin, places, designator))
        unit = characters[begin:edge] or None
    elif body.kind is not None and owner is body and (is_named(body.kind) or begin == edge):
        begin, places, designator = _extend(characters, whole, floor, hits, (begin, places, designator))
        if is_named(body.kind) and not template(body.kind):
            organ = characters[begin:edge] + characters[body.start : body.end]
        elif begin < edge and not _is_territory(begin, edge, places, designator):
            unit = characters[begin:edge]
        unit_kind = inner_kind(characters, begin, edge, hits)
    if title.code in _OF_A_STATE and body.kind is None:
        unit = characters[piece_start(characters, begin, floor, hits) : begin] or None
    if body.kind == _LEAGUE and not places:  # 团市委
        designator = characters[body.start + 1]
    former = "former" if edge < body.start or left < start else status
    party = _party(characters, begin, floor) if body.kind is not None else ""
    if party:  # 民盟甲省委会主委
        begin -= len(party)
        return ParsedPost(
            (begin, title.end), printed, title.code, former, places, None,
            "mass-organisation", characters[begin : body.end],
        )  # fmt: skip
    held = status_before(characters, begin, floor) or former
    return ParsedPost(
        (begin, title.end), printed, title.code, held, places, designator, body.kind, organ, unit, unit_kind
    )


def _party(characters: str, end: int, floor: int) -> str:
    """The party or league whose name ends before that of a place, empty where none does."""
    return next((w for w in words("parties") if characters.endswith(w, floor, end)), "")


def with_organ(characters: str, post: ParsedPost, start: int, hits: Hits) -> ParsedPost:
    """A post together with what stands from `start` up to it: the name of its body, unless that is known.

    Whoever presides over an association or directs an office does so of what is named so; of
    another title the body stays open, but the chain does not break.
    """
    span = start, post.span[1]
    kind = _HEADED.get(post.concept)
    if kind is None or post.organ is not None:
        return post._replace(span=span)
    place = hits.at(start, PLACE)
    sign = word_at(characters, start, "designators") if place is None else ""
    organ = characters[start : post.span[0]]
    return post._replace(
        span=span,
        places=(place,) if place is not None else (),
        designator=sign or None,
        kind=kind,
        organ=organ,
    )


def _is_territory(begin: int, end: int, places: tuple[Hit, ...], designator: str | None) -> bool:
    """Whether a stretch is nothing but territories, so that it names no park or unit of its own."""
    last = places[-1].end if places else begin + len(designator or "")
    return last == end


def _territory(
    characters: str, owner: Body, floor: int, hits: Hits
) -> tuple[tuple[Hit, ...], str | None, int]:
    """The place names, or the bare sign of a level, that end before a body, and where they begin."""
    end = owner.start
    if owner.kind != "party-committee":  # 卫健委 + 党委
        end = _without_sign(characters, end, floor, hits)
    places: list[Hit] = []
    begin = end
    while (hit := hits.before(begin, PLACE)) is not None and hit.start >= floor:
        places.insert(0, hit)
        begin = hit.start
    if places:
        return tuple(places), None, begin
    site = hits.before(end, "site-kinds") or _ends_zone(characters, end)  # 开发区 is no 区
    for size in (3, 2, 1) if not site else ():
        word = characters[max(floor, end - size) : end]
        if len(word) == size and word in words("designators"):
            prefix = hits.before(end - size, PLACE)
            if prefix is not None and prefix.start >= floor:  # 喀什 + 地(委)
                return (prefix,), word, prefix.start
            return (), word, end - size
    return (), None, end


def _ends_zone(characters: str, end: int) -> bool:
    return characters.endswith(tuple(words("pairing-signs", "zone")), 0, end)


def _without_sign(characters: str, end: int, floor: int, hits: Hits) -> int:
    """Before 组织部 in 省委组织部 stands the party committee's 委, before 领导 in 宁波方领导 a 方."""
    for sign in ("党委", "委", "方"):
        begin = end - len(sign)
        if characters[max(floor, begin) : end] == sign and hits.before(end, PLACE) is None:
            return begin if sign != "方" or hits.before(begin, PLACE) is not None else end
    return end


def _extend(
    characters: str, body: Body, floor: int, hits: Hits, found: tuple[int, tuple[Hit, ...], str | None]
) -> tuple[int, tuple[Hit, ...], str | None]:
    """Where the full name of a body with a name of its own begins: at its territory, else at its piece."""
    start = body.start
    piece = piece_start(characters, start, floor, hits)
    while piece < start and characters[piece] in _LINKS:
        piece += 1
    for size in (3, 2, 1):
        word = characters[piece : piece + size]
        if len(word) == size and piece + size <= start and word in words("designators"):
            return piece, (), word
    for hit in hits.within(piece, start, PLACE):
        if hit.start < piece:
            continue
        places = [hit]
        while (after := hits.at(places[-1].end, PLACE)) is not None and after.end <= start:
            places.append(after)
        if body.kind in OWN_NAMES and 0 < hit.start - piece <= _LONGEST_PREFIX:
            return piece, (), None
        if characters[places[-1].end] in _LINKS:  # 甲市与 | 八十四团党委
            piece = places[-1].end + 1
            continue
        return hit.start, tuple(places), None
    return (piece, (), None) if found[0] == start else found
