"""The article on a page: its paragraphs, and the dateline and byline at their ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.byline import Named, byline, fields, names
from loaders.furniture import marks
from loaders.page_lines import is_bullet, is_caption, is_footer, is_link_list, is_paragraph
from loaders.text import Span

_IN_BRACKETS: Final = re.compile(r"\s?[(【\[]([^()【】\[\]]{2,90})[)】\]]\s?$")
_OPENING_BRACKETS: Final = re.compile(r"\s?\(([^()]{0,80})\)\s?[:,]?\s?")
_LINK_LINES: Final = 3
"""So many short lines one after the other are a list of links."""


@dataclass(slots=True)
class Article:
    """The article as far as it is read: paragraphs, captions, and what its ends say.

    `end` is the number of the first line that no longer belongs to it; `agency` the paper or
    agency of the dateline, `dateline` its month and day (`07-19`).
    """

    body: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    end: int = 0
    reporters: tuple[Named, ...] = ()
    editors: tuple[Named, ...] = ()
    agency: Named | None = None
    dateline: Named | None = None


def read_article(characters: str, rows: Sequence[Span], first: int) -> Article:
    """The article whose first paragraph is line `first`."""
    article = Article(end=first)
    body: list[Span] = []
    captions: list[Span] = []
    short: list[Span] = []
    for number in range(first, len(rows)):
        row = rows[number]
        if is_caption(characters, row):
            captions.append(row)
        elif _stops(characters, rows, number, len(body)):
            break
        elif is_paragraph(characters, row):
            body += [*short, row]
            short = []
            article.end = number + 1
            if _signed(characters, row, article):
                break
        else:
            short.append(row)
            if len(short) >= _LINK_LINES:
                break
    article.captions = _distinct(characters, captions)
    article.body = _bare(characters, _distinct(characters, body), article)
    return article


def _stops(characters: str, rows: Sequence[Span], number: int, read: int) -> bool:
    row = rows[number]
    if row[1] - row[0] > 160:
        return False
    if is_link_list(characters, row) or is_footer(characters, row) or is_bullet(characters, row):
        return True
    if any(field.kind != "tool" and field.label - row[0] < 3 for field in fields(characters, *row)):
        return True
    following = rows[number + 1] if number + 1 < len(rows) else None
    goes_on = read < 2 and following is not None and is_paragraph(characters, following)
    return bool(byline(characters, *row)) and not goes_on


def _signed(characters: str, row: Span, article: Article) -> bool:
    """Whether a paragraph ends in a byline or the name of an editor; they are taken up."""
    if characters[row[1] - 1] not in ")】]":
        return False
    brackets = _IN_BRACKETS.search(characters, max(row[0], row[1] - 100), row[1])
    if brackets is None:
        return False
    inside = brackets.span(1)
    labels = [field for field in fields(characters, *inside) if field.kind != "tool"]
    for field in labels:
        said = names(characters, *field.span)[0]
        if field.kind == "editor":
            article.editors += said
        elif field.kind == "reporter":
            article.reporters += said
    if labels:
        return True
    article.reporters += (said := byline(characters, *inside))
    return bool(said)


def _bare(characters: str, body: Sequence[Span], article: Article) -> tuple[Span, ...]:
    if not body:
        return ()
    start = _opening(characters, body[0], article)
    rows = [(start, body[0][1]), *body[1:]]
    if article.reporters or article.editors:
        first, last = rows[-1]
        brackets = _IN_BRACKETS.search(characters, max(first, last - 100), last)
        rows[-1] = first, brackets.start() if brackets else last
    return tuple(row for row in rows if row[0] < row[1])


def _opening(characters: str, row: Span, article: Article) -> int:
    start = row[0]
    dateline = marks().dateline.match(characters, *row)
    if dateline:
        name = dateline["agency"].rpartition("/")[2]
        if name not in marks().own and not name.startswith("据"):
            article.agency = Named(name, (dateline.end("agency") - len(name), dateline.end("agency")))
        if dateline["month"]:
            day = f"{int(dateline['month']):02}-{int(dateline['day']):02}"
            article.dateline = Named(day, (dateline.start("month"), dateline.end("day") + 1))
        start = dateline.end()
    brackets = _OPENING_BRACKETS.match(characters, start, row[1])
    if brackets and (dateline or marks().byline.search(characters, *brackets.span(1))):
        said = byline(characters, *brackets.span(1))
        article.reporters = (*said, *article.reporters)
        start = brackets.end()
    while start < row[1] and characters[start] in " ,:":
        start += 1
    return start


def _distinct(characters: str, rows: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({characters[slice(*row)]: row for row in reversed(rows)}.values()))
