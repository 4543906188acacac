"""What is borrowed from others exists there: every IRI is in a pinned list."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib.namespace

from kb.terms import named
from loaders.document import Document
from loaders.extraction import extract
from loaders.rdf import quads
from loaders.text import plain
from ontology import THINGS, foreign, turtle
from ontology.alignment import PREFIXES

ROOT = Path(__file__).parents[2]
OURS = THINGS.removesuffix("id/")
FOLDERS = ("", "vocab", "places", "shapes", "alignments")
QUERIES = sorted(path for folder in ("queries", "kb") for path in (ROOT / folder).rglob("*.rq"))
MODULES = sorted(path for folder in ("loaders", "kb", "ontology") for path in (ROOT / folder).rglob("*.py"))


def borrowed(iris: set[str]) -> set[str]:
    """Those that no list has, of those that are not ours."""
    return {iri for iri in iris if not iri.startswith(OURS)} - foreign.declared()


def iris(quad: ox.Quad) -> set[str]:
    nodes = (quad.subject, quad.predicate, quad.object)
    named_ = (node.datatype if isinstance(node, ox.Literal) else node for node in nodes)
    return {node.value for node in named_ if isinstance(node, ox.NamedNode)}


@pytest.mark.parametrize(
    "file", [file for folder in FOLDERS for file in turtle(folder)], ids=lambda file: file.name
)
def test_every_foreign_name_in_turtle_is_declared(file: Path) -> None:
    found = ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    assert borrowed({iri for quad in found for iri in iris(quad)}) == set()


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_every_foreign_name_in_a_query_is_declared(file: Path) -> None:
    assert borrowed(set(named(file.read_text(encoding="utf-8")))) == set()


def test_every_foreign_name_that_code_puts_together_is_declared() -> None:
    assert borrowed({iri for path in MODULES for iri in joined(path)}) == set()


def joined(path: Path) -> Iterator[str]:
    """The IRIs of a module that are a constant namespace plus a constant name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name):
            space, name = SPACES.get(node.left.id.strip("_")), node.right
            if space and isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield space + name.value


SPACES = {each.prefix.upper(): each.namespace for each in foreign.vocabularies() if each.namespace}


def test_the_namespaces_that_code_names_are_those_of_the_lists() -> None:
    known = foreign.namespaces()
    assert set(PREFIXES.values()) - known == {f"{OURS}ns#"}
    for path in MODULES:
        said = re.findall(r'"(https?://[^"{}\s]+[#/])"', path.read_text(encoding="utf-8"))
        assert {iri for iri in said if not iri.startswith(OURS) and iri not in known} <= OTHER, path


OTHER = {"http://", "https://", "http://www.w3.org/"}
"""What a program may say of addresses in general."""


def test_everything_that_the_loaders_write_is_declared() -> None:
    example = ROOT / "docs" / "example"
    written = set()
    for path in sorted(example.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        document = Document(path.name, text, plain(text), "题", "2024-01-02", "报", "https://example.org/")
        for quad in quads(extract(document)):
            written |= iris(quad)
    assert len(written) > 200
    assert {iri for iri in written if iri in foreign.declared()} >= {
        "http://purl.org/dc/terms/identifier",
        "http://www.w3.org/2001/XMLSchema#date",
    }
    assert borrowed(written) == set()


@pytest.mark.parametrize("each", foreign.vocabularies(), ids=lambda each: each.prefix)
def test_a_list_says_where_it_is_from_and_holds_names_only(each: foreign.Vocabulary) -> None:
    assert each.source
    assert each.scope
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", each.date)
    assert all(re.fullmatch(r"[\w./:-]+", name) for name in each.names)
    assert each.namespace.endswith(("#", "/")) or (each.prefix, each.namespace) == ("pages", "")


@pytest.mark.parametrize(
    "each",
    [each for each in foreign.vocabularies() if each.source.startswith("rdflib ")],
    ids=lambda each: each.prefix,
)
def test_what_is_used_of_a_list_from_rdflib_is_in_rdflib(each: foreign.Vocabulary) -> None:
    space = getattr(rdflib.namespace, each.source.rpartition(".")[2])
    used = {name for name in each.names if each.namespace + name in everything()}
    assert used <= set(space.__annotations__) | set(space._extras)
    assert used


@cache
def everything() -> frozenset[str]:
    """Every IRI of the Turtle that ships."""
    return frozenset(
        iri
        for folder in FOLDERS
        for file in turtle(folder)
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
        for iri in iris(quad)
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("http://purl.org/dc/terms/rigthsHolder", "http://purl.org/dc/terms/rightsHolder"),
        ("http://purl.org/dc/terms#title", "http://purl.org/dc/terms/title"),
        ("http://schema.org/Event", "https://schema.org/Event"),
    ],
)
def test_a_slip_of_the_pen_is_no_term(wrong: str, right: str) -> None:
    assert borrowed({wrong, right}) == {wrong}
