"""Why the knowledge base says so: what is said, the rules that read or inferred it, and the quotations.

From a fact the way goes to its evidence, or, where it was inferred, to the premises, and from
each of these on, until everything ends in characters of a source.
"""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kb.store import Store
from loaders import iris
from loaders.errors import UserError
from ontology import THINGS
from queries import bound, query

CONTEXT: Final = 20
"""Characters of the source that are shown on either side of a quotation."""

_DEPTH: Final = 8
_SHOWN: Final = 12
_LABELS: Final = tuple(
    f"http://www.w3.org/{name}" for name in ("2000/01/rdf-schema#label", "2004/02/skos/core#prefLabel")
)
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Said:
    """One property of a node: its value as an IRI or text, the value's name, and who says so."""

    property: str
    value: str
    label: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One place in a source: code points `start` up to `end`, the rule that read them, and trust.

    `before`, `quoted` and `after` are the characters themselves; None where the store does not
    keep the text, or holds another text than the one that was read.
    """

    source: str
    start: int
    end: int
    rule: str
    definition: str
    confidence: str
    before: str | None = None
    quoted: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Inferred:
    """One inferred statement: its rule with the definition, and each premise explained in turn."""

    subject: str
    property: str
    object: str
    rule: str
    definition: str
    premises: tuple["Explanation", ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node with all that speaks for it.

    `shown_by` are the facts that show a node without quotations of its own; of what was
    inferred about a node, `more` inferences are left out.
    """

    node: str
    label: str
    says: tuple[Said, ...]
    quotes: tuple[Quote, ...]
    inferred: tuple[Inferred, ...]
    shown_by: tuple["Explanation", ...]
    more: int = 0


def explain(store: Store, fact: str) -> Explanation:
    """The explanation of a fact, by its IRI or by what stands after `id/` in it.

    Raises UserError where the store says nothing of it.
    """
    node = fact if "://" in fact else THINGS + fact.lstrip("/")
    if any(character in '<>"{}|^`\\ \n' for character in node):
        raise UserError(
            f"{fact} is no IRI; take one from a column of `duikou query`, such as event/0123456789abcdef"
        )
    found = _explained(store, node, frozenset(), about=True)
    if not found.says and not found.quotes and not found.inferred:
        raise UserError(f"the store says nothing of {fact}; take an IRI from a column of `duikou query`")
    return found


def _explained(store: Store, node: str, seen: frozenset[str], *, about: bool) -> Explanation:
    """`about` also follows what was inferred about the node; a premise is followed by its own proof."""
    says = tuple(_says(store, node))
    quotes = tuple(_quotes(store, node))
    deeper = node not in seen and len(seen) < _DEPTH
    inferences = _inferences(store, node) if deeper and (about or not quotes) else []
    inferred = tuple(_inferred(store, *each, seen | {node}) for each in inferences[:_SHOWN])
    shown = tuple(_shown(store, node, seen | {node})) if deeper and not quotes and not inferred else ()
    named = [said.value for said in says if said.property in _LABELS]
    kinds = [said.value.rpartition("#")[2] for said in says if said.property == _TYPE]
    return Explanation(
        node, (named or kinds or [""])[0], says, quotes, inferred, shown, len(inferences) - len(inferred)
    )


def _says(store: Store, node: str) -> list[Said]:
    return [
        Said(
            row["property"],
            row["value"],
            row["label"],
            tuple(sorted(filter(None, row["sources"].split("\n")))),
        )
        for row in _rows(store, "says", node)
    ]


def _quotes(store: Store, node: str) -> list[Quote]:
    return [_quote(row) for row in _rows(store, "evidence", node)]


def _quote(row: dict[str, str]) -> Quote:
    start, end, text = int(row["start"]), int(row["end"]), row["text"]
    told = Quote(row["source"], start, end, row["rule"], row["definition"], row["confidence"])
    quoted = text[start:end]
    if not text or iris.short_digest(quoted) != row["digest"]:
        return told
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quote(told.source, start, end, told.rule, told.definition, told.confidence, before, quoted, after)


def _inferences(store: Store, node: str) -> list[tuple[dict[str, str], list[str]]]:
    """Each inference about a node as one row, with its premises."""
    found: dict[str, tuple[dict[str, str], list[str]]] = {}
    for row in _rows(store, "inferences", node):
        found.setdefault(row["inference"], (row, []))[1].extend(filter(None, [row["premise"]]))
    return list(found.values())


def _inferred(store: Store, row: dict[str, str], premises: list[str], seen: frozenset[str]) -> Inferred:
    return Inferred(
        row["subject"],
        row["property"],
        row["object"],
        row["rule"],
        row["definition"],
        tuple(_explained(store, premise, seen, about=False) for premise in premises),
    )


def _shown(store: Store, node: str, seen: frozenset[str]) -> list[Explanation]:
    facts = [row["fact"] for row in _rows(store, "shown-by", node)]
    return [_explained(store, fact, seen, about=False) for fact in facts[:_SHOWN]]


def _rows(store: Store, name: str, node: str) -> list[dict[str, str]]:
    """The rows of a query of `queries/explain` about one node; an unknown value is `""`."""
    answer = store.query(bound(query(f"explain/{name}"), {"node": str(ox.NamedNode(node))}))
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [{column: getattr(row[column], "value", "") for column in names} for row in answer]
