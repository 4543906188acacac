"""The stretch of a clause that a name of several words may fill: from the last mark or verb on."""

import re
from typing import Final

from loaders.lexicon import Hit, Hits
from loaders.text import Span

SEPARATORS: Final = frozenset("、,;:。!?()“”‘’《》\n …—了的")
CLAUSE_MARKS: Final = frozenset(",;:。!?\n")
CLAUSE_MARK: Final = re.compile(f"[{re.escape(''.join(sorted(CLAUSE_MARKS)))}]")
_LAST_MARK: Final = re.compile(f".*{CLAUSE_MARK.pattern}", re.DOTALL)
_BLOCKERS: Final = frozenset({"roles", "speech-acts"})
_BLOCKING_PARTICLES: Final = frozenset(
    {
        "after-name",
        "motion-in",
        "motion-out",
        "seeing",
        "console",
        "held",
        "future",
        "past-background",
        "bridge",
    }
)


def piece_start(
    characters: str,
    position: int,
    floor: int,
    hits: Hits,
    longest: int = 32,
    marks: frozenset[str] = SEPARATORS,
) -> int:
    """Where the piece that ends at `position` begins: behind the last mark, verb or particle."""
    first = max(floor, position - longest)
    while position > first and characters[position - 1] not in marks:
        ending = hits.ending.get(position)
        if ending and any(h.start >= floor and _blocks(h) for h in ending):
            break
        position -= 1
    return position


def _blocks(hit: Hit) -> bool:
    return hit.scheme in _BLOCKERS or (hit.scheme == "particles" and hit.code in _BLOCKING_PARTICLES)


def clause(characters: str, position: int, span: Span) -> Span:
    """The clause of a sentence in which a position lies, without its closing mark."""
    before = _LAST_MARK.match(characters, span[0], position)
    mark = CLAUSE_MARK.search(characters, position, span[1])
    start = before.end() if before is not None else span[0]
    return start, mark.start() if mark is not None else max(position, span[1])
