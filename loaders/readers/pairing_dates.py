"""Since when a pairing holds, and until when: 2010年起, 自2016年结对以来, 由…调整为…."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from loaders.lexicon import pattern, words
from loaders.mentions.dates import DateMention
from loaders.readers.pairing_claims import Claim
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import DATE, JOINT, PARTY, VERB, Sketch

_NEXT: Final = re.compile(rf",?{PARTY}(?:[与和]{PARTY})?")


def since(sketch: Sketch, verb: int, end: int) -> DateMention | None:
    """The date from which a sentence says that a pairing holds; its year is known.

    `verb` is the place of the verb in the sketch, `end` where its recipients end.
    """
    position = sketch.text.rfind(DATE, 0, verb)
    while position >= 0:
        token = sketch.tokens[position]
        if token is not None and token.date is not None and token.date.year is not None:
            return token.date if _begins(sketch, position, end, token.date) else None
        position = sketch.text.rfind(DATE, 0, position)
    return None


def _begins(sketch: Sketch, position: int, end: int, date: DateMention) -> bool:
    """Whether something began on a date: 起 behind it, 以来 behind the pairing, or 建立 between."""
    if sketch.text.startswith(_starting(), position + 1) or sketch.text.startswith(_starting(), end):
        return True
    begun = words("pairing-signs", "inception", "change")
    return date.day is None and any(word in sketch.text[position + 1 : end + 4] for word in begun)


@cache
def _starting() -> tuple[str, ...]:
    return tuple(words("particles", "since"))


def succeeded(sketch: Sketch, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of one sentence, the earlier ones ended where a later one takes their place: 调整为."""
    turn = _turn(sketch) if claims else None
    later = next((c.since for c in claims if turn is not None and c.span[1] > turn and c.since), None)
    for claim in claims:
        before = later is not None and turn is not None and claim.span[1] <= turn
        yield claim._replace(until=later) if before else claim


def _turn(sketch: Sketch) -> int | None:
    """Where in the text a sentence says that a pairing was changed into another."""
    found = [sketch.text.find(word) for word in words("pairing-signs", "change")]
    places = [sketch.starts[position] for position in found if position >= 0]
    return min(places, default=None)


def twinned(sketch: Sketch) -> Iterator[tuple[tuple[Party, ...], DateMention]]:
    """自2017年结对以来: the date with the parties of that clause, else with the next party named."""
    for match in _twinned().finditer(sketch.text):
        token = sketch.tokens[match.start("date")]
        start = 1 + max(sketch.text.rfind(mark, 0, match.start()) for mark in ",;:。\n")
        named = sketch.parties((start, match.end())) or sketch.parties(_subject(sketch, match.end()))
        if token is not None and token.date is not None and token.date.year is not None and named:
            yield tuple(m.party for m in named), token.date


def _subject(sketch: Sketch, position: int) -> tuple[int, int]:
    """The party, or the two joined by 与, that the next clause begins with."""
    match = _NEXT.match(sketch.text, position)
    return match.span() if match is not None else (position, position)


@cache
def _twinned() -> re.Pattern[str]:
    joined = pattern("pairing-signs", "twinning").pattern
    return re.compile(
        rf"(?P<date>{DATE})[^,;。\n]{{0,24}}(?:{VERB}|{JOINT}|{joined})[^,;。\n{PARTY}]{{0,3}}以来"
    )
