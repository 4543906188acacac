"""How the divisions of today came to be: the yearly change records, walked backwards.

A unit that goes on under another name or parent stays one unit with several versions.  A
unit that was merged or cut up ended; its successor is kept.  A new code alone is no change.
Years are those of the records (of the approval).  A version holds from its first year up
to, but not including, the year in which the next one begins.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

State = tuple[str, str]
"""A code and a name, as one yearly list of codes has them."""

Hand = Literal["continues", "merged", "born", "ignore", ""]
"""What a record by hand says of a change; empty in the records of the source."""

MUNICIPAL = ("01", "02", "90")
"""The same digits where no prefecture stands between."""

CUT_OUT = {("51", "50"), ("44", "46")}
"""Sichuan gave Chongqing (1997), Guangdong gave Hainan (1988)."""

DIRECT = "90"
"""Third and fourth digit of a county coded under the province.  Until 1995 every city of a
county's rank was: a way of coding, which says nothing of the prefecture that ran it."""

RECODED = "同名改码"
DEALT_ANEW = "码位改派"
GOES_ON = {
    RECODED,
    "更名",
    "撤县设市",
    "撤县设区",
    "撤市设区",
    "撤旗设区",
    "撤区设区",
    "撤地设市",
    "区划调整",
}


@dataclass(frozen=True)
class Change:
    """In `year` the unit `old` became `new`; one of the two may be missing."""

    year: int
    kind: str
    old: State | None
    new: State | None
    hand: Hand = ""


@dataclass(frozen=True)
class Version:
    """A name and a parent (its lasting code) that held from `start` up to `end`."""

    name: str
    code: str
    parent: str | None
    start: int | None = None
    end: int | None = None


@dataclass
class Unit:
    """A division under its lasting code; `versions` runs from the latest to the earliest."""

    code: str
    versions: list[Version]
    successor: str | None = None

    def born(self, year: int) -> None:
        """The earliest version known so far began in `year`."""
        self.versions[-1] = replace(self.versions[-1], start=year)

    def was(self, old: State, parent: str | None, year: int, taken_in: Mapping[str, str | None]) -> None:
        """Up to `year` the unit was `old`; nothing is kept where only the code differs.

        It is no change either that the unit above was taken in by the one above today.
        """
        now = self.versions[-1]
        coded_only = old[0][2:4] == DIRECT and level_of(old[0]) == 3
        if coded_only or parent is None or taken_in.get(parent) == now.parent:
            parent = now.parent
        if (old[1], parent) != (now.name, now.parent):
            self.born(year)
            self.versions.append(Version(old[1], old[0], parent, end=year))


