"""Named programmes: quoted names with a head such as 工程, plans, and twinning."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from loaders.lexicon import Hits
from loaders.mentions.pieces import piece_start
from loaders.text import Span

_QUOTED: Final = re.compile(r"(?:“[^“”\n]{2,16}”、?)+")
_HEAD_REACH: Final = 8
_LONGEST_PLAIN: Final = 14


def find(characters: str, spans: Iterable[Span], hits: Hits) -> dict[str, Span]:
    """The programmes of a text by name, each with its first place in the text."""
    found: dict[str, Span] = {}
    for span in spans:
        for name, where in (*_quoted(characters, span, hits), *_plans(characters, span, hits), *_twinning(characters, span, hits)):
            found.setdefault(name, where)
    return found


def _quoted(characters: str, span: Span, hits: Hits) -> Iterator[tuple[str, Span]]:
    """Quoted names in front of a head: “甲”“乙”三项工程."""
    for match in _QUOTED.finditer(characters, *span):
        reach = hits.within(match.end(), min(span[1], match.end() + _HEAD_REACH), "programme-signs")
        if any(h.code == "scheme-head" for h in reach):
            for name in re.finditer(r"“([^“”]+)”", match.group()):
                yield name[1], (match.start() + name.start(1), match.start() + name.end(1))


def _plans(characters: str, span: Span, hits: Hits) -> Iterator[tuple[str, Span]]:
    """Plans, with the period in quotation marks before them: “十四五”援藏规划."""
    for hit in hits.within(*span, "programme-signs"):
        if hit.code == "plan":
            start = characters.rfind("“", max(span[0], hit.start - 8), hit.start)
            begin = start if start >= 0 and characters.find("”", start, hit.start) == hit.start - 1 else hit.start
            yield characters[begin : hit.end], (begin, hit.end)


def _twinning(characters: str, span: Span, hits: Hits) -> Iterator[tuple[str, Span]]:
    """Lines of help without quotation marks, behind a verb of carrying out: 实施镇区结对帮扶."""
    for hit in hits.within(*span, "programme-signs"):
        if hit.code != "twinning":
            continue
        begin = piece_start(characters, hit.start, span[0], hits, _LONGEST_PLAIN)
        for verb in hits.within(begin, hit.start, "programme-signs"):
            begin = verb.end if verb.code == "opener" else begin
        opened = any(h.code == "opener" for h in hits.within(max(span[0], begin - 4), begin, "programme-signs"))
        if opened or begin < hit.start:
            yield characters[begin : hit.end], (begin, hit.end)
