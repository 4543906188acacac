"""Each shape lets a sound thing pass, and tells what is wrong with an unsound one."""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology import turtle

DK = Namespace("https://w3id.org/duikou/ns#")
ID = "https://w3id.org/duikou/id/"
SOUND = Path(__file__).parent / "shapes" / "sound.ttl"
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dk: <https://w3id.org/duikou/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# thing of sound.ttl, property to drop, what to say instead, path of the finding ("" for the node itself)
UNSOUND = [
    ("document/1", "dcterms:identifier", "", "dcterms:identifier"),
    ("document/1", "dcterms:issued", 'dcterms:issued "30.8.2023"', "dcterms:issued"),
    ("document/1", "dcterms:language", "", "dcterms:language"),
    ("document/1", "dk:digest", 'dk:digest "9f86d081884c7d65"', "dk:digest"),
    ("document/1", "dk:length", "dk:length -1", "dk:length"),
    ("document/1", "dk:damage", "dk:damage 1.5", "dk:damage"),
    ("document/1", "dk:genre", "dk:genre <https://w3id.org/duikou/id/themes/health>", "dk:genre"),
    ("document/1", "", "dk:copyOf <https://w3id.org/duikou/id/event/1>", "dk:copyOf"),
    ("document/1", "schema:url", 'schema:url "www.example.org"', "schema:url"),
    ("evidence/1", "dk:end", "dk:end 120", "dk:start"),
    ("evidence/1", "dk:digest", 'dk:digest "9F86"', "dk:digest"),
    ("evidence/1", "dk:inDocument", "", "dk:inDocument"),
    ("evidence/1", "dk:rule", 'dk:rule "lead-visit"', "dk:rule"),
    ("evidence/1", "dk:confidence", "dk:confidence 95.0", "dk:confidence"),
    ("unread/1", "dk:unreadKind", "", "dk:unreadKind"),
    ("unread/1", "dk:end", "dk:end 160", "dk:start"),
    ("person/1", "rdfs:label", 'rdfs:label "Jia Yibing"@en', "rdfs:label"),
    ("person/1", "dk:evidencedBy", "", "dk:evidencedBy"),
    ("person/1", "", "schema:birthDate '1970-01-01'", "schema:birthDate"),
    ("person/1", "", "dk:identifiedAs <https://w3id.org/duikou/id/person/2>", "dk:identifiedAs"),
    ("organisation/1", "dk:organisationKind", "", "dk:organisationKind"),
    ("organisation/1", "dk:territory", "dk:territory <urn:x>", "dk:territory"),
    ("organisation/2", "rdfs:label", 'rdfs:label "广东省人民政府"@zh-Hans', "rdfs:label"),
    ("post/1", "dk:postIn", "dk:postIn <https://w3id.org/duikou/id/place/440000>", "dk:postIn"),
    ("post/1", "dk:postTitle", 'dk:postTitle ""', "dk:postTitle"),
    ("tenure/1", "dk:holder", "", "dk:holder"),
    ("tenure/1", "dk:latestStart", 'dk:latestStart "2021-05-03"', "dk:latestStart"),
    ("sighting/1", "dk:postStatus", "", "dk:postStatus"),
    ("sighting/1", "dk:seenOn", 'dk:seenOn "2023-02-30"^^xsd:date', "dk:seenOn"),
    ("event/1", "dk:eventType", "", ""),
    ("event/1", "", "dk:eventType <https://w3id.org/duikou/id/event-types/talks>", "dk:eventType"),
    ("event/1", "dk:reportedIn", "", "dk:reportedIn"),
    ("event/1", "dk:dateBasis", "", "dk:dateBasis"),
    ("event/2", "dk:partOf", "dk:partOf <https://w3id.org/duikou/id/delegation/1>", "dk:partOf"),
    ("event/3", "", "dk:place <https://w3id.org/duikou/id/organisation/1>", "dk:place"),
    ("stop/1", "dk:site", "", "dk:site"),
    ("stop/1", "dk:listOrder", "dk:listOrder 0", "dk:listOrder"),
    ("site/1", "rdfs:label", 'rdfs:label "hospital"@en', "rdfs:label"),
    ("participation/1", "", "dk:participant <https://w3id.org/duikou/id/person/2>", "dk:participant"),
    ("participation/1", "dk:role", "", "dk:role"),
    ("participation/1", "dk:openList", 'dk:openList "等"', "dk:openList"),
    ("delegation/1", "dk:leader", 'dk:leader "甲乙丙"', "dk:leader"),
    ("date-inference/1", "dk:year", 'dk:year "2023"', "dk:year"),
    ("date-inference/1", "dk:landmark", "", "dk:landmark"),
    ("pairing/1", "dk:recipient", "dk:recipient <https://w3id.org/duikou/id/place/440000>", "dk:sponsor"),
    ("pairing/1", "dk:sponsor", "dk:sponsor <https://w3id.org/duikou/id/person/1>", "dk:sponsor"),
    ("pairing/1", "dk:since", 'dk:since "新一轮"', "dk:since"),
    ("programme/1", "rdfs:label", "", "rdfs:label"),
    ("project/1", "dk:underPairing", "dk:underPairing <urn:x>", "dk:underPairing"),
    ("contribution/1", "dk:amount", 'dk:amount "10亿"', "dk:amount"),
    ("contribution/1", "dk:unit", 'dk:unit "亿元"', ""),
    ("contribution/1", "dk:status", "", "dk:status"),
    ("contribution/2", "dk:bound", "dk:bound <https://w3id.org/duikou/id/modalities/done>", "dk:bound"),
    ("statement/1", "dk:speechAct", "", "dk:speechAct"),
    ("statement/1", "dk:theme", 'dk:theme "医疗"', "dk:theme"),
    ("statement/2", "dk:collectiveSpeaker", "", ""),
    ("place/653100", "dk:code", 'dk:code "6531"', "dk:code"),
    ("place/653100", "rdfs:label", "", "rdfs:label"),
    ("place-version/1", "dk:versionOf", "", "dk:versionOf"),
    ("judgement/1", "dk:judges", "dk:judges <https://w3id.org/duikou/id/person/1>", "dk:judges"),
    ("judgement/1", "dk:reason", "", "dk:reason"),
    ("inference/1", "prov:used", "", "prov:used"),
    ("inference/1", "dk:infersProperty", "dk:infersProperty rdfs:label", "dk:infersProperty"),
]
WARNED = {("event/1", "dk:dateBasis"), ("statement/2", ""), ("judgement/1", "dk:reason")}


