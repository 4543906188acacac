"""Facts as RDF: the one place that knows both.

One document is one named graph, whose name is the document's own IRI.  The same extract gives
the same quads in the same order: no blank node, no clock, no counter.
"""

import pyoxigraph as ox

from loaders.errors import UserError
from loaders.facts import Extract
from loaders.rdf.aid import aid
from loaders.rdf.document import document, statements, unread
from loaders.rdf.events import events
from loaders.rdf.names import Names, names
from loaders.rdf.people import people
from loaders.rdf.terms import Triple


def quads(extract: Extract) -> list[ox.Quad]:
    """The quads of one document, sorted, each once.

    Raises UserError, naming the source, where the facts speak of a person or event that is not
    among them, or hold a date, number or code that cannot be one.
    """
    try:
        triples = _triples(extract, graph := names(extract))
    except UserError as problem:
        raise UserError(f"{extract.document.source}: {problem}") from None
    return [ox.Quad(*triple, graph.document) for triple in sorted(triples, key=_order)]


def _triples(extract: Extract, known: Names) -> set[Triple]:
    return {
        *document(extract.document, known),
        *people(extract, known),
        *events(extract, known),
        *aid(extract, known),
        *statements(extract, known),
        *unread(extract, known),
    }


def _order(triple: Triple) -> tuple[str, str, str]:
    subject, predicate, value = triple
    return subject.value, predicate.value, str(value)
