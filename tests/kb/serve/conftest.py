"""A server over the small knowledge base, with the names of the ontology, under narrow limits."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kb.serve.app import app
from kb.serve.calls import Limits
from kb.serve.workers import Pool
from kb.store import open_store
from loaders import iris
from ontology import turtle

SMALL = Path(__file__).parents[1] / "small.trig"
LIMITS = Limits(seconds=1.5, memory=256 << 20, answer=1_000_000, rows=20, workers=2, wait=20)


@pytest.fixture(scope="session")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of the store."""
    folder = str(tmp_path_factory.mktemp("serve") / "duikou.db")
    with open_store(folder) as store:
        store.load(ox.parse(path=SMALL, format=ox.RdfFormat.TRIG))
        for graph, name in ((iris.ONTOLOGY, ""), (iris.VOCABULARIES, "vocab")):
            for source in turtle(name):
                found = ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE)
                store.load(ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in found)
    return folder


@pytest.fixture(scope="session")
def pool(where: str) -> Iterator[Pool]:
    """Two workers over that store."""
    with Pool(where, LIMITS) as made:
        yield made


@pytest.fixture(scope="session")
def client(pool: Pool) -> Iterator[TestClient]:
    """A client of the server."""
    with TestClient(app(pool)) as made:
        yield made
