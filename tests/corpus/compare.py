"""Found rows against wanted ones: what was missed, what is spurious, and the counts."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from tests.corpus.gold import Case
from tests.corpus.rows import Row, Rows

_COUNTED: Final = ("money", "projects", "people")
_OF_EVENTS: Final = ("events", "dates", "participation", "roles")
_LOOSE: Final = {"sites": str.endswith, "programmes": str.__contains__, "titles": str.__contains__}
"""Kinds whose names match where one ends with, or holds, the other."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of rows: wanted, and of these recalled; found, and of these right."""

    wanted: int = 0
    recalled: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.wanted + other.wanted,
            self.recalled + other.recalled,
            self.found + other.found,
            self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """The share of right rows among the found ones; nothing is right only where nothing is wanted."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The share of recalled rows among the wanted ones; 1 where nothing was wanted."""
        return self.recalled / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reading of one case is worth: counts by kind, and the rows behind them."""

    where: str
    tallies: Mapping[str, Tally]
    missed: tuple[tuple[str, Row], ...]
    spurious: tuple[tuple[str, Row], ...]
    trespassers: tuple[str, ...]


def judge(case: Case, found: Rows) -> Verdict:
    """The verdict on the rows that were found in a case."""
    tallies, missed, spurious = {}, [], []
    for kind, wanted in case.wanted.items():
        got = _held(case, kind, found[kind])
        recalled, right = _matched(kind, wanted, got)
        tallies[kind] = Tally(len(wanted), len(recalled), len(got), len(right))
        missed += [(kind, row) for row in sorted(wanted - recalled)]
        spurious += [(kind, row) for row in sorted(got - right)]
    present = {row[0] for row in found["people"]}
    return Verdict(case.where, tallies, tuple(missed), tuple(spurious), tuple(sorted(case.never & present)))


def total(verdicts: Iterable[Verdict]) -> dict[str, Tally]:
    """The counts of many cases by kind."""
    summed: dict[str, Tally] = {}
    for verdict in verdicts:
        for kind, tally in verdict.tallies.items():
            summed[kind] = summed.get(kind, Tally()) + tally
    return summed


def _held(case: Case, kind: str, found: set[Row]) -> set[Row]:
    """The found rows that count, each other good reading as the row it stands for."""
    wanted = case.wanted[kind]
    rows = {row if row in wanted else case.same.get((kind, row), row) for row in found}
    return {row for row in rows if row in wanted or _counts(case, kind, row)}


def _counts(case: Case, kind: str, row: Row) -> bool:
    """Whether a row that is not wanted is held against the reader."""
    if row in case.allowed.get(kind, ()) or (kind in _OF_EVENTS and row[0] in case.optional):
        return False
    if kind == "contributions" and case.keyed and row[0] not in _COUNTED:
        return False
    width = case.keyed.get(kind, 0)
    return not width or any(row[:width] == other[:width] for other in case.wanted[kind])


def _matched(kind: str, wanted: frozenset[Row], found: set[Row]) -> tuple[Set[Row], Set[Row]]:
    """The wanted rows that were found, and the found rows that were wanted."""
    if kind not in _LOOSE:
        return wanted & found, wanted & found
    recalled = {w for w in wanted if any(_alike(kind, w[0], f[0]) for f in found)}
    right = {f for f in found if any(_alike(kind, w[0], f[0]) for w in wanted)}
    return recalled, right


def _alike(kind: str, one: str, other: str) -> bool:
    held = _LOOSE[kind]
    return one == other or (min(len(one), len(other)) > 2 and (held(one, other) or held(other, one)))
