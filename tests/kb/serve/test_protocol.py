"""The endpoint keeps the SPARQL 1.1 Protocol."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pyoxigraph as ox
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

DK = "PREFIX dk: <https://w3id.org/duikou/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
LEADER = DK + "SELECT DISTINCT ?name { ?d dk:leader ?p . ?p rdfs:label ?name }"
SINCE = DK + "CONSTRUCT { ?p dk:since ?year } WHERE { ?p dk:since ?year }"
DIRECT = {"Content-Type": "application/sparql-query"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
Setting = str | Sequence[str]
IDENTITY = "https://w3id.org/duikou/graph/identity"
DOCUMENT = "https://w3id.org/duikou/id/document/"


def ask(
    client: TestClient,
    query: str,
    accept: str = "text/csv",
    more: Mapping[str, Setting] = MappingProxyType({}),
) -> Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


def seen(response: Response) -> tuple[int, str, str]:
    return response.status_code, response.headers["Content-Type"], response.text


def test_a_query_may_be_sent_in_three_ways(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": LEADER, "format": "csv"}),
        client.post("/sparql", data={"query": LEADER, "format": "csv"}),
        client.post("/sparql?format=csv", content=LEADER, headers=DIRECT),
    ]
    assert [seen(each) for each in answers] == [(200, "text/csv; charset=utf-8", "name\r\n陆清源\r\n")] * 3


ROWS = {
    "": "application/sparql-results+json",
    "*/*": "application/sparql-results+json",
    "application/json": "application/json",
    "application/sparql-results+xml, */*;q=0.1": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/*;q=0.3, text/tab-separated-values;q=0.4": "text/tab-separated-values; charset=utf-8",
    "text/html, application/xml;q=0.9, */*;q=0.8": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("accept", ROWS)
def test_rows_come_in_the_form_that_is_liked_best(client: TestClient, accept: str) -> None:
    answer = ask(client, LEADER, accept)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, ROWS[accept])
    assert "陆清源" in answer.text


GRAPHS = {
    "*/*": ox.RdfFormat.TURTLE,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("accept", GRAPHS)
def test_a_graph_comes_in_the_form_that_is_liked_best(client: TestClient, accept: str) -> None:
    answer = ask(client, SINCE, accept)
    quads = list(ox.parse(answer.content, format=GRAPHS[accept]))
    assert answer.headers["Vary"] == "Accept"
    assert [(q.subject, q.predicate, q.object) for q in quads] == [
        (
            ox.NamedNode("https://w3id.org/duikou/id/pairing/jianghai-yunling"),
            ox.NamedNode("https://w3id.org/duikou/ns#since"),
            ox.Literal("1997", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
        )
    ]


def test_yes_or_no_is_an_answer_too(client: TestClient) -> None:
    assert ask(client, "ASK {}", "application/json").json() == {"head": {}, "boolean": True}


def test_what_cannot_be_had_in_a_form_is_not_acceptable(client: TestClient) -> None:
    answers = [
        ask(client, SINCE, "text/csv"),
        ask(client, LEADER, "text/turtle"),
        ask(client, LEADER, "image/png"),
    ]
    assert [each.status_code for each in answers] == [406] * 3
    assert answers[0].text == (
        "this query is answered as text/turtle, application/n-triples, application/ld+json, "
        "application/rdf+xml; accept one of them\n"
    )


def number(answer: Response) -> int:
    return int(answer.text.split()[1])


def test_the_default_graph_is_the_union_of_all_unless_the_request_or_the_query_names_graphs(
    client: TestClient,
) -> None:
    one = number(ask(client, COUNT, more={"default-graph-uri": IDENTITY}))
    assert number(ask(client, COUNT)) > 1000
    assert number(ask(client, f"SELECT (COUNT(*) AS ?n) FROM <{IDENTITY}> {{ ?s ?p ?o }}")) == one == 10
    assert number(ask(client, COUNT.replace("{", f"FROM NAMED <{IDENTITY}> {{"))) == 0


def test_the_graphs_of_the_request_win_over_those_of_the_query(client: TestClient) -> None:
    both = [DOCUMENT + "a", DOCUMENT + "b"]
    one = [number(ask(client, COUNT, more={"default-graph-uri": graph})) for graph in both]
    together = number(
        ask(
            client,
            f"SELECT (COUNT(*) AS ?n) FROM <{IDENTITY}> {{ ?s ?p ?o }}",
            more={"default-graph-uri": both},
        )
    )
    assert max(one) < together <= sum(one)
    assert ask(client, NAMED, more={"named-graph-uri": both[:1]}).text.split() == ["g", both[0]]


WRONG = {
    "SELECT ?x {": "the query, line 1, column 12: ",
    "SELECT * { ?x foaf:name ?y }": "the query",
    "INSERT DATA { <a:a> <a:a> <a:a> }": "the query, line 1: INSERT is an update;",
    "": "the query, line 1, column 1: ",
}


@pytest.mark.parametrize("query", WRONG)
def test_a_wrong_query_is_told_in_one_line(client: TestClient, query: str) -> None:
    answer = ask(client, query)
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)
    assert answer.text.startswith(WRONG[query])


def test_updates_are_refused_however_they_come(client: TestClient) -> None:
    answers = [
        client.post("/sparql", data={"update": "CLEAR ALL"}),
        client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"}),
        client.get("/sparql", params={"update": "CLEAR ALL"}),
    ]
    assert [seen(each) for each in answers] == [
        (
            403,
            "text/plain; charset=utf-8",
            "this endpoint only reads; change the knowledge base with `duikou build`\n",
        )
    ] * 3


def test_a_request_that_breaks_the_protocol_gets_the_status_for_it(client: TestClient) -> None:
    statuses = {
        "two queries": client.get(f"/sparql?query={LEADER}&query={LEADER}").status_code,
        "no query": client.post("/sparql", data={"format": "csv"}).status_code,
        "other method": client.put("/sparql", content=LEADER, headers=DIRECT).status_code,
        "no media type": client.post("/sparql", content=LEADER).status_code,
        "other charset": client.post(
            "/sparql", content=b"ASK {}", headers={"Content-Type": "application/sparql-query; charset=utf-16"}
        ).status_code,
        "no UTF-8": client.post("/sparql", content=b"ASK {} #\xff", headers=DIRECT).status_code,
        "no IRI": ask(client, COUNT, more={"default-graph-uri": "a b"}).status_code,
        "no such form": ask(client, COUNT, more={"format": "doc"}).status_code,
        "too long": client.post("/sparql", content="#" * 1_100_000, headers=DIRECT).status_code,
    }
    assert statuses == {
        "two queries": 400,
        "no query": 400,
        "other method": 405,
        "no media type": 415,
        "other charset": 415,
        "no UTF-8": 400,
        "no IRI": 400,
        "no such form": 400,
        "too long": 413,
    }


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql")
    quads = ox.parse(answer.content, format=ox.RdfFormat.TURTLE, base_iri="http://testserver/sparql")
    said = {(q.predicate.value.rpartition("#")[2], getattr(q.object, "value", "")) for q in quads}
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert {
        ("endpoint", "http://testserver/sparql"),
        ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query"),
        ("feature", "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph"),
        ("name", IDENTITY),
    } <= said
