"""The document itself, what was said in it as its speakers' own, and what no rule read."""

from collections.abc import Iterator

import pyoxigraph as ox

from loaders import iris
from loaders.facts import DocumentFacts, Extract, Statement, Unread
from loaders.rdf.names import Names
from loaders.rdf.terms import (
    DCTERMS,
    TYPE,
    XSD,
    Triple,
    body,
    concept,
    date,
    decimal,
    described,
    dk,
    evidence,
    integer,
    node,
    string,
    words,
)


def document(facts: DocumentFacts, names: Names) -> Iterator[Triple]:
    """What is known of the document: where it was read, what its page says, its digest and damage."""
    what = names.document
    yield what, TYPE, dk("Document")
    yield what, node(DCTERMS + "identifier"), string(facts.source)
    yield what, node(DCTERMS + "language"), string(facts.language)
    yield what, dk("digest"), string(facts.digest)
    yield what, dk("length"), integer(facts.length)
    yield what, dk("damage"), decimal(repr(facts.damage))
    yield what, dk("genre"), concept("genres", facts.genre)
    yield from _page(facts, what)
    for relation, values in (
        ("remark", facts.remarks),
        ("reporterName", facts.reporters),
        ("editorName", facts.editors),
    ):
        for value in values:
            yield what, dk(relation), string(value)


def _page(facts: DocumentFacts, what: ox.NamedNode) -> Iterator[Triple]:
    if facts.title:
        yield what, node(DCTERMS + "title"), words(facts.title)
    if facts.published:
        yield what, node(DCTERMS + "issued"), date(facts.published)
    if facts.publisher:
        yield what, dk("publisherName"), string(facts.publisher)
    if facts.url:
        yield what, node("https://schema.org/url"), ox.Literal(facts.url, datatype=node(XSD + "anyURI"))


def statements(extract: Extract, names: Names) -> Iterator[Triple]:
    """What was said: always as somebody's own words, never as a fact of the knowledge base."""
    for said in extract.statements:
        yield from _statement(said, names)


def _statement(said: Statement, names: Names) -> Iterator[Triple]:
    speakers = [names.person(local) for local in said.speakers]
    start = said.evidence[0].start if said.evidence else 0
    what = node(iris.statement(names.document.value, start, said.act, *(s.value for s in speakers)))
    yield what, TYPE, dk("Statement")
    yield what, dk("inDocument"), names.document
    yield what, dk("speechAct"), concept("speech-acts", said.act)
    yield what, dk("modality"), concept("modalities", said.modality)
    if said.event:
        yield what, dk("saidAt"), names.event(said.event)
    if said.collective:
        yield what, dk("collectiveSpeaker"), string(said.collective)
    if said.addressee:
        yield what, dk("addressee"), string(said.addressee)
    for speaker in speakers:
        yield what, dk("speaker"), speaker
    for theme in said.themes:
        yield what, dk("theme"), concept("themes", theme)
    for organisation in said.behalf:
        yield what, dk("onBehalfOf"), body(organisation)
        yield from described(organisation)
    yield from evidence(said, what, names.document)


def unread(extract: Extract, names: Names) -> Iterator[Triple]:
    """What stands in a sentence that a rule matched, and no rule read."""
    for gap in extract.unread:
        yield from _gap(gap, names.document)


def _gap(gap: Unread, where: ox.NamedNode) -> Iterator[Triple]:
    what = node(iris.unread(where.value, gap.start, gap.end, gap.kind))
    yield what, TYPE, dk("Unread")
    yield what, dk("inDocument"), where
    yield what, dk("start"), integer(gap.start)
    yield what, dk("end"), integer(gap.end)
    yield what, dk("unreadKind"), concept("unread-kinds", gap.kind)
