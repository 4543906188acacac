"""An export is the same bytes for the same content, and reads back as the same graph."""

import os
import subprocess
import sys
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kb import turtle
from kb.export import FORMATS, chosen, export
from kb.files import written
from kb.sorting import distinct
from kb.store import EmbeddedStore, open_store
from loaders.errors import UserError

SMALL = Path(__file__).parent / "small.trig"
ROOT = Path(__file__).parents[2]
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
OX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
HARD = """
@prefix : <https://w3id.org/duikou/id/event/> .
@prefix dk: <https://w3id.org/duikou/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/duikou/id/document/x> {
  :a dk:label "a \\"quoted\\" \\\\ line\\nbreak . ; é 𠮷"@zh-Hans, "plain", "en"@en-GB ;
     dk:n 7, -1, 3.5, 300.0, true, "2021"^^xsd:gYear ;
     <http://example.org/odd/p_q> <http://example.org/a/b.>, <http://example.org/(c)>, :b-, :1 .
}
"""


def store(*texts: str) -> EmbeddedStore:
    engine = ox.Store()
    for text in texts:
        engine.load(text.encode(), format=ox.RdfFormat.TRIG)
    return EmbeddedStore("memory", engine, ExitStack())


def exported(of: EmbeddedStore, form: str, graph: str | None = None) -> bytes:
    out = BytesIO()
    export(of, form, graph, out)
    return out.getvalue()


def triples(data: bytes, form: str) -> set[str]:
    return {f"{q.subject} {q.predicate} {q.object}".lower() for q in ox.parse(data, format=OX[form])}


@pytest.fixture(params=[SMALL.read_text(encoding="utf-8"), HARD], ids=["small", "hard"])
def some(request: pytest.FixtureRequest) -> EmbeddedStore:
    return store(request.param)


def test_a_subject_is_one_block_with_its_class_first() -> None:
    assert exported(store(HARD), "turtle", "document/x").decode().split("\n\n")[1] == (
        "event:a\n"
        "    <http://example.org/odd/p_q> <http://example.org/(c)>, <http://example.org/a/b.>, event:1, "
        "<https://w3id.org/duikou/id/event/b-> ;\n"
        '    dk:label "a \\"quoted\\" \\\\ line\\nbreak . ; é 𠮷"@zh-Hans, "en"@en-gb, "plain" ;\n'
        '    dk:n -1, "2021"^^xsd:gYear, 3.5, "300"^^xsd:decimal, 7, true .\n'
    )


def test_the_class_and_the_name_come_first() -> None:
    block = exported(store(SMALL.read_text(encoding="utf-8")), "turtle").decode().split("\n\n")
    assert (
        "pairing:jianghai-yunling\n"
        "    a dk:AssistancePairing ;\n"
        '    rdfs:label "江海省对口支援云岭州"@zh-Hans ;\n'
        "    dk:evidencedBy evidence:a11 ;\n"
        "    dk:recipient place:980000 ;\n"
        '    dk:since "1997"^^xsd:gYear ;\n'
        "    dk:sponsor place:990000 ."
    ) in block


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_reads_back_as_the_same_triples(some: EmbeddedStore, form: str) -> None:
    expected = {line.lower() for line in (f"{q.subject} {q.predicate} {q.object}" for q in some.quads())}
    texts = {line for line in expected if "ns#text>" in line}
    whole = triples(exported(some, form, "all"), form)
    assert whole == expected - texts


@pytest.mark.parametrize("form", sorted(RDFLIB))
def test_rdflib_reads_the_same_graph_from_every_format_of_triples(some: EmbeddedStore, form: str) -> None:
    read = Graph().parse(data=exported(some, form, "all"), format=RDFLIB[form])
    assert isomorphic(read, Graph().parse(data=exported(some, "ntriples", "all"), format="nt"))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader
def test_rdflib_reads_the_same_graphs_from_trig(some: EmbeddedStore) -> None:
    read = Dataset()
    read.parse(data=exported(some, "trig", "all"), format="trig")
    names = {str(context.identifier) for context in read.graphs() if len(context)}
    assert names == set(chosen(some, "all"))


def test_the_order_of_loading_does_not_show() -> None:
    text = SMALL.read_text(encoding="utf-8")
    quads = list(ox.parse(text, format=ox.RdfFormat.TRIG))
    turned = ox.Store()
    turned.extend(reversed(quads))
    other = EmbeddedStore("memory", turned, ExitStack())
    for form in FORMATS:
        assert exported(store(text), form) == exported(other, form)


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    where = str(tmp_path / "kb.db")
    with open_store(where) as opened:
        opened.load(ox.parse(SMALL.read_bytes(), format=ox.RdfFormat.TRIG))
    call = [sys.executable, "-m", "kb", "export", "--store", where, "--format", "trig"]
    runs = {
        subprocess.run(
            call, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert runs != {b""}


def test_lines_are_sorted_and_each_triple_stands_once() -> None:
    lines = exported(store(SMALL.read_text(encoding="utf-8")), "ntriples").decode().splitlines()
    assert lines == sorted(set(lines))


def test_without_a_word_it_is_the_documents_the_identities_and_what_was_inferred() -> None:
    base = "https://w3id.org/duikou/"
    assert chosen(store(SMALL.read_text(encoding="utf-8")), None) == [
        base + "graph/identity",
        base + "graph/inferred/met-with",
        base + "id/document/a",
        base + "id/document/b",
    ]


def test_the_source_texts_are_written_only_by_name() -> None:
    small = store(SMALL.read_text(encoding="utf-8"))
    assert b"ns#text" not in exported(small, "nquads", "all")
    assert exported(small, "nquads", "texts").count(b"ns#text") == 2


def test_a_graph_that_there_is_not_is_refused() -> None:
    with pytest.raises(UserError, match="no graph document/none; name an IRI or one of ontology"):
        chosen(store(HARD), "document/none")


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.write_text("before")

    def stopped() -> None:
        with written(target) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [f.name for f in tmp_path.iterdir()] == ["out.ttl"]
    assert target.read_text() == "before"
    with written(target) as out:
        out.write(b"after")
    assert target.read_text() == "after"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"out\.ttl: No such file"), written(tmp_path / "none" / "out.ttl"):
        pass


def test_more_lines_than_fit_are_sorted_all_the_same() -> None:
    lines = [f"line {number * 7 % 100:02}" for number in range(200)]
    assert list(distinct(lines, run=30)) == sorted(set(lines))


def test_a_word_that_would_not_read_back_as_a_prefixed_name_stays_an_iri() -> None:
    assert turtle.term("<https://w3id.org/duikou/ns#a.b>") == "<https://w3id.org/duikou/ns#a.b>"
    assert turtle.term("<https://w3id.org/duikou/ns#role>") == "dk:role"
