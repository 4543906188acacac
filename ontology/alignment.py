"""The table of mappings to other vocabularies as Turtle.

`alignments/mappings.tsv` is edited by hand and says for each mapping why it is made.
`alignments/alignments.ttl` is what `python -m ontology.alignment` prints.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Final

PREFIXES: Final = {
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "dk": "https://w3id.org/duikou/ns#",
    "dul": "http://www.ontologydesignpatterns.org/ont/dul/DUL.owl#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "lode": "http://linkedevents.org/ontology/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_COLUMNS: Final = ["subject", "predicate", "object", "justification", "comment"]


@dataclass(frozen=True, slots=True, order=True)
class Mapping:
    """One line of the table: three prefixed names, the kind of justification, and a comment."""

    subject: str
    predicate: str
    object: str
    justification: str
    comment: str


def mappings() -> tuple[Mapping, ...]:
    """The table in order.  Raises ValueError where its header is not the agreed one."""
    table = (files(__package__) / "alignments" / "mappings.tsv").read_text(encoding="utf-8")
    rows = list(csv.reader(table.splitlines(), delimiter="\t"))
    if rows[0] != _COLUMNS:
        raise ValueError(f"mappings.tsv: the columns are {rows[0]}, but should be {_COLUMNS}")
    return tuple(sorted(Mapping(*row) for row in rows[1:]))


def turtle() -> str:
    """The mappings as Turtle, the same bytes for the same table."""
    found = mappings()
    used = {name.partition(":")[0] for m in found for name in (m.subject, m.predicate, m.object)}
    lines = [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(used)]
    lines += ["", "# Made from mappings.tsv by `python -m ontology.alignment`."]
    for subject, group in groupby(found, key=lambda m: m.subject):
        lines += ["", *_entry(subject, group)]
    return "\n".join(lines) + "\n"


def _entry(subject: str, group: Iterator[Mapping]) -> Iterator[str]:
    yield subject
    by_predicate = groupby(group, key=lambda m: m.predicate)
    lines = [f"    {predicate} {', '.join(m.object for m in same)}" for predicate, same in by_predicate]
    yield from (f"{line} ;" for line in lines[:-1])
    yield f"{lines[-1]} ."


if __name__ == "__main__":
    print(turtle(), end="")
