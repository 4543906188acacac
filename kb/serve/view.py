"""The copy in memory as one request sees it: all graphs, or those that the request names."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import pyoxigraph as ox

from kb import scan
from kb.sparql import Answer, Term
from kb.store import EmbeddedStore
from loaders.errors import UserError


class View(EmbeddedStore):
    """A store in memory.  It is a class because `kb.query` and `kb.explain` ask a store.

    `default` graphs together are the default graph, `named` the ones that GRAPH finds; where
    the request names none, FROM does, and without FROM the default graph is the union of all.
    """

    def __init__(self, engine: ox.Store, default: Sequence[str] = (), named: Sequence[str] = ()) -> None:
        super().__init__("memory", engine, ExitStack())
        self._default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [_graph(iri) for iri in default]
        self._named: list[ox.NamedNode | ox.BlankNode] = [_graph(iri) for iri in named]

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Answer:
        """See `kb.store.Store`."""
        if self._default or self._named:
            return self.engine.query(text, default_graph=self._default, named_graphs=self._named)
        if scan.names_graphs(text):
            return self.engine.query(text)
        return super().query(text, substitutions)


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise UserError(f"{iri[:200]} is no IRI; name a graph in full") from None
