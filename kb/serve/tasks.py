"""What a worker does: one function a kind of call, each from the store and the call to the reply."""

import io
from collections.abc import Callable
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kb import query, scan
from kb.serve import nodes
from kb.serve.calls import PAGE, Ask, Body, Call, Cell, Limits, Look, Named, Refused, Reply, Table
from kb.serve.media import GRAPHS, ROWS
from kb.serve.view import View
from kb.sparql import Answer
from loaders.errors import UserError
from ontology import NAMESPACE
from queries import Query

_PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "dk": NAMESPACE,
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def perform(engine: ox.Store, call: Call, limits: Limits) -> Reply:
    """Does what a call asks; what cannot be done is refused with a reason."""
    try:
        return _TASKS[type(call)](engine, call, limits)
    except UserError as problem:
        return Refused(404 if isinstance(call, Look) else 400, str(problem))
    except _TooLongError:
        return Refused(500, f"the answer is longer than {limits.answer:,} bytes; ask for less, or add LIMIT")
    except (RuntimeError, OSError, ValueError) as problem:
        return Refused(400, f"the query cannot be evaluated: {_line(problem)}")


class _TooLongError(Exception):
    """The answer has outgrown its limit."""


class _Bounded(io.BytesIO):
    """Takes bytes up to a limit; a class because the engine writes into a file."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, some: Any, /) -> int:
        written = super().write(some)
        self._left -= written
        if self._left < 0:
            raise _TooLongError
        return written


def _ask(engine: ox.Store, call: Ask, limits: Limits) -> Reply:
    if scan.reaches_out(call.text):
        raise UserError(
            "the query: SERVICE asks another store; duikou asks its own only, and no prefix may be named so"
        )
    asked = Query("the query", "", "", "", None, (), call.text)
    answer = query.ask(View(engine, call.default, call.named), asked)
    return _written(answer, call.rows, call.graph, limits)


def _named(engine: ox.Store, call: Named, limits: Limits) -> Reply:
    answer = query.ask(View(engine), call.asked, call.settings)
    return _written(answer, call.rows, None, limits)


def _look(engine: ox.Store, call: Look, limits: Limits) -> Reply:
    del limits
    return nodes.page(View(engine), call.node)


def _written(answer: Answer, rows: str | None, graph: str | None, limits: Limits) -> Reply:
    media, known = (graph, GRAPHS) if isinstance(answer, ox.QueryTriples) else (rows, ROWS)
    if media is None:
        return Refused(406, f"this query is answered as {', '.join(known)}; accept one of them")
    if media == PAGE:
        return _table(answer, limits.rows)
    out = _Bounded(limits.answer)
    if isinstance(answer, ox.QueryTriples):
        ox.serialize(answer, out, format=GRAPHS[media], prefixes=_PREFIXES)
    else:
        answer.serialize(out, format=ROWS[media])
    return Body(out.getvalue(), media)


def _table(answer: Answer, limit: int) -> Table:
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ((Cell("true" if answer else "false"),),))
    if isinstance(answer, ox.QueryTriples):
        headers: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        headers = tuple(variable.value for variable in answer.variables)
    found = [tuple(map(_cell, row)) for row in islice(answer, limit + 1)]
    return Table(headers, tuple(found[:limit]), len(found) > limit)


def _cell(term: object) -> Cell | None:
    if term is None:
        return None
    return Cell(str(getattr(term, "value", term)), isinstance(term, ox.NamedNode))


def _line(problem: Exception) -> str:
    line = " ".join(str(problem).split())
    return line if len(line) <= 200 else line[:199] + "…"


_TASKS: Final[dict[type, Callable[[ox.Store, Any, Limits], Reply]]] = {Ask: _ask, Named: _named, Look: _look}
