"""The posts in full of everybody whom the text names with one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from loaders.lexicon import PLACE, words
from loaders.mentions.bodies import OWN_NAMES
from loaders.mentions.pieces import piece_start
from loaders.readers import delegations
from loaders.readers.context import Context, designated
from loaders.readers.posts import FullPost, resolve
from loaders.reading import Reading
from loaders.text import Span

Posts = Mapping[str, Sequence[tuple[FullPost, Span]]]
"""By name: each post with the span of its mention, the holder's name included."""

_LIST_LINKS: Final = frozenset({"、", ",", ";", "和", "及", "与"})
_SHORTENED: Final = frozenset({"leading-group", "work-team", "front-headquarters"})
_REACH: Final = 30
_LONGEST_ENDING: Final = 10


def find(reading: Reading) -> Posts:
    """The posts of all holders, each once, in the order of the text."""
    bodies, context = (*_bodies(reading), *_whole_names(reading)), _context(reading)
    found: dict[str, list[tuple[FullPost, Span]]] = defaultdict(list)
    full: tuple[FullPost, ...] = ()
    end = 0
    for holders in reading.people.holders:
        linked = full if reading.characters[end : holders.span[0]] in _LIST_LINKS else ()
        before = next((f.code for f in linked if f.code), None)
        near = (*_led(reading, holders.span), *((before,) if before else ()))
        full, end = resolve(holders, context, near, bodies, linked[-1:]), holders.span[1]
        for name in holders.names:
            known = {(post.organisation.name, post.title) for post, _ in found[name.text]}
            span = (min(holders.span[0], name.span[0]), max(name.span[1], holders.posts[-1].span[1]))
            found[name.text] += [
                (post, span) for post in full if (post.organisation.name, post.title) not in known
            ]
    return found


def _context(reading: Reading) -> Context:
    """The context without the places that only people's names hold: 砚山 in 程砚山."""
    inside = [
        code
        for name in reading.people.occurrences
        for start in range(*name.span)
        for hit in reading.hits.starting.get(start, ())
        if hit.scheme == PLACE and hit.end <= name.span[1] and (code := reading.context.code(hit))
    ]
    if not inside:
        return reading.context
    counts = Counter(reading.context.counts)
    counts.subtract(inside)
    return replace(reading.context, counts={c: n for c, n in counts.items() if n > 0})


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


def _led(reading: Reading, span: Span) -> tuple[str, ...]:
    """The territory of the delegation that the holder of a post leads, if one follows."""
    sentence = next((s.span for s in reading.sentences if s.span[0] <= span[0] < s.span[1]), span)
    ahead = (span[1], min(sentence[1], span[1] + _REACH))
    if not any(h.code == "leader" and h.start - span[1] <= 2 for h in reading.hits.within(*ahead, "roles")):
        return ()
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
