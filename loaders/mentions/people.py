"""Everywhere that an official of the text is named: with a post, bare, or in a glued headline."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon import Hits
from loaders.mentions import bare_names, variants
from loaders.mentions import holders as chains
from loaders.mentions.holders import Holders
from loaders.mentions.names import Name
from loaders.text import Span, beginning_in


@dataclass(frozen=True)  # without slots, for its cached properties
class People:
    """The posts with their holders, and every occurrence of a holder's name, in order."""

    holders: tuple[Holders, ...]
    occurrences: tuple[Name, ...]

    def left(self, name: Name) -> int:
        """Where the mention of a name begins: at its posts where they stand before it."""
        return self._lefts.get(name.span, name.span[0])

    @cached_property
    def _lefts(self) -> dict[Span, int]:
        """By the span of a first name behind posts, or before them, where all of it begins."""
        named = (h for h in reversed(self.holders) if h.names)
        return {h.names[0].span: min(h.span[0], h.names[0].span[0]) for h in named}

    @cached_property
    def heads(self) -> frozenset[Span]:
        """The names of those who are called the head of a delegation: 代表团团长、市长A."""
        return frozenset(h.names[0].span for h in self.holders if h.names and _leads(h))

    @cached_property
    def listed(self) -> dict[Span, tuple[int, bool]]:
        """By the span of a holder's name its number in the list of names, and whether that is open."""
        return {n.span: (i, h.open) for h in self.holders for i, n in enumerate(h.names, 1)}

    def within(self, span: Span) -> tuple[Name, ...]:
        """The occurrences inside a span."""
        found = beginning_in(self.occurrences, span)
        return tuple(n for n in found if n.span[1] <= span[1]) if found else ()


def find(characters: str, spans: Iterable[Span], hits: Hits, strangers: Collection[str]) -> People:
    """The officials named within some spans; `strangers` (reporters, editors) are none."""
    where = tuple(spans)
    found = [_without(h, strangers) for span in where for h in chains.find(characters, span, hits)]
    forms = variants.find(characters, found)
    holders = [_renamed(h, forms) for h in found] if forms else found
    bare = (name for span in where for name in bare_names.find(characters, span, hits))
    names = {n.text: n.text for n in bare if n.text not in strangers}
    names |= {n.text: n.text for h in holders for n in h.names} | forms
    occurrences = _occurrences(characters, where, names)
    addressed = variants.addressed(characters, holders, hits)
    return People(
        tuple(h for h in holders if h.span not in addressed),
        tuple(sorted((*occurrences, *addressed.values()), key=lambda n: n.span)),
    )


def _leads(holders: Holders) -> bool:
    return any(post.kind == "delegation" and post.status == "current" for post in holders.posts)


def _without(holders: Holders, strangers: Collection[str]) -> Holders:
    names = tuple(n for n in holders.names if n.text not in strangers)
    if len(names) == len(holders.names):
        return holders
    return Holders(holders.span, holders.posts, names, holders.open)


def _renamed(holders: Holders, forms: Mapping[str, str]) -> Holders:
    """The same holders, every name in the form that counts."""
    names = tuple(Name(n.span, forms.get(n.text, n.text), n.score) for n in holders.names)
    return Holders(holders.span, holders.posts, names, holders.open)


def _occurrences(characters: str, spans: Sequence[Span], names: Mapping[str, str]) -> list[Name]:
    """Every place where one of the forms stands, the longer form where two begin together."""
    taken: dict[int, str] = {}
    for form in sorted(names, key=len):
        position = characters.find(form)
        while position >= 0:
            taken[position] = form
            position = characters.find(form, position + 1)
    begins = [begin for begin, _ in spans]
    return [
        Name((start, start + len(form)), names[form], 9.0)
        for start, form in sorted(taken.items())
        if (inside := bisect_right(begins, start)) and start < spans[inside - 1][1]
    ]
