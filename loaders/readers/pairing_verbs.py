"""Pairings that a verb states: A 对口支援 B, B 由 A 对口支援, A 与 B 结对, A1、A2 分别帮扶 B1、B2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.lexicon import pattern, words
from loaders.readers import pairing_dates
from loaders.readers.pairing_claims import Claim, across, directed, fits, leans, overlap
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import (
    COMPOUND,
    DATE,
    EVERYONE,
    JOINT,
    PAIRED,
    PARTY,
    PLAN,
    POST,
    VERB,
    WHERE,
    Sketch,
)

_STATING: Final = re.compile(f"[{VERB}{JOINT}]")
_MARKS: Final = ",;:。!?\n"
_LIST: Final = rf"{PARTY}(?:(?:[、和及]|以及|)[{PARTY}{WHERE}])*"
_GAP: Final = rf"[^{PARTY}{POST}{VERB}{EVERYONE}{COMPOUND}{PAIRED}{_MARKS}的对向让使被把]"
_LOOSE: Final = rf"[^{PARTY}{POST}{VERB}{EVERYONE}{_MARKS}]"
_WITH: Final = r"[与同·—\-]+"
_INNER: Final = rf"(?:[{PARTY}{WHERE}]的)?[{PARTY}{WHERE}]"
_BEHIND: Final = re.compile(rf"[了的]?(?:其中的?)?(?P<b>{_INNER}(?:(?:[、和及]|以及|){_INNER})*)")
_AGENT: Final = re.compile(rf"(?P<a>{_LIST})(?P<gap>(?![、并和及]){_GAP}{{0,24}})$")
_SUBJECT: Final = re.compile(rf"(?:^|[,:“]|{DATE}[^{PARTY},]{{0,4}})(?P<a>{_LIST})(?![的、和与同])")
_PASSIVE: Final = re.compile(rf"(?P<b>{_LIST}){_LOOSE}{{0,8}}由(?P<a>{_LIST}){_LOOSE}{{0,12}}$")
_PARTNER: Final = re.compile(rf"(?P<b>{_LIST}){_LOOSE}{{0,4}}[是为](?P<a>{_LIST})的?$")
_SEVERAL: Final = re.compile(rf"(?P<a>{PARTY}{_WITH}{PARTY}(?:[、,]{PARTY}{_WITH}{PARTY})+){_LOOSE}{{0,14}}$")
_MUTUAL: Final = re.compile(rf"(?P<a>{_LIST})(?![、并]){_GAP}{{0,10}}{_WITH}(?P<b>{_LIST}){_LOOSE}{{0,14}}$")
_NAMED: Final = re.compile(rf"(?P<a>{WHERE})[·—\-]+(?P<b>{PARTY}){_LOOSE}{{0,14}}$")
_BESIDE: Final = re.compile(rf"(?P<a>{PARTY})(?:、|和|)(?P<b>{PARTY}){_LOOSE}{{0,4}}$")
_TOGETHER: Final = re.compile(rf"[与同](?P<b>{_LIST}){_LOOSE}{{0,8}}$")
_REACH: Final = 90
_RESPECTIVELY: Final = "分别"

Pairs = tuple[tuple[Party | None, Party], ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """Who helps whom by one verb, with the stretch of the sketch that says so."""

    pairs: Pairs
    start: int
    end: int
    rule: str = "pairing-verb"


def read(sketch: Sketch) -> Iterator[Claim]:
    """What the verbs of pairing in a sentence claim, in order."""
    if pattern("pairing-signs", "campaign").search(sketch.text) is not None:
        return
    agents: tuple[Party, ...] = ()
    found: list[Claim] = []
    for match in _STATING.finditer(sketch.text):
        verb = match.start()
        stated = _stated(sketch, verb, agents)
        if stated is None or _is_planned(sketch, verb):
            continue
        agents = tuple(dict.fromkeys(s for s, _ in stated.pairs if s is not None)) or agents
        found += _claims(sketch, verb, stated)
    yield from pairing_dates.succeeded(sketch, found)


def _claims(sketch: Sketch, verb: int, stated: _Stated) -> Iterator[Claim]:
    span = sketch.source(stated.start, stated.end)
    named = stated.rule == "pairing-meeting-name"
    since = None if named else pairing_dates.since(sketch, verb, stated.end)
    for sponsor, recipient in stated.pairs:
        if sponsor is None or fits(sponsor, recipient):
            yield Claim(sponsor, recipient, span, stated.rule, since)


def _stated(sketch: Sketch, verb: int, agents: tuple[Party, ...]) -> _Stated | None:
    """The pairs of one verb: its recipients stand behind it, or both sides before it."""
    if sketch.text[verb] == JOINT:
        stated = _mutual(sketch, verb)
        plain = stated is not None and all(s is not None and leans(s, r) for s, r in stated.pairs)
        return stated if plain else None
    behind = _BEHIND.match(sketch.text, verb + 1)
    if behind is not None:
        return _active(sketch, verb, behind, agents)
    if sketch.text.find(PARTY, max(0, verb - _REACH), verb) < 0:
        return None
    both = _given(sketch, verb) or _several(sketch, verb) or _mutual(sketch, verb)
    return both or _together(sketch, verb, agents)


def _active(sketch: Sketch, verb: int, behind: re.Match[str], agents: tuple[Party, ...]) -> _Stated | None:
    """A (自…起) 对口支援 B; without an A in the clause, who was named before in the sentence."""
    recipients = _parties(sketch, behind, "b", 0)
    before = _before(_AGENT, sketch, verb)
    offset = max(0, verb - _REACH)
    sponsors = _parties(sketch, before, "a", offset) if before is not None else ()
    if before is None or all(overlap(s, r) for s in sponsors for r in recipients):
        return _without_agent(sketch, verb, behind.end(), recipients, agents)
    respectively = _RESPECTIVELY in before["gap"]
    rule = "pairing-distributive" if respectively and len(sponsors) > 1 else "pairing-verb"
    return _Stated(across(sponsors, recipients, respectively), offset + before.start(), behind.end(), rule)


def _without_agent(
    sketch: Sketch, verb: int, end: int, recipients: tuple[Party, ...], agents: tuple[Party, ...]
) -> _Stated | None:
    if EVERYONE in sketch.text[_clause(sketch, verb) : verb]:
        return None
    sponsors = agents or tuple(s for s in _subject(sketch, verb) if all(leans(s, r) for r in recipients))
    pairs: Pairs = across(sponsors, recipients, False) if sponsors else tuple((None, r) for r in recipients)
    return _Stated(pairs, verb, end)


def _given(sketch: Sketch, verb: int) -> _Stated | None:
    """B 由 A 对口支援, A 对 B 的对口支援, A 对 B 开展了…对口帮扶, B 是 A 的对口支援地."""
    for form in (_PASSIVE, _toward(), _PARTNER):
        before = _before(form, sketch, verb)
        named = form is not _PARTNER or sketch.text.startswith(_partner_nouns(), verb + 1)
        if before is not None and named:
            offset = max(0, verb - _REACH)
            sponsors, recipients = (_parties(sketch, before, side, offset) for side in "ab")
            return _Stated(across(sponsors, recipients, False), offset + before.start(), verb + 1)
    return None


@cache
def _toward() -> re.Pattern[str]:
    carried, charged = (pattern("pairing-signs", n).pattern for n in ("carrying-out", "being-charged"))
    return re.compile(
        rf"(?P<a>{_LIST}){_LOOSE}{{0,4}}(?:对|(?:{charged})了?)(?P<b>{_LIST})"
        rf"(?:的?{_LOOSE}{{0,6}}|(?:{carried}){_LOOSE}{{0,20}})$"
    )


def _partner_nouns() -> tuple[str, ...]:
    return tuple(words("pairing-signs", "partner-noun"))


def _several(sketch: Sketch, verb: int) -> _Stated | None:
    """A1 与 B1、A2 与 B2 分别结对."""
    before = _before(_SEVERAL, sketch, verb)
    if before is None:
        return None
    offset = max(0, verb - _REACH)
    sides = _parties(sketch, before, "a", offset)
    pairs = tuple(p for a, b in zip(sides[::2], sides[1::2], strict=True) if (p := directed(a, b)))
    return _Stated(pairs, offset + before.start(), verb + 1, "pairing-distributive")


def _mutual(sketch: Sketch, verb: int) -> _Stated | None:
    """A 与 B 结对, (在)A·B 对口支援座谈会, and side by side only where the map tells who helps."""
    offset = max(0, verb - _REACH)
    before = _before(_MUTUAL, sketch, verb) or _before(_NAMED, sketch, verb)
    beside = _before(_BESIDE, sketch, verb) if before is None else None
    match = before or beside
    if match is None:
        return None
    ones, others = (_parties(sketch, match, side, offset) for side in "ab")
    respectively = before is not None and _RESPECTIVELY in before.group()
    pairs = tuple(p for a, b in across(ones, others, respectively) if (p := directed(a, b)))
    if beside is not None and not all(leans(*pair) for pair in pairs):
        return None
    rule = "pairing-distributive" if len(pairs) > 1 else _name_or_verb(sketch, verb)
    return _Stated(pairs, offset + match.start(), verb + 1, rule) if pairs else None


def _name_or_verb(sketch: Sketch, verb: int) -> str:
    meeting = sketch.text[verb] == JOINT or _occasion().match(sketch.text, verb + 1)
    return "pairing-meeting-name" if meeting else "pairing-verb"


@cache
def _occasion() -> re.Pattern[str]:
    """The rest of the name of a meeting behind its verb."""
    endings = pattern("pairing-signs", "occasion").pattern
    return re.compile(rf"[^{_MARKS}的]{{0,14}}?(?:{JOINT}|{endings})")


def _together(sketch: Sketch, verb: int, agents: tuple[Party, ...]) -> _Stated | None:
    """并与 B 结对: who helps was named before."""
    before = _before(_TOGETHER, sketch, verb)
    if before is None or len(agents) != 1:
        return None
    offset = max(0, verb - _REACH)
    recipients = _parties(sketch, before, "b", offset)
    return _Stated(across(agents, recipients, False), offset + before.start(), verb + 1)


def _before(pattern: re.Pattern[str], sketch: Sketch, verb: int) -> re.Match[str] | None:
    return pattern.search(sketch.text[max(0, verb - _REACH) : verb])


def _parties(sketch: Sketch, match: re.Match[str], group: str, offset: int) -> tuple[Party, ...]:
    start, end = match.span(group)
    return tuple(m.party for m in sketch.parties((offset + start, offset + end)))


def _subject(sketch: Sketch, verb: int) -> tuple[Party, ...]:
    """The party that the sentence begins with, or the last that a clause before begins with."""
    found = list(_SUBJECT.finditer(sketch.text[:verb]))
    return _parties(sketch, found[-1], "a", 0) if found else ()


def _clause(sketch: Sketch, position: int) -> int:
    return 1 + max(sketch.text.rfind(mark, 0, position) for mark in _MARKS)


def _is_planned(sketch: Sketch, verb: int) -> bool:
    """Whether the clause speaks of a plan or a wish and not of what goes on."""
    if PLAN not in sketch.text:
        return False
    clause = sketch.text[_clause(sketch, verb) : verb]
    return PLAN in clause and not any(word in clause for word in words("pairing-signs", "going-on"))
