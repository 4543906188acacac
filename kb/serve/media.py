"""The media types of answers, and which of them a client would rather have."""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from kb.serve.calls import PAGE

ROWS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
"""What SELECT and ASK are answered in; the first where all are welcome."""

GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""What CONSTRUCT and DESCRIBE are answered in."""

NAMES: Final = {
    "html": PAGE,
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""What a link says in `format=` where it cannot set a header."""


def preferred(accept: str, offers: Iterable[str]) -> str | None:
    """The offer that a header `Accept` likes best, the earlier one of equals; None where none will do.

    An empty header accepts anything.
    """
    ranges = dict(_ranges(accept or "*/*"))
    best, most = None, 0.0
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > most:
            best, most = offer, quality
    return best


def _quality(offer: str, ranges: dict[str, float]) -> float:
    """The most exact range that holds the offer decides."""
    kind = offer.partition("/")[0]
    return next((ranges[key] for key in (offer, f"{kind}/*", "*/*") if key in ranges), 0.0)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        yield name, next((_number(each[2:]) for each in parameters if each.startswith("q=")), 1.0)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
