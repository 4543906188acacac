"""The posts in full of everybody whom the text names with one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from loaders.lexicon import PLACE
from loaders.mentions.pieces import piece_start
from loaders.mentions.posts import Holders
from loaders.readers import delegations
from loaders.readers.posts import FullPost, resolve
from loaders.reading import Reading
from loaders.text import Span

Posts = Mapping[str, Sequence[tuple[FullPost, Span]]]
"""By name: each post with the span of its mention, the holder's name included."""

_LIST_LINKS: Final = frozenset({"、", ",", ";", "和", "及", "与"})
_REACH: Final = 30


def find(reading: Reading) -> Posts:
    """The posts of all holders, each once, in the order of the text."""
    bodies = _leading_groups(reading)
    found: dict[str, list[tuple[FullPost, Span]]] = defaultdict(list)
    before: tuple[int, str | None] = (0, None)
    for holders in reading.people.holders:
        near = (*_led(reading, holders.span), *_listed_before(reading, holders, before))
        full = resolve(holders, reading.context, near, bodies)
        before = (holders.span[1], next((f.code for f in full if f.code), None))
        for name in holders.names:
            known = {(post.organisation.name, post.title) for post, _ in found[name.text]}
            span = (min(holders.span[0], name.span[0]), max(name.span[1], holders.posts[-1].span[1]))
            found[name.text] += [(post, span) for post in full if (post.organisation.name, post.title) not in known]
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


def _leading_groups(reading: Reading) -> tuple[str, ...]:
    """The full names of the leading groups that the text names with their territory."""
    found = []
    for line in reading.lines:
        for hit in reading.hits.within(*line, "organisation-kinds"):
            if hit.code == "leading-group":
                begin = piece_start(reading.characters, hit.start, line[0], reading.hits)
                if reading.hits.at(begin, PLACE) is not None:
                    found.append(reading.characters[begin : hit.end])
    return tuple(found)
