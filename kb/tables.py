"""Tables for people: columns that stay even under Chinese characters, IRIs cut to what tells them apart."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ontology import NAMESPACE, THINGS

_SHORT: Final = ((THINGS, ""), (NAMESPACE, "dk:"))
_PIPE: Final = 10_000


def short(value: str) -> str:
    """An IRI of ours by what stands after `id/`, a term as `dk:term`, anything else as it is."""
    for start, sign in _SHORT:
        if value.startswith(start):
            return sign + value.removeprefix(start)
    return value


def console(out: TextIO | None = None) -> Console:
    """A console on standard output or `out`; lines are not cut where it is no terminal."""
    stream = out or sys.stdout
    return Console(file=stream, highlight=False, soft_wrap=True, width=None if stream.isatty() else _PIPE)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> Table:
    """A table; a value that is unknown is an empty cell, numbers stand to the right."""
    made = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    listed = [list(row) for row in rows]
    for index, header in enumerate(headers):
        numeric = all(isinstance(row[index], int | float) for row in listed) and bool(listed)
        made.add_column(header, justify="right" if numeric else "left", overflow="fold")
    for row in listed:
        made.add_row(*(Text("" if value is None else short(str(value))) for value in row))
    return made
