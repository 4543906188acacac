"""Asks a store: a query by name or from a file, with its parameters set, and the answer written.

Parameters are bound as terms, never pasted as text: a value is parsed by its type, and what
enters the query is a term in the engine's own syntax.
"""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

import queries
from kb import guard
from kb.sparql import Answer, Term
from kb.store import Store
from loaders.errors import UserError
from ontology import THINGS
from queries import Query

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE: Final = re.compile(r"(?:one of |, |expected )(The [^,\[\]]+)(?=,|$)")
_OPTION: Final = re.compile(r"(?<=[ ,])(?:[A-Z]{2,}|\"[^\w\s]{1,2}\")(?=[ ,]|$)")
_ROWS: Final = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TRUTH: Final = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}


def find(name: str, read: Callable[[], str]) -> Query:
    """A query by name, from a file that ends in `.rq`, or from `read` where the name is `-`.

    Raises UserError where there is none of that name, or the file cannot be read.
    """
    if name == "-":
        return _parsed("standard input", read())
    if name.endswith((".rq", ".sparql")) or "/" in name:
        return _parsed(name, _text(Path(name)))
    try:
        return queries.query(name)
    except KeyError:
        close = get_close_matches(name, queries.names(), 1)
        hint = f"did you mean {close[0]}?" if close else "see `duikou queries`"
        raise UserError(f"there is no query named {name}; {hint}") from None


def ask(store: Store, asked: Query, settings: Mapping[str, str] | None = None) -> Answer:
    """The answer of a query with these parameters set; every other parameter stays open.

    Raises UserError for a parameter that the query does not have, a value that is not of its
    type, a text that is no query, and one that would change the store or reach another.
    """
    terms = {name: str(_term(asked, name, value)) for name, value in (settings or {}).items()}
    try:
        text = queries.bound(asked, terms)
    except KeyError as missing:
        raise UserError(f"{asked.name}: its line of VALUES does not have ?{missing.args[0]}") from None
    guard.check(text, asked.name)
    try:
        return store.query(text)
    except SyntaxError as problem:
        raise UserError(_syntax(asked.name, str(problem), text)) from None


def write(answer: Answer, form: str, out: BinaryIO) -> None:
    """Writes an answer as csv, tsv, json, xml or turtle.

    Rows are written as the first four, a graph as Turtle whatever is asked for, and a yes or no
    as `true` or `false`, or as JSON or XML.  Raises UserError where rows are asked for as Turtle.
    """
    if isinstance(answer, ox.QueryTriples):
        answer.serialize(out, format=ox.RdfFormat.TURTLE)
    elif isinstance(answer, ox.QueryBoolean):
        if form in _TRUTH:
            answer.serialize(out, format=_TRUTH[form])
        else:
            out.write(b"true\n" if answer else b"false\n")
    elif form not in _ROWS:
        raise UserError(
            f"{form} is for CONSTRUCT and DESCRIBE; rows are written as {', '.join(_ROWS)} or table"
        )
    else:
        answer.serialize(out, format=_ROWS[form])


def _parsed(name: str, text: str) -> Query:
    try:
        return queries.parse(name, text)
    except ValueError as problem:
        raise UserError(f"{name}: {problem}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise UserError(
            f"{path}: {problem.strerror}; name a file with a query, or see `duikou queries`"
        ) from None
    except UnicodeDecodeError:
        raise UserError(f"{path}: not in UTF-8; save the query in UTF-8") from None


def _term(asked: Query, name: str, value: str) -> Term:
    kinds = {parameter.name: parameter.type for parameter in asked.parameters}
    if name not in kinds:
        has = f"it has: {', '.join(kinds)}" if kinds else "it has none"
        raise UserError(f"{asked.name} has no parameter {name}; {has}")
    made = _TERMS.get(kinds[name])
    if made is None:
        raise UserError(
            f"{asked.name}: {kinds[name]} is no type of a parameter; write one of {', '.join(_TERMS)}"
        )
    try:
        return made(value)
    except ValueError as problem:
        raise UserError(f"--set {name}={value}: {problem}") from None


def _iri(value: str) -> ox.NamedNode:
    whole = value if "://" in value else THINGS + value
    if not re.fullmatch(r"[^<>\"{}|^`\\\s]+", whole):
        raise ValueError(
            "not an IRI; write it in full, or what stands after id/, such as event/0123456789abcdef"
        )
    return ox.NamedNode(whole)


def _date(value: str) -> ox.Literal:
    if not _DATE.fullmatch(value):
        raise ValueError("not a date; write 2024, 2024-09 or 2024-09-13")
    return ox.Literal(value)


def _integer(value: str) -> ox.Literal:
    try:
        return ox.Literal(int(value))
    except ValueError:
        raise ValueError("not a whole number; write digits only") from None


def _label(value: str) -> ox.Literal:
    return ox.Literal(value, language="zh-Hans")


_TERMS: Final[dict[str, Callable[[str], Term]]] = {
    "text": ox.Literal,
    "label": _label,
    "place": _label,
    "iri": _iri,
    "date": _date,
    "integer": _integer,
}


def _syntax(name: str, problem: str, text: str) -> str:
    """One line with the place and what could stand there, as far as that helps."""
    found = _PLACE.fullmatch(problem)
    if not found:
        return f"{name}: {problem.splitlines()[0]}"
    missing = sorted(guard.prefixes(text))
    if missing:
        return f"{name}: the prefix {missing[0]}: is not declared; add a line PREFIX {missing[0]}: <…>"
    said = " ".join(found[3].split())
    sentence = _SENTENCE.search(said)
    options = dict.fromkeys(_OPTION.findall(said))
    expected = f"expected {', '.join(list(options)[:8])}" if options else "this cannot stand here"
    return f"{name}, line {found[1]}, column {found[2]}: {sentence[1] if sentence else expected}"
