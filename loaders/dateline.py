"""Datelines: `某报讯(记者 甲)`, `某社某地7月19日电`, in front of a first paragraph or in a line above it."""

import re
from dataclasses import dataclass
from typing import Final

from loaders.byline import Named, byline
from loaders.furniture import marks
from loaders.text import Span

_BRACKETS: Final = re.compile(r"\s?\(([^()]{0,80})\)\s?")
_LONGEST: Final = 90
"""Characters that a dateline has at most, its byline included."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The paper or agency of a dateline, its month and day (`07-19`), its reporters, and where it ends."""

    agency: Named | None
    day: Named | None
    reporters: tuple[Named, ...]
    end: int


def read_dateline(characters: str, row: Span) -> Dateline | None:
    """The dateline at the beginning of a line, or a byline in brackets there; None without either."""
    start, last = row
    found = marks().dateline.match(characters, start, min(last, start + _LONGEST))
    end = found.end() if found else start
    reporters: tuple[Named, ...] = ()
    brackets = _BRACKETS.match(characters, end, last)
    if brackets and (found or marks().byline.search(characters, *brackets.span(1))):
        reporters = byline(characters, *brackets.span(1))
        end = brackets.end()
    if end == start:
        return None
    while end < last and characters[end] in " ,:":
        end += 1
    return Dateline(_agency(found), _day(found), reporters, end)


def _agency(found: re.Match[str] | None) -> Named | None:
    printed = found["agency"].rpartition("/")[2] if found else ""
    name = printed.partition("-")[0]  # 甲日报-甲网讯
    if found is None or name in marks().own:
        return None
    start = found.end("agency") - len(printed)
    return Named(name, (start, start + len(name)))


def _day(found: re.Match[str] | None) -> Named | None:
    if found is None or not found["month"]:
        return None
    value = f"{int(found['month']):02}-{int(found['day']):02}"
    return Named(value, (found.start("month"), found.end("day") + 1))
