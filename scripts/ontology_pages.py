"""The pages of `docs/ontology/`: one for each module of the ontology and for each vocabulary.

`python -m scripts.build_docs` writes them.  The same ontology gives the same bytes; a page of
something that is no more is removed.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

import queries
from kb.terms import KINDS, Term, counts, terms
from ontology import NAMESPACE, THINGS, turtle
from ontology.vocabulary import SKOS, Concept, scheme
from scripts import ontology_facts as facts
from scripts.markdown import page, same, table

DOCS: Final = Path(__file__).parent.parent / "docs" / "ontology"
DCTERMS: Final = "http://purl.org/dc/terms/"
_TITLES: Final = dict(zip(KINDS, ("Classes", "Links", "Values", "Annotations"), strict=True))
_SILENT: Final = frozenset({"type", "inScheme", "topConceptOf", "notation", "definition", "scopeNote"})


def pages() -> dict[str, str]:
    """Every page by its path in `docs/ontology/`."""
    made = {f"{module}.md": page(f"ontology/{module}.ttl", module, _module(module)) for module in _modules()}
    schemes = [file.name.removesuffix(".ttl") for file in turtle("vocab")]
    for name in schemes:
        made[f"schemes/{name}.md"] = page(f"ontology/vocab/{name}.ttl", name, _scheme(name))
    return {"index.md": page("ontology/*.ttl", "The ontology in full", _index(schemes)), **made}


def stale() -> list[str]:
    """The paths of the pages that are not what would be written, and of those that should be gone."""
    made = pages()
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    return sorted(name for name in there | set(made) if not same(DOCS / name, made.get(name)))


def _index(schemes: Iterable[str]) -> Iterator[str]:
    yield f"`dk:` is `{NAMESPACE}`. Why it is so: [how the ontology is made](../ontology.md)."
    yield "## Modules"
    rows = [(f"[{name}]({name}.md)", facts.lead(name), str(len(_of(name)))) for name in _modules()]
    yield table(("module", "what it is about", "terms"), rows)
    yield "## Terms"
    for kind, title in _TITLES.items():
        links = (_link(term) for term in sorted(terms(), key=lambda t: t.name.lower()) if term.kind == kind)
        yield f"**{title}**: {', '.join(links)}"
    yield "## Vocabularies"
    listed = [(f"[{name}](schemes/{name}.md)", *_head(name)[:2], str(len(scheme(name)))) for name in schemes]
    yield table(("scheme", "名称", "title", "concepts"), listed)
    yield "## In numbers"
    yield "What `duikou terms` prints."
    yield table(("what", "number"), [(what, str(number)) for what, number in counts()])


def _module(module: str) -> Iterator[str]:
    yield facts.lead(module)
    drawing = list(_drawing(module))
    if drawing:
        yield "\n".join(("```mermaid", "classDiagram", *drawing, "```"))
    for kind, title in _TITLES.items():
        found = [term for term in _of(module) if term.kind == kind]
        if found:
            yield f"## {title}"
        for term in found:
            yield from _term(term)


def _drawing(module: str) -> Iterator[str]:
    """Classes with their values, what is below what, and the links between two classes."""
    for term in _of(module):
        if term.kind == "Class":
            held = [name for name in facts.holders(term.name, "domain") if _is(name, "DatatypeProperty")]
            yield f"  class {term.name}" + (" {" if held else "")
            yield from (f"    {name}" for name in held)
            yield from ("  }" for _ in held[:1])
            yield from (f"  {above} <|-- {term.name}" for above in facts.values(term.name, "subClassOf"))
        if term.kind == "ObjectProperty":
            for start in facts.values(term.name, "domain"):
                for end in facts.values(term.name, "range"):
                    yield f"  {start} --> {end} : {term.name}"


def _term(term: Term) -> Iterator[str]:
    yield f'<a id="{_anchor(term)}"></a>'
    yield f"### {term.name}"
    yield "**{}** · {}".format(*_both(term.labels))
    yield "{}  \n{}".format(*_both(term.definitions))
    yield f"Example: {term.example}"
    rows = [row for row in _rows(term) if row[1]]
    if rows:
        yield table(("", ""), rows)


def _rows(term: Term) -> Iterator[tuple[str, str]]:
    name = term.name
    below = "subClassOf" if term.kind == "Class" else "subPropertyOf"
    yield "below", _links(facts.values(name, below))
    yield "above", _links(facts.holders(name, below))
    yield "of", _links(facts.values(name, "domain"))
    yield "leads to", _links(facts.values(name, "range")) or facts.datatype(name)
    yield "has", _links(facts.holders(name, "domain"))
    yield "is reached by", _links(facts.holders(name, "range"))
    yield "aligned", "; ".join(" ".join(pair) for pair in facts.alignments(name))
    yield "held by the shapes", ", ".join(facts.targets(name))
    for each in facts.constraints(name):
        yield (
            f"shape {each.shape}",
            "<br>".join(each.messages[language] for language in sorted(each.messages)),
        )
    yield "used by", ", ".join(_query(where) for where in term.used)


def _scheme(name: str) -> Iterator[str]:
    title_zh, title, description_zh, description = _head(name)
    yield f"**{title_zh}** · {title}"
    yield f"{description_zh}  \n{description}"
    yield f"`{THINGS}{name}`"
    yield table(("code", "名称", "label", "定义", "meaning", "words", "more"), map(_concept, scheme(name)))


def _concept(concept: Concept) -> tuple[str, ...]:
    said = _texts(concept.iri.rpartition("/")[0].removeprefix(THINGS))[concept.iri]
    more = (
        f"{key} {', '.join(values)}" for key, values in sorted(concept.values.items()) if key not in _SILENT
    )
    return (
        f'<a id="{concept.notation}"></a>`{concept.notation}`',
        *(said.get((SKOS + "prefLabel", language), "") for language in ("zh-hans", "en")),
        *(said.get((SKOS + "definition", language), "") for language in ("zh-hans", "en")),
        "、".join(concept.words[1:]),
        "<br>".join(more),
    )


def _head(name: str) -> tuple[str, str, str, str]:
    said = _texts(name)[THINGS + name]
    zh, en = "zh-hans", "en"
    title, description = DCTERMS + "title", DCTERMS + "description"
    return said[title, zh], said[title, en], said[description, zh], said[description, en]


@cache
def _texts(name: str) -> dict[str, dict[tuple[str, str], str]]:
    """By subject, then by predicate and language, the texts of one vocabulary."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    [file] = (file for file in turtle("vocab") if file.name == f"{name}.ttl")
    for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            key = (quad.predicate.value, (quad.object.language or "").lower())
            found.setdefault(quad.subject.value, {}).setdefault(key, quad.object.value)
    return found


