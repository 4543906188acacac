"""Dates of publication as pages and addresses print them, read as ISO 8601.

Only dates with a year are read: where a page prints month and day alone, nothing is guessed.
"""

import datetime
import re
from typing import Final, NamedTuple

from loaders.text import Span

_DIGITS: Final = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_TIME: Final = r"(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
_PRINTED: Final = re.compile(
    rf"(?<!\d){_YEAR}\s?(?:[-/.年]\s?|\s)(?P<m>\d{{1,2}})\s?[-/.月]\s?(?P<d>\d{{1,2}})(?:日|(?=\d\d:)|(?!\d)){_TIME}"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})[-/.](?P<m2>\d{{1,2}})[-/.](?P<y2>(?:19|20)\d\d)(?!\d){_TIME}"
    rf"|(?<![\d-])(?P<y3>\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\d-]){_TIME}"
    r"|(?P<y4>[〇零○一二三四五六七八九]{4})年(?P<m4>[一二三四五六七八九十]{1,2})月(?P<d4>[一二三四五六七八九十]{1,3})日"
)
_ADDRESS: Final = re.compile(
    rf"(?<!\d){_YEAR}(?P<s>[-/_]?)(?P<m>0[1-9]|1[0-2])(?P<s2>[-/_]?)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)


class Printed(NamedTuple):
    """A date as ISO 8601 (`2023-05-23`), where it stands in code points, and whether a time follows it."""

    iso: str
    span: Span
    timed: bool


def printed_date(characters: str, start: int = 0, end: int | None = None) -> Printed | None:
    """The first full date printed in a stretch of text, None where there is none."""
    for match in _PRINTED.finditer(characters, start, len(characters) if end is None else end):
        groups = [value for value in match.groups() if value is not None]
        if match["y"] or match["y3"] or match["y4"]:
            year, month, day = groups
        else:
            day, month, year = groups
        if iso := _iso(_number(year), _number(month), _number(day)):
            return Printed(iso, match.span(), ":" in match[0])
    return None


def iso_date(value: str | None) -> str | None:
    """The date that a field of metadata gives, as exact as it is (`2024`, `2024-09`, `2024-09-13`)."""
    if not value:
        return None
    if found := printed_date(value):
        return found.iso
    if exact := re.fullmatch(r"\s*((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?\s*", value):
        return "-".join(filter(None, exact.groups()))
    return address_date(value)


def address_date(url: str | None) -> str | None:
    """The date that an address holds (`/2022/0718/`, `t20210809_`), None where there is none."""
    for match in _ADDRESS.finditer(url or ""):
        if iso := _iso(int(match["y"]), int(match["m"]), int(match["d"])):
            return iso
    return None


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    if "十" in printed:
        tens, _, ones = printed.partition("十")
        return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS[digit] for digit in printed))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
