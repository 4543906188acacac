"""A repaired text that still knows where each of its characters stands in the source."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, Protocol, TypeVar

Span = tuple[int, int]
"""Start and end (exclusive), in code points."""


class Spanned(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


SpannedT = TypeVar("SpannedT", bound=Spanned)


def beginning_in(found: Sequence[SpannedT], span: Span) -> Sequence[SpannedT]:
    """Of things in the order of the text those that begin inside a span."""
    first = bisect_left(found, (span[0],), key=_span)
    return found[first : bisect_left(found, (span[1],), first, key=_span)]


_span: Final = attrgetter("span")


@dataclass(frozen=True, slots=True)
class Text:
    """The readable characters of a document, aligned to its source.

    `characters` is simplified Chinese with ASCII punctuation.  Character `i` was read from
    code points `starts[i]` up to `ends[i]` of the source as given; both rise with `i`.
    `damage` is the share (0 to 1) of characters that had to be restored or were lost, and
    `lost` the spans of `characters` that stayed unreadable.
    """

    characters: str
    starts: Sequence[int]
    ends: Sequence[int]
    damage: float = 0.0
    lost: tuple[Span, ...] = ()

    def source(self, span: Span) -> Span:
        """Where in the source the characters of a non-empty span stand."""
        return self.starts[span[0]], self.ends[span[1] - 1]


def plain(characters: str) -> Text:
    """A text that needed no repair: every character stands for itself."""
    return Text(characters, range(len(characters)), range(1, len(characters) + 1))


def through(text: Text, starts: Sequence[int], ends: Sequence[int]) -> Text:
    """A text aligned to an extract, aligned instead to the source that the extract was taken from.

    Character `i` of the extract stands in the source from `starts[i]` up to `ends[i]`.
    """
    if isinstance(starts, range) and starts == range(len(starts)):
        return text  # the extract is the source itself
    pairs = zip(text.starts, text.ends, strict=True)
    last = array("I", (ends[end - 1] if end > start else starts[start] for start, end in pairs))
    return replace(text, starts=array("I", (starts[start] for start in text.starts)), ends=last)
