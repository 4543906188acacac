"""What a reader sees of an HTML source, line by line, each character with its place in the source.

Comments, scripts, styles and tags are gone, entities are read, white space is collapsed as a
browser does it; every block element and every `<br>` begins a line.
"""

import html
import re
from array import array
from dataclasses import dataclass
from typing import Final

from loaders.text import Text

_TOKEN: Final = re.compile(
    r"<!--(?s:.*?)(?:-->|\Z)"
    r"|<(?P<raw>script|style|noscript|template|title|textarea|select|svg|iframe)\b[^<>]*+>(?s:.*?)(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9:]*)(?:(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+|[^<>]*+)>"
    r"|<[!?][^<>]*+>",
    re.IGNORECASE,
)
_ODD: Final = re.compile(
    r"[ \t\r\n\f]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[\u200b\ufeff]+"
)


_BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br button caption center dd details div dl dt "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav "
        "ol option p pre section summary table tbody td tfoot th thead tr ul",
    )
)
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        "area base br col embed hr img input link meta source track wbr p li td tr dd dt option",
    )
)
_WIDE: Final = "\u2e80"
"""Characters from here on are written without spaces between words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: where it stands in the visible characters, and what it is made of.

    `linked` is the share (0 to 1) of its characters that are links; `heading` marks h1 and h2.
    """

    start: int
    end: int
    linked: float
    heading: bool


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible characters of a page aligned to its source, its lines, and how deep it nests."""

    text: Text
    lines: tuple[Line, ...]
    depth: int


def visible(source: str) -> Visible:
    """All that a reader sees of an HTML source, in its order."""
    scribe = _Scribe(source)
    at = 0
    for token in _TOKEN.finditer(source):
        if token.start() > at:
            scribe.write(at, token.start())
        at = token.end()
        if name := token["name"]:
            scribe.tag(name.lower(), closes=bool(token["close"]))
    scribe.write(at, len(source))
    scribe.break_line()
    return Visible(
        Text("".join(scribe.characters), scribe.starts, scribe.ends), tuple(scribe.lines), scribe.deepest
    )


def chosen(whole: Visible, lines: list[Line]) -> Text:
    """Some lines of a page, one under the other, aligned to its source."""
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    text = whole.text
    for line in lines:
        if parts:
            parts.append("\n")
            starts.append(ends[-1])
            ends.append(text.starts[line.start])
        parts.append(text.characters[line.start : line.end])
        starts.extend(text.starts[line.start : line.end])
        ends.extend(text.ends[line.start : line.end])
    return Text("".join(parts), starts, ends)


class _Scribe:
    """Writes down visible characters while tags go by: a class, for it is all state."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.characters: list[str] = []
        self.starts, self.ends = array("I"), array("I")
        self.lines: list[Line] = []
        self.depth = self.deepest = 0
        self._begin = self._linked = self._links = self._headings = self._pre = 0
        self._space: tuple[int, int] | None = None

    def tag(self, name: str, *, closes: bool) -> None:
        step = -1 if closes else 1
        if name in _BLOCKS:
            self.break_line()
        if name == "a":
            self._links = max(0, self._links + step)
        elif name in ("h1", "h2"):
            self._headings = max(0, self._headings + step)
        elif name == "pre":
            self._pre = max(0, self._pre + step)
        if name not in _EMPTY:
            self.depth = max(0, self.depth + step)
            self.deepest = max(self.deepest, self.depth)

    def write(self, start: int, end: int) -> None:
        for odd in _ODD.finditer(self.source, start, end):
            self._put(self.source[start : odd.start()], start, odd.start())
            start = odd.end()
            if odd[0][0] == "&":
                self._put(html.unescape(odd[0]), *odd.span(), whole=True)
            elif odd[0].isspace():
                self._spaced(*odd.span())
        self._put(self.source[start:end], start, end)

    def break_line(self) -> None:
        end = len(self.starts)
        if end > self._begin:
            share = self._linked / (end - self._begin)
            self.lines.append(Line(self._begin, end, share, self._headings > 0))
        self._begin, self._linked, self._space = end, 0, None

    def _spaced(self, start: int, end: int) -> None:
        if self._pre and "\n" in self.source[start:end]:
            self.break_line()
        elif len(self.starts) > self._begin:
            self._space = (start, end)

    def _put(self, characters: str, start: int, end: int, *, whole: bool = False) -> None:
        if not characters:
            return
        if self._space is not None:
            between, self._space = self._space, None
            wrapped = "\n" in self.source[slice(*between)]
            if not (wrapped and self.characters[-1][-1] >= _WIDE and characters[0] >= _WIDE):
                self._put(" ", *between, whole=True)
        self.characters.append(characters)
        if whole:
            self.starts.extend([start] * len(characters))
            self.ends.extend([end] * len(characters))
        else:
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
        self._linked += len(characters) if self._links else 0