@cache
def shapes() -> Graph:
    graph = Graph()
    for file in turtle("shapes"):
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


@cache
def sound() -> Graph:
    return Graph().parse(SOUND, format="turtle")


def name(node: Node | None) -> URIRef:
    assert isinstance(node, URIRef)
    return node


def full(prefixed: str) -> URIRef:
    graph = Graph().parse(data=f"{PREFIXES}<urn:s> {prefixed} <urn:o> .", format="turtle")
    return name(next(graph.predicates()))


def unsound(number: int) -> tuple[URIRef, Graph]:
    """The thing of one case, under a name of its own, with the change made."""
    thing, dropped, said, _ = UNSOUND[number]
    node = URIRef(f"{ID}{thing}-{number}")
    graph = Graph()
    for prop, value in sound().predicate_objects(URIRef(ID + thing)):
        if not dropped or prop != full(dropped):
            graph.add((node, prop, value))
    if said:
        graph.parse(data=f"{PREFIXES}<{node}> {said} .", format="turtle")
    return node, graph


def findings(data: Graph) -> Graph:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    assert isinstance(report, Graph)
    return report


@pytest.fixture(scope="module")
def report() -> Graph:
    """What the shapes find in all unsound things at once: none leads to another."""
    data = Graph()
    for number in range(len(UNSOUND)):
        data += unsound(number)[1]
    return findings(data)


def test_sound_things_have_no_findings() -> None:
    assert list(findings(sound()).subjects(RDF.type, SH.ValidationResult)) == []


@pytest.mark.parametrize("number", range(len(UNSOUND)), ids=[f"{c[0]} {c[2] or c[1]}" for c in UNSOUND])
def test_an_unsound_thing_has_its_finding_and_no_other(number: int, report: Graph) -> None:
    thing, _, _, path = UNSOUND[number]
    node = URIRef(f"{ID}{thing}-{number}")
    results = list(report.subjects(SH.focusNode, node))
    assert {report.value(r, SH.resultPath) for r in results} == {full(path) if path else None}
    wanted = SH.Warning if (thing, path) in WARNED else SH.Violation
    assert {report.value(r, SH.resultSeverity) for r in results} == {wanted}


def test_every_finding_says_in_both_languages_how_to_mend_it(report: Graph) -> None:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        languages = {m.language for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
        assert languages == {"zh-Hans", "en"}


def test_every_class_that_instances_have_is_the_target_of_a_shape_and_has_an_unsound_case() -> None:
    ontology = Graph()
    for file in turtle():
        ontology.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    declared = {c for c in ontology.subjects(RDF.type, OWL.Class) if (c, RDFS.isDefinedBy, None) in ontology}
    assert declared == set(shapes().objects(None, SH.targetClass))
    broken = {c for thing, *_ in UNSOUND for c in sound().objects(URIRef(ID + thing), RDF.type)}
    assert broken == declared
