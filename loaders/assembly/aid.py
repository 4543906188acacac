"""Help as facts: who helps whom, under which programmes, with how much."""

from collections.abc import Iterator, Sequence

from loaders.assembly.draft import Draft
from loaders.facts import Contribution, Organisation, Pairing, Place, Programme
from loaders.mentions.dates import DateMention
from loaders.readers import contributions as contribution_reader
from loaders.readers import pairings as pairing_reader
from loaders.readers import programmes as programme_reader
from loaders.readers.pairings import Party, SeenPair


def seen_pairs(draft: Draft) -> tuple[SeenPair, ...]:
    """The pairings that the text states, as the rules read them."""
    reading = draft.reading
    return pairing_reader.read(
        reading.characters, reading.lines, reading.hits, reading.dates, reading.context, people=reading.people
    )


def pairings(draft: Draft, pairs: Sequence[SeenPair]) -> Iterator[Pairing]:
    """Who helps whom."""
    for pair in pairs:
        yield Pairing(
            evidence=draft.quotes(pair.span),
            rule=pair.rule,
            confidence=draft.quotes.trust(0.85),
            sponsor=_side(draft, pair.sponsor),
            recipient=_side(draft, pair.recipient),
            since=_iso(pair.since),
            until=_iso(pair.until),
        )


def _side(draft: Draft, party: Party) -> Place | Organisation:
    """One side of a pairing: a body, a territory of the gazetteer, or a town that it does not know."""
    if party.kind is not None:
        return Organisation(party.name, party.kind, _place(draft, party.within))
    return _place(draft, party.code) or Place(party.name)


def _iso(mention: DateMention | None) -> str | None:
    """A date as exact as it is printed."""
    if mention is None or mention.year is None:
        return None
    month = f"-{mention.month:02}" if mention.month else ""
    day = f"-{mention.day:02}" if mention.day and month else ""
    return f"{mention.year}{month}{day}"


def programmes(draft: Draft) -> Iterator[Programme]:
    """The named programmes."""
    reading = draft.reading
    for name, span in programme_reader.find(reading.characters, reading.lines, reading.hits).items():
        yield Programme(
            evidence=draft.quotes(span), rule="programme-name", confidence=draft.quotes.trust(0.7), name=name
        )


def contributions(draft: Draft, pairs: Sequence[SeenPair]) -> Iterator[Contribution]:
    """Figures of help."""
    reading = draft.reading
    for seen in contribution_reader.find(
        reading.characters, reading.page.body, reading.hits, reading.context, pairs
    ):
        yield Contribution(
            evidence=draft.quotes(seen.span),
            rule=seen.rule,
            confidence=draft.quotes.trust(0.85),
            measure=seen.measure,
            amount=seen.amount,
            unit=seen.unit,
            printed=seen.printed,
            bound=seen.bound,
            period=seen.period,
            start=seen.start,
            end=seen.end,
            status=seen.status,
            cumulative=seen.cumulative,
            sponsor=_place(draft, seen.sponsor),
            recipient=_place(draft, seen.recipient),
        )


def _place(draft: Draft, code: str | None) -> Place | None:
    return draft.reading.context.place(code) if code else None
