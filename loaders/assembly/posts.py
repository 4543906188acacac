"""The posts in full of everybody whom the text names with one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from loaders.lexicon import PLACE, words
from loaders.mentions.holders import Holders
from loaders.mentions.pieces import piece_start
from loaders.readers import delegations
from loaders.readers.context import designated
from loaders.readers.posts import FullPost, resolve
from loaders.reading import Reading
from loaders.text import Span

Posts = Mapping[str, Sequence[tuple[FullPost, Span]]]
"""By name: each post with the span of its mention, the holder's name included."""

_LIST_LINKS: Final = frozenset({"、", ",", ";", "和", "及", "与"})
_SHORTENED: Final = frozenset({"leading-group", "work-team", "front-headquarters"})
_REACH: Final = 30


def find(reading: Reading) -> Posts:
    """The posts of all holders, each once, in the order of the text."""
    bodies = _bodies(reading)
    found: dict[str, list[tuple[FullPost, Span]]] = defaultdict(list)
    before: tuple[int, str | None] = (0, None)
    for holders in reading.people.holders:
        near = (*_led(reading, holders.span), *_listed_before(reading, holders, before))
        full = resolve(holders, reading.context, near, bodies)
        before = (holders.span[1], next((f.code for f in full if f.code), None))
        for name in holders.names:
            known = {(post.organisation.name, post.title) for post, _ in found[name.text]}
            span = (min(holders.span[0], name.span[0]), max(name.span[1], holders.posts[-1].span[1]))
            found[name.text] += [
                (post, span) for post in full if (post.organisation.name, post.title) not in known
            ]
    return found


def _listed_before(reading: Reading, holders: Holders, before: tuple[int, str | None]) -> tuple[str, ...]:
    """The territory of whoever stands before in the same list: 甲市委书记A,市长B."""
    end, code = before
    gap = reading.characters[end : holders.span[0]]
    return (code,) if code is not None and gap in _LIST_LINKS else ()


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
