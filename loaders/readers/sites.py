"""The sites that a trip stops at: named places behind a verb of going, seeing or calling on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE, Hits, words
from loaders.mentions.names import follows
from loaders.mentions.pieces import piece_start
from loaders.readers.context import Context, outermost
from loaders.text import Span

_LONGEST_SITE: Final = 30
_SHORTEST_SITE: Final = 4
_AFTER_VERB: Final = ("了", "到", "至", "位于", "于", "")
_LINKS: Final = frozenset("、和及与")


@dataclass(frozen=True, slots=True)
class SeenSite:
    """A site as printed, the code of the territory in its name, and where it stands."""

    name: str
    code: str | None
    span: Span


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[SeenSite]:
    """The sites seen in a sentence, in order."""
    last_end = -1
    for end in _ends(characters, span, hits):
        start = _start(characters, end, span, hits)
        if end - start < _SHORTEST_SITE or start < last_end:
            continue
        linked = last_end >= 0 and start - last_end == 1 and characters[last_end] in _LINKS
        if not (linked or _is_seen(characters, start, end, span, hits)):
            continue
        if not linked and not _is_proper(characters, start, end, hits):
            continue
        last_end = end
        yield SeenSite(characters[start:end], _territory(start, end, hits, context), (start, end))


def _ends(characters: str, span: Span, hits: Hits) -> Iterator[int]:
    """Where a word for a kind of site ends and no longer word goes on."""
    ends = {h.end: h for h in hits.within(*span, "site-kinds")}
    for end in sorted(ends):
        inside = any(h.start < end < h.end for h in ends.values())
        if not inside and (follows(characters, end, hits) or characters[end] in _LINKS):
            yield end


def _start(characters: str, end: int, span: Span, hits: Hits) -> int:
    """Where the name of the site that ends at `end` begins."""
    kind = min((h.start for h in hits.ending.get(end, ()) if h.scheme == "site-kinds"), default=end)
    start = piece_start(characters, kind, span[0], hits, _LONGEST_SITE)
    at = max((characters.rfind(sign, start, kind) for sign in ("在", "到", "了", "的")), default=-1)
    return at + 1 if at >= 0 else start


def _is_seen(characters: str, start: int, end: int, span: Span, hits: Hits) -> bool:
    """Whether a verb of going or seeing, or a 在 with a verb behind, governs the name."""
    for sign in _AFTER_VERB:
        edge = start - len(sign)
        if edge > span[0] and characters[edge:start] == sign and _verb_ends(edge, hits):
            return True
    if characters[start - 1 : start] == "在":
        return True
    here = any(w in characters[end : span[1]] for w in ("这里", "此处"))
    return start == span[0] and characters[end : end + 1] == "是" and here


def _verb_ends(edge: int, hits: Hits) -> bool:
    return any(h.scheme == "particles" and h.code == "seeing" for h in hits.ending.get(edge, ()))


def _is_proper(characters: str, start: int, end: int, hits: Hits) -> bool:
    """Whether the name holds more than common words: a territory, or three characters before its kind."""
    if any(True for _ in hits.within(start, end, PLACE)):
        return True
    kind = min((h.start for h in hits.ending.get(end, ()) if h.scheme == "site-kinds"), default=end)
    return kind - start >= 3


def _territory(start: int, end: int, hits: Hits, context: Context) -> str | None:
    """The narrowest territory that the name begins with."""
    code, edge = None, start
    for place in outermost(hits.within(start, end, PLACE)):
        if place.start != edge:
            break
        code, edge = context.code(place) or code, place.end
    return code
