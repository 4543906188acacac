"""A store at an address: the same acts as in a folder, against a small SPARQL server of our own."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kb.remote import RemoteStore
from kb.store import ask, open_store
from loaders.errors import UserError

A, B, C, G, H = (ox.NamedNode(f"https://example.org/{name}") for name in "abcgh")
ONE, TWO, OTHER = ox.Quad(A, B, C, G), ox.Quad(C, B, A, G), ox.Quad(A, B, ox.Literal('"1"\n'), H)


class Handler(BaseHTTPRequestHandler):
    """Answers `/query` and `/update` as SPARQL 1.1 Protocol has it, by form."""

    store: ox.Store

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        try:
            kind, body = self._answer(form)
        except (SyntaxError, ValueError) as problem:
            return self._send(400, "text/plain", str(problem).encode())
        return self._send(200, kind, body)

    def _answer(self, form: dict[str, list[str]]) -> tuple[str, bytes]:
        if self.path == "/update":
            self.store.update(form["update"][0])
            return "text/plain", b""
        answer = ask(self.store, form["query"][0])
        if isinstance(answer, ox.QueryTriples):
            return "application/n-triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return "application/sparql-results+json", answer.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stays silent."""


@pytest.fixture
def address() -> Iterator[str]:
    Handler.store = ox.Store()
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_remote_store_does_what_a_folder_does(address: str) -> None:
    with open_store(address) as store:
        store.load([ONE, OTHER])
        assert set(store.quads()) == {ONE, OTHER}
        assert set(store.quads(G.value, B.value)) == {ONE}
        assert store.graphs() == [G.value, H.value]
        assert store.replace([G.value], [ONE]) is False
        assert store.replace([G.value], [TWO]) is True
        assert set(store.quads()) == {TWO, OTHER}


def test_every_kind_of_query_is_answered(address: str) -> None:
    with open_store(address) as store:
        store.load([ONE, TWO])
        rows = store.query("SELECT ?s ?o { ?s ?p ?o }", {"s": A})
        truth = store.query("ASK { ?s ?p ?o }")
        triples = store.query("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }")
        assert isinstance(rows, ox.QuerySolutions)
        assert isinstance(triples, ox.QueryTriples)
        assert [row["o"] for row in rows] == [C]
        assert bool(truth) is True
        assert set(triples) == {ox.Triple(C, B, A), ox.Triple(A, B, C)}


def test_what_the_server_refuses_is_told_in_one_line(address: str) -> None:
    with (
        open_store(address) as store,
        pytest.raises(UserError, match=rf"^{address} refused the request \(400\): "),
    ):
        store.query("SELECT nonsense")


def test_a_store_opened_to_be_read_is_not_written_to(address: str) -> None:
    with (
        open_store(address, read_only=True) as store,
        pytest.raises(UserError, match="opened to be read only"),
    ):
        store.load([ONE])


def test_an_address_where_nobody_answers_is_told_in_one_line() -> None:
    with pytest.raises(UserError, match=r"^http://127\.0\.0\.1:9 does not answer: "):
        open_store("http://127.0.0.1:9").graphs()


@pytest.mark.parametrize(
    ("address", "asked", "changed"),
    [
        ("http://h:7878", "http://h:7878/query", "http://h:7878/update"),
        ("http://h:3030/kb/", "http://h:3030/kb/query", "http://h:3030/kb/update"),
        ("http://h/kb/query", "http://h/kb/query", "http://h/kb/update"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql"),
        ("http://h/repositories/kb", "http://h/repositories/kb", "http://h/repositories/kb/statements"),
    ],
)
def test_the_endpoints_follow_from_the_address(address: str, asked: str, changed: str) -> None:
    store = RemoteStore(address)
    assert (store._asked, store._changed) == (asked, changed)
