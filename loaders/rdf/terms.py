"""Terms, literals and the small triples that every kind of fact shares."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final

import pyoxigraph as ox

from loaders import iris
from loaders.errors import UserError
from loaders.facts import Fact, Organisation, Place

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
DCTERMS: Final = "http://purl.org/dc/terms/"
TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_DATES: Final = (
    (re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date"),
    (re.compile("[0-9]{4}-[0-9]{2}"), "gYearMonth"),
    (re.compile("[0-9]{4}"), "gYear"),
)
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


@cache
def dk(name: str) -> ox.NamedNode:
    """A class or property of the ontology."""
    return ox.NamedNode(iris.term(name))


def node(iri: str) -> ox.NamedNode:
    """A thing by its IRI."""
    return ox.NamedNode(iri)


@cache
def concept(scheme: str, notation: str) -> ox.NamedNode:
    """A concept of a vocabulary.  Raises UserError where the notation cannot be one."""
    if not _CODE.fullmatch(notation):
        raise UserError(f"{notation!r} is no code ({scheme}): codes are Latin letters, digits and hyphens")
    return ox.NamedNode(iris.concept(scheme, notation))


def words(text: str) -> ox.Literal:
    """A string that is for reading, in simplified Chinese."""
    return ox.Literal(text, language="zh-Hans")


def string(text: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(text)


def date(iso: str) -> ox.Literal:
    """A day, a month or a year, each with its own datatype.  Raises UserError for anything else."""
    for form, datatype in _DATES:
        if form.fullmatch(iso) and _exists(iso):
            return ox.Literal(iso, datatype=ox.NamedNode(XSD + datatype))
    raise UserError(f"{iso!r} is no date: write 2024, 2024-09 or 2024-09-13")


def _exists(iso: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat((iso + "-01-01")[:10]))
    except ValueError:
        return False


def integer(number: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))


def boolean(value: bool) -> ox.Literal:
    """True or false."""
    return ox.Literal("true" if value else "false", datatype=ox.NamedNode(XSD + "boolean"))


def decimal(number: str) -> ox.Literal:
    """A decimal number in its shortest form, as the store keeps it.  Raises UserError for anything else."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        raise UserError(f"{number!r} is no decimal number: write digits and one point") from None
    if not value.is_finite():
        raise UserError(f"{number!r} is no decimal number: write digits and one point")
    plain = f"{value:f}"
    short = (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"
    return ox.Literal("0" if short == "-0" else short, datatype=ox.NamedNode(XSD + "decimal"))


def evidence(fact: Fact, about: ox.NamedNode, document: ox.NamedNode) -> Iterator[Triple]:
    """The places in the document that say what the node states."""
    for place in fact.evidence:
        proof = node(iris.evidence(about.value, document.value, place.start, place.end, fact.rule))
        yield about, dk("evidencedBy"), proof
        yield proof, TYPE, dk("Evidence")
        yield proof, dk("inDocument"), document
        yield proof, dk("start"), integer(place.start)
        yield proof, dk("end"), integer(place.end)
        yield proof, dk("digest"), string(place.digest)
        yield proof, dk("rule"), concept("rules", fact.rule)
        yield proof, dk("confidence"), decimal(repr(fact.confidence))


def division(place: Place) -> ox.NamedNode:
    """The node of a territory.  Raises UserError where the code cannot be one."""
    if place.code is not None and not _CODE.fullmatch(place.code):
        raise UserError(f"{place.code!r} is no code of a territory ({place.name})")
    return node(iris.division(place.name, place.code))


def body(organisation: Organisation) -> ox.NamedNode:
    """The node of a body."""
    return node(iris.organisation(organisation.name))


def party(side: Place | Organisation) -> ox.NamedNode:
    """The node of a side of a pairing or a contribution."""
    return division(side) if isinstance(side, Place) else body(side)


def described(side: Place | Organisation | None) -> Iterator[Triple]:
    """What a document says of a territory or a body it mentions: its name, and of a body its kind."""
    if isinstance(side, Place):
        yield division(side), TYPE, dk("Division")
        yield division(side), LABEL, words(side.name)
    elif side is not None:
        yield body(side), TYPE, dk("Organisation")
        if side.kind == "leading-group":
            yield body(side), TYPE, dk("LeadingGroup")
        yield body(side), LABEL, words(side.name)
        yield body(side), dk("organisationKind"), concept("organisation-kinds", side.kind)
        if side.place:
            yield body(side), dk("territory"), division(side.place)
            yield from described(side.place)
