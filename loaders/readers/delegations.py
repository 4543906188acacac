"""Delegations as the text names them: who sent them, where they went, who led them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.mentions.pieces import piece_start
from loaders.readers.cited import unnamed
from loaders.readers.context import Context, designated, outermost
from loaders.readers.happenings import took_place
from loaders.text import Span

_REACH: Final = 30
_LONGEST_NAME: Final = 24
_LINKS: Final = frozenset({"、", ",", ";", "和", "及"})


class SeenDelegation(NamedTuple):
    """A delegation: its printed name, the code of its sender, its leader's name, its places in the text."""

    name: str
    origin: str | None
    leader: str | None
    spans: tuple[Span, ...]


def find(
    characters: str, spans: Iterable[Span], hits: Hits, people: People, context: Context
) -> tuple[SeenDelegation, ...]:
    """The delegations of a text, each once, in order."""
    found: list[SeenDelegation] = []
    plain = unnamed(characters, people.occurrences)
    for span in spans:
        for head in _heads(span, hits):
            seen = _delegation(characters, span, head, hits, people, context)
            if seen is not None and took_place(plain, span, head.start, head.end, hits):
                _add(found, seen)
    return tuple(found)


def _heads(span: Span, hits: Hits) -> Iterator[Hit]:
    """The words for a delegation, each the longest that ends where it ends."""
    reach = 0
    for hit in hits.within(*span, "organisation-kinds"):
        if hit.code == "delegation" and hit.end > reach:
            reach = hit.end
            yield hit


def _delegation(
    characters: str, span: Span, head: Hit, hits: Hits, people: People, context: Context
) -> SeenDelegation | None:
    begin = piece_start(characters, head.start, span[0], hits, _LONGEST_NAME)
    begin = max(begin, *(characters.rfind(sign, begin, head.start) + 1 for sign in "与同对向给为"))
    begin = max((begin, *(name.span[1] for name in people.within((begin, head.start)))))
    places = [p for p in outermost(hits.within(begin, head.start, PLACE)) if context.code(p)]
    unofficial = hits.has(begin, head.start, "particles", "unofficial")
    if unofficial or not (places or _is_led(begin, hits)):
        return None
    start = places[0].start if places else begin
    sender = (
        _sender(places, context) if places else _implied(characters, (begin, head.start), span, hits, context)
    )
    if sender is None:
        return None
    return SeenDelegation(
        characters[start : head.end],
        sender,
        _leader(characters, span, start, head.end, people, hits),
        ((start, head.end),),
    )


def _is_led(begin: int, hits: Hits) -> bool:
    """Whether a verb of leading stands right before: 率 + 县党政代表团, 率领的 + 党政代表团."""
    return any(h.code == "leader" for end in (begin, begin - 1) for h in hits.ending.get(end, ()))


def _implied(characters: str, name: Span, span: Span, hits: Hits, context: Context) -> str | None:
    """The sender of 县党政代表团: the county of the places told before it in the sentence.

    Of a bare 党政代表团 it is the place told last, that of whoever leads it.
    """
    near = [c for h in reversed(hits.within(span[0], name[0], PLACE)) if (c := context.code(h))]
    sizes = range(min(3, name[1] - name[0]), 0, -1)
    word = next((w for n in sizes if (w := characters[name[0] : name[0] + n]) in words("designators")), None)
    if word is None:
        return near[0] if near and name[0] == name[1] else None
    return designated(word, context, near)


def _sender(places: Sequence[Hit], context: Context) -> str | None:
    """The narrowest of the places that the name begins with (西藏林芝市代表团 is 林芝市's)."""
    last = places[0]
    for place in places[1:]:
        if place.start == last.end:
            last = place
    return context.code(last)


def _leader(characters: str, span: Span, start: int, end: int, people: People, hits: Hits) -> str | None:
    """Who 率 the delegation, or who is named as its 团长 right behind it."""
    for role in hits.within(max(span[0], start - _REACH), start, "roles"):
        if role.code == "leader":
            before = people.within((span[0], role.start))
            if before and role.start - before[-1].span[1] <= 2:
                return _first_listed(characters, before, people)
    for holders in people.holders:
        if (
            start <= holders.span[0] <= end
            and holders.names
            and any(p.kind == "delegation" for p in holders.posts)
        ):
            return holders.names[0].text
    return None


def _first_listed(characters: str, names: Sequence[Name], people: People) -> str:
    """Who stands first in the list that ends with the last of some names."""
    first = len(names) - 1
    while first and characters[names[first - 1].span[1] : people.left(names[first])] in _LINKS:
        first -= 1
    return names[first].text


def _add(found: list[SeenDelegation], seen: SeenDelegation) -> None:
    """Add a delegation, or what is new of it to one that was found before."""
    for index, known in enumerate(found):
        if known.origin == seen.origin:
            found[index] = known._replace(
                leader=known.leader or seen.leader, spans=(*known.spans, *seen.spans)[:3]
            )
            return
    found.append(seen)
