"""Writes the knowledge base as RDF: the same bytes for the same content, under any engine.

Everything is sorted first, on disk where it does not fit into memory, and written as it is
read.  Turtle, N-Triples and RDF/XML know no graphs: they hold each triple once.  The source
texts stay with their owners and are written only where their graph is asked for.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import IO, BinaryIO, Final

import pyoxigraph as ox

from kb import turtle
from kb.sorting import distinct
from kb.store import Store
from loaders import iris
from loaders.errors import UserError
from ontology import THINGS

Writer = Callable[[Iterable[str], BinaryIO], None]

GRAPHS: Final = ("ontology", "vocabularies", "places", "identity", "inferred", "texts", "all")
"""The words that stand for graphs; an IRI names one graph."""

_NAMED: Final = {
    "ontology": iris.ONTOLOGY,
    "vocabularies": iris.VOCABULARIES,
    "places": iris.PLACES,
    "identity": iris.IDENTITY,
    "texts": iris.TEXTS,
}
_NEVER: Final = (iris.TEXTS, iris.STORE)


def export(store: Store, form: str, graph: str | None, out: BinaryIO) -> None:
    """Writes the graphs that `graph` stands for; see `chosen`.

    Raises UserError for a format or a graph that there is not.
    """
    if form not in FORMATS:
        raise UserError(f"there is no format {form}; there are {', '.join(FORMATS)}")
    merged, write = FORMATS[form]
    write(distinct(_lines(store, chosen(store, graph), merged=merged)), out)


def chosen(store: Store, graph: str | None) -> list[str]:
    """The graphs to be written.

    Without a word: the documents, the identities and what was inferred.  `all` adds ontology,
    vocabularies and places; an IRI, or what stands after `id/` in it, names one graph.  Raises
    UserError where the store has no such graph.
    """
    there = store.graphs()
    if graph is None:
        known = (iris.DOCUMENTS, iris.IDENTITY, iris.INFERRED)
        return [name for name in there if name.startswith(known)]
    if graph == "all":
        return [name for name in there if name not in _NEVER]
    if graph == "inferred":
        return [name for name in there if name.startswith(iris.INFERRED)]
    name = _NAMED.get(graph) or (graph if "://" in graph else THINGS + graph)
    if name not in there and graph not in _NAMED:
        raise UserError(f"the store has no graph {graph}; name an IRI or one of {', '.join(GRAPHS)}")
    return [name]


def _lines(store: Store, graphs: list[str], *, merged: bool) -> Iterator[str]:
    for graph in graphs:
        for quad in store.quads(graph):
            triple = f"{_term(quad.subject)} {quad.predicate} {_term(quad.object)}"
            yield f"{triple} ." if merged else f"{triple} {quad.graph_name} ."


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """In N-Triples; the engine keeps language tags in small letters, BCP 47 writes zh-Hans."""
    text = str(term)
    return text.removesuffix("@zh-hans") + "@zh-Hans" if text.endswith("@zh-hans") else text


def _plain(lines: Iterable[str], out: BinaryIO) -> None:
    out.writelines(f"{line}\n".encode() for line in lines)


def _turtle(lines: Iterable[str], out: BinaryIO) -> None:
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as body:
        used = _noted(lines, body)
        out.write(turtle.prologue(used).encode())
        out.writelines(f"\n{block}".encode() for block in turtle.blocks(line[:-1] for line in body))


def _trig(lines: Iterable[str], out: BinaryIO) -> None:
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as body:
        used = _noted(distinct(_graph_first(lines)), body)
        out.write(turtle.prologue(used).encode())
        for graph, group in groupby((line[:-1].split("\t", 1) for line in body), key=lambda pair: pair[0]):
            out.write(f"\n{turtle.term(graph)} {{\n".encode())
            triples = (triple for _, triple in group)
            out.writelines(block.encode() for block in turtle.blocks(triples, "    "))
            out.write(b"}\n")


def _graph_first(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        triple, _, graph = line.removesuffix(" .").rpartition(" ")
        yield f"{graph}\t{triple} ."


def _noted(lines: Iterable[str], body: IO[str]) -> set[str]:
    """Keeps the lines, and which prefixes they need, for those come first in the file."""
    used: set[str] = set()
    for line in lines:
        used.update(turtle.kinds(line))
        body.write(f"{line}\n")
    body.seek(0)
    return used


def _by_engine(form: ox.RdfFormat, tagged: str) -> Writer:
    """`tagged` is how the format writes the language tag zh-Hans, whose capital the engine loses."""

    def write(lines: Iterable[str], out: BinaryIO) -> None:
        quads = chain.from_iterable(ox.parse(f"{line}\n", format=ox.RdfFormat.N_QUADS) for line in lines)
        with tempfile.TemporaryFile() as body:
            ox.serialize(quads, body, format=form)
            body.seek(0)
            out.writelines(_replaced(body, tagged.lower().encode(), tagged.encode()))

    return write


def _replaced(body: IO[bytes], old: bytes, new: bytes) -> Iterator[bytes]:
    """The content in blocks, with `old` replaced by `new` of the same length, also across blocks."""
    rest = b""
    while block := body.read(1 << 20):
        whole = (rest + block).replace(old, new)
        yield whole[: 1 - len(old)]
        rest = whole[1 - len(old) :]
    yield rest


FORMATS: Final[dict[str, tuple[bool, Writer]]] = {
    "turtle": (True, _turtle),
    "trig": (False, _trig),
    "nquads": (False, _plain),
    "ntriples": (True, _plain),
    "jsonld": (False, _by_engine(ox.RdfFormat.JSON_LD, '"zh-Hans"')),
    "rdfxml": (True, _by_engine(ox.RdfFormat.RDF_XML, ' xml:lang="zh-Hans"')),
}
"""By name: whether the graphs become one, and what writes the sorted lines."""
