"""The terms of other vocabularies, as pinned in `vendor/*.txt`.

The head of a list names its namespace, where the list was taken from, when, and how much of the
vocabulary it covers; then comes one local name a line.  The namespace of `pages.txt` is empty:
it lists whole addresses of pages that are named as licence or source.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_HEADER: Final = re.compile(r"^# (\w+): ?(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary of others: its prefix, namespace, source and date of the list, scope, local names."""

    prefix: str
    namespace: str
    source: str
    date: str
    scope: str
    names: frozenset[str]


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """All lists in order of prefix.  Raises KeyError where the head of a list lacks an entry."""
    lists = sorted((files(__package__) / "vendor").iterdir(), key=lambda file: file.name)
    return tuple(
        _vocabulary(file.name.removesuffix(".txt"), file.read_text(encoding="utf-8"))
        for file in lists
        if file.name.endswith(".txt")
    )


@cache
def declared() -> frozenset[str]:
    """Every term and page of the lists as a whole IRI."""
    return frozenset(each.namespace + name for each in vocabularies() for name in each.names)


@cache
def namespaces() -> frozenset[str]:
    """The namespaces of the lists, as a file declares them by a prefix."""
    return frozenset(each.namespace for each in vocabularies() if each.namespace)


def _vocabulary(prefix: str, text: str) -> Vocabulary:
    head = dict(_HEADER.findall(text))
    names = frozenset(line for line in text.splitlines() if line and not line.startswith("# "))
    return Vocabulary(prefix, head["namespace"], head["source"], head["date"], head["scope"], names)
