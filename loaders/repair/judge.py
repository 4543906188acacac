"""What a page says about its own torn text: whole in one place, a name is read again in another."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from loaders.repair import gbk, naming
from loaders.repair.alignment import LOST
from loaders.repair.fluency import fluency, plain
from loaders.repair.pinyin import LETTERS, without

_TORN: Final = re.compile(rf"\?(?:[!！]|\s*[{LETTERS}]{{1,6}}\s*[)）])[㐀-鿿A-Za-z?()（）{LETTERS}\s]*")
_THREE: Final = math.log2(0.3)
_TWO: Final = math.log2(0.05)


class Repeats(NamedTuple):
    """How often characters, two and three in a row stand in a text."""

    ones: Counter[str]
    twos: Counter[str]
    threes: Counter[str]


class Judge:
    """Says how likely characters are behind others on one page.

    What the page repeats counts with what news say: three characters in a row a good deal, two
    a little.
    """

    def __init__(self, characters: str) -> None:
        self._page = repeats("".join(map(plain, without(_TORN.sub(LOST, characters)))))
        self._known: dict[tuple[str, naming.Place, str], float] = {}
        self._behind: dict[str, dict[int, list[str]]] = {}
        self.bridges: dict[tuple[str, naming.Place, int, int | str | None], list[str]] = {}
        """What `gaps` found on this page."""

    def likely(self, before: str, character: str) -> float:
        """The base-2 logarithm of how likely a character is behind up to four others, all of them plain."""
        key = before[-2:], naming.place(before), character
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = max(_expected(*key), self._repeated(key[0], character))
        return known

    def all(self, before: str, characters: str) -> float:
        """How likely some characters are behind others, each behind the one before it."""
        return sum(self.likely(*place) for place in places(before + characters, len(before)))

    def apart(self, before: str, character: str, own: Repeats) -> float:
        """How likely a character is on a page that had not `own` in it."""
        expected = _expected(before[-2:], naming.place(before), character)
        return max(expected, self._repeated(before[-2:], character, own))

    def after(self, before: str) -> dict[int, list[str]]:
        """The characters that the page has behind another, by the first byte of their forms."""
        if before not in self._behind:
            self._behind[before] = gbk.by_lead(two[1] for two in self._page.twos if two[0] == before)
        return self._behind[before]

    def _repeated(self, before: str, character: str, own: Repeats | None = None) -> float:
        if LOST in before:
            return -math.inf
        both, one = before + character, before[-1:] + character
        threes = self._page.threes[both] - (own.threes[both] if own else 0)
        if threes > 0:
            return _THREE + math.log2(threes / self._page.twos[before])
        twos = self._page.twos[one] - (own.twos[one] if own else 0)
        return _TWO + math.log2(twos / self._page.ones[before[-1:]]) if twos > 0 else -math.inf


def repeats(written: str) -> Repeats:
    """The counts of a text."""
    twos = map("".join, itertools.pairwise(written))
    threes = map("".join, zip(written, written[1:], written[2:], strict=False))
    return Repeats(Counter(written), Counter(twos), Counter(threes))


def places(written: str, start: int) -> Iterator[tuple[str, str]]:
    """The characters of a text from `start` on, each behind as many others as have a say in it."""
    for at in range(start, len(written)):
        yield written[max(0, at - naming.LONGEST) : at], written[at]


def _expected(before: str, where: naming.Place, character: str) -> float:
    return max(naming.told(where, fluency(before, character)), naming.likely(where, character))
