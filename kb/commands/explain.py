"""`duikou explain`: why the knowledge base says so, down to the characters."""

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kb import options
from kb.explain import Explanation, Inferred, Quote, Said, explain
from kb.store import open_store
from kb.tables import console, short


@click.command(
    epilog=options.examples(
        "explain event/0123456789abcdef",
        "explain https://w3id.org/duikou/id/pairing/0123456789abcdef",
    )
)
@click.argument("fact")
@options.store()
def command(fact: str, where: str) -> None:
    """Show why the knowledge base says so.

    FACT is an IRI of the knowledge base, or what stands after id/ in it: take it from a column
    of `duikou query`.  It prints what is said, the rule that read it, and the places in the
    sources with their characters; of what was inferred, the rule and the premises, down to
    the sources.
    """
    with open_store(where, read_only=True) as store:
        found = explain(store, fact)
    show(found, console(), 0)


def show(found: Explanation, out: Console, depth: int) -> None:
    """Prints an explanation; premises stand further in, what was shown of a node once is not shown again."""
    _line(out, depth, Text.assemble((short(found.node), "bold"), f"  {found.label}"))
    if depth == 0:
        for said in found.says:
            _line(out, 1, _said(said))
    for quote in found.quotes:
        _quote(quote, out, depth + 1)
    for inferred in found.inferred:
        _inferred(inferred, out, depth + 1)
    if found.more:
        _line(
            out,
            depth + 1,
            Text(f"… and {found.more} more inferences; see `duikou query what-follows`", "dim"),
        )
    if found.shown_by:
        _line(out, depth + 1, Text("shown by", "italic"))
        for each in found.shown_by:
            show(each, out, depth + 2)


def _said(said: Said) -> Text:
    name = f"  {said.label}" if said.label and said.label != said.value else ""
    sources = " ".join(said.sources)
    return Text.assemble(
        (short(said.property), "cyan"), f" {short(said.value)}{name}", (f"  {sources}", "dim")
    )


def _quote(quote: Quote, out: Console, depth: int) -> None:
    where = f"{quote.source}, characters {quote.start} to {quote.end}"
    rule = f"rule {quote.rule.rpartition('/')[2]}, confidence {quote.confidence}"
    _line(out, depth, Text.assemble((where, "green"), (f"  {rule}", "dim")))
    if quote.definition:
        _line(out, depth + 1, Text(quote.definition, "dim"))
    if quote.quoted is None:
        _line(out, depth + 1, Text("the text is not kept in this store", "dim"))
        return
    before, quoted, after = (_flat(part or "") for part in (quote.before, quote.quoted, quote.after))
    _line(out, depth + 1, Text.assemble((before, "dim"), "【", (quoted, "bold yellow"), "】", (after, "dim")))


def _inferred(inferred: Inferred, out: Console, depth: int) -> None:
    statement = f"{short(inferred.subject)} {short(inferred.property)} {short(inferred.object)}"
    _line(out, depth, Text.assemble("inferred: ", (statement, "bold")))
    _line(out, depth + 1, Text(f"rule {inferred.rule.rpartition('/')[2]}: {inferred.definition}", "dim"))
    for premise in inferred.premises:
        show(premise, out, depth + 2)


def _line(out: Console, depth: int, text: Text) -> None:
    out.print(Padding(text, (0, 0, 0, 2 * depth), expand=False))


def _flat(text: str) -> str:
    return " ".join(text.splitlines())
