"""The posts in full of everybody whom the text names with one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, concepts, words
from loaders.mentions.bodies import OWN_NAMES
from loaders.mentions.holders import Holders
from loaders.mentions.pieces import piece_start
from loaders.mentions.posts import ParsedPost
from loaders.readers import delegations, visits
from loaders.readers.context import Context, designated
from loaders.readers.institutions import Institution
from loaders.readers.posts import FullPost, resolve
from loaders.reading import Reading
from loaders.text import Span

Posts = Mapping[str, Sequence[tuple[FullPost, Span]]]
"""By name: each post with the span of its mention, the holder's name included."""

_LIST_LINKS: Final = frozenset({"、", ",", ";", "和", "及", "与"})
_SHORTENED: Final = frozenset({"leading-group", "work-team", "front-headquarters"})
_OTHER_PARTY: Final = "other-party"
_OF_CHINA: Final = frozenset({"party-centre", "state"})
_GRATEFUL: Final = frozenset({"thanks", "welcomes"})
_REACH: Final = 30
_LONGEST_ENDING: Final = 10


def find(reading: Reading) -> Posts:
    """The posts of all holders, each once, in the order of the text."""
    bodies, context = (*_bodies(reading), *_whole_names(reading)), _context(reading)
    found: dict[str, list[tuple[FullPost, Span]]] = defaultdict(list)
    full: tuple[FullPost, ...] = ()
    end = 0
    for printed in reading.people.holders:
        holders = _of_own(printed, reading.context.own)
        linked = full if reading.characters[end : holders.span[0]] in _LIST_LINKS else ()
        before = (f.code for f in reversed(linked) if f.code)
        near = (*_led(reading, holders.span), *before)
        here = context if near or context.home else _without_others(reading, holders.span, context)
        full, end = resolve(holders, here, near, bodies, linked[-1:]), holders.span[1]
        if _is_form_of_address(holders, reading.people.holders):
            continue
        for name in holders.names:
            known = {(post.organisation.name, post.title) for post, _ in found[name.text]}
            span = (min(holders.span[0], name.span[0]), max(name.span[1], holders.posts[-1].span[1]))
            found[name.text] += [
                (post, span) for post in full if (post.organisation.name, post.title) not in known
            ]
    return {name: _without_cpc(held) for name, held in found.items()}


def _of_own(holders: Holders, own: Institution | None) -> Holders:
    """The posts of a page's own institution with its name: 院党委书记, 校长, 党委副书记 alone."""
    if own is None:
        return holders
    posts = (_in_own(post, own, index == 0) for index, post in enumerate(holders.posts))
    return holders._replace(posts=tuple(posts))


def _in_own(post: ParsedPost, own: Institution, first: bool) -> ParsedPost:
    if post.places or post.designator:
        return post
    if post.kind == "party-committee" and (post.unit is None or own.name.endswith(post.unit)):
        return post._replace(unit=own.name, unit_kind=own.kind)
    if post.kind == "department" and post.organ is not None:  # 教务处主任
        return post._replace(organ=own.name + post.organ, unit_kind=own.kind)
    if post.concept == "president-of-institution" and post.organ is None and first:
        return post._replace(organ=own.name, kind=own.kind)
    return post


def _without_cpc(held: Sequence[tuple[FullPost, Span]]) -> Sequence[tuple[FullPost, Span]]:
    """The posts of somebody; a bare 总书记 of another party is none of the Communist Party of China."""
    if not any(post.organisation.kind == _OTHER_PARTY for post, _ in held):
        return held
    return [(post, span) for post, span in held if post.organisation.kind not in _OF_CHINA]


def _context(reading: Reading) -> Context:
    """The context without the places that only the names of companies hold."""
    firms = (h for h in reading.hits.of("organisation-kinds") if h.code == "company")
    starts = (piece_start(reading.characters, h.start, 0, reading.hits) for h in firms)
    owned = (hit for start in starts if (hit := reading.hits.at(start, PLACE)) is not None)
    inside = [*filter(None, map(reading.context.code, owned))]
    if not inside:
        return reading.context
    counts = Counter(reading.context.counts)
    counts.subtract(inside)
    return replace(reading.context, counts={c: n for c, n in counts.items() if n > 0})


