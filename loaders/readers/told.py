"""What the sentences of a document tell together: its events, who was there, who spoke where."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from loaders.mentions.dates import DateMention
from loaders.readers.dating import Dating
from loaders.readers.sentences import Sentence
from loaders.readers.sites import SeenSite
from loaders.text import Span

VISIT: Final = "visit"
TRIPS: Final = frozenset({"visit", "cadre-visit"})
TALKS: Final = frozenset(
    {"symposium", "talks", "joint-conference", "audience", "conference", "leading-group-meeting"}
)
MEETINGS: Final = TALKS - {"audience"}
GATHERINGS: Final = TALKS | {"signing", "donation", "rotation", "opening"}


class Told(NamedTuple):
    """An event as the whole text tells it.

    `inherited` is true where its days are those of the trip or of the event before it, `around`
    the day of which the text spoke when it was first told, `day` that day as printed; `called` is
    会 or 仪式 where its word ends so; `here` the territory in which the text last was.
    """

    type: str
    spans: tuple[Span, ...]
    dating: Dating | None = None
    inherited: bool = False
    venue: str | None = None
    label: str | None = None
    firm: bool = True
    paragraph: int = 0
    organiser: str | None = None
    near: bool = False
    around: Dating | None = None
    called: str = ""
    day: DateMention | None = None
    here: str | None = None


class Part(NamedTuple):
    """A person's part in the event with this index."""

    event: int
    name: str
    role: str
    span: Span
    order: int | None = None
    open: bool = False


@dataclass(slots=True)
class Story:
    """All events of a document with the parts that people had in them; grows sentence by sentence.

    `at` is the paragraph that goes on at a meeting told of before (会上), `here` the paragraph
    and the code of the territory in which the text last was; `twins` are events held as
    one, `told_in` the paragraph that last told of each event.
    """

    events: list[Told] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    speeches: list[tuple[Sentence, int | None]] = field(default_factory=list)
    stops: list[tuple[int, SeenSite]] = field(default_factory=list)
    now: Dating | None = None
    touched: list[int] = field(default_factory=list)
    at: int | None = None
    here: tuple[int, str] | None = None
    twins: list[tuple[int, int]] = field(default_factory=list)
    told_in: dict[int, int] = field(default_factory=dict)
