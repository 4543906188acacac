"""What follows from what: the rules of `queries/rules`, each into a graph of its own.

A rule is a SELECT.  A row says that `?subject ?property ?object` follows; every other column is
a premise.  All rows of a rule that infer one statement are one `dk:Inference`, which names the
rule, the statement and, by `prov:used`, all its premises.

The rules run in the order of their numbers on a copy in memory of no more than they look at,
and again for as long as something that a rule looks at has been inferred since it last ran.  A
statement that is asserted, or that another rule inferred, is not inferred once more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kb.store import Store, ask
from loaders import iris
from queries import names, query

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_TYPE: Final = ox.NamedNode(_RDF + "type")
_USED: Final = ox.NamedNode("http://www.w3.org/ns/prov#used")
_TERM: Final = re.compile(r"\bdk:(\w+)")
_AXIOM: Final = re.compile(r"\?(property|narrow|class)\b")

_MEMBERS: Final = """
SELECT DISTINCT ?member ?class WHERE {{
  VALUES ?class {{ {classes} }}
  GRAPH ?graph {{ ?member a ?class }}
  FILTER(!STRSTARTS(STR(?graph), "{graphs}"))
}}
"""

Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Derived = dict[Statement, set[ox.NamedNode]]
"""What one rule inferred, each statement with its premises."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name (`met-with`).

    `terms` are the local names of all its terms, `reads` those that its conditions look at.  A
    rule that takes its properties or classes out of the ontology looks at everything.
    """

    name: str
    text: str
    terms: frozenset[str]
    reads: frozenset[str]
    everything: bool


@dataclass(frozen=True, slots=True)
class Report:
    """How many statements each rule inferred, and whether the store had to be changed for it."""

    inferred: dict[str, int]
    changed: bool


def infer(store: Store) -> Report:
    """Runs the rules over the store and swaps what they infer in one transaction."""
    known = rules()
    derived = derive(workspace(store, known), known)
    quads = (quad for name, found in derived.items() for quad in _explained(name, found))
    graphs = {graph for graph in store.graphs() if graph.startswith(iris.INFERRED)}
    changed = store.replace(sorted(graphs), quads)
    return Report({name: len(found) for name, found in derived.items()}, changed)


def rules() -> tuple[Rule, ...]:
    """All rules in the order in which they run."""
    return tuple(_rule(name, query(f"rules/{name}").text) for name in names("rules"))


def workspace(store: Store, known: Iterable[Rule]) -> ox.Store:
    """A copy in memory, without graphs, of the ontology and of the terms that the rules name.

    What was inferred before is left out.
    """
    ontology = list(store.quads(iris.ONTOLOGY))
    terms = {iris.term(name) for rule in known for name in rule.terms} | _axioms(ontology)
    copy = ox.Store()
    copy.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ontology)
    for predicate in sorted(terms):
        copy.extend(_asserted(store.quads(predicate=predicate)))
    copy.extend(_typed(store, terms))
    return copy


def derive(facts: ox.Store, known: Iterable[Rule]) -> dict[str, Derived]:
    """By rule, what follows from the facts, to the end; the facts grow by it."""
    ordered = list(known)
    derived: dict[str, Derived] = {rule.name: {} for rule in ordered}
    stale = {rule.name: True for rule in ordered}
    while any(stale.values()):
        for rule in ordered:
            if stale[rule.name]:
                stale[rule.name] = False
                fresh = _run(rule, facts, derived[rule.name])
                for other in ordered:
                    stale[other.name] |= bool(fresh & other.reads) or (other.everything and bool(fresh))
    return derived


def _run(rule: Rule, facts: ox.Store, found: Derived) -> set[str]:
    """Adds what a rule infers to the facts; answers the local names of the new statements' terms."""
    rows = ask(facts, rule.text)
    assert isinstance(rows, ox.QuerySolutions)
    used = [
        i
        for i, name in enumerate(v.value for v in rows.variables)
        if name not in {"subject", "property", "object"}
    ]
    new: Derived = {}
    for row in rows:
        statement = (row["subject"], row["property"], row["object"])
        premises = new.get(statement) or found.get(statement)
        if premises is None:
            if ox.Quad(*statement) in facts:
                continue
            premises = new[statement] = set()
        premises.update(row[i] for i in used if row[i])
    facts.extend(ox.Quad(*statement) for statement in new)
    found.update(new)
    return {name for statement in new for name in _names(statement)}


def _rule(file: str, text: str) -> Rule:
    conditions = text.partition("WHERE")[2]
    return Rule(
        name=file.partition("-")[2],
        text=text,
        terms=frozenset(_TERM.findall(text)),
        reads=frozenset(_TERM.findall(conditions)),
        everything=_AXIOM.search(conditions) is not None,
    )


def _axioms(ontology: list[ox.Quad]) -> set[str]:
    """The classes and properties that an axiom takes further: those below another, symmetric ones, ..."""
    kinds = {_OWL + "SymmetricProperty", _OWL + "TransitiveProperty"}
    relations = {_RDFS + "subClassOf", _RDFS + "subPropertyOf", _OWL + "inverseOf"}
    return {
        node.value
        for quad in ontology
        if quad.predicate.value in relations
        or (isinstance(quad.object, ox.NamedNode) and quad.object.value in kinds)
        for node in (quad.subject, quad.object)
        if isinstance(node, ox.NamedNode) and node.value.startswith(iris.term(""))
    }


def _asserted(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        if not str(quad.graph_name).startswith(f"<{iris.INFERRED}"):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _typed(store: Store, classes: Iterable[str]) -> Iterator[ox.Quad]:
    """The members of these classes only: of the many pieces of evidence no rule asks."""
    rows = store.query(
        _MEMBERS.format(classes=" ".join(f"<{name}>" for name in sorted(classes)), graphs=iris.INFERRED)
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        yield ox.Quad(row["member"], _TYPE, row["class"])


def _names(statement: Statement) -> Iterator[str]:
    _, predicate, value = statement
    yield predicate.value.rpartition("#")[2]
    if predicate == _TYPE:
        yield value.value.rpartition("#")[2]


def _explained(rule: str, found: Derived) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(iris.inferred(rule))
    concept = ox.NamedNode(iris.concept("inference-rules", rule))
    for (subject, predicate, value), premises in found.items():
        node = ox.NamedNode(iris.inference(rule, subject.value, predicate.value, str(value)))
        yield ox.Quad(subject, predicate, value, graph)
        yield ox.Quad(node, _TYPE, ox.NamedNode(iris.term("Inference")), graph)
        yield ox.Quad(node, ox.NamedNode(iris.term("byRule")), concept, graph)
        yield ox.Quad(node, ox.NamedNode(iris.term("infersSubject")), subject, graph)
        yield ox.Quad(node, ox.NamedNode(iris.term("infersProperty")), predicate, graph)
        yield ox.Quad(node, ox.NamedNode(iris.term("infersObject")), value, graph)
        for premise in premises:
            yield ox.Quad(node, _USED, premise, graph)
