"""What can be asked: SPARQL files whose header is their documentation.

A header line reads `#+ key: value`: `title`, `title-zh`, `description`, `question` (the number
of the competency question), `severity` (of what a check finds) and, once for each,
`parameter: name type "meaning" example`.

Data lie in named graphs, so a query is meant to be asked of the union of all graphs; where
the graph matters it says `GRAPH`.  The parameters of a query stand in one line,
`VALUES (?a ?b) { (UNDEF UNDEF) }`.  The file runs as it is on any SPARQL 1.1 store, with
every parameter open; `bound` puts terms in the place of UNDEF and leaves the rest open.

The engine joins in the order that a query has: patterns that must hold come first, `OPTIONAL`
and `BIND` after them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

NAMED: Final = ("contract", "questions")
"""The folders whose queries are asked by name: the contract, then the competency questions."""

_HEADER: Final = re.compile(r"^#\+ ([a-z-]+): *(.*?) *$", re.MULTILINE)
_PARAMETER: Final = re.compile(r'^(\w+) (\w+) "([^"]*)" (.+)$')
_VALUES: Final = re.compile(r"^(\s*)VALUES \(([?\w ]+)\) \{ \([UNDEF ]+\) \}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be set in a query: its name and type, what it means, and a value to try.

    `type` is `text`, `label` (a name in Chinese), `place` (a territory by its full name),
    `iri`, `date` (ISO 8601, as exact as one likes) or `integer`.
    """

    name: str
    type: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Query:
    """One SPARQL query with what its header says; `question` numbers a competency question."""

    name: str
    title: str
    title_zh: str
    description: str
    question: int | None
    parameters: tuple[Parameter, ...]
    text: str
    severity: str = "violation"


def names(folder: str | None = None) -> tuple[str, ...]:
    """The queries of one folder in order of name; without a folder, all that have a name of their own."""
    if folder is None:
        return tuple(name for each in NAMED for name in names(each))
    found = (file.name for file in _folder(folder).iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))


def query(name: str) -> Query:
    """The query of that name: `events`, or with its folder, `rules/met-with`.

    Raises KeyError where there is none.
    """
    folder, _, stem = name.rpartition("/")
    for home in (folder,) if folder else NAMED:
        source = _folder(home) / f"{stem}.rq"
        if source.is_file():
            return parse(stem, source.read_text(encoding="utf-8"))
    raise KeyError(name)


def parse(name: str, text: str) -> Query:
    """A query from its text.  Raises ValueError where a line of the header is not in the house form."""
    header = list(_HEADER.findall(text))
    said = dict(header)
    return Query(
        name,
        said.get("title", name),
        said.get("title-zh", ""),
        said.get("description", ""),
        int(said["question"]) if "question" in said else None,
        tuple(_parameters(value for key, value in header if key == "parameter")),
        text,
        said.get("severity", "violation"),
    )


def bound(asked: Query, terms: Mapping[str, str]) -> str:
    """The text with these parameters set; each term is given in the syntax of N-Triples.

    Raises KeyError for a name that the query's line of VALUES does not have.
    """
    line = _VALUES.search(asked.text)
    for name in terms:
        if line is None or f"?{name}" not in line[2].split():
            raise KeyError(name)
    if line is None:
        return asked.text
    head, row = " ".join(f"?{name}" for name in terms), " ".join(terms.values())
    values = f"{line[1]}VALUES ({head}) {{ ({row}) }}" if terms else ""
    return asked.text[: line.start()] + values + asked.text[line.end() :]


def _parameters(lines: Iterable[str]) -> Iterator[Parameter]:
    for line in lines:
        found = _PARAMETER.match(line)
        if not found:
            raise ValueError(f'#+ parameter: {line} is not of the form: name type "meaning" example')
        yield Parameter(*found.groups())


def _folder(name: str) -> Traversable:
    return files(__name__) / name
