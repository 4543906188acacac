"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kb.store import DEFAULT

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store(write: bool = False) -> Decorator:
    """`--store S`: a folder or the address of a SPARQL 1.1 store."""
    verb = "written" if write else "asked"
    return click.option(
        "--store",
        "where",
        default=DEFAULT,
        show_default=True,
        metavar="S",
        help=f"The store that is {verb}: a folder, or the address of a SPARQL 1.1 store.",
    )


def output() -> Decorator:
    """`-o FILE`: where to write; standard output without it."""
    return click.option(
        "-o",
        "--output",
        "target",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write to FILE, whole or not at all, in place of standard output.",
    )


def examples(*lines: str) -> str:
    """The end of a help page: commands to try, one a line."""
    return "\b\nExamples:\n" + "\n".join(f"  duikou {line}" for line in lines)
