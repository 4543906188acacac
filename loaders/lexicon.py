"""The words of the vocabularies as one automaton, and what of them stands in a text.

Whoever adds a label to a scheme in `ontology/vocab` has taught the extractor that word.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from operator import itemgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders import gazetteer
from ontology.vocabulary import Concept, scheme

PLACE: Final = "place"
PAIR: Final = "pair"
_SINGLE: Final = frozenset(
    {"roles", "site-kinds", "speech-acts"}
)  # elsewhere a single character is a matter of grammar
_VERBS: Final = frozenset({"roles", "speech-acts"})
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

_Meaning = tuple[str, str]
"""Scheme and notation of a word."""


class Hit(NamedTuple):
    """A word in a text: where it stands (code points), its scheme, and its notation there.

    For a place the notation is the name itself, for a pair abbreviation likewise: only the
    context tells which territory is meant.  A named tuple: hundreds are made for each article.
    """

    start: int
    end: int
    scheme: str
    code: str


_hit: Final = partial(tuple.__new__, Hit)
"""`Hit` from a tuple, without the call of Python that the constructor of a named tuple is."""


class Hits:
    """All words found in one text, by the place where they begin and where they end.

    `hits` come in order of their beginnings, of two at one place the longer first.
    """

    __slots__ = ("_rows", "ending", "starting")

    def __init__(self, hits: Iterable[Hit]) -> None:
        starting: dict[int, list[Hit]] = defaultdict(list)
        ending: dict[int, list[Hit]] = defaultdict(list)
        rows: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            start, end, name, _ = hit
            starting[start].append(hit)
            ending[end].append(hit)
            rows[name].append(hit)
        self.starting, self.ending = starting, ending
        self._rows = {name: ([hit.start for hit in row], row) for name, row in rows.items()}

    def at(self, start: int, *schemes: str) -> Hit | None:
        """The longest word of these schemes that begins at `start`."""
        for hit in self.starting.get(start, ()):
            if hit.scheme in schemes:
                return hit
        return None

    def before(self, end: int, *schemes: str) -> Hit | None:
        """The longest word of these schemes that ends at `end`."""
        for hit in self.ending.get(end, ()):
            if hit.scheme in schemes:
                return hit
        return None

    def within(self, start: int, end: int, *schemes: str) -> list[Hit]:
        """The words of these schemes inside a span, in order; of two at one place the longer first."""
        if len(schemes) > 1:
            found = [some for name in schemes if (some := self.within(start, end, name))]
            return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=_order)
        row = self._rows.get(schemes[0])
        if row is None:
            return []
        places, hits = row
        first = bisect_left(places, start)
        behind = bisect_left(places, end, first)
        return [hit for hit in hits[first:behind] if hit.end <= end] if first < behind else []

    def has(self, start: int, end: int, scheme_name: str, *notations: str) -> bool:
        """Whether a word of one of these notations stands inside a span; of any where none is given."""
        found = self.within(start, end, scheme_name)
        if not found or not notations:
            return bool(found)
        return any(hit.code in notations for hit in found)

    def of(self, scheme_name: str) -> Sequence[Hit]:
        """All words of a scheme, in order."""
        return self._rows.get(scheme_name, ((), ()))[1]

    def without(self, less: Collection[Hit]) -> "Hits":
        """These words but for some."""
        return Hits(hit for found in self.starting.values() for hit in found if hit not in less)

    def joined(self, more: Iterable[Hit]) -> "Hits":
        """These words and some more."""
        return Hits(sorted((*(h for found in self.starting.values() for h in found), *more), key=_order))


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


_start_of = itemgetter(1)


def scan(characters: str) -> Hits:
    """Every word of the vocabularies in a text, overlaps included.

    A word inside a longer one that its concept names under `dk:unlessWithin` is no hit: 讲话
    in 重要讲话 is not somebody's speech.
    """
    automaton, meanings, shields = _automaton()
    found = automaton.find_matches_as_indexes(characters, overlapping=True)
    found.reverse()  # they come by their ends: so of two with one beginning the longer is first
    found.sort(key=_start_of)
    hits = [_hit((start, end, name, code)) for index, start, end in found for name, code in meanings[index]]
    for index, start, end in [word for word in found if word[0] in shields]:
        _shield(hits, start, end, shields[index])
    return Hits(hits)


def _shield(hits: list[Hit], start: int, end: int, hidden: Collection[_Meaning]) -> None:
    """Take from hits in order the hidden ones that lie inside a longer word, from `start` to `end`."""
    position = bisect_left(hits, (start,))
    while position < len(hits) and hits[position].start < end:
        hit = hits[position]
        inside = hit.end <= end and hit.end - hit.start < end - start
        if inside and (hit.scheme, hit.code) in hidden:
            del hits[position]
        else:
            position += 1


def _places_with(name: str, concept: Concept) -> Iterator[str]:
    """The place names that hold a verb of one character, which is none there: 称 in 称多县."""
    verbs = {word for word in concept.words if len(word) == 1} if name in _VERBS else set()
    if verbs:
        yield from (place for place in gazetteer.names() if not verbs.isdisjoint(place))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[_Meaning, ...], ...], dict[int, frozenset[_Meaning]]]:
    """The automaton, for each pattern what it means, and for those that are shields what they hide."""
    meanings: dict[str, list[_Meaning]] = defaultdict(list)
    shields: dict[str, list[_Meaning]] = defaultdict(list)
    for name in SCHEMES:
        for concept in scheme(name):
            for word in concept.words:
                if len(word) > 1 or name in _SINGLE:
                    meanings[word].append((name, concept.notation))
            for word in (*concept.values.get("unlessWithin", ()), *_places_with(name, concept)):
                shields[word].append((name, concept.notation))
    for word in gazetteer.names():
        meanings[word].append((PLACE, word))
    for word, inner in gazetteer.guards().items():
        shields[word].append((PLACE, inner))
    for word in gazetteer.pairs():
        meanings[word].append((PAIR, word))
    patterns = list(dict.fromkeys((*meanings, *shields)))
    automaton = AhoCorasick(patterns, MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    hidden = {index: frozenset(shields[word]) for index, word in enumerate(patterns) if word in shields}
    return automaton, tuple(tuple(meanings.get(word, ())) for word in patterns), hidden


@cache
def words(name: str, *notations: str) -> frozenset[str]:
    """The words of a scheme, of all its concepts or of those with these notations."""
    return frozenset(w for c in scheme(name) if not notations or c.notation in notations for w in c.words)


@cache
def concepts(name: str) -> dict[str, Concept]:
    """The concepts of a scheme by notation."""
    return {c.notation: c for c in scheme(name)}


@cache
def pattern(name: str, *notations: str) -> re.Pattern[str]:
    """One of these words, the longest that stands at a place; `dk:unlessWithin` does not count here."""
    longest = sorted(words(name, *notations), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)))


def word_at(characters: str, position: int, name: str, *notations: str) -> str:
    """The longest of these words that stands at a position, empty where none does."""
    match = pattern(name, *notations).match(characters, position)
    return match.group() if match is not None else ""
