"""Web pages: the main text, found by resiliparse and traced back to the HTML source."""

import re
from bisect import bisect_right
from itertools import accumulate, takewhile
from typing import Final

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from loaders.byline import fields
from loaders.document import NO_METADATA, Document, Metadata
from loaders.formats.metadata import read_metadata
from loaders.formats.visible import Line, Visible, chosen, visible
from loaders.printed_dates import printed_date

_OPENING: Final = re.compile(
    r"\ufeff?\s*(?:<\?xml[^<>]*>|<!--(?s:.*?)-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|h1|center|span|script)\b",
    re.IGNORECASE,
)
_DEEPEST: Final = 400
"""Nesting that real pages stay under; the extractor takes time with the square of it."""
_LONG: Final = 30
"""Characters of a line that is surely of the article and tells where it stands."""
_ABOVE: Final = 15
_BELOW: Final = 12
_SHOULDERS: Final = 3
_LINKED: Final = 0.5


def is_html(text: str) -> bool:
    """Whether a text is the source of a web page, whatever the name of its file."""
    return _OPENING.match(text) is not None


def document(source: str, text: str, beside: Metadata = NO_METADATA) -> Document:
    """The document of a web page; metadata given beside it go before what the page says."""
    whole = visible(text)
    tree = HTMLTree.parse(text)
    printed = any(_has(whole, line, "source") for line in whole.lines)
    page = read_metadata(tree, has_source=printed)
    shown = chosen(whole, _main_lines(whole, tree, page.title))
    return Document(
        source,
        text,
        shown,
        beside.title or page.title,
        beside.published or page.published,
        beside.publisher or page.publisher,
        beside.url or page.url,
    )


def _main_lines(whole: Visible, tree: HTMLTree, title: str | None) -> list[Line]:
    lines = whole.lines
    unlinked = [line for line in lines if line.linked < _LINKED]
    if whole.depth > _DEEPEST:
        return unlinked
    main = extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False)
    hits = _traced(whole, [bare for line in main.splitlines() if (bare := _squashed(line))])
    if not hits or _written(whole, hits) < _written(whole, unlinked) / 2:
        return unlinked
    first, last = hits[0], hits[-1]
    first = min(first, _title_line(whole, first, title))
    above = [i for i in range(first, hits[0]) if lines[i].linked < _LINKED]
    gaps = [i for i in range(hits[0], last) if _says(whole, lines[i])]
    below = [i for i in range(last + 1, min(len(lines), last + _BELOW)) if _says(whole, lines[i])]
    return [lines[i] for i in sorted({*above, *hits, *gaps, *below})]


def _traced(whole: Visible, main: list[str]) -> list[int]:
    """The numbers of the visible lines that hold the given main text, which has no spaces.

    What stands above the first long line is sought from there upwards, the rest downwards, so
    that a word of a menu is not taken for the same word near the article.
    """
    bare = [_squashed(whole.text.characters[line.start : line.end]) for line in whole.lines]
    text, ends = "".join(bare), list(accumulate(map(len, bare)))
    long = next((i for i, part in enumerate(main) if len(part) >= _LONG), 0)
    hits: set[int] = set()
    at = 0
    for part in main[long:]:
        if (span := _found(text, part, at)) is not None:
            hits.update(range(bisect_right(ends, span[0]), bisect_right(ends, span[1] - 1) + 1))
            at = span[1]
    top = text.find(main[long]) if main else -1
    for part in reversed(main[:long]):
        if top >= 0 and (start := text.rfind(part, 0, top)) >= 0:
            hits.update(range(bisect_right(ends, start), bisect_right(ends, start + len(part) - 1) + 1))
            top = start
    return sorted(hits)


def _found(text: str, part: str, at: int) -> tuple[int, int] | None:
    start = text.find(part, at)
    if start >= 0:
        return start, start + len(part)
    start = text.find(part[:12], at)
    if start < 0:
        return None
    end = text.find(part[-12:], start, start + 2 * len(part) + 200)
    return (start, end + len(part[-12:])) if end >= 0 else (start, start + min(12, len(part)))


def _title_line(whole: Visible, before: int, title: str | None) -> int:
    """The number of the line where the headline above line `before` begins, else `before` itself."""
    lines, wanted = whole.lines, _squashed(title or "")
    for i in range(before - 1, max(-1, before - _ABOVE), -1):
        bare = _squashed(whole.text.characters[lines[i].start : lines[i].end])
        if lines[i].heading or (len(bare) >= 6 and bare in wanted and lines[i].linked < _LINKED):
            above = takewhile(lambda line: line.linked == 0, reversed(lines[max(0, i - _SHOULDERS) : i]))
            return i - sum(1 for _ in above)
    while before and _says(whole, lines[before - 1]):
        before -= 1
    return before


def _says(whole: Visible, line: Line) -> bool:
    """Whether a line carries a label or a date of the page."""
    if line.end - line.start > 100:
        return False
    kinds = ("date", "source", "reporter", "editor")
    return any(_has(whole, line, kind) for kind in kinds) or (
        line.linked < _LINKED and printed_date(whole.text.characters, line.start, line.end) is not None
    )


def _has(whole: Visible, line: Line, kind: str) -> bool:
    if line.end - line.start > 200:
        return False
    return any(field.kind == kind for field in fields(whole.text.characters, line.start, line.end))


def _written(whole: Visible, lines: "list[Line] | list[int]") -> int:
    rows = (whole.lines[line] if isinstance(line, int) else line for line in lines)
    return sum(row.end - row.start for row in rows if "。" in whole.text.characters[row.start : row.end])


def _squashed(line: str) -> str:
    return "".join(line.split())
