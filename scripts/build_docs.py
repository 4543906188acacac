"""Writes the pages of `docs/` that are made from the program itself, and renews console blocks.

Run `python -m scripts.build_docs` in the project's folder.  The same program gives the same
bytes; what a console block shows is replaced only where it no longer agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click
import pyoxigraph as ox

import queries
from kb.cli import COMMANDS, duikou
from loaders import records
from ontology import NAMESPACE, turtle
from ontology.vocabulary import SKOS, scheme
from scripts import console

DOCS: Final = Path(__file__).parent.parent / "docs"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DCTERMS: Final = "http://purl.org/dc/terms/"
_MADE: Final = "<!-- Made by `python -m scripts.build_docs`; mend {source}, not this page. -->"
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
        "cli.md": _page("kb/commands", "The command line", cli()),
        "queries.md": _page("the headers of queries/*.rq", "The queries", asked()),
        "ontology.md": _page("ontology/*.ttl", "The ontology", terms()),
        "vocabularies.md": _page("ontology/vocab/*.ttl", "The vocabularies", vocabularies()),
        "facts.schema.json": records.schema().decode(),
    }


def stale() -> list[str]:
    """The names of the pages that are not what the program would write."""
    return [name for name, text in pages().items() if not _same(DOCS / name, text)]


def cli() -> Iterator[str]:
    """Each command with its arguments, options and examples."""
    yield "Exit status: 0 done, 1 the data falls short, 2 the call is wrong."
    context = click.Context(duikou, info_name="duikou")
    names = duikou.list_commands(context)
    yield _table(("command", "does"), [(f"[`{name}`](#duikou-{name})", COMMANDS[name]) for name in names])
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
        yield _table(
            ("name", "title", "题目", "what it says"),
            [(q.name, q.title, q.title_zh, q.description) for q in rows],
        )


def terms() -> Iterator[str]:
    """The classes and properties of each module."""
    yield f"`dk:` is `{NAMESPACE}`. `ontology/alignments` maps the terms to other vocabularies."
    for file in turtle():
        known = _Triples(file.read_bytes())
        for kind, title in (
            ("Class", "class"),
            ("ObjectProperty", "property"),
            ("DatatypeProperty", "property"),
        ):
            rows = [_term(known, iri) for iri in known.of(OWL + kind) if iri.startswith(NAMESPACE)]
            if rows:
                yield f"## {file.name}: {'classes' if title == 'class' else _plural(kind)}"
                yield _table((title, "名称", "label", "meaning"), rows)


def vocabularies() -> Iterator[str]:
    """The schemes with their concepts."""
    yield "One scheme a file. The Chinese labels of a concept are the words that the extractor looks for."
    for file in turtle("vocab"):
        name = file.name.removesuffix(".ttl")
        known = _Triples(file.read_bytes())
        iri = next(iter(known.of(SKOS + "ConceptScheme")))
        yield f"## {name}"
        yield (
            f"{known.say(iri, DCTERMS + 'title', 'zh-Hans')} ({known.say(iri, DCTERMS + 'title', 'en')}). "
            + known.say(iri, DCTERMS + "description", "en")
        )
        label = SKOS + "prefLabel"
        rows = [
            (
                f"`{c.notation}`",
                known.say(c.iri, label, "zh-Hans"),
                known.say(c.iri, label, "en"),
                known.say(c.iri, SKOS + "definition", "en"),
            )
            for c in scheme(name)
        ]
        yield _table(("code", "名称", "label", "meaning"), rows)


class _Triples:
    """What one Turtle file says, by subject in the order of the file."""

    def __init__(self, source: bytes) -> None:
        self.said: dict[str, list[tuple[str, object]]] = {}
        for quad in ox.parse(source, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                self.said.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))

    def of(self, kind: str) -> Iterator[str]:
        """The subjects of one type."""
        return (iri for iri, pairs in self.said.items() if (RDF_TYPE, ox.NamedNode(kind)) in pairs)

    def say(self, iri: str, name: str, language: str) -> str:
        """The value of a property in one language, empty where there is none."""
        values = (value for key, value in self.said[iri] if key == name and isinstance(value, ox.Literal))
        return next(
            (value.value for value in values if (value.language or "").lower() == language.lower()), ""
        )


def _term(known: _Triples, iri: str) -> tuple[str, ...]:
    label, definition = RDFS + "label", SKOS + "definition"
    return (
        f"`dk:{iri.removeprefix(NAMESPACE)}`",
        known.say(iri, label, "zh-Hans"),
        known.say(iri, label, "en"),
        known.say(iri, definition, "en"),
    )


def _plural(kind: str) -> str:
    return "links" if kind == "ObjectProperty" else "values"


def _query(each: queries.Query) -> Iterator[str]:
    yield f"### {each.name}"
    number = f" (question {each.question})" if each.question else ""
    yield f"{each.title}{number}. {each.title_zh}。"
    yield each.description
    yield f"Columns: {', '.join(f'`{name}`' for name in columns(each))}"
    if each.parameters:
        rows = [(f"`{p.name}`", p.type, p.meaning, f"`{p.example}`") for p in each.parameters]
        yield _table(("parameter", "type", "meaning", "example"), rows)


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
        yield _table(("option", "meaning"), rows)
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


def _page(source: str, title: str, parts: Iterable[str]) -> str:
    return "\n\n".join((f"# {title}", _MADE.format(source=source), *parts)) + "\n"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _same(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


def _write() -> None:
    for name, text in pages().items():
        _renew(DOCS / name, text)
    for page in console.pages():
        _renew(page, console.renewed(page.read_text(encoding="utf-8")))


def _renew(page: Path, text: str) -> None:
    if not _same(page, text):
        page.write_text(text, encoding="utf-8")
        print(f"written: {page.relative_to(DOCS.parent)}")


if __name__ == "__main__":
    _write()
