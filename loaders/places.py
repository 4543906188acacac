"""The divisions of China as records, read once from `ontology/places/*.ttl`.

A division is one lasting unit under one code; names and parents that it had before are its
versions.  Years are strings of four digits; a version holds from its first year up to, but
not including, `valid_until`.  None means: since before the records begin, or still.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox

FILES: Final = ("provinces", "corps", "counties", "ended", "versions")
"""In this order, and in the order of their lines, divisions are preferred to one another."""

_Row = dict[str, list[str]]


class Version(NamedTuple):
    """A full name that a division had, with its short forms and the code of the unit above."""

    name: str
    parent: str | None
    short: tuple[str, ...]
    valid_from: str | None
    valid_until: str | None

    def holds(self, year: int) -> bool:
        """Whether this was the division's name in `year`."""
        return (self.valid_from or "0000") <= f"{year:04}" < (self.valid_until or "9999")


class Division(NamedTuple):
    """A unit by its code, with its name of today (or its last one) and its short forms.

    `level` is `province`, `prefecture`, `county`, `xpcc` or `xpcc-division`; `parent` the code
    of the unit above.  `valid_from` and `valid_until` bound the unit itself, `successor` took
    it in, `abbreviations` are of one character, `city` is one body with a division of the
    corps.  `versions` are all names it had, the latest first.
    """

    code: str
    name: str
    level: str
    parent: str | None
    short: tuple[str, ...]
    valid_from: str | None = None
    valid_until: str | None = None
    successor: str | None = None
    abbreviations: tuple[str, ...] = ()
    city: str | None = None
    versions: tuple[Version, ...] = ()


@cache
def divisions() -> Mapping[str, Division]:
    """Every division by its code, in the order of preference."""
    rows: dict[str, _Row] = {}
    former: dict[str, list[Version]] = defaultdict(list)
    for name in FILES:
        for subject, row in _read(name).items():
            if "versionOf" in row:
                former[_local(row["versionOf"][0])].append(_version(row))
            else:
                rows[_local(subject)] = row
    return MappingProxyType({code: _division(code, row, former[code]) for code, row in rows.items()})


def curated(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables kept by hand beside the data."""
    text = (files("ontology") / "places" / "curated" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _read(name: str) -> dict[str, _Row]:
    """The triples of one file: subject IRI, local name of the predicate, objects in their order."""
    content = (files("ontology") / "places" / f"{name}.ttl").read_bytes()
    rows: dict[str, _Row] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in ox.parse(content, format=ox.RdfFormat.TURTLE):
        rows[subject.value][_name(predicate.value)].append(value.value)
    return rows


@cache
def _name(predicate: str) -> str:
    return predicate.rpartition("#")[2]


def _local(iri: str) -> str:
    return iri[iri.rfind("/") + 1 :]


def _code(row: _Row, name: str) -> str | None:
    """The code of the division that a property points to."""
    return _local(row[name][0]) if name in row else None


def _year(row: _Row, name: str) -> str | None:
    return row[name][0] if name in row else None


def _version(row: _Row) -> Version:
    return Version(
        row["label"][0],
        _code(row, "within"),
        tuple(row.get("shortName", ())),
        _year(row, "validFrom"),
        _year(row, "validUntil"),
    )


def _division(code: str, row: _Row, known: list[Version]) -> Division:
    now = _version(row)
    versions = tuple(known) or (now,)
    return Division(
        code=code,
        name=now.name,
        level=_local(row["level"][0]),
        parent=now.parent,
        short=now.short,
        valid_from=versions[-1].valid_from,
        valid_until=versions[0].valid_until,
        successor=_code(row, "succeededBy"),
        abbreviations=tuple(row.get("abbreviation", ())),
        city=_code(row, "divisionCity"),
        versions=versions,
    )
