"""The SKOS schemes as plain records: what the extractor takes its words from."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_LABELS: Final = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its IRI, its notation (the code that values carry), and its words.

    `words` are the Chinese labels of every kind, preferred first: what a text may say for it.
    `values` are its other properties by local name, as strings; a concept that is the value
    stands there by its notation.
    """

    iri: str
    notation: str
    words: tuple[str, ...]
    values: dict[str, tuple[str, ...]] = field(hash=False)

    def value(self, name: str) -> str | None:
        """The first value of one property, None where it has none."""
        values = self.values.get(name)
        return values[0] if values else None


@cache
def scheme(name: str) -> tuple[Concept, ...]:
    """The concepts of `vocab/<name>.ttl`, in the order of the file.

    Raises FileNotFoundError where there is no such scheme.
    """
    source = files("ontology") / "vocab" / f"{name}.ttl"
    triples: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = defaultdict(list)
    for quad in ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE):
        triples[quad.subject.value].append((quad.predicate.value, quad.object))
    notation = {s: o.value for s, pairs in triples.items() for p, o in pairs if p == SKOS + "notation"}
    return tuple(_concept(iri, code, triples[iri], notation) for iri, code in notation.items())


def _concept(
    iri: str,
    code: str,
    pairs: list[tuple[str, ox.NamedNode | ox.Literal]],
    notation: dict[str, str],
) -> Concept:
    words = [o.value for label in _LABELS for p, o in pairs if p == label and _chinese(o)]
    values: dict[str, list[str]] = defaultdict(list)
    for predicate, value in pairs:
        if predicate not in _LABELS:
            name = predicate.rpartition("#")[2].rpartition("/")[2]
            values[name].append(
                notation.get(
                    value.value,
                    value.value.rpartition("/")[2] if isinstance(value, ox.NamedNode) else value.value,
                )
            )
    return Concept(iri, code, tuple(dict.fromkeys(words)), {k: tuple(v) for k, v in values.items()})


def _chinese(term: ox.NamedNode | ox.Literal) -> bool:
    return isinstance(term, ox.Literal) and (term.language or "").startswith("zh")
