"""`duikou queries`: the named queries, with what each answers and its parameters."""

import click

import queries
from kb import options
from kb.tables import console, table


@click.command(epilog=options.examples("queries", "queries happenings"))
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the named queries, or show one with its parameters."""
    out = console()
    if name is None:
        for folder, title in (
            ("contract", "Tables of the knowledge base"),
            ("questions", "Questions it answers"),
        ):
            out.print(table(("name", "title", "题目", "parameters"), _rows(folder), title))
        return
    try:
        asked = queries.query(name)
    except KeyError:
        raise click.UsageError(f"there is no query named {name}; `duikou queries` lists them") from None
    out.print(f"{asked.title}  {asked.title_zh}", style="bold", markup=False)
    out.print(asked.description, markup=False)
    if asked.parameters:
        rows = [(each.name, each.type, each.meaning, each.example) for each in asked.parameters]
        out.print(table(("parameter", "type", "meaning", "example"), rows))
        settings = " ".join(f"--set {each.name}={each.example}" for each in asked.parameters)
        out.print(f"duikou query {name} {settings}", markup=False)


def _rows(folder: str) -> list[tuple[str, str, str, str]]:
    found = [queries.query(f"{folder}/{name}") for name in queries.names(folder)]
    found.sort(key=lambda each: (each.question or 0, each.name))
    return [
        (each.name, each.title, each.title_zh, " ".join(p.name for p in each.parameters)) for each in found
    ]
