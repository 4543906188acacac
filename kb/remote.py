"""A store at an address: SPARQL 1.1 query and update over HTTP, by the standard library alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from http.client import HTTPException
from itertools import groupby
from typing import Final, Self
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kb import sparql
from kb.sparql import Answer, Term
from loaders.errors import UserError

_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_CHUNK: Final = 20_000
_SECONDS: Final = 300


class RemoteStore:
    """A SPARQL 1.1 store.  It is a class for what it keeps: the two addresses and whether it may write.

    The address may be that of the endpoint (`…/sparql`, for both), of a repository of GraphDB
    or RDF4J (`…/repositories/<name>`), or of a service with `/query` and `/update` below it, as
    Oxigraph and Fuseki have.  A plain query must look at the union of all graphs; the switch
    `union-default-graph` is sent along for the stores that know it.
    """

    def __init__(self, where: str, *, read_only: bool = False) -> None:
        self.where = where
        self._asked, self._changed = _endpoints(where)
        self._read_only = read_only

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Answer:
        """Asks the store; `substitutions` are sent as a line of VALUES."""
        form = {"query": text + _values(substitutions or {}), "union-default-graph": "true"}
        kind, answer = self._post(self._asked, form, f"{_ROWS}, {_TRIPLES};q=0.9")
        if kind == _ROWS:
            return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        return _triples(answer, kind, self.where)

    def update(self, text: str) -> None:
        """Runs one update."""
        if self._read_only:
            raise UserError(f"{self.where} was opened to be read only")
        self._post(self._changed, {"update": text}, "*/*")

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Adds quads that come graph by graph; each graph arrives whole or not at all."""
        chunk: list[ox.Quad] = []
        for _, group in groupby(quads, key=lambda quad: quad.graph_name):
            chunk.extend(group)
            if len(chunk) >= _CHUNK:
                self.update(f"INSERT DATA {{\n{sparql.data(chunk)}}}")
                chunk = []
        if chunk:
            self.update(f"INSERT DATA {{\n{sparql.data(chunk)}}}")

    def replace(self, graphs: Collection[str], quads: Iterable[ox.Quad]) -> bool:
        """Makes these graphs hold these quads and no others, by one update."""
        old = {quad for graph in graphs for quad in self.quads(graph)}
        new = set(quads)
        gone, come = old - new, new - old
        empty = set(graphs) - {str(quad.graph_name)[1:-1] for quad in new}
        if gone or come:
            self.update(sparql.change(empty, gone, come))
        return bool(gone or come)

    def quads(self, graph: str | None = None, predicate: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, of one predicate, or all of them."""
        inside = f"?s {f'<{predicate}>' if predicate else '?p'} ?o"
        rows = self.query(f"SELECT * {{ GRAPH {f'<{graph}>' if graph else '?g'} {{ {inside} }} }}")
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield ox.Quad(
                row["s"],
                ox.NamedNode(predicate) if predicate else row["p"],
                row["o"],
                ox.NamedNode(graph) if graph else row["g"],
            )

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        rows = self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(rows, ox.QuerySolutions)
        return sorted(row["g"].value for row in rows)

    def close(self) -> None:
        """Nothing is held open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _post(self, address: str, form: dict[str, str], accept: str) -> tuple[str, bytes]:
        request = Request(  # noqa: S310  open_store lets http and https through only
            address, urlencode(form).encode(), {"Accept": accept, "User-Agent": "duikou"}
        )
        try:
            with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
                return response.headers.get_content_type(), response.read()
        except HTTPError as problem:
            said = problem.read(300).decode(errors="replace").strip().partition("\n")[0]
            raise UserError(f"{self.where} refused the request ({problem.code}): {said}") from None
        except (URLError, HTTPException, TimeoutError, ConnectionError) as problem:
            raise UserError(f"{self.where} does not answer: {getattr(problem, 'reason', problem)}") from None


def _endpoints(where: str) -> tuple[str, str]:
    base = where.rstrip("/")
    path = urlsplit(base).path
    if "/repositories/" in path:
        return base, base + "/statements"
    if path.endswith(("/sparql", "/query")):
        return base, base.removesuffix("/query") + "/update" if path.endswith("/query") else base
    return base + "/query", base + "/update"


def _values(terms: Mapping[str, Term]) -> str:
    if not terms:
        return ""
    names = " ".join(f"?{name}" for name in terms)
    return f"\nVALUES ({names}) {{ ({' '.join(map(str, terms.values()))}) }}"


def _triples(answer: bytes, kind: str, where: str) -> ox.QueryTriples:
    form = ox.RdfFormat.from_media_type(kind)
    if form is None:
        raise UserError(f"{where} answered with {kind}, neither rows nor triples; is it a SPARQL endpoint?")
    copy = ox.Store()
    copy.bulk_load(answer, format=form)
    graph = copy.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(graph, ox.QueryTriples)
    return graph
