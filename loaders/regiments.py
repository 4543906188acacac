"""Which division of the corps a regiment farm belongs to: 八十六团 is one of the fifth division's."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import numeric

from loaders.places import curated

PATTERN: Final = re.compile(r"第?(?P<number>[〇一二三四五六七八九十百\d]{1,4})团(?![长队员结体组])")
"""A regiment as it is printed; `number` in figures, in Han numerals, or digit by digit (二二四)."""

_POWERS: Final = re.compile("[十百]")


def division(number: str) -> str | None:
    """The code of the division to which the regiment of this printed number belongs, if there is one."""
    return _divisions().get(_value(number))


def _value(number: str) -> int:
    """八十六 by its powers of ten, 86 and 二二四 digit by digit."""
    if not _POWERS.search(number):
        return int("".join(str(int(numeric(digit))) for digit in number))
    total, digit = 0, 0
    for value in map(int, map(numeric, number)):
        if value < 10:
            digit = value
        else:
            total, digit = total + (digit or 1) * value, 0
    return total + digit


@cache
def _divisions() -> Mapping[int, str]:
    rows = curated("regiments")
    return MappingProxyType({int(n): row["division"] for row in rows for n in row["regiments"].split()})
