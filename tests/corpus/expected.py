"""The rows that gold states, as tables of a whole article or as the lines of a sentence case."""

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.corpus import norms
from tests.corpus.rows import Row, Rows, empty

Readings = str | list[str]
"""A value, or several equally good ones of which the first is the one that counts."""

STATED: Final = {
    "people": ("people", "posts"),
    "events": ("events", "dates"),
    "participation": ("participation", "roles"),
    "sites": ("sites",),
    "delegations": ("delegations",),
    "pairings": ("pairings", "since"),
    "programmes": ("programmes",),
    "contributions": ("contributions", "figures"),
    "statements": ("statements", "behalf"),
    "themes": ("themes",),
}
"""The kinds of row that a stated key of a sentence case is the whole of."""

NOTHING: Final = ("events", "people", "participation", "pairings", "contributions")
"""The keys that `nothing` states as empty."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Stated rows by kind, and for every other good reading the row that it stands for."""

    rows: Rows = field(default_factory=empty)
    same: dict[tuple[str, Row], Row] = field(default_factory=dict)

    def put(self, kind: str, *parts: Readings) -> None:
        """State one row."""
        ways = list(itertools.product(*([p] if isinstance(p, str) else p for p in parts)))
        self.rows[kind].add(ways[0])
        for way in ways[1:]:
            self.same.setdefault((kind, way), ways[0])


def from_tables(gold: Mapping[str, Any]) -> Expected:
    """What the gold of a whole article states."""
    stated = Expected()
    _document(stated, gold)
    for person in gold.get("people", ()):
        _person(stated, person)
    for event in gold.get("events", ()):
        _event(stated, event)
    for d in gold.get("delegations", ()):
        ends = norms.places(d.get("origin")), norms.places(d.get("destination"))
        leader = norms.each(norms.name, d.get("leader"))
        stated.put("delegations", norms.each(norms.name, d["name"]), *ends, leader)
    for programme in gold.get("programmes", ()):
        stated.put("programmes", norms.name(programme))
    for p in gold.get("pairings", ()):
        _pairing(stated, p["sponsor"], p["recipient"], p.get("since"))
    for c in gold.get("contributions", ()):
        _contribution(stated, c)
    _statements(stated, gold)
    return stated


def from_lines(case: Mapping[str, Any]) -> Expected:
    """What the lines of a sentence case state."""
    stated = Expected()
    for key, state in _LINES.items():
        for line in case.get(key, ()):
            cells = [cell.strip() for cell in line.split("|")]
            state(stated, *cells, *[""] * (_CELLS[key] - len(cells)))
    return stated


def keys(case: Mapping[str, Any]) -> Iterable[str]:
    """The kinds of row of which a sentence case states the whole set."""
    stated = {*case, *(NOTHING if case.get("nothing") else ())}
    return [kind for key, kinds in STATED.items() if key in stated for kind in kinds]


def _document(stated: Expected, gold: Mapping[str, Any]) -> None:
    if "published" in gold:
        stated.put("documents", "published", norms.each(norms.plain, gold["published"]))
    if gold.get("publisher"):
        stated.put("documents", "publisher", norms.each(norms.name, gold["publisher"]))
    if gold.get("title"):
        stated.put("titles", norms.name(gold["title"]))


def _person(stated: Expected, person: Mapping[str, Any]) -> None:
    name = norms.name(person["name"])
    stated.put("people", name)
    for post in person.get("posts", ()):
        titles = norms.each(norms.title, post["title"])
        stated.put("posts", name, norms.each(norms.organisation, post["organisation"]), titles)


def _event(stated: Expected, event: Mapping[str, Any]) -> None:
    kind = norms.each(norms.code, event["type"])
    stated.put("events", kind, norms.places(event.get("place")))
    days = [(event.get("start") or "", event.get("end") or ""), *map(tuple, event.get("or_dates", ()))]
    first = (kind[0], *days[0])
    stated.rows["dates"].add(first)
    for k, day in itertools.product(kind, days):
        if (k, *day) != first:
            stated.same.setdefault(("dates", (k, *day)), first)
    for p in event.get("participation", ()):
        stated.put("participation", kind, norms.name(p["name"]))
        for role in p["roles"]:
            stated.put("roles", kind, norms.name(p["name"]), [norms.code(r) for r in role.split("|")])
    for site in event.get("sites", ()):
        stated.put("sites", norms.each(norms.name, site))


def _pairing(stated: Expected, sponsor: object, recipient: object, since: str | None) -> None:
    pair = norms.places(sponsor), norms.places(recipient)
    stated.put("pairings", *pair)
    if since:
        stated.put("since", *pair, since)


def _contribution(stated: Expected, c: Mapping[str, Any]) -> None:
    figure = c["measure"], norms.number(c["amount"])
    stated.put("contributions", *figure)
    stated.put("figures", *figure, norms.name(c.get("unit")), norms.name(c.get("period")))
    stated.put("aid", *figure, norms.places(c.get("sponsor")), norms.places(c.get("recipient")))


def _statements(stated: Expected, gold: Mapping[str, Any]) -> None:
    for s in gold.get("statements", ()):
        act = norms.name(s["speaker"]), norms.code(s["act"])
        stated.put("statements", *act)
        if s.get("on_behalf_of"):
            stated.put("behalf", *act, norms.each(norms.organisation, s["on_behalf_of"]))
    for t in gold.get("themes", ()):
        for theme in t["themes"]:
            stated.put("themes", norms.name(t.get("speaker")), norms.code(theme))


def _person_line(stated: Expected, name: str, organisation: str, title: str) -> None:
    posts = [{"organisation": organisation, "title": title}] if title else []
    _person(stated, {"name": name, "posts": posts})


def _participation_line(stated: Expected, name: str, kind: str, role: str) -> None:
    stated.put("participation", norms.code(kind), norms.name(name))
    stated.put("roles", norms.code(kind), norms.name(name), norms.code(role))


def _delegation_line(stated: Expected, name: str, origin: str, destination: str, leader: str) -> None:
    ends = norms.places(origin), norms.places(destination)
    stated.put("delegations", norms.name(name), *ends, norms.name(leader))


def _event_line(stated: Expected, kind: str, start: str, end: str, place: str) -> None:
    _event(stated, {"type": kind, "start": start, "end": end, "place": place})


def _contribution_line(stated: Expected, measure: str, amount: str, unit: str, period: str) -> None:
    _contribution(stated, {"measure": measure, "amount": amount, "unit": unit, "period": period})


def _statement_line(stated: Expected, speaker: str, behalf: str, act: str) -> None:
    said = norms.name(speaker), norms.code(act)
    stated.put("statements", *said)
    for body in behalf.split("、") if behalf else ():
        stated.put("behalf", *said, norms.organisation(body))


_LINES: Final[Mapping[str, Callable[..., None]]] = {
    "people": _person_line,
    "events": _event_line,
    "participation": _participation_line,
    "sites": lambda stated, site: stated.put("sites", norms.name(site)),
    "delegations": _delegation_line,
    "pairings": _pairing,
    "programmes": lambda stated, name: stated.put("programmes", norms.name(name)),
    "contributions": _contribution_line,
    "statements": _statement_line,
    "themes": lambda stated, speaker, theme: stated.put("themes", norms.name(speaker), norms.code(theme)),
}
_CELLS: Final = {
    "people": 3, "events": 4, "participation": 3, "sites": 1, "delegations": 4,
    "pairings": 3, "programmes": 1, "contributions": 4, "statements": 3, "themes": 2,
}  # fmt: skip
