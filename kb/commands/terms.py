"""`duikou terms`: the ontology in numbers, or one term of it."""

import click

from kb import options
from kb.tables import console, table
from kb.terms import Term, counts, terms


@click.command(epilog=options.examples("terms", "terms Tenure"))
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Count the terms of the ontology, or show one with the queries that use it."""
    out = console()
    if name is None:
        out.print(table(("what", "number"), counts()))
        return
    local = name.removeprefix("dk:")
    found = next((term for term in terms() if term.name == local), None)
    if found is None:
        raise click.UsageError(f"there is no term named {name}; docs/ontology lists them")
    out.print(table(("of", "dk:" + found.name), _rows(found)))


def _rows(term: Term) -> list[tuple[str, str]]:
    return [
        ("kind", term.kind),
        ("名称", term.labels["zh-hans"]),
        ("label", term.labels["en"]),
        ("定义", term.definitions["zh-hans"]),
        ("definition", term.definitions["en"]),
        ("例", term.example),
        ("module", term.module),
        *(("used by", where) for where in term.used),
    ]
