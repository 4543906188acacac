"""The lines of a repaired text, and what each of them is: headline, label line, menu, prose."""

import re
from functools import cache
from typing import Final, Literal

from loaders.byline import byline, fields, trimmed
from loaders.dateline import read_dateline
from loaders.furniture import SEPARATORS, marks
from loaders.printed_dates import printed_date
from loaders.text import Span

Kind = Literal["headline", "label", "caption", "name", "furniture"]

_HAN: Final = r"[\u3400-\u9fff]"
_STOP: Final = re.compile(r"[。!?;:….][”’\")》】]*$")
_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}日[上下]午|日前|近日")
_PICTURE_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)\b", re.IGNORECASE)
_SPLIT: Final = re.compile(rf"[{re.escape(SEPARATORS)}\s]+")
_MARK: Final = re.compile(r"[,。;]")
_APART: Final = re.compile(r"[\s,。:]")
_WORD: Final = re.compile(r"\s*(\S+)")
_CRUMB: Final = re.compile(r"[:>》»|/ ]")
_STEP: Final = re.compile(r"\s?(?:>+|»|›|--)\s?")
_BULLETS: Final = "•◆■●▪›»>"
_SHEET: Final = re.compile(r"第?[\d一二三四五六七八九十]{1,5}版\s?:")
_LONGEST_ISSUER: Final = 20
_LEAST_TITLES: Final = 3
_LONG: Final = 60
"""From so many characters on a line without 。 is prose, or a row of titles."""


def lines(characters: str) -> list[Span]:
    """The lines of a text that hold anything, without the spaces at their ends."""
    found: list[Span] = []
    start = 0
    for line in characters.split("\n"):
        end = start + len(line)
        if bare := line.strip():
            first = start + line.index(bare[0])
            found.append((first, first + len(bare)))
        start = end + 1
    return found


def unfolded(characters: str, row: Span) -> list[Span]:
    """A first paragraph to which headline and label row are glued, cut from them; else the row itself."""
    start, end = row
    near = min(end, start + 160)
    places = [field.label for field in fields(characters, start, near) if field.kind in ("date", "source")]
    values = [field.span[0] for field in fields(characters, start, near)]
    date = printed_date(characters, start, near)
    if date and (date.timed or places):
        places.append(date.span[0])
        values.append(date.span[1])
    if not places or _MARK.search(characters, start, min(places)):
        return [row]
    body = max(values)
    while (
        body < end
        and (word := _WORD.match(characters, body, end))
        and len(word[1]) <= 10
        and not _MARK.search(word[1])
    ):
        body = word.end()
    cuts = ((start, min(places)), (min(places), body), (body, end))
    return [trimmed(characters, *cut) for cut in cuts if characters[slice(*cut)].strip()]


def is_prose(characters: str, span: Span) -> bool:
    """Whether a line above which no paragraph stands is the first paragraph itself."""
    start, end = span
    length = end - start
    if length < 10:
        return False
    if characters.find("。", start, end) >= 0:
        looks = length >= 25 or _STOP.search(characters, end - 10, end) is not None
    else:
        dated = length >= 25 and characters.find(",", start, end) >= 0 and _DAY.search(characters, start, end)
        looks = (length >= _LONG and not _is_title_row(characters, span)) or bool(dated)
    return looks and _is_written(characters, span)


def is_paragraph(characters: str, span: Span) -> bool:
    """Whether a line below the first paragraph goes on with the article."""
    start, end = span
    length = end - start
    if length >= 25 and _MARK.search(characters, start, end):
        return True
    return length >= 6 and _STOP.search(characters, end - 6, end) is not None


def is_caption(characters: str, span: Span) -> bool:
    """Whether a line tells what a picture shows or who took it."""
    start, end = span
    if end - start > 160:
        return False
    if characters.startswith(marks().captions, start, end) or _credit().search(
        characters, max(start, end - 16), end
    ):
        return True
    return characters.find(".", start, end) >= 0 and _PICTURE_FILE.search(characters, start, end) is not None


def is_footer(characters: str, span: Span) -> bool:
    """Whether a line is one of those at the foot of a page: copyright, hotline, QR code."""
    start, end = span
    if end - start > 120:
        return False
    found = marks().footer.search(characters, start, end)
    return found is not None and (found.start() - start < 6 or characters[end - 1] != "。")


def is_link_list(characters: str, span: Span) -> bool:
    """Whether a line heads a list of other articles."""
    return span[1] - span[0] <= 60 and marks().lists.match(characters, *span) is not None


def is_bullet(characters: str, span: Span) -> bool:
    """Whether a line is an item of a menu."""
    return characters[span[0]] in _BULLETS and span[1] - span[0] <= 40


