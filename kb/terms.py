"""The terms of the ontology and the queries that use them: what `duikou terms` prints."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from ontology import NAMESPACE, turtle
from ontology.alignment import mappings
from ontology.foreign import vocabularies
from ontology.vocabulary import SKOS, scheme
from queries import names, query

KINDS: Final = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
FOLDERS: Final = ("contract", "questions", "rules", "checks", "stats", "explain")
"""The folders of queries, those first whose queries are the use that a term must have."""
ANSWERING: Final = FOLDERS[:3]

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_SHAPE: Final = "http://www.w3.org/ns/shacl#NodeShape"
_PREFIX: Final = re.compile(r"^PREFIX ([\w-]*): <([^>]*)>", re.MULTILINE)
_SILENT: Final = re.compile(r'"[^"\n]*"|^#.*|(?<=\s)#[ +].*|^PREFIX.*|<[^>\s]*>', re.MULTILINE)
_NAME: Final = re.compile(r"(?<![\w?<-])([a-z][\w-]*):([\w-]+)")
_PRINTED: Final = (
    ("Class", "classes"),
    ("ObjectProperty", "properties that link things"),
    ("DatatypeProperty", "properties with values"),
    ("AnnotationProperty", "annotations of concepts"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of ours.

    `name` is its local name, `kind` one of KINDS, `module` the file that declares it without
    `.ttl`.  `labels` and `definitions` are by language (`zh-hans`, `en`).  `used` are the queries
    that name it, as `folder/query`.
    """

    name: str
    kind: str
    module: str
    labels: dict[str, str]
    definitions: dict[str, str]
    example: str
    used: tuple[str, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """The queries of the contract, of the questions and of the rules that name it."""
        return tuple(each for each in self.used if each.partition("/")[0] in ANSWERING)


@cache
def terms() -> tuple[Term, ...]:
    """Every class and property that the ontology declares, in the order of its files."""
    return tuple(term for file in turtle() for term in _terms(file.name, file.read_bytes()))


@cache
def uses() -> dict[str, tuple[str, ...]]:
    """By IRI, the queries that name it, in order."""
    found: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for name in names(folder):
            for iri in sorted(set(named(query(f"{folder}/{name}").text))):
                found.setdefault(iri, []).append(f"{folder}/{name}")
    return {iri: tuple(where) for iri, where in found.items()}


def named(text: str) -> Iterator[str]:
    """The IRIs that stand in a query as prefixed names."""
    prefixes = dict(_PREFIX.findall(text))
    for prefix, local in _NAME.findall(_SILENT.sub(" ", text)):
        if prefix in prefixes:
            yield prefixes[prefix] + local


def counts() -> tuple[tuple[str, int], ...]:
    """What there is, each with its number: terms, definitions, vocabularies, places, queries."""
    known = terms()
    kinds = Counter(term.kind for term in known)
    schemes = [scheme(file.name.removesuffix(".ttl")) for file in turtle("vocab")]
    logical = [term for term in known if term.kind != "AnnotationProperty"]
    return (
        *((said, kinds[kind]) for kind, said in _PRINTED),
        ("terms with a definition in Chinese", sum("zh-hans" in term.definitions for term in known)),
        ("terms with a definition in English", sum("en" in term.definitions for term in known)),
        ("terms with an example", sum(bool(term.example) for term in known)),
        ("classes and properties that a query uses", sum(bool(term.answers) for term in logical)),
        ("classes and properties that none uses", sum(not term.answers for term in logical)),
        ("vocabularies", len(schemes)),
        ("concepts", sum(map(len, schemes))),
        ("words of concepts", sum(len(concept.words) for found in schemes for concept in found)),
        ("divisions", _typed("places", NAMESPACE + "Division")),
        ("versions of divisions", _typed("places", NAMESPACE + "DivisionVersion")),
        ("mappings to other vocabularies", len(mappings())),
        ("terms of other vocabularies that are pinned", sum(len(each.names) for each in vocabularies())),
        ("shapes", _typed("shapes", _SHAPE)),
        ("competency questions", len(names("questions"))),
        ("tables of the contract", len(names("contract"))),
        ("rules", len(names("rules"))),
        ("checks", len(names("checks"))),
    )


def _terms(file: str, source: bytes) -> Iterator[Term]:
    said: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = {}
    for quad in ox.parse(source, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))
    for iri, pairs in said.items():
        kinds = [value.value for key, value in pairs if key == _RDF + "type"]
        kind = next((kind for kind in KINDS if _OWL + kind in kinds), None)
        if kind and iri.startswith(NAMESPACE):
            yield Term(
                iri.removeprefix(NAMESPACE),
                kind,
                file.removesuffix(".ttl"),
                _texts(pairs, _RDFS + "label"),
                _texts(pairs, SKOS + "definition"),
                next(iter(_texts(pairs, SKOS + "example").values()), ""),
                uses().get(iri, ()),
            )


def _texts(pairs: list[tuple[str, ox.NamedNode | ox.Literal]], name: str) -> dict[str, str]:
    return {
        value.language or "": value.value
        for key, value in pairs
        if key == name and isinstance(value, ox.Literal)
    }


def _typed(folder: str, kind: str) -> int:
    """How many things of one kind the files of a folder declare."""
    return sum(
        quad.predicate.value == _RDF + "type" and quad.object == ox.NamedNode(kind)
        for file in turtle(folder)
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    )
