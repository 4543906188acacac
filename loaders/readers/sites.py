"""The sites that a trip stops at: the named places behind a verb of going, seeing or calling on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.readers.context import Context, innermost
from loaders.readers.happenings import took_place
from loaders.readers.visits import narrated_from
from loaders.text import Span

_AFTER_VERB: Final = re.compile(r"[了到至在于]?")
_EDGE: Final = re.compile(
    r",以及|[、,;:。!?(\n]|等(?!级)|以及|(?<!、)和(?!田|平|布克|静|硕|顺|林|龙|政|县|谐|美)|及(?!其)|与|并(?!入)"
)
_LIGHT_VERB: Final = re.compile("(?:进行|开展)了?")
_NEXT: Final = re.compile(
    r"(?:等[地处]?)?(?:(?:进行|开展)了?|,(?:就[^,。;]{2,20}?(?:进行|开展)|详细|认真|仔细)?)?"
)
_MORE: Final = re.compile(r"等[\u4e00-\u9fff]{0,4},(?=“[^“”,。]{1,12}”[^,。;]|[^,。;“]{2,16}(?:、|,以及))")
"""Where a second list of sites goes on behind the first: 甲、乙等企业,丙基地、丁医院."""

_AND: Final = re.compile("[和与及]")
_BY: Final = "由"  # 由甲公司投资建设的…: the company is no site
_MOTION: Final = re.compile("[到赴]")
_STAYING: Final = re.compile("在")
_OPENED_BY: Final = frozenset(",;。")
_ARRIVED: Final = ("来到这里", "走进这里")
_ITEM_LINKS: Final = frozenset({"、", "和", "及", "与", "以及", ",以及"})
_SEEING: Final = "seeing"
_DONE_THERE: Final = frozenset({"activity", _SEEING, "console"})
_THEN: Final = _DONE_THERE | {"site-visit"}
_STOPPERS: Final = _DONE_THERE | {"held", "attendee", "companion"}
_LONGEST_SITE: Final = 36
_SHORTEST_SITE: Final = 3
_LEAST, _LEAST_STRICT, _LEAST_WORKS = 2, 3, 5
"""How many characters stand at least before the word for a site in a name without a place."""
_TRAILING: Final = frozenset("是了的时后")
_LEARNING: Final = "了解"
_MATTERS: Final = re.compile(r"(?:等[^,。;\n]{0,8}?)?(?:情况|工作|成效|制度)")
_ACTS: Final = frozenset({"donation", "signing", "symposium"})
_HELPING: Final = frozenset({"genre-signs", "assistance-words"})
_COMMON: Final = frozenset({"common-site", _SEEING})
_CLOSING: Final = frozenset({"particles", "site-kinds"})


@dataclass(frozen=True, slots=True)
class SeenSite:
    """A site as printed, the code of the territory in its name, and where it stands.

    `passing` is true where only 在 leads to it: such a site belongs to a trip told of before.
    """

    name: str
    code: str | None
    span: Span
    passing: bool = False


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[SeenSite]:
    """The sites seen in a narrative stretch, in order."""
    reach = span[0]
    for start, strict in _openings(characters, span, hits):
        if start < reach:
            continue
        listed = tuple(_items(characters, start, span[1], hits))
        plain = strict or (bool(listed) and _MATTERS.match(characters, listed[-1][1], span[1]) is not None)
        for item in (_own_name(characters, one) for one in listed):
            if not _is_site(characters, item, hits, plain):
                continue
            reach = item[1]
            yield SeenSite(characters[slice(*item)], _territory(item, hits, context), item, strict)


def _openings(characters: str, span: Span, hits: Hits) -> Iterator[tuple[int, bool]]:
    """Where a list of sites may begin, and whether its items must end in a word for a site.

    Behind a verb of seeing any proper name may stand; behind 了解 and 在, and at the head of a
    sentence that says 来到这里, only what is plainly a site.
    """
    found: dict[int, bool] = {}
    verbs = [h for h in hits.within(*span, "particles") if h.code in _DONE_THERE]
    narrated = narrated_from(span, hits) if verbs else span[1]
    for hit in verbs:
        if hit.code != _SEEING or hit.start >= narrated:
            continue
        if took_place(characters, span, hit.start, hit.end, hits):
            end = _AFTER_VERB.match(characters, hit.end)
            begin = end.end() if end else hit.end
            if not any(h.code == _SEEING for h in hits.starting.get(begin, ())):  # 参观 + 考察
                found[begin] = characters.find(_LEARNING, hit.start, hit.end) >= 0
    if verbs:
        for start in _calls(characters, (span[0], min(verbs[-1].start, narrated)), span[1], hits):
            found.setdefault(start, False)
    for match in _STAYING.finditer(characters, *span):
        opens = match.start() == span[0] or characters[match.start() - 1] in _OPENED_BY
        if opens and hits.at(match.end(), "particles") is None:  # 在考察甲医院时 has a verb of its own
            found.setdefault(match.end(), True)
    if any(characters.find(sign, *span) >= 0 for sign in _ARRIVED):
        found.setdefault(span[0], True)
    yield from sorted(found.items())


def _calls(characters: str, before: Span, limit: int, hits: Hits) -> Iterator[int]:
    """Where a movement leads to sites that are then seen: 到甲县医院、乙镇小学走访.

    `before` is what stands before the last verb of seeing, `limit` where the stretch ends.
    """
    for match in _MOTION.finditer(characters, *before):
        if characters[match.start() - 1 : match.end()] in words("particles", "not-motion"):
            continue
        items = tuple(_items(characters, match.end(), limit, hits))
        if not items or not _then_seen(characters, items[-1][1], limit, hits):
            continue
        sites = [_is_site(characters, item, hits, True) for item in items]
        if any(sites) if hits.at(match.end(), PLACE) is not None else sites[0] and sites.count(False) < 2:
            yield match.end()


def _then_seen(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether what is done at sites stands right behind them, or opens the next clause: 到甲医院,实地了解…"""
    between = _NEXT.match(characters, end, limit)
    verbs = hits.starting.get(between.end() if between else end, ())
    return any(h.code in _THEN for h in verbs)


