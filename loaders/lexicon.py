"""The words of the vocabularies as one automaton, and what of them stands in a text.

Whoever adds a label to a scheme in `ontology/vocab` has taught the extractor that word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders import gazetteer
from ontology.vocabulary import Concept, scheme

PLACE: Final = "place"
PAIR: Final = "pair"
_SINGLE: Final = frozenset(
    {"roles", "site-kinds", "speech-acts"}
)  # elsewhere a single character is a matter of grammar
SCHEMES: Final = (
    "assistance-batches",
    "assistance-words",
    "event-types",
    "genre-signs",
    "genres",
    "landmarks",
    "measures",
    "modalities",
    "organisation-kinds",
    "particles",
    "periods",
    "programme-signs",
    "roles",
    "site-kinds",
    "speech-acts",
    "themes",
    "titles",
)


class Hit(NamedTuple):
    """A word in a text: where it stands (code points), its scheme, and its notation there.

    For a place the notation is the name itself, for a pair abbreviation likewise: only the
    context tells which territory is meant.  A named tuple: hundreds are made for each article.
    """

    start: int
    end: int
    scheme: str
    code: str


class Hits:
    """All words found in one text, by the place where they begin and where they end."""

    __slots__ = ("_by_scheme", "ending", "starting")

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.starting: dict[int, list[Hit]] = defaultdict(list)
        self.ending: dict[int, list[Hit]] = defaultdict(list)
        self._by_scheme: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            self.starting[hit.start].append(hit)
            self.ending[hit.end].append(hit)
            self._by_scheme[hit.scheme].append(hit)

    def at(self, start: int, *schemes: str) -> Hit | None:
        """The longest word of these schemes that begins at `start`."""
        found = [h for h in self.starting.get(start, ()) if h.scheme in schemes]
        return max(found, key=_end, default=None)

    def before(self, end: int, *schemes: str) -> Hit | None:
        """The longest word of these schemes that ends at `end`."""
        found = [h for h in self.ending.get(end, ()) if h.scheme in schemes]
        return min(found, key=_start, default=None)

    def within(self, start: int, end: int, *schemes: str) -> list[Hit]:
        """The words of these schemes inside a span, in order; of two at one place the longer first."""
        found: list[Hit] = []
        for scheme_name in schemes:
            hits = self._by_scheme.get(scheme_name, ())
            for index in range(bisect_left(hits, start, key=_start), len(hits)):
                hit = hits[index]
                if hit.start >= end:
                    break
                if hit.end <= end:
                    found.append(hit)
        return found if len(schemes) == 1 else sorted(found, key=_order)


_start = attrgetter("start")
_end = attrgetter("end")


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def scan(characters: str) -> Hits:
    """Every word of the vocabularies in a text, overlaps included.

    A word inside a longer one that its concept names under `dk:unlessWithin` is no hit: 讲话
    in 重要讲话 is not somebody's speech.
    """
    automaton, meanings = _automaton()
    found = automaton.find_matches_as_indexes(characters, overlapping=True)
    hits: list[Hit] = []
    shields: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for index, start, end in found:
        for name, code, shield in meanings[index]:
            hit = Hit(start, end, name, code)
            if shield:
                shields[name, code].append(hit)
            else:
                hits.append(hit)
    hits = [h for h in hits if not any(_shields(s, h) for s in shields.get((h.scheme, h.code), ()))]
    hits.sort(key=_order)
    return Hits(hits)


def _shields(shield: Hit, hit: Hit) -> bool:
    return (
        shield.start <= hit.start
        and hit.end <= shield.end
        and shield.end - shield.start > hit.end - hit.start
    )


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[str, str, bool], ...], ...]]:
    """The automaton, and for each pattern its meanings: scheme, notation, whether it shields."""
    meanings: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for name in SCHEMES:
        for concept in scheme(name):
            for word in concept.words:
                if len(word) > 1 or name in _SINGLE:
                    meanings[word].append((name, concept.notation, False))
            for word in concept.values.get("unlessWithin", ()):
                meanings[word].append((name, concept.notation, True))
    for word in gazetteer.names():
        meanings[word].append((PLACE, word, False))
    for word, hidden in gazetteer.guards().items():
        meanings[word].append((PLACE, hidden, True))
    for word in gazetteer.pairs():
        meanings[word].append((PAIR, word, False))
    automaton = AhoCorasick(list(meanings), MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return automaton, tuple(tuple(m) for m in meanings.values())


@cache
def words(name: str, *notations: str) -> frozenset[str]:
    """The words of a scheme, of all its concepts or of those with these notations."""
    return frozenset(w for c in scheme(name) if not notations or c.notation in notations for w in c.words)


@cache
def concepts(name: str) -> dict[str, Concept]:
    """The concepts of a scheme by notation."""
    return {c.notation: c for c in scheme(name)}
