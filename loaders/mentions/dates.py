"""Dates as they are printed: month and day, ranges, a day alone, a year, a relative word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.text import Span
from ontology.vocabulary import scheme

_NUMERAL: Final = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_YEAR: Final = r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_TO: Final = r"(?:\s?日?(?:[上下]午|晚)?\s?(?:至|到|-|—+|–|~|～)\s?|、)"
_PATTERN: Final = re.compile(
    rf"(?:(?:(?P<year>{_YEAR})\s?|(?P<this_year>今))年\s?)?(?P<month>{_NUMERAL})\s?月\s?"
    rf"(?:(?P<lost>\d{{3,4}})|(?P<day>{_NUMERAL})(?:{_TO}(?:(?P<month2>{_NUMERAL})月)?(?P<day2>{_NUMERAL}))?)\s?[日号]"
    rf"|(?P<month_year>{_YEAR})\s?年\s?(?P<only_month>{_NUMERAL})\s?月"
    rf"|(?<![\d年])(?P<month_alone>\d{{1,2}})月(?=[,份])"
    rf"|(?<![\d月年.第])(?P<only_year>{_YEAR})年(?![\d来间])"
    rf"|(?<![\d月年.第十百千万亿])(?:本月)?(?P<bare>\d{{1,2}})(?:{_TO}(?:(?P<bare_month2>{_NUMERAL})月)?(?P<bare2>\d{{1,2}}))?日(?![均元本报夜内])"
    rf"|(?<![^\s。,;:)])(?P<glued>\d{{3,4}})(?:{_TO}(?:(?P<glued_month2>{_NUMERAL})月)?(?P<glued2>\d{{1,2}}))?日(?![均元内])"
    rf"|(?<=本月)(?P<this_month>\d{{1,2}})日"
    rf"|上个?月(?P<last_month>\d{{1,2}})(?:{_TO}(?P<last_month2>\d{{1,2}}))?日"
)
_BEGIN: Final = re.compile(r"[\d一二三四五六七八九十廿卅本]|今年|上个?月")
_DAYS: Final = ("day", "bare", "this_month", "last_month")
_LAST_DAYS: Final = ("day2", "bare2", "last_month2", "glued2")
_HAN: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A printed date: what is told of its first and its last day; what is not told is None.

    `relative` is a notation of the scheme `relative-dates` for words such as 昨天.  `this_year`
    is true for 今年3月, `months_ago` 1 for a day of 上月, both counted from the day of printing.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    relative: str | None = None
    this_year: bool = False
    months_ago: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it names a day, at least within some month."""
        return self.day is not None or (self.relative is not None and self.relative != "recently")


def find(characters: str) -> tuple[DateMention, ...]:
    """All dates of a text in order; of overlapping ones the longest."""
    found = [m for m in map(_mention, _matches(characters)) if m is not None]
    found += [
        DateMention(m.span(), relative=_relative()[m.group()])
        for m in _relative_pattern().finditer(characters)
    ]
    return tuple(sorted(found, key=lambda m: m.span))


def _matches(characters: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern, which is tried only where one can begin: that is ten times faster."""
    begin = _BEGIN.search(characters)
    while begin is not None:
        match = _PATTERN.match(characters, begin.start())
        if match is not None:
            yield match
        begin = _BEGIN.search(characters, match.end() if match is not None else begin.end())


def _mention(match: re.Match[str]) -> DateMention | None:
    group = match.groupdict()
    if group["only_year"]:
        return DateMention(match.span(), year=_year(group["only_year"]))
    year = _year(group["year"] or group["month_year"])
    month = number(group["month"] or group["only_month"] or group["month_alone"])
    last_month = number(group["month2"] or group["bare_month2"] or group["glued_month2"])
    days = _torn(group["lost"]) if group["lost"] else (_first(group, _DAYS), _first(group, _LAST_DAYS))
    day, last = number(days[0]), number(days[1])
    if group["glued"]:  # 月 was lost: 625日 is June 25
        month, day = int(group["glued"][:-2]), int(group["glued"][-2:])
    if not _possible(month, day) or not _possible(last_month, last):
        return None
    return DateMention(
        match.span(),
        year,
        month,
        day,
        last_month or month,
        last or day,
        this_year=group["this_year"] is not None,
        months_ago=1 if group["last_month"] else 0,
    )


def _first(group: dict[str, str | None], names: tuple[str, ...]) -> str | None:
    return next((group[name] for name in names if group[name]), None)


def _year(printed: str | None) -> int | None:
    """A year in figures or Han numerals (二〇一九)."""
    if printed is None:
        return None
    return int("".join(c if c.isdigit() and c.isascii() else str(_HAN.get(c, 0)) for c in printed))


def _torn(digits: str) -> tuple[str | None, str | None]:
    """Two days whose mark between them was lost with the page's markup: 1719 is 17 to 19."""
    middle = len(digits) // 2
    return digits[:middle], digits[middle:]


def _possible(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def number(printed: str | None) -> int | None:
    """A number below 100 in figures or Han numerals; None for nothing."""
    if not printed:
        return None
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + (_HAN.get(ones, 0) if ones else 0)


@cache
def _relative() -> dict[str, str]:
    return {word: c.notation for c in scheme("relative-dates") for word in c.words if len(word) > 1}


@cache
def _relative_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_relative(), key=len, reverse=True)))
