"""Turtle and TriG for people and for `diff`: sorted, one block a subject, the class first.

The lines that come in are triples in the syntax of N-Triples, sorted and each once, so that the
subjects come together; what goes out is the same bytes for the same triples, whatever engine
held them, and is written as it is read.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ontology import NAMESPACE, THINGS

_KNOWN: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "dk": NAMESPACE,
    "graph": "https://w3id.org/duikou/graph/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PREFIXES: Final = {iri: prefix for prefix, iri in _KNOWN.items()}
_IRI: Final = re.compile(r"<([^<>]*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)>")
_KIND: Final = re.compile(re.escape(THINGS) + r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/")
_TRIPLE: Final = re.compile(r"(\S+) (\S+) (.*) \.", re.DOTALL)
_LITERAL: Final = re.compile(r'("(?:[^"\\]|\\.)*")(?:@([\w-]+)|\^\^(<[^>]*>))?', re.DOTALL)
_XSD: Final = _KNOWN["xsd"]
_BARE: Final = {
    f"<{_XSD}integer>": re.compile(r"[+-]?\d+"),
    f"<{_XSD}decimal>": re.compile(r"[+-]?\d*\.\d+"),
    f"<{_XSD}boolean>": re.compile(r"true|false"),
}
_FIRST: Final = (f"<{_KNOWN['rdf']}type>", f"<{_KNOWN['rdfs']}label>")


def kinds(line: str) -> Iterator[str]:
    """The kinds of thing (`event`, `roles`) that a line names, each of which gets a prefix."""
    return (found[1] for found in _KIND.finditer(line))


def prologue(used: Iterable[str]) -> str:
    """The prefixes: the well-known ones, then one for each kind of thing that is used."""
    things = {kind: f"{THINGS}{kind}/" for kind in sorted(used) if kind not in _KNOWN}
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in (_KNOWN | things).items())


def blocks(lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """One block of Turtle for each subject."""
    for subject, group in groupby((_parts(line) for line in lines), key=lambda parts: parts[0]):
        yield _block(subject, [(predicate, value) for _, predicate, value in group], indent)


def term(text: str) -> str:
    """A term of N-Triples in the shortest form that Turtle has for it."""
    if text.startswith("<"):
        return _IRI.sub(_prefixed, text) if _IRI.fullmatch(text) else text
    literal = _LITERAL.fullmatch(text)
    if literal is None:
        return text
    value, language, datatype = literal.groups()
    if language:
        return f"{value}@{language}"
    if datatype in _BARE and _BARE[datatype].fullmatch(value[1:-1]):
        return value[1:-1]
    return f"{value}^^{term(datatype)}" if datatype else value


def _block(subject: str, pairs: list[tuple[str, str]], indent: str) -> str:
    values: dict[str, list[str]] = {}
    for predicate, value in pairs:
        values.setdefault(predicate, []).append(term(value))
    order = sorted(values, key=lambda predicate: (_rank(predicate), predicate))
    lines = [f"{_verb(predicate)} {', '.join(values[predicate])}" for predicate in order]
    return f"{indent}{term(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"


def _parts(line: str) -> tuple[str, str, str]:
    found = _TRIPLE.fullmatch(line)
    assert found, line
    return found[1], found[2], found[3]


def _rank(predicate: str) -> int:
    return _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)


def _verb(predicate: str) -> str:
    return "a" if predicate == _FIRST[0] else term(predicate)


def _prefixed(found: re.Match[str]) -> str:
    namespace, name = found.groups()
    kind = _KIND.fullmatch(namespace)
    if kind and kind[1] not in _KNOWN:
        return f"{kind[1]}:{name}"
    return f"{_PREFIXES[namespace]}:{name}" if namespace in _PREFIXES else found[0]
