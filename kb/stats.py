"""Counts and the health of the data: what there is, how much of it is proved, what was not read."""

from dataclasses import dataclass

import pyoxigraph as ox

from kb.store import Store
from queries import names, query

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of one query of `queries/stats`: its name and title, headers, and rows."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def stats(store: Store) -> tuple[Table, ...]:
    """One table for each query of `queries/stats`, in order of name."""
    return tuple(_table(store, name) for name in names("stats"))


def total(table: Table) -> int:
    """The sum of the second column: how many there are of all kinds together."""
    return sum(row[1] for row in table.rows if isinstance(row[1], int))


def _table(store: Store, name: str) -> Table:
    asked = query(f"stats/{name}")
    answer = store.query(asked.text)
    assert isinstance(answer, ox.QuerySolutions)
    headers = tuple(variable.value for variable in answer.variables)
    return Table(
        name, asked.title, headers, tuple(tuple(_cell(row[header]) for header in headers) for row in answer)
    )


def _cell(term: object) -> Cell:
    """Numbers as numbers, decimals to three places; nothing as None."""
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else None
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "integer":
        return int(term.value)
    return round(float(term.value), 3) if kind in ("decimal", "double", "float") else term.value
