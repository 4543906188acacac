"""What one narrative stretch shows: its events, who has which role in them, the sites, the days."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.mentions.dates import DateMention
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.readers.happenings import SeenEvent
from loaders.readers.sites import SeenSite
from loaders.text import Span

HERE: Final = "here"
"""The target of a role that belongs to the event that was told of last."""

NEAR: Final = "near"
"""The same of somebody who is only named, and so counts only beside that event."""


class SeenRole(NamedTuple):
    """A person in a role; `target` is an index into the events of the scene, an anaphor, or None.

    `order` counts from 1 within one list of names, and `open` is true where that list is.
    """

    name: str
    role: str
    target: int | str | None
    span: Span
    order: int | None = None
    open: bool = False


class Scene(NamedTuple):
    """The events and roles of one narrative stretch; `at` is the anaphor with which it begins: 会上."""

    span: Span
    events: tuple[SeenEvent, ...]
    roles: tuple[SeenRole, ...]
    sites: tuple[SeenSite, ...] = ()
    dates: tuple[DateMention, ...] = ()
    at: str | None = None


def unplaced(span: Span, people: People, names: Sequence[Name]) -> str:
    """Where people are who are named without a verb: with a post at the head of a sentence at the event,
    else only beside it."""
    headed = bool(names) and people.left(names[0]) == span[0] < names[0].span[0]
    return HERE if headed else NEAR
