"""What a page says about its own torn text: whole in one place, a name is read again in another."""

import math
import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Final

from loaders.repair import fluency, naming
from loaders.repair.alignment import LOST
from loaders.repair.fluency import Among, plain
from loaders.repair.pinyin import LETTERS, without
from loaders.repair.repeats import Repeats

_TORN: Final = re.compile(rf"\?(?:[!！]|\s*[{LETTERS}]{{1,6}}\s*[)）])[㐀-鿿A-Za-z?()（）{LETTERS}\s]*")
_THREE: Final = math.log2(0.3)
_TWO: Final = math.log2(0.05)

Scored = tuple[float, str]
"""How likely something is behind something else, as a base-2 logarithm, and what."""


class Judge:
    """Says how likely characters are behind others on one page.

    What the page repeats counts with what news say: three characters in a row a good deal, two
    a little.
    """

    def __init__(self, characters: str) -> None:
        self._page = Repeats("\n".join(map(_counted, _TORN.sub(LOST, characters).split("\n"))))
        self._known: dict[str, float] = {}

    def likely(self, before: str, character: str) -> float:
        """The base-2 logarithm of how likely a character is behind up to four others, all of them plain."""
        known = self._known.get(before + character)
        if known is None:
            known = max(_expected(before, character), self._repeated(before[-2:], character))
            self._known[before + character] = known
        return known

    def all(self, before: str, characters: str) -> float:
        """How likely some characters are behind others, each behind the one before it."""
        return sum(self.likely(*place) for place in places(before + characters, len(before)))

    def gain(self, before: str, characters: str, own: Repeats, other: "Judge") -> float:
        """How much likelier some characters are here, without `own` in the page, than on another page."""
        total = 0.0
        for place, character in places(before + characters, len(before)):
            here, there = self._repeated(place[-2:], character, own), other._repeated(place[-2:], character)
            if here != there and character != LOST:
                expected = _expected(place, character)
                total += max(expected, here) - max(expected, there)
        return total

    def above(self, before: str, among: Among, least: float) -> list[Scored]:
        """Those of some characters that are likelier than `least` behind others.

        `likely` says the same of each; here only those are looked at that may be so likely.
        """
        if not among.forms:
            return []
        told, forms = fluency.above(before[-2:], among, least), among.forms.keys()
        repeated = forms & self._page.behind(before[-1:]).keys()
        found = self._above(before, told, forms, repeated, least)
        return [(likely, character) for likely, form in found for character in among.forms[form]]

    def following(self, before: str, least: float) -> list[Scored]:
        """The forms that news or the page have behind others, as far as they are likelier than `least`."""
        told, one = fluency.following(before[-2:], least), before[-1:]
        return self._above(before, told, fluency.seen(one), self._page.behind(one).keys() - {""}, least)

    def _above(
        self, before: str, told: dict[str, float], forms: Set[str], repeated: Set[str], least: float
    ) -> list[Scored]:
        """What is likelier than `least` of some forms, whether news tell it, a name or the page."""
        if where := naming.place(before):
            told = {form: naming.told(where, likely) for form, likely in told.items()}
            for form, likely in naming.above(where, forms, least).items():
                told[form] = max(likely, told.get(form, -math.inf))
        for form in repeated:
            told[form] = self.likely(before, form)
        return [(likely, form) for form, likely in told.items() if likely > least]

    def _repeated(self, before: str, character: str, own: Repeats | None = None) -> float:
        one = before[-1:]
        if character not in self._page.behind(one) or LOST in before:
            return -math.inf
        for others, share in ((before, _THREE), (one, _TWO)) if before != one else ((one, _TWO),):
            seen = self._page.behind(others)
            times = seen.get(character, 0) - (own.behind(others).get(character, 0) if own else 0)
            if times > 0:
                return share + math.log2(times / sum(seen.values()))
        return -math.inf


def places(written: str, start: int) -> Iterator[tuple[str, str]]:
    """The characters of a text from `start` on, each behind as many others as have a say in it."""
    for at in range(start, len(written)):
        yield written[max(0, at - naming.LONGEST) : at], written[at]


@lru_cache(maxsize=64)
def _counted(line: str) -> str:
    """A line in the form that is counted; a page is judged twice, and most of its lines stay the same."""
    return "".join(map(plain, without(line)))


def _expected(before: str, character: str) -> float:
    told, where = fluency.fluency(before[-2:], character), naming.place(before)
    return max(naming.told(where, told), naming.likely(where, character)) if where else told