@cache
def _known() -> dict[str, Term]:
    return {term.name: term for term in terms()}


def _both(texts: dict[str, str]) -> tuple[str, str]:
    return texts.get("zh-hans", ""), texts.get("en", "")


def _modules() -> list[str]:
    return list(dict.fromkeys(term.module for term in terms()))


def _of(module: str) -> list[Term]:
    return [term for term in terms() if term.module == module]


def _is(name: str, kind: str) -> bool:
    return _known()[name].kind == kind


def _anchor(term: Term) -> str:
    return f"{'class' if term.kind == 'Class' else 'property'}-{term.name}"


def _link(term: Term) -> str:
    return f"[{term.name}]({term.module}.md#{_anchor(term)})"


def _links(found: Iterable[str]) -> str:
    return ", ".join(_link(_known()[name]) for name in found)


def _query(where: str) -> str:
    folder, _, name = where.partition("/")
    return f"[{name}](../queries.md#{name})" if folder in queries.NAMED else f"{name} ({folder})"


def write() -> None:
    """Write the pages that are stale and remove those of things that are no more."""
    made = pages()
    for name in stale():
        file = DOCS / name
        if name in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[name], encoding="utf-8")
        else:
            file.unlink()
        print(f"{'written' if name in made else 'removed'}: docs/ontology/{name}")
