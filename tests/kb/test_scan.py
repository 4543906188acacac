"""Keywords are found wherever the engine finds them, and nowhere else."""

import time

import pytest

from kb.scan import names_graphs, reaches_out

OUT = [
    "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
    "SELECT * { service#c\n<http://a/> { ?s ?p ?o } }",
    "PREFIX : <http://a/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e0SERVICE<http://a/>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p true.SERVICE ?x { ?a ?b ?c } }",
    "SELECT * { FILTER(?a <?b)SERVICE<http://a/>{} }",
    "SELECT * { ?s ?p '''it's''' SERVICE SILENT a:b {} }",
    "PREFIX service: <http://a/> SELECT * { ?s ?p ?o }",
]
WITHIN = [
    "SELECT * { ?service ?p 'SERVICE' }",
    'SELECT * { ?s <urn:SERVICE> """a "SERVICE" \\""" b""" }',
    "SELECT * { ?s ex:SERVICE $SERVICE } # SERVICE",
    "SELECT * { ?s ?p 'a\\'SERVICE' }",
]


@pytest.mark.parametrize("query", OUT)
def test_a_query_that_may_reach_another_store_is_known(query: str) -> None:
    assert reaches_out(query)


@pytest.mark.parametrize("query", WITHIN)
def test_the_word_alone_reaches_nowhere(query: str) -> None:
    assert not reaches_out(query)


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ("SELECT * FROM <urn:g> {}", True),
        ("SELECT(1 AS ?x)from\n:g {}", True),
        ("ASK FROM NAMED <urn:g> {}", True),
        ("SELECT ?from { ?from ?p 'FROM' }", False),
        ("PREFIX from: <urn:> SELECT * { ?s from:a <urn:FROM> }", False),
    ],
)
def test_a_query_that_names_its_graphs_is_known(query: str, own: bool) -> None:
    assert names_graphs(query) is own


@pytest.mark.parametrize(
    "piece", ["1", '"', "'", '\\"', "<", "<a", "#", "a", "?", ":", "'''a", '"""', "''' "]
)
def test_looking_takes_a_time_in_proportion_to_the_length(piece: str) -> None:
    hostile = ["'" + piece * 100_000, '"""' + piece * 100_000, piece * 100_000]
    begun = time.process_time()
    assert not any(map(reaches_out, hostile))
    assert time.process_time() - begun < 2
