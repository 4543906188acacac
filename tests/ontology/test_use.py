"""Every term earns its place: a query answers with it, or the extractor reads it."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.terms import Term, named, terms, uses
from ontology import NAMESPACE, turtle
from ontology.vocabulary import SKOS

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "kb" / "small.trig"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DEFINITION, EXAMPLE = SKOS + "definition", SKOS + "example"
# what every vocabulary and every thing is written in
STANDARD = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    *(SKOS + name for name in ("definition", "notation", "prefLabel")),
}
LOGICAL = [term for term in terms() if term.kind != "AnnotationProperty"]
ANNOTATIONS = [term for term in terms() if term.kind == "AnnotationProperty"]


@cache
def quoted() -> frozenset[str]:
    """Every word between quotation marks in the code that reads vocabularies."""
    code = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("loaders", "kb")
        for file in (ROOT / folder).rglob("*.py")
    )
    return frozenset(re.findall(r'"(\w+)"', code))


@pytest.mark.parametrize("term", LOGICAL, ids=lambda term: term.name)
def test_a_class_or_property_is_used_by_a_question_a_table_or_a_rule(term: Term) -> None:
    assert term.answers, f"no query of contract, questions or rules names dk:{term.name}"


@pytest.mark.parametrize("term", ANNOTATIONS, ids=lambda term: term.name)
def test_an_annotation_is_read_by_the_program_or_by_a_query(term: Term) -> None:
    assert term.used or term.name in quoted(), f"nothing reads dk:{term.name}"


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_term_is_told_in_both_languages_with_an_example(term: Term) -> None:
    assert set(term.labels) == set(term.definitions) == {"zh-hans", "en"}
    assert term.example


def test_what_facts_borrow_of_others_is_told_and_asked_for_like_our_own() -> None:
    written = {quad.predicate.value for quad in ox.parse(path=SMALL, format=ox.RdfFormat.TRIG)}
    borrowed = {iri for iri in written if not iri.startswith(NAMESPACE)} - STANDARD
    told = {(name, quad.predicate.value, language(quad.object)) for name, quad in core()}
    wanted = [(LABEL, "zh-hans"), (LABEL, "en"), (DEFINITION, "zh-hans"), (DEFINITION, "en")]
    assert borrowed >= {f"http://purl.org/dc/terms/{name}" for name in ("identifier", "issued", "title")}
    for iri in borrowed | {"https://schema.org/url"}:
        assert [(p, lang) for p, lang in wanted if (iri, p, lang) not in told] == [], iri
        assert (iri, EXAMPLE, "zh-hans") in told
        assert uses().get(iri), f"no query asks for {iri}"


def core() -> list[tuple[str, ox.Quad]]:
    [file] = (file for file in turtle() if file.name == "core.ttl")
    found = ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    return [(quad.subject.value, quad) for quad in found if isinstance(quad.subject, ox.NamedNode)]


def language(node: object) -> str:
    return (node.language or "") if isinstance(node, ox.Literal) else ""


def test_the_names_in_a_query_are_found_outside_of_texts_comments_and_iris() -> None:
    text = """#+ title: dk:title
PREFIX dk: <https://w3id.org/duikou/ns#>
PREFIX front: <https://example.org/>
SELECT ?dk {
  ?a dk:place/dk:within* ?b ; dk:role front:head .  # dk:comment
  FILTER(?a != <dk:iri> && "dk:text" != "front:text"@zh-Hans)
}
"""
    assert sorted(set(named(text))) == [
        "https://example.org/head",
        *(NAMESPACE + name for name in ("place", "role", "within")),
    ]
