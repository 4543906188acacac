"""Writes all pages of `docs/` that are made from the program itself, and renews console blocks.

Run `python -m scripts.build_docs` in the project's folder.  The same program gives the same
bytes; what a console block shows is replaced only where it no longer agrees.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pyoxigraph as ox

import queries
from kb.cli import COMMANDS, duikou
from loaders import records
from scripts import console, ontology_pages
from scripts.markdown import page, same, table

DOCS: Final = Path(__file__).parent.parent / "docs"
_HOUSE: Final = (
    ("rules", "Rules: what follows", "`duikou build` runs them in this order until nothing more follows."),
    (
        "checks",
        "Checks: what is wrong",
        "`duikou validate` runs the `data-` checks, `duikou check` the others.",
    ),
    ("stats", "Counts", "What `duikou stats` prints."),
)


def pages() -> dict[str, str]:
    """Every generated page by its file name in `docs/`."""
    return {
        "cli.md": page("kb/commands", "The command line", cli()),
        "queries.md": page("the headers of queries/*.rq", "The queries", asked()),
        "facts.schema.json": records.schema().decode(),
    }


def stale() -> list[str]:
    """The names of the pages that are not what the program would write."""
    return [name for name, text in pages().items() if not same(DOCS / name, text)]


def cli() -> Iterator[str]:
    """Each command with its arguments, options and examples."""
    yield "Exit status: 0 done, 1 the data falls short, 2 the call is wrong."
    context = click.Context(duikou, info_name="duikou")
    names = duikou.list_commands(context)
    yield table(("command", "does"), [(f"[`{name}`](#duikou-{name})", COMMANDS[name]) for name in names])
    for name in names:
        command = duikou.get_command(context, name)
        assert command
        yield from _command(name, command)


def asked() -> Iterator[str]:
    """Each named query with its columns and parameters, then what the program asks itself."""
    yield "Any SPARQL 1.1 store runs these files as they are. `duikou query NAME` asks one of them."
    for folder, title in (("contract", "Tables"), ("questions", "Questions")):
        yield f"## {title}"
        found = [queries.query(f"{folder}/{name}") for name in queries.names(folder)]
        for each in sorted(found, key=lambda query: (query.question or 0, query.name)):
            yield from _query(each)
    for folder, title, note in _HOUSE:
        rows = [queries.query(f"{folder}/{name}") for name in queries.names(folder)]
        yield f"## {title}"
        yield note
        yield table(
            ("name", "title", "题目", "what it says"),
            [(q.name, q.title, q.title_zh, q.description) for q in rows],
        )


def _query(each: queries.Query) -> Iterator[str]:
    yield f"### {each.name}"
    number = f" (question {each.question})" if each.question else ""
    yield f"{each.title}{number}. {each.title_zh}。"
    yield each.description
    yield f"Columns: {', '.join(f'`{name}`' for name in columns(each))}"
    if each.parameters:
        rows = [(f"`{p.name}`", p.type, p.meaning, f"`{p.example}`") for p in each.parameters]
        yield table(("parameter", "type", "meaning", "example"), rows)


def columns(each: queries.Query) -> list[str]:
    """What a query answers, column by column."""
    answer = ox.Store().query(each.text)
    assert isinstance(answer, ox.QuerySolutions)
    return [variable.value for variable in answer.variables]


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"duikou {name}")
    yield f"## duikou {name}"
    yield f"`duikou {name} {' '.join(command.collect_usage_pieces(context))}`"
    yield from _paragraphs(command.help or "")
    rows = [row for each in command.params if (row := _option(each))]
    if rows:
        yield table(("option", "meaning"), rows)
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  duikou")]
    if examples:
        yield "\n".join(("```sh", *examples, "```"))


def _option(each: click.Parameter) -> tuple[str, str] | None:
    if not isinstance(each, click.Option):
        return None
    choices = f" One of {', '.join(each.type.choices)}." if isinstance(each.type, click.Choice) else ""
    default = f" Without it: `{each.default}`." if each.show_default else ""
    value = "" if each.is_flag else f" {each.metavar or (each.name or '').upper()}"
    names = ", ".join((*each.opts, *each.secondary_opts))
    return f"`{names}{value}`", f"{each.help or ''}{choices}{default}".strip()


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.replace("\b\n", "").split("\n\n"):
        yield " ".join(paragraph.split())


def _write() -> None:
    for name, text in pages().items():
        _renew(DOCS / name, text)
    ontology_pages.write()
    for shown in console.pages():
        _renew(shown, console.renewed(shown.read_text(encoding="utf-8")))


def _renew(file: Path, text: str) -> None:
    if not same(file, text):
        file.write_text(text, encoding="utf-8")
        print(f"written: {file.relative_to(DOCS.parent)}")


if __name__ == "__main__":
    _write()
