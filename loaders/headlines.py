"""The headline of a page: the lines above its date line, or else above its first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.furniture import marks
from loaders.page_lines import Kind
from loaders.text import Span

_MOST: Final = 5
"""Lines that a headline has at most."""
_SHORT: Final = 6
_CUT: Final = re.compile(r"\s*[_|丨]+\s*|\s+[-–—]+\s*|-+|—{2,}")


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headline lines above the date line of a page and those below it."""

    above: tuple[Span, ...] = ()
    below: tuple[Span, ...] = ()

    @property
    def title(self) -> tuple[Span, ...]:
        """The lines of the title proper."""
        return self.above or self.below


def read_headlines(characters: str, head: Sequence[Span], kinds: Sequence[Kind]) -> Headlines:
    """The headlines among the lines above the first paragraph; `kinds` says what each line is."""
    first = next((i for i, kind in enumerate(kinds) if kind == "label" and _run(head, kinds, i)), None)
    last = max((i for i, kind in enumerate(kinds) if kind == "label"), default=None)
    if first is None or last is None:
        return Headlines(below=_distinct(characters, _run(head, kinds, len(head))))
    above = _distinct(characters, _run(head, kinds, first))
    said = {characters[slice(*row)] for row in above}
    below = tuple(row for row in _run(head, kinds, len(head), last) if characters[slice(*row)] not in said)
    return Headlines(above, _distinct(characters, below))


def metadata_title(title: str) -> str | None:
    """A title from metadata without the names of site and channel behind it.

    None where nothing else is there.
    """
    while cuts := list(_CUT.finditer(title)):
        before, last = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
        glued = cuts[-1][0] == "-"
        if not before or not (last.endswith(marks().sites) or (len(last) < _SHORT and not glued)):
            break
        title = before
    title = " ".join(title.split())
    is_site = len(title) <= 15 and title.endswith(marks().sites)
    return title if title and not is_site else None


def _run(head: Sequence[Span], kinds: Sequence[Kind], before: int, after: int = -1) -> tuple[Span, ...]:
    """The last unbroken run of headline lines that ends above line `before` and begins below `after`."""
    end = before
    while end > after + 1 and kinds[end - 1] != "headline":
        end -= 1
    start = end
    while start > after + 1 and kinds[start - 1] == "headline":
        start -= 1
    return tuple(head[max(start, end - _MOST) : end])


def _distinct(characters: str, rows: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({characters[slice(*row)]: row for row in reversed(rows)}.values()))
