"""What kind of text a page holds, and whether its facts may be read at all."""

from collections.abc import Sequence
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hits
from loaders.mentions.dates import DateMention
from loaders.mentions.people import People
from loaders.readers.context import Context
from loaders.text import Span

REPORT: Final = "report"
OUTSIDE: Final = "outside"
_LEAST_STORYTELLING: Final = 3
BARREN: Final = frozenset({OUTSIDE, "fiction", "explainer"})
"""Genres whose sentences are no reports of what took place."""


def classify(
    spans: Sequence[Span], hits: Hits, people: People, dates: Sequence[DateMention], context: Context
) -> str:
    """A notation of the scheme `genres` for a page with these headlines and paragraphs.

    Fiction and explainers give themselves away by their own words where no dated event and
    nobody with a post stands against it.  A text is outside where it has no word of
    assistance, no delegation, and no local leader beside places of another province.
    """
    found = {h.code for span in spans for h in hits.within(*span, "genres")}
    reported = any(h.names for h in people.holders) and any(d.day is not None for d in dates)
    if "fiction" in found or (
        not any(d.year or d.month or d.day for d in dates) and _storytelling(spans, hits)
    ):
        return "fiction"
    if "explainer" in found and not reported:
        return "explainer"
    if not _assists(spans, hits) and not _delegated(spans, hits) and not _crosses(people, context):
        return OUTSIDE
    return "feature" if "feature" in found and not reported else REPORT


def _assists(spans: Sequence[Span], hits: Hits) -> bool:
    """Whether the text has a word of assistance: 东西部协作, 对口支援, 援川."""
    return any(
        h.scheme == "genre-signs" or h.code == "pairing-verb" or h.code.startswith("compound-")
        for span in spans
        for h in hits.within(*span, "genre-signs", "assistance-words")
    )


def _storytelling(spans: Sequence[Span], hits: Hits) -> bool:
    """Whether a text is told as stories are: words of that kind at several places."""
    told = {h.start for span in spans for h in hits.within(*span, "particles") if h.code == "storytelling"}
    return len(told) >= _LEAST_STORYTELLING


def _delegated(spans: Sequence[Span], hits: Hits) -> bool:
    """Whether a delegation of some territory stands in the text: 甲市代表团."""
    return any(
        h.code == "delegation"
        and (hits.before(h.start, PLACE) is not None or hits.at(h.start, PLACE) is not None)
        for span in spans
        for h in hits.within(*span, "organisation-kinds")
    )


def _crosses(people: People, context: Context) -> bool:
    """Whether a leader of one province stands in a text that is about another one as well."""
    provinces = {gazetteer.lineage(code)[-1] for code in context.counts}
    local = any(context.code(hit) for h in people.holders if h.names for p in h.posts for hit in p.places)
    return len(provinces) > 1 and local
