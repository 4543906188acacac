"""Pairings in another order: 对口支援 B 的 A, 在 A 的对口帮扶下,B…, and A 援疆干部启程赴 B."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from loaders.lexicon import pattern
from loaders.readers.pairing_claims import Claim, fits, leans, overlap
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import COMPOUND, EVERYONE, HELP, PARTY, POST, VERB, WHERE, Sketch
from loaders.text import Span

_LIST: Final = rf"[{PARTY}{WHERE}](?:(?:[、和及]|以及|)[{PARTY}{WHERE}])*"
_LOOSE: Final = rf"[^{PARTY}{WHERE}{POST}{VERB}{EVERYONE},;:。!?\n]"
_SPONSOR_LAST: Final = re.compile(rf"{VERB}(?P<b>{PARTY})的(?P<a>{_LIST})")
"""对口支援乙县的甲市, but not 对口支援甲州的乙县: the map must tell who helps."""
_PATTERNS: Final = (
    re.compile(rf"(?P<a>{WHERE}){VERB}的(?P<b>{_LIST})"),  # 赴甲省对口支援的乙县
    re.compile(rf"(?P<a>{_LIST})的{VERB}{_LOOSE}{{0,4}}下?,(?P<b>{_LIST})"),  # 在甲市的对口帮扶下,乙县…
    re.compile(rf"(?P<a>{_LIST})(?:对口)?[{VERB}{HELP}]{_LOOSE}{{0,4}}下[,的](?P<b>{_LIST})"),
    re.compile(rf"(?P<a>{PARTY}){_LOOSE}{{0,20}}(?P<b>{WHERE}){_LOOSE}{{0,6}}(?:开展|进行)了?{VERB}"),
    re.compile(rf"(?P<a>{_LIST}){_LOOSE}{{0,8}}给予(?P<b>{_LIST})的?{_LOOSE}{{0,8}}[{VERB}{HELP}]"),
    re.compile(rf"(?P<b>{_LIST})的?{VERB}(?:任务|工作)?由(?P<a>{_LIST})"),  # 乙县的对口支援任务由甲市承担
    re.compile(rf"(?P<a>{PARTY}){VERB}[县市区州旗](?P<b>{PARTY})"),  # 甲市对口支援县乙县
)
_SINCE: Final = re.compile(rf"{VERB}(?P<b>{PARTY})以来,(?P<a>{PARTY})")
"""自…对口帮扶乙县以来,甲市…: the map must tell who helps."""
_DONE_AT: Final = re.compile(
    rf"(?P<a>{PARTY}){_LOOSE}{{0,8}}(?P<b>{WHERE})[^{PARTY}{POST}{EVERYONE},;:。!?\n]{{0,10}}{COMPOUND}"
)
"""甲省在乙县实施援疆项目"""
_SENT: Final = re.compile(
    rf"(?P<a>{_LIST})[^{PARTY}{WHERE}{POST}{EVERYONE},;:。!?\n]{{0,12}}{COMPOUND}"
    rf"[^{PARTY}{POST}{EVERYONE};:。!?\n]{{0,24}}?[赴往抵达]+(?P<b>{_LIST})"
)


def read(sketch: Sketch) -> Iterator[Claim]:
    """What the verbs of a sentence claim, the sponsor behind them or in the clause before."""
    for order in (_SPONSOR_LAST, _SINCE, *_PATTERNS, _partner()):
        told = leans if order in (_SPONSOR_LAST, _SINCE) else fits
        for sponsor, recipient, span in _pairs(sketch, order):
            if told(sponsor, recipient):
                yield Claim(sponsor, recipient, span, "pairing-verb")


def sent(sketch: Sketch, told: Collection[Claim]) -> Iterator[Claim]:
    """Where a sponsor's team sets out for or its help is, unless it is `told` whom there it helps."""
    for sponsor, recipient, span in _pairs(sketch, _DONE_AT):
        if leans(sponsor, recipient):
            yield Claim(sponsor, recipient, span, "pairing-compound")
    for sponsor, recipient, span in _pairs(sketch, _SENT):
        known = (c.recipient for c in told if c.sponsor == sponsor and c.rule != "pairing-compound")
        if leans(sponsor, recipient) and not any(overlap(other, recipient) for other in known):
            yield Claim(sponsor, recipient, span, "pairing-compound")


def _pairs(sketch: Sketch, order: re.Pattern[str]) -> Iterator[tuple[Party, Party, Span]]:
    for match in order.finditer(sketch.text):
        span = sketch.source(*match.span())
        for sponsor in sketch.parties(match.span("a")):
            for recipient in sketch.parties(match.span("b")):
                yield sponsor.party, recipient.party, span


@cache
def _partner() -> re.Pattern[str]:
    """乙县的对口支援城市是甲市."""
    nouns = pattern("pairing-signs", "partner-noun").pattern
    return re.compile(rf"(?P<b>{_LIST})的?{VERB}(?:{nouns})[是为](?P<a>{_LIST})")
