"""The article on a page: its paragraphs, and the dateline and byline at their ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.byline import Named, byline, fields, names
from loaders.dateline import Dateline, read_dateline
from loaders.page_lines import is_bullet, is_caption, is_dateline, is_footer, is_link_list, is_paragraph
from loaders.text import Span

_IN_BRACKETS: Final = re.compile(r"\s?[(【\[]([^()【】\[\]]{2,90})[)】\]]\s?$")
_LINK_LINES: Final = 3
"""So many short lines one after the other are a list of links."""


@dataclass(slots=True)
class Article:
    """The article as far as it is read: paragraphs, captions, and what its ends say.

    `end` is the number of the first line that no longer belongs to it; `agency` the paper or
    agency of the dateline, `dateline` its month and day (`07-19`); `signature` is where the
    byline in the last paragraph begins.
    """

    body: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    end: int = 0
    reporters: tuple[Named, ...] = ()
    editors: tuple[Named, ...] = ()
    agency: Named | None = None
    dateline: Named | None = None
    signature: int | None = None


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
    for row in rows[max(0, first - 3) : first]:
        if is_dateline(characters, row) and (dateline := read_dateline(characters, row)):
            _take(dateline, article)
    article.captions = _distinct(characters, captions)
    article.body = _bare(characters, _distinct(characters, body), article)
    return article


def _stops(characters: str, rows: Sequence[Span], number: int, read: int) -> bool:
    row = rows[number]
    if row[1] - row[0] > 160:
        return False
    following = rows[number + 1] if number + 1 < len(rows) else None
    heads = following is not None and is_paragraph(characters, following)  # of an item of a bulletin
    bullet = is_bullet(characters, row) and not heads
    if bullet or is_link_list(characters, row) or is_footer(characters, row):
        return True
    if any(field.kind != "tool" and field.label - row[0] < 3 for field in fields(characters, *row)):
        return True
    goes_on = read < 2 and heads
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
    article.reporters += (said := () if labels else byline(characters, *inside))
    if labels or said:
        article.signature = brackets.start()
    return article.signature is not None


def _bare(characters: str, body: Sequence[Span], article: Article) -> tuple[Span, ...]:
    """The paragraphs without the dateline before them and the byline behind them."""
    rows = list(body)
    if rows and (dateline := read_dateline(characters, rows[0])):
        _take(dateline, article)
        rows[0] = dateline.end, rows[0][1]
    if rows and article.signature is not None:
        rows[-1] = rows[-1][0], article.signature
    return tuple(row for row in rows if row[0] < row[1])


def _take(dateline: Dateline, article: Article) -> None:
    article.agency = article.agency or dateline.agency
    article.dateline = article.dateline or dateline.day
    article.reporters = (*dateline.reporters, *article.reporters)


def _distinct(characters: str, rows: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({characters[slice(*row)]: row for row in reversed(rows)}.values()))