def kind(characters: str, span: Span) -> Kind:
    """What a line above the first paragraph is."""
    if is_caption(characters, span):
        return "caption"
    labels = {field.kind for field in fields(characters, *span)}
    told = (labels - {"tool"} and is_bullet(characters, span)) or _is_dated_crumb(characters, span)
    if _is_around(characters, span) and not told:
        return "furniture"
    if told or labels - {"tool"} or _is_label(characters, span):
        return "label"
    if is_publisher(characters[slice(*span)], 14):
        return "name"
    return "furniture" if labels or _is_menu(characters, span) else "headline"


def is_dateline(characters: str, span: Span) -> bool:
    """Whether a line is a dateline alone, the article beginning below it."""
    if span[1] - span[0] > 60:
        return False
    dateline = read_dateline(characters, span)
    return dateline is not None and dateline.end == span[1] and bool(dateline.agency or dateline.day)


def is_publisher(name: str, longest: int = 20) -> bool:
    """Whether a name is one of a paper, an agency or a portal."""
    known = marks()
    if not 2 < len(name) <= longest or _APART.search(name) or name in known.own or name in known.menu:
        return False
    return name.endswith(known.publishers)


def _is_written(characters: str, span: Span) -> bool:
    start, end = span
    abstract = characters.startswith(marks().abstracts, start, end)
    return not (
        abstract or is_footer(characters, span) or is_caption(characters, span) or _is_crumb(characters, span)
    )


def _is_title_row(characters: str, span: Span) -> bool:
    """Whether a line is a row of other articles' titles: words between spaces without a mark of a clause."""
    spaced = characters.count(" ", *span) >= _LEAST_TITLES - 1
    return spaced and _MARK.search(characters, *span) is None


def _is_around(characters: str, span: Span) -> bool:
    if _is_crumb(characters, span) or is_bullet(characters, span) or is_footer(characters, span):
        return True
    if _SHEET.match(characters, *span):
        return True
    return characters.startswith(marks().abstracts, *span)


def _is_label(characters: str, span: Span) -> bool:
    return bool(byline(characters, *span)) or _is_date_row(characters, span) or is_dateline(characters, span)


def _is_menu(characters: str, span: Span) -> bool:
    start, end = span
    words = [word for word in _SPLIT.split(characters[start:end]) if word]
    if all(_on_menu(word) for word in words) or (end - start >= _LONG and _is_title_row(characters, span)):
        return True
    return end - start <= 4 or (
        len(words) >= 4 and all(len(word) <= 5 for word in words) and not _named(words)
    )


def _on_menu(word: str) -> bool:
    return len(word) == 1 or word in marks().menu or word.isdecimal() or is_publisher(word, 8)


def _named(words: list[str]) -> bool:
    return any("·" in word or word[0].isdecimal() for word in words)


def _is_crumb(characters: str, span: Span) -> bool:
    start, end = span
    if end - start >= 80:
        return False
    if characters.startswith(marks().crumbs, start, end):
        return _CRUMB.search(characters, start, end) is not None
    pieces = _STEP.split(characters[start:end])
    return len(pieces) > 1 and all(len(piece) <= 12 for piece in pieces[:-1])


def _is_dated_crumb(characters: str, span: Span) -> bool:
    """Whether the path to a page ends with the time of it: 首页 > 要闻 2019-08-24 18:07."""
    if not _is_crumb(characters, span):
        return False
    date = printed_date(characters, *span)
    return date is not None and date.timed


def _is_date_row(characters: str, span: Span) -> bool:
    date = printed_date(characters, *span)
    if date is None or span[1] - span[0] > 80:
        return False
    before, after = characters[span[0] : date.span[0]], characters[date.span[1] : span[1]]
    if not date.timed and (before[-1:] > "\u2e80" or after[:1] > "\u2e80"):
        return False
    words = [word for word in _SPLIT.split(f"{before} {after}") if word]
    return all(_beside_date(word) for word in words)


def _beside_date(word: str) -> bool:
    return (
        len(word) <= 4
        or word in marks().menu
        or word in marks().own
        or is_publisher(word)
        or (len(word) <= _LONGEST_ISSUER and word.endswith(marks().issuers))
        or word.isdecimal()
    )


@cache
def _credit() -> re.Pattern[str]:
    name = rf"(?:[\s(。:/]|记者\s?)(?:{_HAN}{{2,4}}|{_HAN}\s{_HAN})\s?"
    words = "|".join(map(re.escape, marks().credits))
    free = "|".join(re.escape(word) for word in marks().credits if len(word) > 1)
    return re.compile(rf"(?:{name}(?:{words})|\s(?:{words})|{free})[)。]*$")