def level_of(code: str) -> int:
    """1 for a province, 2 for a prefecture, 3 for a county."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def walk_back(current: dict[State, str | None], changes: Iterable[Change], first: int) -> list[Unit]:
    """Every unit that existed since `first`: those of today (with their parents), then the ended ones."""
    by_year = defaultdict(list)
    for change in changes:
        by_year[change.year].append(change)
    alive = {state: Unit(state[0], [Version(state[1], state[0], above)]) for state, above in current.items()}
    units = list(alive.values())
    for year in sorted((year for year in by_year if year >= first), reverse=True):
        alive = _Year(year, by_year[year], alive, units).undone()
    return _joined(units)


class _Year:
    """The changes of one year, to be undone."""

    def __init__(self, year: int, changes: list[Change], alive: dict[State, Unit], units: list[Unit]) -> None:
        self.year, self.changes, self.alive, self.units = year, changes, alive, units
        self.into: dict[State, list[Change]] = defaultdict(list)
        for change in _led_to_the_district(changes):
            if change.new:
                self.into[change.new].append(change)
        self.olds = {(c.old[0][:2], level_of(c.old[0]), c.old[1]): c.old for c in changes if c.old}
        self.before: dict[State, Unit] = {}
        self.above: dict[str, str] = {}

    def undone(self) -> dict[State, Unit]:
        """The units alive before; those that ended in this year join `units`."""
        for level in (1, 2, 3):
            self.above = {state[0]: unit.code for state, unit in self.before.items()}
            for state, unit in self.alive.items():
                if level_of(state[0]) == level:
                    self._step(state, unit)
            for change in self.changes:
                if change.old and change.kind != DEALT_ANEW and level_of(change.old[0]) == level:
                    self._end(change, change.old)
        return self.before

    def _step(self, state: State, unit: Unit) -> None:
        """Put one living unit in its state of the year before, unless it began in this one."""
        into = self.into.get(state, [])
        heir = _heir(state, into)
        if heir is None and any(change.kind == DEALT_ANEW for change in into):
            self.before[self.olds.get((state[0][:2], level_of(state[0]), state[1]), state)] = unit
        elif heir and heir.old:
            self.before[heir.old] = unit
            taken_in = {unit.code: unit.successor for unit in self.units if unit.successor}
            unit.was(heir.old, self._parent(heir.old[0]), self.year, taken_in)
        elif any(change.old is None or change.kind in GOES_ON for change in into):
            unit.born(self.year)
        else:
            self.before[state] = unit

    def _end(self, change: Change, old: State) -> None:
        """A unit of which no living one is the continuation ended in this year."""
        if old in self.before:
            return
        new = next((s for s, into in self.into.items() for c in into if c.old == old), change.new)
        heir = self.alive[new].code if new in self.alive else _lasting(new, self.units)
        taken = any(unit.code == old[0] for unit in self.units)
        code = f"{old[0]}-{self.year}" if taken else old[0]
        last = Version(old[1], old[0], self._parent(old[0]), end=self.year)
        self.before[old] = Unit(code, [last], heir if heir and _one_province(code, heir) else None)
        self.units.append(self.before[old])

    def _parent(self, code: str) -> str | None:
        """The lasting code of the unit above; None for a province, and where the records do not show it."""
        prefecture, province = code[:4] + "00", code[:2] + "0000"
        if level_of(code) == 3 and (prefecture in self.above or code[2:4] not in MUNICIPAL):
            return self.above.get(prefecture)
        return None if level_of(code) == 1 else self.above.get(province, province)


def _heir(state: State, into: list[Change]) -> Change | None:
    """The change by which the unit went on, among those that led to it; None where it is new."""
    olds = [c for c in into if c.old and c.hand != "merged" and _one_kind(c.old[0], state[0])]
    by_hand = [change for change in olds if change.hand == "continues"]
    recoded = [change for change in olds if change.kind == RECODED]
    going_on = [change for change in olds if change.kind in GOES_ON]
    same_stem = [change for change in going_on if change.old and change.old[1][:-1] == state[1][:-1]]
    founded = [change for change in olds if len(olds) == 1 and any(other.old is None for other in into)]
    for choice in (by_hand, recoded, going_on, same_stem, founded):
        if len(choice) == 1:
            return choice[0]
    return None


def _one_kind(old: str, new: str) -> bool:
    """Whether a unit can go on under the new code."""
    return level_of(old) == level_of(new) and _one_province(old, new)


def _one_province(old: str, new: str) -> bool:
    """Equal names in two provinces are two places, but where one province was cut from the other."""
    return old[:2] == new[:2] or (old[:2], new[:2]) in CUT_OUT


def _led_to_the_district(changes: list[Change]) -> list[Change]:
    """The city that gave its name to a new prefecture lives on in the one new district there."""
    new = [c.new for c in changes if c.new and c.old is None and level_of(c.new[0]) == 3]
    led = {c.new for c in changes if c.old and c.new}
    result = []
    for change in changes:
        if change.old and change.new and level_of(change.old[0]) > level_of(change.new[0]) == 2:
            seats = [state for state in new if state[0][:4] == change.new[0][:4] and state[1].endswith("区")]
            if len(seats) == 1 and seats[0] not in led:
                result.append(replace(change, new=seats[0]))
                continue
        result.append(change)
    return result


def _lasting(new: State | None, units: list[Unit]) -> str | None:
    """Where a record names as heir what a unit came to be called later."""
    return next((unit.code for unit in units if new and unit.code == new[0]), None)


def _joined(units: list[Unit]) -> list[Unit]:
    """The units without those that were, by name or by their one heir, an earlier version of another."""
    for unit in units:
        if unit.versions[0].end and not unit.successor and not unit.versions[0].name.endswith("区"):
            unit.successor = _namesake(unit, units)
    by_code = {unit.code: unit for unit in units}
    claims: dict[tuple[str, int | None], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.successor and level_of(unit.versions[0].code) == level_of(by_code[unit.successor].code):
            claims[unit.successor, unit.versions[0].end].append(unit)
    gone: dict[str, str] = {}
    for (heir, year), (unit, *others) in claims.items():
        began = by_code[heir].versions[-1]
        if not others and year is not None and (began.start == year or began.name == unit.versions[0].name):
            by_code[heir].versions.extend(unit.versions if began.start == year else [])
            gone[unit.code] = heir
    for unit in units:
        unit.successor = gone.get(unit.successor or "", unit.successor)
    return [unit for unit in units if unit.code not in gone]


def _namesake(unit: Unit, units: list[Unit]) -> str | None:
    """A unit that once bore the name of one whose end the records leave open."""
    name = unit.versions[0].name
    bearers = (u for u in units if u is not unit and _one_province(unit.code, u.code))
    return next((u.code for u in bearers if any(v.name == name for v in u.versions)), None)
