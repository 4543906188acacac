"""Everywhere that an official of the text is named: with a post, bare, or in a glued headline."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from loaders.lexicon import Hits, words
from loaders.mentions import holders as chains
from loaders.mentions.holders import Holders
from loaders.mentions.names import Name
from loaders.text import Span


@dataclass(frozen=True, slots=True)
class People:
    """The posts with their holders, and every occurrence of a holder's name, in order."""

    holders: tuple[Holders, ...]
    occurrences: tuple[Name, ...]

    def left(self, name: Name) -> int:
        """Where the mention of a name begins: at its posts where they stand before it."""
        for holders in self.holders:
            if holders.names and holders.names[0].span == name.span:
                return min(holders.span[0], name.span[0])
        return name.span[0]

    def within(self, span: Span) -> tuple[Name, ...]:
        """The occurrences inside a span."""
        return tuple(n for n in self.occurrences if n.span[0] >= span[0] and n.span[1] <= span[1])


def find(characters: str, spans: Iterable[Span], hits: Hits, strangers: Collection[str]) -> People:
    """The officials named within some spans; `strangers` (reporters, editors) are none."""
    where = tuple(spans)
    found = [h for span in where for h in chains.find(characters, span, hits)]
    holders = tuple(_without(h, strangers) for h in found)
    names = {n.text for h in holders for n in h.names}
    return People(holders, tuple(_occurrences(characters, where, names)))


def _without(holders: Holders, strangers: Collection[str]) -> Holders:
    names = tuple(n for n in holders.names if n.text not in strangers)
    return Holders(holders.span, holders.posts, names, holders.open)


def _occurrences(characters: str, spans: Iterable[Span], names: Collection[str]) -> list[Name]:
    """Every place where one of the names stands, the longer name where two begin together."""
    taken: dict[int, str] = {}
    for name in sorted(names, key=len):
        position = characters.find(name)
        while position >= 0:
            taken[position] = name
            position = characters.find(name, position + 1)
    inside = [(s, e) for s, e in spans]
    return [
        Name((start, start + len(name)), name, 9.0)
        for start, name in sorted(taken.items())
        if any(s <= start < e for s, e in inside)
    ]


def is_citizen(characters: str, name: Name) -> bool:
    """Whether the word before a name makes it a private person's: 村民A, 户主A."""
    before = characters[max(0, name.span[0] - 5) : name.span[0]]
    return any(before.endswith(w) for w in words("particles", "citizen"))