def _items(characters: str, start: int, limit: int, hits: Hits) -> Iterator[Span]:
    """The items of a list that begins at `start`, each cut where a verb begins."""
    kinds = hits.within(start, limit, "site-kinds")
    while start < limit:
        end, after, linked = _edge(characters, start, limit, kinds, hits)
        verbs = (*hits.within(start, end, "particles"), *hits.within(start, end, "roles"))
        stop = min((h.start for h in verbs if h.code in _STOPPERS and h.start > start), default=end)
        last = max((h.end for h in kinds if start <= h.start and h.end <= stop), default=stop)
        trailing = (
            stop == end and last < end and characters[last : last + 1] in _TRAILING
        ) or _LIGHT_VERB.fullmatch(characters, last, stop)
        yield start, (last if trailing else stop)
        more = None if linked else _MORE.match(characters, end, limit)
        if stop < end or not (linked or more):
            return
        start = more.end() if more else after


def _edge(characters: str, start: int, limit: int, kinds: Sequence[Hit], hits: Hits) -> tuple[int, int, bool]:
    """Where an item ends, where the next begins, and whether a link of a list stands between them.

    `kinds` are the words for sites in the list.
    """
    position = start
    while (edge := _EDGE.search(characters, position, limit)) is not None:
        word = next((h for h in kinds if start <= h.start < edge.start() < h.end), None)
        inner = edge.group() == "(" and hits.at(edge.end(), PLACE)
        named = hits.at(start, PLACE) if edge.start() == start else None
        if named is not None:
            position = named.end  # 和安县医院
        elif word is not None:
            position = word.end  # 甲县中等专业学校
        elif inner and characters[inner.end : inner.end + 1] == ")":
            position = inner.end + 1  # 甲市(乙市)产业园
        else:
            break
    end, after = edge.span() if edge else (limit, limit)
    inside = (h.end for h in kinds if start <= h.start and h.end < end)
    joint = next((place for place in inside if _AND.match(characters, place)), None)
    if joint is not None:  # 甲中学和县医院, though 和县 is a place
        return joint, joint + 1, True
    return end, after, edge is not None and edge.group() in _ITEM_LINKS


def _own_name(characters: str, item: Span) -> Span:
    """An item without what is said of it before its name: 甲市援建的乙县医院."""
    return characters.rfind("的", *item) + 1 or item[0], item[1]


def _is_site(characters: str, item: Span, hits: Hits, strict: bool) -> bool:
    """Whether an item is the proper name of a site."""
    start, end = item
    if not _SHORTEST_SITE <= end - start <= _LONGEST_SITE or _is_common(item, hits):
        return False
    if characters[start] == _BY or hits.has(*item, "organisation-kinds", "delegation"):
        return False
    heads = [h for h in hits.ending.get(end, ()) if h.scheme == "site-kinds"]
    place = next(iter(hits.within(start, end, PLACE)), None)
    if heads:
        placed = place is not None and place.end < end
        return _is_named(characters, start, heads, hits, strict, placed)
    if "的" in characters[start:end] or hits.has(start, end, "particles", "dispatched"):
        return False
    return not strict and place is not None and place.start == start and end - _chain_end(place, hits) >= 2


def _is_named(
    characters: str, start: int, heads: Sequence[Hit], hits: Hits, strict: bool, placed: bool
) -> bool:
    """Whether enough stands before the word for a site: a place, a sign of its level, or a name."""
    works = heads[0].code == "works"
    kind = min(h.start for h in heads)
    if works and _is_help(start, kind, hits):
        return False
    described = characters[start - 1 : start] == "的"
    least = _LEAST_WORKS if works else _LEAST_STRICT + described if strict or described else _LEAST
    return placed or characters[start : start + 1] in words("designators") or kind - start >= least


def _is_common(item: Span, hits: Hits) -> bool:
    """Whether an item is some site of a kind, a matter or an act: 重点企业, 项目建设情况, 捐赠设备."""
    opening = hits.starting.get(item[0], ())
    if any(h.scheme == "particles" and h.code in _COMMON for h in opening):
        return True
    closing = {h.code for h in hits.ending.get(item[1], ()) if h.scheme in _CLOSING}
    return closing == {"matter"} or hits.has(*item, "event-types", *_ACTS)


def _is_help(start: int, end: int, hits: Hits) -> bool:
    """Whether a word of assistance stands right before 项目: 甲市援建项目, 我县苏陕协作项目."""
    return any(h.start >= start and h.scheme in _HELPING for h in hits.ending.get(end, ()))


def _chain_end(place: Hit, hits: Hits) -> int:
    end = place.end
    while (after := hits.at(end, PLACE)) is not None:
        end = after.end
    return end


def _territory(item: Span, hits: Hits, context: Context) -> str | None:
    """The narrowest territory that the name begins with; the 甲省 of 甲省援疆前方指挥部 is its sponsor."""
    place = hits.at(item[0], PLACE)
    if place is None or hits.at(_chain_end(place, hits), "genre-signs") is not None:
        return None
    return innermost(place, hits, context)[0]
