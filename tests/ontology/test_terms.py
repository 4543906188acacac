"""The ontology is complete, says who made it, and stays within OWL 2 RL."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import NAMESPACE, turtle

ROOT = Path(__file__).parents[2]
ONTOLOGY = "https://w3id.org/duikou/ns"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DCTERMS = "http://purl.org/dc/terms/"
VANN = "http://purl.org/vocab/vann/"
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
# what OWL 2 RL allows on both sides of an axiom, and all that this ontology uses
RL = {
    *KINDS,
    "AllDisjointClasses",
    "NamedIndividual",
    "Ontology",
    "SymmetricProperty",
    "TransitiveProperty",
    "inverseOf",
    "members",
    "propertyChainAxiom",
    "versionIRI",
    "versionInfo",
}


@cache
def triples() -> frozenset[tuple[str, str, str, str]]:
    """Subject, predicate, value, and the language of the value (`""` without one)."""
    found = set()
    for file in turtle():
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            value = quad.object
            language = (value.language or "") if isinstance(value, ox.Literal) else ""
            found.add((plain(quad.subject), plain(quad.predicate), plain(value), language))
    return frozenset(found)


def plain(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def objects(subject: str, predicate: str) -> set[str]:
    return {o for s, p, o, _ in triples() if (s, p) == (subject, predicate)}


def terms(*kinds: str) -> set[str]:
    wanted = {OWL + kind for kind in kinds}
    return {s for s, p, o, _ in triples() if p == TYPE and o in wanted and s.startswith(NAMESPACE)}


def test_every_term_of_the_specification_is_declared() -> None:
    classes = """
        Document Evidence Person Organisation LeadingGroup Post Tenure Sighting Event Visit Meeting
        Ceremony Stop Site Participation Delegation AssistancePairing Programme Project Contribution
        Statement DateInference Inference IdentityJudgement Unread Division DivisionVersion"""
    relations = """
        evidencedBy inDocument rule genre copyOf unreadKind identifiedAs organisationKind territory
        postIn titleConcept holder post sightingOf postStatus heldPost eventType place partOf reportedIn
        dateBasis sameHappeningAs participationIn participant role onBehalfOf inPost origin destination
        leader member visit site ofEvent landmark metWith tookPartIn sponsor recipient underPairing
        atSite measure bound status assists saidAt speaker speechAct modality theme level within
        divisionCity versionOf succeededBy judges verdict byRule infersSubject infersProperty"""
    values = """
        start end digest confidence length damage remark publisherName reporterName editorName text
        printedName postTitle seenOn earliestStart latestStart earliestEnd latestEnd startDate endDate
        listOrder openList year since until round mandate amount unit printed period periodStart
        periodEnd cumulative collectiveSpeaker addressee code shortName abbreviation divisionType
        validFrom validUntil judgedBy reason factsDigest"""
    assert terms("Class") == {NAMESPACE + c for c in classes.split()}
    assert terms("ObjectProperty") == {NAMESPACE + p for p in relations.split()}
    assert terms("DatatypeProperty") == {NAMESPACE + p for p in values.split()}


@pytest.mark.parametrize("predicate", [RDFS + "label", "http://www.w3.org/2004/02/skos/core#definition"])
def test_every_term_has_label_and_definition_in_both_languages(predicate: str) -> None:
    said = {(s, lang) for s, p, _, lang in triples() if p == predicate}
    lacking = {(t, lang) for t in terms(*KINDS) for lang in ("zh-hans", "en") if (t, lang) not in said}
    assert lacking == set()


@pytest.mark.parametrize("predicate", ["http://www.w3.org/2004/02/skos/core#example", RDFS + "isDefinedBy"])
def test_every_term_has_an_example_and_says_where_it_is_defined(predicate: str) -> None:
    assert terms(*KINDS) - {s for s, p, _, _ in triples() if p == predicate} == set()


def test_no_term_is_of_two_kinds() -> None:
    kinds = [t for kind in KINDS for t in terms(kind)]
    assert sorted(kinds) == sorted(set(kinds))


def test_english_definitions_of_classes_begin_with_an_article_and_of_all_end_with_a_stop() -> None:
    said = {(s, o) for s, p, o, lang in triples() if p.endswith("#definition") and lang == "en"}
    assert [o for s, o in said if s in terms("Class") and not re.match(r"(A|An|One|What|The) ", o)] == []
    assert [o for _, o in said if not o.endswith(".")] == []


def test_the_header_says_all_that_fair_checks_ask_for() -> None:
    wanted = {
        *(
            DCTERMS + n
            for n in ["title", "abstract", "description", "license", "creator", "contributor", "created"]
        ),
        *(
            DCTERMS + n
            for n in ["issued", "modified", "publisher", "source", "bibliographicCitation", "rights"]
        ),
        *(VANN + n for n in ("preferredNamespacePrefix", "preferredNamespaceUri")),
        *(OWL + n for n in ("versionIRI", "versionInfo")),
        "http://purl.org/ontology/bibo/status",
        "http://www.w3.org/ns/prov#wasDerivedFrom",
        "https://schema.org/citation",
    }
    assert wanted - {p for s, p, _, _ in triples() if s == ONTOLOGY} == set()
    assert objects(ONTOLOGY, VANN + "preferredNamespaceUri") == {NAMESPACE}
    for text in ("title", "description"):
        languages = {lang for s, p, _, lang in triples() if (s, p) == (ONTOLOGY, DCTERMS + text)}
        assert languages == {"zh-hans", "en"}


def test_the_version_has_an_iri_of_its_own_that_ends_in_the_version() -> None:
    (iri,), (version,) = objects(ONTOLOGY, OWL + "versionIRI"), objects(ONTOLOGY, OWL + "versionInfo")
    assert iri == f"{ONTOLOGY}/{version}"
    assert not any(version in term for term in terms(*KINDS))


def test_nothing_is_imported() -> None:
    assert objects(ONTOLOGY, OWL + "imports") == set()


def test_only_constructs_of_owl_2_rl_are_used() -> None:
    used = {x.removeprefix(OWL) for s, p, o, _ in triples() for x in (p, o) if x.startswith(OWL)}
    assert used <= RL


def test_ranges_of_values_are_datatypes_that_reasoners_know() -> None:
    ranges = {o for s, p, o, _ in triples() if p == RDFS + "range" and s in terms("DatatypeProperty")}
    assert ranges <= {f"http://www.w3.org/2001/XMLSchema#{n}" for n in ("integer", "decimal", "boolean")}


def test_no_property_has_two_domains_or_ranges() -> None:
    said = [(s, p) for s, p, _, _ in triples() if p in (RDFS + "domain", RDFS + "range")]
    assert len(said) == len(set(said))


def test_every_term_that_turtle_queries_or_code_use_is_declared() -> None:
    used = {}
    for folder, kind in (("ontology", "ttl"), ("queries", "rq")):
        for file in (ROOT / folder).rglob(f"*.{kind}"):
            body = re.sub(r'"[^"\n]*"|#[ +].*', "", file.read_text(encoding="utf-8"))
            used.update(dict.fromkeys(re.findall(r"(?<![\w-])dk:(\w+)", body), file.name))
    for folder in ("loaders", "kb"):
        for file in (ROOT / folder).rglob("*.py"):
            body = file.read_text(encoding="utf-8")
            used.update(dict.fromkeys(re.findall(r"\b(?:dk|iris\.term)\(\"(\w+)\"\)", body), file.name))
    declared = {t.removeprefix(NAMESPACE) for t in terms(*KINDS)}
    assert {t: where for t, where in used.items() if t not in declared} == {}
