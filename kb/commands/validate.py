"""`duikou validate`: SHACL shapes and checks over the data."""

from itertools import groupby

import click
from rich.console import Console

from kb import options
from kb.store import open_store
from kb.tables import console, short, table
from kb.validate import Finding, passes, validate

_STYLE = {"violation": "bold red", "warning": "yellow", "info": "cyan"}


@click.command(epilog=options.examples("validate", "validate --all --store articles.db"))
@click.option("--all", "everything", is_flag=True, help="Show every finding, not the first ten of each kind.")
@options.store()
def command(everything: bool, where: str) -> int:
    """Hold the data against the shapes and checks.

    Says what is wrong, where, and how to mend it.  The exit status is 1 where there is a
    violation; warnings alone pass.
    """
    with open_store(where, read_only=True) as store:
        findings = validate(store)
    show(findings, console(), limit=len(findings) if everything else 10)
    return 0 if passes(findings) else 1


def show(findings: list[Finding], out: Console, *, limit: int) -> None:
    """Prints the findings, one table for each thing that may be wrong, and how many there are."""
    for (severity, message, path), group in groupby(findings, key=lambda f: (f.severity, f.message, f.path)):
        listed = list(group)
        out.print(f"{severity}: {message}", style=_STYLE.get(severity), markup=False)
        if listed[0].message_zh:
            out.print(listed[0].message_zh, style="dim", markup=False)
        rows = [(f.node, f.label, f.value[:80], " ".join(f.sources[:3])) for f in listed[:limit]]
        out.print(table(("node", "name", "value", "source"), rows, short(path) or None))
        if len(listed) > limit:
            out.print(f"… and {len(listed) - limit} more of the kind", style="dim")
    counts = {name: sum(f.severity == name for f in findings) for name in ("violation", "warning", "info")}
    told = ", ".join(
        f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts.items() if number
    )
    out.print(told or "nothing is wrong")
