"""The labelled lines of a page gathered: date, publisher, reporters, editors."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.byline import Named, byline, fields, names, trimmed
from loaders.furniture import marks
from loaders.page_lines import is_publisher
from loaders.printed_dates import printed_date
from loaders.text import Span


@dataclass(slots=True)
class Labels:
    """What label lines say, filled line by line; what is said first stays."""

    published: Named | None = None
    publisher: Named | None = None
    reporters: list[Named] = field(default_factory=list)
    editors: list[Named] = field(default_factory=list)


def read_labels(characters: str, rows: Iterable[Span], labels: Labels) -> None:
    """Add what some lines say to `labels`.

    A line without a label counts if it holds nothing but a date, names of papers or a byline.
    """
    for start, end in rows:
        found = list(fields(characters, start, end))
        for label in found:
            _labelled(characters, label.kind, label.span, labels)
        bare = found[0].label if found else end
        if not found and (reporters := byline(characters, start, end)):
            _add(labels.reporters, reporters)
        elif bare > start:
            _beside(characters, (start, bare), labels)


def read_name(characters: str, span: Span, labels: Labels) -> None:
    """Take a line that is the name of a paper for the publisher, if nothing else says it."""
    if labels.publisher is None and is_publisher(characters[slice(*span)]):
        labels.publisher = Named(characters[slice(*span)], span)


def _labelled(characters: str, kind: str, span: Span, labels: Labels) -> None:
    if kind in ("date", "tool"):
        _date(characters, span, labels)
        return
    if kind != "source" and (date := printed_date(characters, *span)) is not None:
        _date(characters, date.span, labels)
        span = span[0], date.span[0]
    if kind == "source":
        _source(characters, span, labels)
    elif kind == "reporter":
        _add(labels.reporters, names(characters, *span)[0])
    elif kind == "editor":
        _add(labels.editors, names(characters, *span)[0])


def _beside(characters: str, span: Span, labels: Labels) -> None:
    if printed_date(characters, *span):
        _date(characters, span, labels)
    else:
        for word in _words(characters, *span):
            read_name(characters, word, labels)


def _date(characters: str, span: Span, labels: Labels) -> None:
    date = printed_date(characters, *span)
    if date is None:
        return
    if labels.published is None:
        labels.published = Named(date.iso, date.span)
    for start, end in ((span[0], date.span[0]), (date.span[1], span[1])):
        for word in _words(characters, start, end):
            read_name(characters, word, labels)


def _source(characters: str, span: Span, labels: Labels) -> None:
    date = printed_date(characters, *span)
    if date is not None:
        _date(characters, (date.span[0], span[1]), labels)
        span = span[0], date.span[0]
    words = _words(characters, *span)
    if not words:
        return
    name = words[0]
    value = characters[slice(*name)].strip('《》“”"')
    if labels.publisher is None and value not in marks().own and 2 <= len(value) <= 30:
        labels.publisher = Named(value, name)
    _add(labels.reporters, names(characters, name[1], span[1])[0])


def _words(characters: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for word in characters[start:end].replace("(", " ").replace(")", " ").replace("|", " ").split(" "):
        if word and (bare := trimmed(characters, start, start + len(word)))[0] < bare[1]:
            found.append(bare)
        start += len(word) + 1
    return found


def _add(known: list[Named], new: Iterable[Named]) -> None:
    values = {name.value for name in known}
    known += [name for name in new if name.value not in values]