def _without_others(reading: Reading, span: Span, context: Context) -> Context:
    """The context without where the holder of a post goes, and whom the holder thanks or welcomes.

    Whoever 率团到乙市 or 感谢乙市 is of another place.
    """
    ahead = (span[1], _sentence(reading, span)[1])
    trips = visits.find(reading.characters, ahead, reading.hits, context)
    others = {trip.destination for trip in trips if trip.destination} or _thanked(reading, ahead, context)
    lines = {unit for code in others for unit in gazetteer.lineage(code)}
    kept = {
        c: n for c, n in context.counts.items() if c not in lines and others.isdisjoint(gazetteer.lineage(c))
    }
    return replace(context, counts=kept) if others else context


def _thanked(reading: Reading, ahead: Span, context: Context) -> set[str]:
    """The territories in the rest of a sentence that thanks or welcomes somebody."""
    if not any(h.code in _GRATEFUL for h in reading.hits.within(*ahead, "speech-acts")):
        return set()
    return {code for hit in reading.hits.within(*ahead, PLACE) if (code := context.code(hit))}


def _is_form_of_address(holders: Holders, others: Sequence[Holders]) -> bool:
    """Whether a bare title behind a name only addresses somebody whose posts stand elsewhere: A书记一行."""
    post, name = holders.posts[0], holders.names[0] if holders.names else None
    if name is None or name.span[1] > post.span[0] or post.places or post.organ or post.designator:
        return False
    if concepts("titles")[post.concept].value("body") == "party-centre":
        return False  # 总书记 has a body by itself
    return any(o is not holders and any(n.text == name.text for n in o.names) for o in others)


def _whole_names(reading: Reading) -> tuple[str, ...]:
    """The names with their territory of schools, hospitals and companies that posts name shorter."""
    return tuple(
        whole
        for holders in reading.people.holders
        for post in holders.posts
        if post.kind in OWN_NAMES and post.organ and not post.places
        for whole in _elsewhere(reading, post.organ)
    )


def _elsewhere(reading: Reading, organ: str) -> Iterator[str]:
    """A body's name wherever a place stands right before it, to the end of a company's name."""
    position = reading.characters.find(organ)
    while position >= 0:
        if (place := reading.hits.before(position, PLACE)) is not None:
            end = position + len(organ)
            companies = reading.hits.within(end, end + _LONGEST_ENDING, "organisation-kinds")
            end = max((h.end for h in companies if h.code == "company"), default=end)
            yield reading.characters[place.start : end]
        position = reading.characters.find(organ, position + 1)


def _sentence(reading: Reading, span: Span) -> Span:
    return next((s.span for s in reading.sentences if s.span[0] <= span[0] < s.span[1]), span)


def _led(reading: Reading, span: Span) -> tuple[str, ...]:
    """The territory of the delegation that the holder of a post leads, if one follows."""
    roles = reading.hits.within(span[1], span[1] + _REACH, "roles")
    leading = [h for h in roles if h.code == "leader" and h.start - span[1] <= 2]
    limit = min(_sentence(reading, span)[1], span[1] + _REACH) if leading else span[1]
    if not any(h.end <= limit for h in leading):
        return ()
    ahead = (span[1], limit)
    seen = delegations.find(reading.characters, [ahead], reading.hits, reading.people, reading.context)
    return tuple(d.origin for d in seen if d.origin)[:1]


def _bodies(reading: Reading) -> tuple[str, ...]:
    """The full names of groups, teams and headquarters that the text names with their territory."""
    found = []
    for line in reading.lines:
        for hit in reading.hits.within(*line, "organisation-kinds"):
            if hit.code in _SHORTENED:
                begin = piece_start(reading.characters, hit.start, line[0], reading.hits)
                if reading.hits.at(begin, PLACE) is not None:
                    found.append(reading.characters[begin : hit.end])
                elif (code := _bare(reading, begin, hit.start)) is not None:
                    sign = next(
                        n for n in (3, 2, 1) if reading.characters[begin : begin + n] in words("designators")
                    )
                    found.append(
                        reading.context.place(code).name + reading.characters[begin + sign : hit.end]
                    )
    return tuple(found)


def _bare(reading: Reading, begin: int, limit: int) -> str | None:
    """The territory of a bare sign of a level at the head of a body's name: 省…领导小组."""
    for size in (3, 2, 1):
        word = reading.characters[begin : begin + size]
        if begin + size < limit and word in words("designators"):
            return designated(word, reading.context)
    return None
