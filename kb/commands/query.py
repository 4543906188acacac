"""`duikou query`: asks a named query, a file, or standard input."""

import sys

import click
import pyoxigraph as ox

from kb import options, query
from kb.sparql import Answer
from kb.store import open_store
from kb.tables import console, table
from loaders.errors import UserError

_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command(
    epilog=options.examples(
        "query events",
        "query posts --format csv > posts.csv",
        "query happenings --set place=云南省 --set from=2021 --set until=2021-06",
        "query mine.rq --format json",
        "query - < mine.rq",
    )
)
@click.argument("name", metavar="NAME|FILE.rq|-")
@click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="Set a parameter; may be repeated."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="table on a terminal, csv in a pipe.")
@options.store()
def command(name: str, settings: tuple[str, ...], form: str | None, where: str) -> None:
    """Ask a named query, a file, or standard input.

    `duikou queries` lists the names.  A file may hold any SPARQL 1.1 query; it is asked of the
    union of all graphs.  The exit status is 0 whenever the query ran, also without a row.
    """
    asked = query.find(name, sys.stdin.read)
    with open_store(where, read_only=True) as store:
        answer = query.ask(store, asked, _pairs(settings))
        wanted = form or ("table" if sys.stdout.isatty() else "csv")
        if wanted == "table" and isinstance(answer, ox.QuerySolutions):
            _show(answer, asked.title)
        else:
            query.write(answer, "csv" if wanted == "table" else wanted, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for setting in settings:
        key, sign, value = setting.partition("=")
        if not sign or not key:
            raise UserError(f"--set {setting}: write it as KEY=VALUE")
        pairs[key] = value
    return pairs


def _show(answer: Answer, title: str) -> None:
    assert isinstance(answer, ox.QuerySolutions)
    headers = [variable.value for variable in answer.variables]
    rows = [[getattr(term, "value", term) for term in row] for row in answer]
    out = console()
    out.print(table(headers, rows, title))
    out.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")
