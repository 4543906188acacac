"""Help as facts: who helps whom, under which programmes, with how much."""

from collections.abc import Iterator, Sequence

from loaders.assembly.draft import Draft
from loaders.facts import Contribution, Pairing, Place, Programme
from loaders.readers import contributions as contribution_reader
from loaders.readers import pairings as pairing_reader
from loaders.readers import programmes as programme_reader
from loaders.readers.pairings import SeenPair


def seen_pairs(draft: Draft) -> tuple[SeenPair, ...]:
    """The pairings that the text states, as the rules read them."""
    reading = draft.reading
    return tuple(
        pairing_reader.find(reading.characters, reading.lines, reading.hits, reading.dates, reading.context)
    )


def pairings(draft: Draft, pairs: Sequence[SeenPair]) -> Iterator[Pairing]:
    """Who helps whom."""
    for pair in pairs:
        yield Pairing(
            evidence=draft.quotes(pair.span),
            rule=pair.rule,
            confidence=draft.quotes.trust(0.85),
            sponsor=draft.reading.context.place(pair.sponsor),
            recipient=draft.reading.context.place(pair.recipient),
            since=_since(pair),
        )


def _since(pair: SeenPair) -> str | None:
    mention = pair.since
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
            sponsor=_party(draft, seen.sponsor),
            recipient=_party(draft, seen.recipient),
        )


def _party(draft: Draft, code: str | None) -> Place | None:
    return draft.reading.context.place(code) if code else None
