"""What all facts of one document share: the reading, the evidence, and the numbering."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.assembly import posts
from loaders.assembly.quotes import Quotes
from loaders.mentions.names import is_name
from loaders.readers.told import Told
from loaders.reading import Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading with the identifiers of its people; those who attend come before those cited."""

    reading: Reading
    quotes: Quotes
    posts: posts.Posts
    people: Mapping[str, str]

    @property
    def told(self) -> list[Told]:
        """The events in the order in which the text tells of them."""
        return self.reading.story.events

    def trip(self, index: int = 0) -> int | None:
        """The index of the last visit told of before the event with this index, or of the first of all."""
        visits = [n for n, told in enumerate(self.told) if told.type == "visit"]
        return next((n for n in reversed(visits) if n <= index), visits[0] if visits else None)


def draft(reading: Reading, quotes: Quotes) -> Draft:
    """The draft of a document: everybody who takes part, or is cited with a post, gets a number."""
    held = posts.find(reading)
    names = dict.fromkeys(part.name for part in reading.story.parts)
    names |= dict.fromkeys(n for n, found in held.items() if found and n not in names and is_name(n))
    return Draft(reading, quotes, held, {name: f"person-{n}" for n, name in enumerate(names, 1)})


def event_id(index: int) -> str:
    """The identifier of the event with this index."""
    return f"event-{index + 1}"
