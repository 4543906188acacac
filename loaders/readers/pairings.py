"""Who helps whom, since when: what all the constructions of a text say together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from loaders import gazetteer
from loaders.lexicon import Hits
from loaders.mentions.dates import DateMention
from loaders.mentions.people import People
from loaders.readers import (
    pairing_dates,
    pairing_help,
    pairing_inverted,
    pairing_posts,
    pairing_signs,
    pairing_verbs,
)
from loaders.readers.context import Context
from loaders.readers.pairing_claims import Claim, fits
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import (
    COMPOUND,
    HELP,
    JOINT,
    PAIRED,
    PARTY,
    THANKS,
    VERB,
    Ground,
    Sketch,
    draw,
)
from loaders.text import Span

__all__ = ["Party", "SeenPair", "read"]

_SENTENCE: Final = re.compile(r"[^。!?;\n]+[。!?;]?")
_NOBODY: Final = People((), ())


class SeenPair(NamedTuple):
    """Who helps whom: where the text says so, the rule that read it, since and until when.

    Each side is a territory, a town or an organisation.  The year of `since` and `until` is known.
    """

    sponsor: Party
    recipient: Party
    span: Span
    rule: str
    since: DateMention | None = None
    until: DateMention | None = None


def read(
    characters: str,
    spans: Iterable[Span],
    hits: Hits,
    dates: Sequence[DateMention],
    context: Context,
    *,
    people: People = _NOBODY,
) -> tuple[SeenPair, ...]:
    """The pairings that a text states, each once, at the level that it states."""
    sentences = [m.span() for span in spans for m in _SENTENCE.finditer(characters, *span)]
    named = frozenset(n.span[0] for n in people.occurrences)
    ground = Ground(characters, hits, dates, context, named)
    sketches = [sketch for span in sentences if (sketch := draw(ground, span)) is not None]
    about = any(sign in sketch.text for sketch in sketches for sign in (VERB, COMPOUND))
    claims = [c for sketch in sketches for c in _stated(sketch, context, about)]
    claims += pairing_posts.dual_posts(people, context)
    claims += _softer(sketches, claims, context, people)
    return _dated(_merged(claims), sketches)


def _stated(sketch: Sketch, context: Context, about: bool) -> Iterator[Claim]:
    """What a sentence says outright; `about` where verbs or compounds of assistance stand in the text."""
    sides = sketch.has_sides()
    if PARTY in sketch.text and (VERB in sketch.text or JOINT in sketch.text):
        yield from pairing_verbs.read(sketch)
    if sides and (VERB in sketch.text or HELP in sketch.text):
        yield from pairing_inverted.read(sketch)
    if COMPOUND in sketch.text:
        yield from pairing_signs.compounds(sketch, context)
    yield from pairing_signs.abbreviations(sketch, context, about)
    if sides:
        yield from pairing_help.flows(sketch)


def _softer(
    sketches: Sequence[Sketch], claims: Sequence[Claim], context: Context, people: People
) -> Iterator[Claim]:
    """What sentences of a text about assistance say in softer words."""
    about = any(sign in sketch.text for sketch in sketches for sign in (VERB, COMPOUND, PAIRED))
    speaker = partial(pairing_posts.speakers, people, context)
    sponsors = frozenset(c.sponsor for c in claims if c.sponsor is not None)
    known = frozenset(c.recipient.code for c in claims if c.recipient.code)
    stated = frozenset(c.recipient.code for c in claims if c.recipient.code and c.rule in _VERBAL)
    for sketch in sketches:
        sides = sketch.has_sides()
        if sides and HELP in sketch.text:
            yield from pairing_help.helped(sketch, about)
        if THANKS in sketch.text:
            yield from pairing_help.thanks(sketch, about, speaker, sponsors)
        if HELP in sketch.text:
            yield from pairing_help.within_known(sketch, stated, known)
        if sides and COMPOUND in sketch.text:
            yield from pairing_inverted.sent(sketch, claims)


_VERBAL: Final = frozenset({"pairing-verb", "pairing-meeting-name", "pairing-distributive"})


def _merged(claims: Sequence[Claim]) -> dict[tuple[str, str], SeenPair]:
    """Each pair once, by the first claim, with the first date that any claim tells."""
    sponsor = _only_sponsor(claims)
    longest = _full_names(claims)
    found: dict[tuple[str, str], SeenPair] = {}
    for claim in claims:
        giver = claim.sponsor or sponsor
        if giver is None or not fits(giver, claim.recipient):
            continue
        giver, taker = longest.get(giver, giver), longest.get(claim.recipient, claim.recipient)
        told = SeenPair(giver, taker, claim.span, claim.rule, claim.since, claim.until)
        known = found.setdefault((giver.name, taker.name), told)
        if claim.since is not None or claim.until is not None:
            since, until = known.since or claim.since, known.until or claim.until
            found[giver.name, taker.name] = known._replace(since=since, until=until)
    return found


def _only_sponsor(claims: Sequence[Claim]) -> Party | None:
    """The sponsor of the whole text: the one named oftenest, where all belong to one province."""
    named = [c.sponsor for c in claims if c.sponsor is not None and c.sponsor.code]
    provinces = {gazetteer.lineage(p.code)[-1] for p in named if p.code}
    return Counter(named).most_common(1)[0][0] if len(provinces) == 1 else None


def _full_names(claims: Sequence[Claim]) -> dict[Party, Party]:
    """For an organisation the longest name under which the text knows it."""
    bodies = {p for c in claims for p in (c.sponsor, c.recipient) if p is not None and p.code is None}
    return {p: max((q for q in bodies if q.name.endswith(p.name)), key=lambda q: len(q.name)) for p in bodies}


def _dated(found: dict[tuple[str, str], SeenPair], sketches: Sequence[Sketch]) -> tuple[SeenPair, ...]:
    """The pairs with the dates that 自…结对以来 tells of them."""
    for parties, date in (told for sketch in sketches for told in pairing_dates.twinned(sketch)):
        names = {p.name for p in parties}
        fitting = [k for k in found if (names <= set(k) if len(names) > 1 else k[0] in names)]
        if len(fitting) == 1 and found[fitting[0]].since is None:
            found[fitting[0]] = found[fitting[0]]._replace(since=date)
    return tuple(found.values())
