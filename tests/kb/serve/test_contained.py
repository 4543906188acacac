"""Hostile queries cost their own answer, and nothing else."""

import socket
import threading
from collections.abc import Iterator

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from kb.serve.calls import Limits
from kb.serve.workers import Pool
from loaders.errors import UserError

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def post(client: TestClient, query: str) -> Response:
    return client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})


HOSTILE = {
    "brackets": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "negations": "SELECT * { ?s ?p ?o FILTER(" + "!" * 900_000 + "true) }",
    "sums": "SELECT (1" + "+1" * 400_000 + " AS ?x) {}",
    "count of a product": SLOW,
    "long answer": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "long graph": "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "large sort": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
}
REFUSALS = {
    "the query, line 1: more than 100 brackets are nested; write it flatter",
    "the query took longer than 1.5 seconds and was ended; ask for less",
    "the query took more than 256 MB of memory, or nests too deep, and was ended",
    "the answer is longer than 1,000,000 bytes; ask for less, or add LIMIT",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_ended_and_the_next_is_answered(client: TestClient, name: str) -> None:
    answer = post(client, HOSTILE[name])
    assert answer.status_code in (400, 500, 504)
    assert answer.text.strip() in REFUSALS
    assert client.get("/id/person/lu").status_code == 200
    assert post(client, "ASK {}").json() == {"head": {}, "boolean": True}


def test_pages_are_answered_while_a_query_runs(client: TestClient) -> None:
    answers: list[Response] = []
    runner = threading.Thread(target=lambda: answers.append(post(client, SLOW)))
    runner.start()
    statuses = [client.get(path).status_code for path in ("/", "/id/event/visit", "/search?q=云岭")]
    assert (statuses, answers) == ([200] * 3, [])
    runner.join()
    assert answers[0].status_code == 504


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


OUT = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:a {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "LOAD <{0}>",
]


@pytest.mark.parametrize("query", OUT)
def test_nothing_reaches_out(client: TestClient, listener: socket.socket, query: str) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    answer = post(client, query.format(address))
    assert answer.status_code == (200 if "FROM" in query else 400)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_a_store_that_cannot_be_read_is_told_before_anything_is_served() -> None:
    with pytest.raises(UserError, match="no knowledge base at nowhere"):
        Pool("nowhere", Limits())
