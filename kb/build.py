"""Extracts into the store: each document whole or not at all, and never twice.

What a document holds is told apart by a digest of its quads.  A document that is there already
is passed over; one whose facts changed has its graph replaced in one transaction; the others
are added in batches, so that memory does not grow with their number.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kb.store import Store
from loaders import iris, rdf
from loaders.errors import UserError
from loaders.facts import Extract
from loaders.proof import prove
from ontology import turtle

Reading = tuple[Extract, str | None]
"""What was read in a document, with its source text where that is at hand."""

BATCH: Final = 200
_MADE_FROM: Final = ox.NamedNode(iris.term("factsDigest"))
_TEXT: Final = ox.NamedNode(iris.term("text"))
_BASE: Final = ((iris.ONTOLOGY, ""), (iris.VOCABULARIES, "vocab"), (iris.PLACES, "places"))
_KNOWN: Final = """
SELECT ?document ?digest {{
  VALUES ?document {{ {documents} }}
  GRAPH ?document {{ ?document <{made_from}> ?digest }}
}}
"""
_FORGET: Final = """
DROP SILENT GRAPH <{graph}> ;
DELETE WHERE {{ GRAPH <{book}> {{ <{graph}> <{made_from}> ?digest }} }}
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was refused, and why, in one line."""

    source: str
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many documents were added, replaced because their facts changed, and left as they were."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    document: str
    digest: str
    quads: list[ox.Quad]
    text: str | None


def prepare(store: Store) -> bool:
    """Loads the ontology, its vocabularies and the places, each when it is missing or has changed.

    Answers whether anything had to be loaded.
    """
    known = {(quad.subject, quad.object) for quad in store.quads(iris.STORE, _MADE_FROM.value)}
    loaded = [_base(store, graph, folder, known) for graph, folder in _BASE]
    return any(loaded)


def write(
    store: Store,
    readings: Iterable[Reading],
    *,
    batch: int = BATCH,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Writes documents, `batch` at a time; `progress` is told how many were dealt with since.

    With its source text at hand every quotation of a document is proved first.  A document
    whose proof or whose facts fail is refused and listed in the report; the rest goes on.
    """
    report = Report()
    stream = iter(readings)
    while some := list(islice(stream, batch)):
        report = _sum(report, _batch(store, some))
        if progress:
            progress(len(some))
    return report


def put_text(store: Store, document: str, text: str) -> None:
    """Keeps the source text of a document, so that its quotations can be shown."""
    store.load([_kept(document, text)])


def digest(quads: Iterable[ox.Quad]) -> str:
    """The digest of quads that come in their order: equal digests, equal graphs."""
    return sha256("".join(f"{quad}\n" for quad in quads).encode()).hexdigest()


def _batch(store: Store, readings: list[Reading]) -> Report:
    written: dict[str, _Written] = {}
    failures: list[Failure] = []
    for extract, text in readings:
        try:
            one = _written(extract, text)
            written[one.document] = one
        except UserError as problem:
            failures.append(Failure(extract.document.source, str(problem)))
    known = _digests(store, list(written))
    fresh = [one for one in written.values() if one.document not in known]
    changed = [one for one in written.values() if known.get(one.document, one.digest) != one.digest]
    store.load(quad for one in fresh for quad in _all(one))
    for one in changed:
        store.replace([one.document], _facts(one))
    same = [one for one in written.values() if known.get(one.document) == one.digest]
    store.load(_kept(one.document, one.text) for one in (*changed, *same) if one.text is not None)
    unchanged = len(readings) - len(failures) - len(fresh) - len(changed)
    return Report(len(fresh), len(changed), unchanged, tuple(failures))


def _written(extract: Extract, text: str | None) -> _Written:
    if text is not None:
        prove(extract, text)
    quads = rdf.quads(extract)
    graph = quads[0].graph_name
    assert isinstance(graph, ox.NamedNode)
    return _Written(graph.value, digest(quads), quads, text)


def _digests(store: Store, documents: Sequence[str]) -> dict[str, str]:
    named = " ".join(f"<{document}>" for document in documents)
    rows = store.query(_KNOWN.format(documents=named, made_from=_MADE_FROM.value))
    assert isinstance(rows, ox.QuerySolutions)
    return {row["document"].value: row["digest"].value for row in rows}


def _all(one: _Written) -> Iterator[ox.Quad]:
    yield from _facts(one)
    if one.text is not None:
        yield _kept(one.document, one.text)


def _facts(one: _Written) -> Iterator[ox.Quad]:
    document = ox.NamedNode(one.document)
    yield from one.quads
    yield ox.Quad(document, _MADE_FROM, ox.Literal(one.digest), document)


def _kept(document: str, text: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(document), _TEXT, ox.Literal(text), ox.NamedNode(iris.TEXTS))


def _base(store: Store, graph: str, folder: str, known: Container[object]) -> bool:
    sources = [file.read_bytes() for file in turtle(folder)]
    version = sha256(b"".join(sources)).hexdigest()
    name = ox.NamedNode(graph)
    record = ox.Quad(name, _MADE_FROM, ox.Literal(version), ox.NamedNode(iris.STORE))
    if (record.subject, record.object) in known or not sources:
        return False
    store.update(_FORGET.format(graph=graph, book=iris.STORE, made_from=_MADE_FROM.value))
    store.load([*_parsed(sources, name), record])
    return True


def _parsed(sources: list[bytes], graph: ox.NamedNode) -> Iterable[ox.Quad]:
    """The triples in one graph; the nodes without a name get names that are the same every time."""
    parsed = [triple for source in sources for triple in ox.parse(source, format=ox.RdfFormat.TURTLE)]
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in parsed]
    if not any(isinstance(quad.object, ox.BlankNode) for quad in quads):
        return quads
    named = ox.Dataset(quads)
    named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return named


def _sum(one: Report, other: Report) -> Report:
    return Report(
        one.added + other.added,
        one.replaced + other.replaced,
        one.unchanged + other.unchanged,
        one.failures + other.failures,
    )
