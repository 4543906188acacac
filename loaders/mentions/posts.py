"""Posts in running text, and the names that stand behind them.

A post is read backwards from its title: qualifiers, body, territory.  Posts joined by 、 with
no name between them are one person's; the names behind the last one hold them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE, Hit, Hits, concepts, words
from loaders.mentions.names import Name, is_name, name_at
from loaders.mentions.pieces import piece_start
from loaders.text import Span

_JOINTS: Final = frozenset({"", "、", ",", "兼", "兼任", "、兼", ",兼", "并兼任", "兼任"})
_LONGEST_BRACKET: Final = 14
_OPEN_LIST: Final = "等"
_NAME_EDGES: Final = frozenset("、,;:。!?\n 和与及由")
_NO_NAMES: Final = frozenset({"titles", "organisation-kinds", "event-types", "particles", "roles"})


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


@dataclass(frozen=True, slots=True)
class Holders:
    """Posts with the people who hold them; `open` where the list of names ends in 等."""

    span: Span
    posts: tuple[ParsedPost, ...]
    names: tuple[Name, ...]
    open: bool = False

    @property
    def is_group(self) -> bool:
        """Whether this is a shared list such as 省领导A、B."""
        return self.posts[-1].concept == "leader"


def find(characters: str, span: Span, hits: Hits) -> tuple[Holders, ...]:
    """All posts within a span with their holders, in order; posts without a name have none."""
    holders: list[Holders] = []
    chain: list[ParsedPost] = []
    for title in _titles(span, hits):
        floor = holders[-1].span[1] if holders else span[0]
        if title.start < floor:
            continue
        post = _post(characters, title, _behind_joint(characters, chain[-1].span[1]) if chain else floor, hits)
        if chain and characters[chain[-1].span[1] : post.span[0]] not in _JOINTS:
            chain = []
        chain.append(post)
        found = _holders(characters, tuple(chain), span[1], hits) or _holders_before(characters, tuple(chain), floor, hits)
        if found is not None:
            holders.append(found)
            chain = []
        elif not _chain_goes_on(characters, post.span[1]):
            holders.append(Holders((chain[0].span[0], post.span[1]), tuple(chain), ()))
            chain = []
    return tuple(holders)


def _behind_joint(characters: str, end: int) -> int:
    """Where the next post of a chain may begin: behind 、 or 兼."""
    joint = next((j for j in sorted(_JOINTS, key=len, reverse=True) if j and characters.startswith(j, end)), "")
    return end + len(joint)


def _titles(span: Span, hits: Hits) -> Iterator[Hit]:
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


def _post(characters: str, title: Hit, floor: int, hits: Hits) -> ParsedPost:
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
        elif begin < organ_start and not _is_territory(characters, begin, organ_start, places, designator):
            unit = characters[begin:organ_start]
    status = _status(characters, begin, floor) or status
    return ParsedPost((begin, title.end), printed, title.code, status, places, designator, kind, organ, unit)


def _is_territory(characters: str, begin: int, end: int, places: tuple[Hit, ...], designator: str | None) -> bool:
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
    return tuple(code for code, c in concepts("qualifiers").items() if word in c.words and (c.value("part") or len(word) > 1))


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


def _chain_goes_on(characters: str, end: int) -> bool:
    return characters[end : end + 1] in {"、", ",", "兼"} or characters[end : end + 2] == "并兼"


def _holders(characters: str, chain: tuple[ParsedPost, ...], limit: int, hits: Hits) -> Holders | None:
    """The names directly behind a chain of posts, None where none stands there."""
    position = _behind_bracket(characters, chain[-1].span[1], limit)
    group = chain[-1].concept == "leader"
    names: list[Name] = []
    while position < limit:
        if names and not group and _post_begins(characters, position, hits):
            break
        name = name_at(characters, position, hits)
        if name is None or _is_word(name, hits, bool(names)):
            break
        names.append(name)
        position = name.span[1]
        step = next((s for s in ("、", "和", "及", "以及", "与") if characters.startswith(s, position)), None)
        if step is None or (step != "、" and not group and len(names) > 3):
            break
        if step != "、" and not group:
            break
        position += len(step)
    if not names:
        return None
    end = names[-1].span[1]
    return Holders((chain[0].span[0], end), chain, tuple(names), characters.startswith(_OPEN_LIST, end))


def _holders_before(characters: str, chain: tuple[ParsedPost, ...], floor: int, hits: Hits) -> Holders | None:
    """The names in front of a title: 甲、乙等县领导, and 甲副省长 where the title stands bare."""
    post = chain[0]
    if len(chain) > 1 or post.organ is not None:
        return None
    begin = post.span[0]
    if post.concept == "leader":
        tail = next((w for w in ("等", "等人") if characters.endswith(w, floor, begin)), None)
        return _listed(characters, chain, begin - len(tail), floor, hits, bool(tail)) if tail else None
    if post.places:
        return None
    return _listed(characters, chain, begin, floor, hits, False, longest=1)


def _listed(
    characters: str, chain: tuple[ParsedPost, ...], end: int, floor: int, hits: Hits, is_open: bool, longest: int = 20
) -> Holders | None:
    """The list of names that ends at `end`, read backwards from name to name."""
    names: list[Name] = []
    while len(names) < longest and (name := _name_before(characters, end, floor, hits)) is not None:
        names.insert(0, name)
        end = name.span[0]
        if characters[end - 1 : end] not in {"、", "和", "及"}:
            break
        end -= 1
    return Holders((names[0].span[0], chain[-1].span[1]), chain, tuple(names), is_open) if names else None


def _name_before(characters: str, end: int, floor: int, hits: Hits) -> Name | None:
    """A name that ends at `end` and begins behind a mark, a link or a word."""
    for size in (3, 2, 4, *range(5, 14)):
        start = end - size
        if start < floor or not (start == floor or characters[start - 1] in _NAME_EDGES or _word_ends(start, hits)):
            continue
        text = characters[start:end]
        if is_name(text) and not any(h.end <= end for h in hits.starting.get(start, ()) if h.scheme in _NO_NAMES):
            return Name((start, end), text, 3.0)
    return None


def _word_ends(position: int, hits: Hits) -> bool:
    return any(h.scheme in ("roles", "speech-acts") for h in hits.ending.get(position, ()))


def _behind_bracket(characters: str, position: int, limit: int) -> int:
    """Past a bracket between title and name: 副州长(援青)A."""
    if characters[position : position + 1] == "(":
        close = characters.find(")", position, min(limit, position + _LONGEST_BRACKET))
        return close + 1 if close >= 0 else position
    return position


def _post_begins(characters: str, position: int, hits: Hits) -> bool:
    """Whether what stands here opens another post rather than another name."""
    if hits.at(position, "titles", "organisation-kinds") is not None:
        return True
    place = hits.at(position, PLACE)
    if place is not None and hits.at(place.end, "titles", "organisation-kinds", PLACE) is not None:
        return True
    for size in (3, 2, 1):
        word = characters[position : position + size]
        if word in words("designators"):
            after = position + size
            return characters[after : after + 1] in {"委", "直"} or hits.at(after, "titles", "organisation-kinds") is not None
    return False


def _is_word(name: Name, hits: Hits, later: bool) -> bool:
    """Whether a supposed name is rather a word of the vocabularies."""
    if name.score < 1.0:
        return True
    return any(
        h.end >= name.span[1] and h.scheme in ("titles", "organisation-kinds", "event-types", "roles", "particles", "speech-acts")
        for h in hits.starting.get(name.span[0], ())
    ) or (later and name.score < 2.0)
