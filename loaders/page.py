"""What a page says of itself, and which of its lines are the article."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from loaders.article import Article, read_article
from loaders.byline import Named
from loaders.document import Document
from loaders.furniture import marks
from loaders.headlines import Headlines, metadata_title, read_headlines
from loaders.labels import Labels, read_labels, read_name
from loaders.metadata import folded
from loaders.page_lines import is_caption, is_link_list, is_prose, kind, lines, unfolded
from loaders.printed_dates import address_date
from loaders.text import Span, Text

__all__ = ["Named", "Page", "read_page"]

_HEAD: Final = 40
_TAIL: Final = 25
"""Lines above and below the article that are looked at."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken apart; all spans count the characters of the repaired text.

    `title` joins by one space the headline lines above the date line, `headlines` has those
    and the ones below it.  `published` is an ISO date, `dateline` the month and day of filing
    (`07-19`).  `body` holds the paragraphs of the article in order, without datelines, bylines
    and furniture.  `remarks` are codes why little can be read: `starts-mid-article`,
    `link-list`, `too-short`.
    """

    title: Named | None
    headlines: tuple[Span, ...]
    published: Named | None
    publisher: Named | None
    reporters: tuple[Named, ...]
    editors: tuple[Named, ...]
    body: tuple[Span, ...]
    captions: tuple[Span, ...]
    dateline: Named | None = None
    remarks: tuple[str, ...] = ()


def read_page(document: Document, text: Text) -> Page:
    """The page of a document, read in its repaired text."""
    characters = text.characters
    rows = lines(characters)
    first = _first_paragraph(characters, rows)
    if first < len(rows) and len(opening := unfolded(characters, rows[first])) > 1:
        rows[first : first + 1] = opening
        first = _first_paragraph(characters, rows)
    article = read_article(characters, rows, first)
    head = rows[max(0, first - _HEAD) : first]
    kinds = [kind(characters, row) for row in head]
    headlines = read_headlines(characters, head, kinds)
    labels = _labels(characters, head, kinds, article, rows)
    return Page(
        title=_title(document, characters, headlines),
        headlines=headlines.above + headlines.below,
        published=_published(document, labels),
        publisher=_publisher(document, labels, article),
        reporters=tuple(labels.reporters),
        editors=tuple(labels.editors),
        body=article.body,
        captions=tuple(row for row, what in zip(head, kinds, strict=True) if what == "caption")
        + article.captions,
        dateline=article.dateline,
        remarks=_remarks(characters, rows, article),
    )


def _first_paragraph(characters: str, rows: Sequence[Span]) -> int:
    return next((i for i, row in enumerate(rows) if is_prose(characters, row)), len(rows))


def _labels(
    characters: str, head: Sequence[Span], kinds: Sequence[str], article: Article, rows: Sequence[Span]
) -> Labels:
    labels = Labels()
    tail = list(takewhile(lambda row: not is_prose(characters, row), rows[article.end : article.end + _TAIL]))
    read_labels(characters, (row for row, what in zip(head, kinds, strict=True) if what == "label"), labels)
    if labels.publisher is None and labels.published is not None:
        for i, what in enumerate(kinds):
            if what == "name" and "label" in kinds[max(0, i - 1) : i + 2]:
                read_name(characters, head[i], labels)
    labels.reporters += [
        name for name in article.reporters if name.value not in {n.value for n in labels.reporters}
    ]
    labels.editors += article.editors
    read_labels(characters, (row for row in tail if not is_caption(characters, row)), labels)
    return labels


def _title(document: Document, characters: str, headlines: Headlines) -> Named | None:
    shown = headlines.title
    value = " ".join(characters[slice(*row)] for row in shown)
    beside = metadata_title(folded(document.title)) if document.title else None
    if beside and not (value and _overlap(beside, value)):
        return Named(beside, None)
    return Named(value, (shown[0][0], shown[-1][1])) if shown else None


def _overlap(one: str, other: str) -> bool:
    one, other = ("".join(filter(str.isalnum, value)) for value in (one, other))
    return one in other or other in one


def _published(document: Document, labels: Labels) -> Named | None:
    beside = document.published
    if beside and not (labels.published and labels.published.value == beside):
        return Named(beside, None)
    if labels.published is None and (date := address_date(document.url)):
        return Named(date, None)
    return labels.published


def _publisher(document: Document, labels: Labels, article: Article) -> Named | None:
    if document.publisher:
        value = folded(document.publisher)
        if labels.publisher and labels.publisher.value == value:
            return labels.publisher
        return Named(value, None) if value not in marks().own else labels.publisher
    return labels.publisher or article.agency


def _remarks(characters: str, rows: Sequence[Span], article: Article) -> tuple[str, ...]:
    found = []
    if any(characters.startswith(marks().continuations, row[0]) for row in rows[:2]):
        found.append("starts-mid-article")
    if not article.body:
        links = len(rows) >= 8 or any(is_link_list(characters, row) for row in rows)
        found.append("link-list" if links else "too-short")
    return tuple(found)
