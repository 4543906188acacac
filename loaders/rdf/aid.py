"""Who helps whom, under which programmes, and with how much."""

from collections.abc import Iterator

import pyoxigraph as ox

from loaders import iris
from loaders.facts import Contribution, Extract, Organisation, Pairing, Place, Programme
from loaders.rdf.names import Names
from loaders.rdf.terms import (
    LABEL,
    TYPE,
    Triple,
    boolean,
    concept,
    date,
    decimal,
    described,
    dk,
    evidence,
    node,
    party,
    string,
    words,
)


def aid(extract: Extract, names: Names) -> Iterator[Triple]:
    """The pairings, programmes and contributions of the document."""
    for pairing in extract.pairings:
        yield from _pairing(pairing, names)
    for programme in extract.programmes:
        yield from _programme(programme, names)
    for index, contribution in enumerate(extract.contributions):
        yield from _contribution(contribution, index, names)


def _pairing(pairing: Pairing, names: Names) -> Iterator[Triple]:
    what = node(iris.pairing(party(pairing.sponsor).value, party(pairing.recipient).value))
    yield what, TYPE, dk("AssistancePairing")
    yield what, LABEL, words(f"{pairing.sponsor.name} → {pairing.recipient.name}")
    yield from _sides(what, pairing.sponsor, pairing.recipient)
    if pairing.since:
        yield what, dk("since"), date(pairing.since)
    if pairing.until:
        yield what, dk("until"), date(pairing.until)
    if pairing.round:
        yield what, dk("round"), string(pairing.round)
    yield from evidence(pairing, what, names.document)


def _programme(programme: Programme, names: Names) -> Iterator[Triple]:
    what = node(iris.programme(programme.name, programme.sponsor.name if programme.sponsor else ""))
    yield what, TYPE, dk("Programme")
    yield what, LABEL, words(programme.name)
    yield from _sides(what, programme.sponsor, programme.recipient)
    yield from evidence(programme, what, names.document)


def _contribution(given: Contribution, index: int, names: Names) -> Iterator[Triple]:
    what = node(iris.contribution(names.document.value, index, given.measure, given.amount))
    yield what, TYPE, dk("Contribution")
    yield what, dk("inDocument"), names.document
    yield what, dk("measure"), concept("measures", given.measure)
    yield what, dk("amount"), decimal(given.amount)
    yield what, dk("unit"), string(given.unit)
    yield what, dk("printed"), string(given.printed)
    yield what, dk("bound"), concept("bounds", given.bound)
    yield what, dk("status"), concept("modalities", given.status)
    if given.period:
        yield what, dk("period"), string(given.period)
    if given.start:
        yield what, dk("periodStart"), date(given.start)
    if given.end:
        yield what, dk("periodEnd"), date(given.end)
    if given.cumulative is not None:
        yield what, dk("cumulative"), boolean(given.cumulative)
    yield from _sides(what, given.sponsor, given.recipient)
    yield from evidence(given, what, names.document)


def _sides(
    what: ox.NamedNode, sponsor: Place | Organisation | None, recipient: Place | Organisation | None
) -> Iterator[Triple]:
    for relation, side in (("sponsor", sponsor), ("recipient", recipient)):
        if side:
            yield what, dk(relation), party(side)
            yield from described(side)
