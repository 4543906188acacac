"""A query is found, its parameters are bound as terms, and what it must not do is refused."""

from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb import guard
from kb.query import ask, find, write
from kb.store import EmbeddedStore
from loaders.errors import UserError
from queries import Query, parse

SMALL = Path(__file__).parent / "small.trig"


@pytest.fixture
def store() -> EmbeddedStore:
    engine = ox.Store()
    engine.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return EmbeddedStore("memory", engine, ExitStack())


def asked(text: str, *parameters: str) -> Query:
    return parse("mine.rq", "".join(f"#+ parameter: {line}\n" for line in parameters) + text)


def written(store: EmbeddedStore, query: Query, form: str, **settings: str) -> str:
    out = BytesIO()
    write(ask(store, query, settings), form, out)
    return out.getvalue().decode()


def test_rows_are_written_as_csv_with_plain_values(store: EmbeddedStore) -> None:
    assert written(store, find("pairings", str), "csv").splitlines() == [
        "source,sponsor,recipient,since,until",
        "a.txt,江海省,云岭州,1997,",
    ]


def test_rows_are_written_as_tsv_json_and_xml(store: EmbeddedStore) -> None:
    query = find("programmes", str)
    assert written(store, query, "tsv").splitlines()[0] == "?source\t?programme\t?sponsor\t?recipient"
    assert written(store, query, "json").startswith(
        '{"head":{"vars":["source","programme","sponsor","recipient"]}'
    )
    assert "<variable name" in written(store, query, "xml")


def test_a_yes_or_no_is_a_word(store: EmbeddedStore) -> None:
    assert written(store, asked("ASK { ?s ?p ?o }"), "csv") == "true\n"
    assert written(store, asked("ASK { ?s ?p 42 }"), "json") == '{"head":{},"boolean":false}'


def test_a_graph_is_turtle_whatever_is_asked_for(store: EmbeddedStore) -> None:
    construct = asked("CONSTRUCT { <http://x> <http://y> 1 } WHERE {}")
    assert written(store, construct, "csv") == "<http://x> <http://y> 1 .\n"


def test_rows_are_no_turtle(store: EmbeddedStore) -> None:
    with pytest.raises(UserError, match="turtle is for CONSTRUCT"):
        written(store, find("events", str), "turtle")


@pytest.mark.parametrize(
    ("kind", "value", "filtered"),
    [
        ("text", "云岭州", "plain"),
        ("label", "云岭州", "zh-hans"),
        ("place", "云岭州", "zh-hans"),
        ("date", "2021-06", "plain"),
        ("integer", "7", "integer"),
        ("iri", "event/visit", "https://w3id.org/duikou/id/event/visit"),
        ("iri", "https://example.org/a", "https://example.org/a"),
        ("text", '") } INSERT', "plain"),
    ],
)
def test_a_value_is_bound_as_a_term_of_its_type(
    store: EmbeddedStore, kind: str, value: str, filtered: str
) -> None:
    query = asked("SELECT ?x {\n  VALUES (?x) { (UNDEF) }\n}", f'x {kind} "any" 1')
    [row] = list(ask(store, query, {"x": value}))  # type: ignore[arg-type]
    term = row["x"]
    if isinstance(term, ox.Literal):
        assert term.value == value
        assert (
            term.language or term.datatype.value.rpartition("#")[2].replace("string", "plain")
        ) == filtered
    else:
        assert term.value == filtered


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("date", "2021-6", "not a date; write 2024, 2024-09 or 2024-09-13"),
        ("integer", "many", "not a whole number"),
        ("iri", "event/<x>", "not an IRI"),
        ("colour", "red", "colour is no type of a parameter"),
    ],
)
def test_a_value_of_another_type_is_refused(store: EmbeddedStore, kind: str, value: str, said: str) -> None:
    query = asked("SELECT ?x {\n  VALUES (?x) { (UNDEF) }\n}", f'x {kind} "any" 1')
    with pytest.raises(UserError, match=said):
        ask(store, query, {"x": value})


def test_a_parameter_that_there_is_not_is_refused_with_those_that_there_are(store: EmbeddedStore) -> None:
    with pytest.raises(UserError, match="happenings has no parameter where; it has: place, from, until"):
        ask(store, find("happenings", str), {"where": "云岭州"})


def test_a_parameter_that_stays_open_restricts_nothing(store: EmbeddedStore) -> None:
    open_, until = (written(store, find("happenings", str), "csv", **s) for s in ({}, {"until": "2021"}))
    assert (open_.count("\n"), until.count("\n")) == (3, 2)


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UserError, match="no query named event; did you mean events"):
        find("event", str)


def test_a_query_comes_from_a_file_or_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("#+ title: Mine\nASK {}", encoding="utf-8")
    assert find(str(file), str).title == "Mine"
    assert find("-", lambda: "ASK {}").text == "ASK {}"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nothing\.rq: No such file"):
        find(str(tmp_path / "nothing.rq"), str)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {\n  ?s dk:role ?o }", "the prefix dk: is not declared; add a line PREFIX dk: <…>"),
        ("SELECT *\n{ ?s ?p }", "mine.rq, line 2, column"),
        ("SELECT (MIN(?p) + ?q AS ?m) { ?s ?p ?q } GROUP BY ?s", "a variable that is unbound"),
    ],
)
def test_a_text_that_is_no_query_is_told_in_one_line(store: EmbeddedStore, text: str, said: str) -> None:
    with pytest.raises(UserError) as problem:
        ask(store, asked(text))
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x> { ?s ?p ?o } }",
        "SELECT * { service#c\n<http://x> { ?s ?p ?o } }",
        "SELECT * {SERVICE<http://x>{}}",
        "PREFIX x: <http://x/> INSERT DATA { x:a x:b x:c }",
        "clear all",
        "SELECT * { " + "{" * 101 + "}" * 101 + " }",
    ],
)
def test_what_reaches_out_or_changes_or_nests_too_deep_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"^mine\.rq, line \d+: "):
        guard.check(text, "mine.rq")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?SERVICE { ?s ?p "SERVICE", "it\'s { insert" ; a <urn:SERVICE> } # SERVICE {{{',
        "SELECT * { ?s ?p '''SERVICE { \" '''@en }",
        "SELECT (1 AS ?insert) { ?s <http://x/insert> ?o }",
    ],
)
def test_words_in_strings_names_and_comments_are_innocent(text: str) -> None:
    guard.check(text, "mine.rq")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:a { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { ?s ?p 1.SERVICE:a { ?s ?p ?o } }",
        "SELECT * {\nservice#c\n<http://127.0.0.1:9/> {} }",
    ],
)
def test_no_spelling_of_service_gets_past_the_guard(text: str) -> None:
    with pytest.raises(UserError, match="SERVICE asks another store"):
        guard.check(text, "query")


def test_long_hostile_text_is_looked_at_in_linear_time() -> None:
    for text in ("9" * 50_000, '\\"' * 50_000, "a." * 50_000, '"""' + '\\"' * 50_000):
        guard.check(text, "query")
