"""Validation finds what is wrong, says where and how to mend it, and passes what is right."""

import re
from collections.abc import Callable
from contextlib import ExitStack

import pyoxigraph as ox
import pytest

from kb.build import Reading, prepare, write
from kb.identity import resolve
from kb.reason import infer
from kb.store import EmbeddedStore
from kb.validate import Finding, passes, shapes, validate

PREFIXES = "PREFIX dk: <https://w3id.org/duikou/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture
def base(visit: Callable[..., Reading]) -> EmbeddedStore:
    made = EmbeddedStore("memory", ox.Store(), ExitStack())
    prepare(made)
    write(made, [visit(), visit("b.txt", day="2022-07-01")])
    resolve(made)
    infer(made)
    return made


def found(base: EmbeddedStore, change: str) -> list[Finding]:
    """The findings that a change of the store brings."""
    before = set(validate(base))
    base.update(PREFIXES + change)
    return [finding for finding in validate(base) if finding not in before]


def test_what_the_rules_read_passes(base: EmbeddedStore) -> None:
    shaped = [f for f in validate(base) if f.severity == "violation" and f.path]
    assert shaped == []


def test_an_event_without_a_document_is_found_with_its_mend(base: EmbeddedStore) -> None:
    change = """DELETE { GRAPH ?g { ?e dk:reportedIn ?d } }
        WHERE { GRAPH ?g { ?e dk:reportedIn ?d ; a dk:Meeting } }"""
    [finding] = [f for f in found(base, change) if f.sources == ("a.txt",)]
    assert (finding.severity, finding.path, finding.value) == (
        "violation",
        "https://w3id.org/duikou/ns#reportedIn",
        "",
    )
    assert "add" in finding.message
    assert re.search("请", finding.message_zh)
    assert not passes([finding])


def test_a_private_attribute_of_a_person_is_found_by_name(base: EmbeddedStore) -> None:
    change = """INSERT { GRAPH ?g { ?p <https://schema.org/telephone> "1" } }
        WHERE { GRAPH ?g { ?p a dk:Person ; rdfs:label "陆清源"@zh-Hans } }"""
    findings = found(base, change)
    assert {(f.label, f.path) for f in findings} == {("陆清源", "https://schema.org/telephone")}
    assert {f.sources for f in findings} == {("a.txt", "b.txt")}


def test_an_end_before_the_start_is_found_by_a_check(base: EmbeddedStore) -> None:
    change = """INSERT { GRAPH ?g { ?e dk:endDate "1999-01-01"^^<http://www.w3.org/2001/XMLSchema#date> } }
        WHERE { GRAPH ?g { ?e a dk:Visit } }"""
    assert "End before start" in {finding.message.partition(":")[0] for finding in found(base, change)}


def test_parts_find_what_the_whole_finds(base: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    person = "GRAPH <https://w3id.org/duikou/id/document/x> { <x:p> a dk:Person }"
    base.update(f"{PREFIXES} INSERT DATA {{ {person} }}")
    whole = validate(base)
    monkeypatch.setattr("kb.validate.PART", 1)
    assert [f for f in validate(base) if f.node == "x:p"] == [f for f in whole if f.node == "x:p"] != []


def test_warnings_alone_pass() -> None:
    warning = Finding("warning", "x", "", "", "", "", "", ())
    assert passes([warning])
    assert passes([])


def test_the_shapes_are_one_graph() -> None:
    assert len(shapes()) > 100
