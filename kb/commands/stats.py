"""`duikou stats`: counts and data health."""

import click

from kb import options
from kb.stats import stats, total
from kb.store import open_store
from kb.tables import console, table


@click.command(epilog=options.examples("stats", "stats --store articles.db"))
@options.store()
def command(where: str) -> None:
    """Count what there is, and how healthy it is.

    Documents and people, facts by kind and how many of them have evidence, events without a
    date, what was not read, and how much each rule read with what confidence.
    """
    with open_store(where, read_only=True) as store:
        found = stats(store)
    out = console()
    for each in found:
        title = (
            f"{each.title}: {total(each)} in all"
            if each.name in ("facts", "unread", "inferred")
            else each.title
        )
        out.print(table([header.replace("_", " ") for header in each.headers], each.rows, title))
