"""`duikou export`: the knowledge base as RDF."""

from pathlib import Path

import click

from kb import options
from kb.export import FORMATS, GRAPHS, export
from kb.files import written
from kb.store import open_store


@click.command(
    epilog=options.examples(
        "export -o duikou.ttl",
        "export --format nquads -o duikou.nq",
        "export --graph inferred --format trig",
        "export --graph vocabularies",
    )
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="turtle", show_default=True)
@click.option("--graph", metavar="G", help=f"An IRI, or one of: {', '.join(GRAPHS)}.")
@options.output()
@options.store()
def command(form: str, graph: str | None, target: Path | None, where: str) -> None:
    """Write the knowledge base as RDF: the same bytes for the same content.

    Without --graph it writes the documents, the identities and what was inferred.  Turtle,
    N-Triples and RDF/XML know no graphs and hold each triple once.  The source texts are
    written only by --graph texts.
    """
    with open_store(where, read_only=True) as store, written(target) as out:
        export(store, form, graph, out)
