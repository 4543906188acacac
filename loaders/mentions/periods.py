"""To what span of time a figure belongs: “十三五”期间, 2021年至2025年, 三年来, 截至2022年底."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.lexicon import Hits, concepts, pattern, words
from loaders.text import Span

_YEAR: Final = r"(?:19|20)\d\d"
_TO: Final = r"(?:至|到|[-—–~])"
_COUNT: Final = r"(?:\d{1,2}|[一二两三四五六七八九十廿几数]{1,3})多?"
_FAR: Final = r"[^,。;:!?、\d\n]{1,30}?"
_QUOTES: Final = str.maketrans("", "", "“”")


@dataclass(frozen=True, slots=True)
class Period:
    """A printed span of time; `text` is without quotation marks.

    `start` and `end` are years, or None where the words do not tell them (三年来, 今年以来);
    `cumulative` is true for a running total since or until some time, false within a span,
    None where the words leave it open.
    """

    span: Span
    text: str
    start: str | None = None
    end: str | None = None
    cumulative: bool | None = None


def find(characters: str, span: Span, hits: Hits) -> tuple[Period, ...]:
    """The periods inside a span in order; of overlapping ones the one that begins first, then the longest."""
    every = (*_plans(characters, span, hits), *_printed(characters, span))
    found = [period for period in every if not _is_titled(characters, span[0], period.span[0])]
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: (p.span[0], -p.span[1])):
        if not kept or period.span[0] >= kept[-1].span[1]:
            kept.append(period)
    return tuple(kept)


def _is_titled(characters: str, floor: int, position: int) -> bool:
    """Whether a position lies inside the name of a document: 《2023年度协议》."""
    return characters.rfind("《", floor, position) > characters.rfind("》", floor, position)


def _plans(characters: str, span: Span, hits: Hits) -> Iterator[Period]:
    for hit in hits.within(*span, "periods"):
        text = characters[hit.start : hit.end].translate(_QUOTES)
        plan = concepts("periods")[hit.code]
        since = text.endswith(tuple(words("period-words", "onwards")))
        end = None if since else plan.value("lastYear")
        yield Period((hit.start, hit.end), text, plan.value("firstYear"), end, since)


def _printed(characters: str, span: Span) -> Iterator[Period]:
    for match in _pattern().finditer(characters, *span):
        yield _period(match)


def _period(match: re.Match[str]) -> Period:
    text, group = match.group(), match.groupdict()
    if group["until"]:
        return Period(match.span(), text, None, group["until_year"], True)
    if group["first"]:
        return Period(match.span(), text, group["first"], group["last"], False)
    if group["since"]:
        text = f"{group['since']}年{group['month']}{group['onwards']}"
        return Period(match.span(), text, group["since"], None, True)
    if group["since_then"]:
        return Period(match.span(), text, group["since_then"], None, True)
    if group["year"]:
        return Period(match.span(), text, group["year"], group["year"], False)
    since = text.endswith(tuple(words("period-words", "onwards")))
    return Period(match.span(), text, cumulative=True if since else None)


@cache
def _pattern() -> re.Pattern[str]:
    """All printed forms but the five-year plans; each alternative has its own groups."""
    relative, onwards, lasting = _any("relative"), _any("onwards"), _any("lasting")
    month = r"(?:\d{1,2}月)?"
    return re.compile(
        rf"(?P<until>{_any('until')})(?=\d|{relative})(?:(?P<until_year>{_YEAR})年|{relative})?"
        rf"{month}(?:\d{{1,2}}日)?(?:{_any('edge')})?"
        rf"|(?:{_any('from')})?(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年(?:{lasting})?"
        rf"|(?P<since>{_YEAR})年(?P<month>{month})(?:{_FAR})??(?P<onwards>{onwards})"
        rf"|(?P<since_then>{_YEAR})年{month}{_any('starting')}"
        rf"|(?<![\d第])(?P<year>{_YEAR})年(?:{_any('stretch')})?(?!\s?\d{{1,2}}\s?月|{_TO})"
        rf"|{relative}(?!\d)(?:{onwards})?"
        rf"|{_any('leading')}{_COUNT}年多?(?:{lasting})?"
        rf"|(?<![第\d]){_COUNT}年多?(?:{lasting}|(?={_any('running')}))"
    )


def _any(code: str) -> str:
    return f"(?:{pattern('period-words', code).pattern})"
