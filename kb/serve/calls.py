"""What the server asks of its workers, and what they answer: the records that go between them."""

from typing import Final

import msgspec

from kb.explain import Explanation
from queries import Query

PAGE: Final = "text/html"
"""The media type that asks for rows as a `Table`, to be shown on a page."""


class Limits(msgspec.Struct, frozen=True):
    """How much one query may cost.

    `seconds` of time; `memory` and `answer` in bytes: what a worker may take beyond the copy of
    the store, and how long an answer may get; `rows` on a page; `workers` that run at a time;
    `wait`, the seconds after which nobody waits any more for one that is free.
    """

    seconds: float = 30
    memory: int = 1 << 30
    answer: int = 64 << 20
    rows: int = 1000
    workers: int = 2
    wait: float = 10


class Ask(msgspec.Struct, frozen=True, tag=True):
    """A SPARQL query, the graphs it is asked of (none: all), and the media types that would do.

    `rows` is for SELECT and ASK, `graph` for CONSTRUCT and DESCRIBE; None where none would do.
    """

    text: str
    rows: str | None = None
    graph: str | None = None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True, tag=True):
    """A query of the package `queries` with its parameters set."""

    asked: Query
    settings: dict[str, str]
    rows: str


class Look(msgspec.Struct, frozen=True, tag=True):
    """All that there is to be shown of one node."""

    node: str


Call = Ask | Named | Look


class Body(msgspec.Struct, frozen=True, tag=True):
    """A whole answer in the media type that was asked for."""

    content: bytes
    media: str


class Cell(msgspec.Struct, frozen=True):
    """One value of a row; `iri` says whether it is one."""

    value: str
    iri: bool = False


class Table(msgspec.Struct, frozen=True, tag=True):
    """Rows for a page, None for an unknown value; `more` says that there are rows beyond these."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    more: bool = False


class Thing(msgspec.Struct, frozen=True):
    """A node, or a literal (`iri` is empty then), as it is named in a line.

    A node that has no label of its own is named by `parts`: an event by its type, day and place.
    """

    iri: str
    label: str
    parts: tuple["Thing", ...] = ()


class Links(msgspec.Struct, frozen=True):
    """The nodes that point here by one property, at most so many of `total`."""

    property: str
    total: int
    things: tuple[Thing, ...]


class Page(msgspec.Struct, frozen=True, tag=True):
    """What is shown of a node: what is said with its proof, what points to it, and its other names.

    `things` holds the values that have no label; `same` the nodes that are held to be the same person.
    """

    thing: Thing
    kinds: tuple[str, ...]
    explanation: Explanation
    links: tuple[Links, ...]
    things: dict[str, Thing]
    same: tuple[Thing, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why there is no answer: the status of HTTP and one clear line."""

    status: int
    message: str


Reply = Body | Table | Page | Refused
