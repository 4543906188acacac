"""Pairings that a verb states: A 对口支援 B, B 由 A 对口支援, A 与 B 结对, A1、A2 分别帮扶 B1、B2."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.lexicon import words
from loaders.mentions.dates import DateMention
from loaders.readers.pairing_claims import Claim, across, directed, fits, leans
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import (
    COMPOUND,
    DATE,
    EVERYONE,
    HELP,
    JOINT,
    PAIRED,
    PARTY,
    PLAN,
    POST,
    VERB,
    WHERE,
    Sketch,
)

_LIST: Final = rf"{PARTY}(?:(?:[、和及]|以及|)[{PARTY}{WHERE}])*"
_GAP: Final = rf"[^{PARTY}{POST}{VERB}{EVERYONE}{COMPOUND}{PAIRED},;:。!?\n的对向让使被把]"
_LOOSE: Final = rf"[^{PARTY}{POST}{VERB},;:。!?\n]"
_RECIPIENTS: Final = re.compile(rf"(?:了|的)?(?:其中的?)?(?:[{PARTY}{WHERE}]的)?(?P<b>{_LIST})")
_BEFORE: Final = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in {
        "agent": rf"(?P<a>{_LIST})(?P<gap>{_GAP}{{0,24}})$",
        "passive": rf"(?P<b>{_LIST}){_LOOSE}{{0,8}}由(?P<a>{_LIST}){_LOOSE}{{0,12}}$",
        "partner": rf"(?P<b>{_LIST}){_LOOSE}{{0,4}}[是为](?P<a>{_LIST})的?$",
        "toward": rf"(?P<a>{_LIST})对(?P<b>{_LIST})的?{_LOOSE}{{0,6}}$",
        "several": rf"(?P<all>{PARTY}[与和—·\-]+{PARTY}(?:[、,]{PARTY}[与和—·\-]+{PARTY})+)(?P<gap>{_LOOSE}{{0,14}})$",
        "with": rf"(?P<a>{_LIST})(?P<gap>{_GAP}{{0,10}})(?P<j>[与同·—\-]+)(?P<b>{_LIST})(?P<tail>{_LOOSE}{{0,14}})$",
        "joined": rf"(?P<a>{PARTY})(?:、|和|)(?P<b>{PARTY})(?P<tail>{_LOOSE}{{0,4}})$",
        "with-subject": rf"[与同](?P<b>{_LIST})(?P<tail>{_LOOSE}{{0,8}})$",
    }.items()
)
_PATTERNS: Final = dict(_BEFORE)
_SUBJECT: Final = re.compile(rf"(?:^|[,:“]|{DATE}[^{PARTY},]{{0,4}})(?P<a>{_LIST})(?![的、和与同])")
_NAME_ENDS: Final = re.compile(r"[^,;:。!?\n的]{0,14}?(?:会议?|仪式|大会)")
_REACH: Final = 90


def read(sketch: Sketch) -> Iterator[Claim]:
    """What the verbs of pairing in a sentence claim, in order."""
    agents: tuple[Party, ...] = ()
    found: list[Claim] = []
    for match in re.finditer(f"[{VERB}{JOINT}]", sketch.text):
        for claim in _at(sketch, match.start(), agents):
            found.append(claim)
            agents = agents if claim.sponsor is None or claim.sponsor in agents else (claim.sponsor,)
    yield from _succession(sketch, found)


def _at(sketch: Sketch, verb: int, agents: tuple[Party, ...]) -> Iterator[Claim]:
    """The claims of one verb: with its recipients behind it, else with both sides before it."""
    behind = _RECIPIENTS.match(sketch.text, verb + 1) if sketch.text[verb] == VERB else None
    if behind is not None:
        yield from _active(sketch, verb, behind, agents)
        return
    if sketch.text[verb] == VERB:
        yield from _passive(sketch, verb)
    yield from _mutual(sketch, verb, agents)


def _active(sketch: Sketch, verb: int, behind: re.Match[str], agents: tuple[Party, ...]) -> Iterator[Claim]:
    """A (自…起) 对口支援 B."""
    recipients = _parties(sketch, behind, "b")
    before = _search("agent", sketch, verb)
    if _planned(sketch, before.end("a") if before else verb, verb) or _is_relief(sketch, behind.end()):
        return
    sponsors: tuple[Party | None, ...] = _parties(sketch, before, "a") if before else agents or _subject(sketch, verb)
    if not sponsors and _by_everyone(sketch, verb):
        return
    start = before.start("a") if before else verb
    since = _since(sketch, verb, behind.end(), recipients[0], True)
    span = sketch.source(start, behind.end())
    respectively = before is not None and "分别" in before["gap"]
    if not sponsors:
        yield from (Claim(None, r, span, "pairing-verb", since) for r in recipients)
    named = tuple(s for s in sponsors if s is not None)
    for sponsor, recipient in across(named, recipients, respectively):
        if fits(sponsor, recipient):
            yield Claim(sponsor, recipient, span, "pairing-distributive" if respectively else "pairing-verb", since)
