"""What kind of text a page holds, and whether its facts may be read at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PAIR, PLACE, Hit, Hits, concepts, words
from loaders.mentions.dates import DateMention
from loaders.mentions.people import People
from loaders.readers import roundups, visits
from loaders.readers.context import Context
from loaders.readers.home import OWN
from loaders.text import Span

REPORT: Final = "report"
OUTSIDE: Final = "outside"
_LEAST_STORYTELLING: Final = 3
BARREN: Final = frozenset({OUTSIDE, "fiction", "explainer"})
"""Genres whose sentences are no reports of what took place."""

_OF_PAIRS: Final = ("协作", "对口", "帮扶")
_TWO: Final = 2
_BARE: Final = len("代表团")
_COMPOUND: Final = "compound-"
_TORN: Final = frozenset("支增求受声外驰后救")
"""Behind these 援 is the end of another word: 支援 + 藏区."""

_DEALINGS: Final = (
    "symposium",
    "joint-conference",
    "audience",
    "talks",
    "signing",
    "donation",
    "opening",
    "rotation",
)


@dataclass(frozen=True, slots=True)
class _Page:
    characters: str
    hits: Hits
    people: People
    context: Context


def classify(
    characters: str,
    spans: Sequence[Span],
    hits: Hits,
    people: People,
    dates: Sequence[DateMention],
    context: Context,
) -> str:
    """A notation of the scheme `genres` for a page with these headlines and paragraphs.

    Fiction and explainers give themselves away by their own words where no dated event and
    nobody with a post stands against it.  A text is outside where no paragraph opens it.
    """
    found = {h.code for span in spans for h in hits.within(*span, "genres")}
    reported = any(h.names for h in people.holders) and any(d.day is not None for d in dates)
    if "fiction" in found or (
        not any(d.year or d.month or d.day for d in dates) and _storytelling(spans, hits)
    ):
        return "fiction"
    if "explainer" in found and not reported:
        return "explainer"
    page = _Page(characters, hits, people, context)
    if not any(_opens(page, span) for span in spans):
        return OUTSIDE
    return "feature" if "feature" in found and not reported else REPORT


def relevant(
    characters: str,
    headlines: Sequence[Span],
    body: Sequence[Span],
    hits: Hits,
    people: People,
    context: Context,
) -> tuple[Span, ...]:
    """The paragraphs to be read: all, but of a round-up only the items that are about assistance."""
    page = _Page(characters, hits, people, context)
    news = roundups.items(characters, body)
    if len(news) < _TWO or any(_opens(page, line) for line in headlines):
        return tuple(body)
    return tuple(line for item in news if any(_opens(page, part) for part in item) for line in item)


def _storytelling(spans: Sequence[Span], hits: Hits) -> bool:
    """Whether a text is told as stories are: words of that kind at several places."""
    told = {h.start for span in spans for h in hits.within(*span, "particles") if h.code == "storytelling"}
    return len(told) >= _LEAST_STORYTELLING


def _opens(page: _Page, line: Span) -> bool:
    """Whether a paragraph alone says that the text is about assistance.

    One word of assistance is enough.  A general word of helping needs two provinces, a word of
    co-operation, or a local leader; a delegation its sender and something that it does; a
    local leader dealings with one other province.
    """
    general = page.hits.within(*line, "genre-signs")
    weak = {(h.start, h.end) for h in general if h.code == "general-help"}
    named = [h for h in page.hits.within(*line, "assistance-words") if _names_pairing(h, weak)]
    if any(h.code == "assistance" for h in general) or any(_is_sure(page, h) for h in named):
        return True
    if any(_joins_pair(page, h) for h in page.hits.within(*line, PAIR)):
        return True
    if page.hits.has(*line, "genres", OUTSIDE):
        return False
    if (weak or named) and (_co_operates(general, weak) or _borne_out(page, line, named)):
        return True
    return _delegated(page, line) or _crosses(page, line)


def _joins_pair(page: _Page, pair: Hit) -> bool:
    """Whether the abbreviation of a pair goes on with what is said of pairs alone: 甬凉协作."""
    return page.characters.startswith(_OF_PAIRS, pair.end)


def _co_operates(general: Sequence[Hit], weak: set[Span]) -> bool:
    """Whether a word of co-operation stands beside the general ones, and not within one of them."""
    return any(
        h.code == "co-operation" and not any(start <= h.start and h.end <= end for start, end in weak)
        for h in general
    )


def _names_pairing(hit: Hit, weak: set[Span]) -> bool:
    """Whether a word names the help of one place for another, and is none of the general ones."""
    return hit.code.startswith(_COMPOUND) or (hit.code == "pairing-verb" and (hit.start, hit.end) not in weak)


def _is_sure(page: _Page, hit: Hit) -> bool:
    """Whether a word needs no other: 对口支援, 援川; 援阿 and 支援 + 川西 do."""
    if not hit.code.startswith(_COMPOUND):
        return True
    return page.characters[hit.start - 1 : hit.start] not in _TORN and any(
        code.endswith("0000") for code in _recipients(hit)
    )


def _recipients(hit: Hit) -> tuple[str, ...]:
    return concepts("assistance-words")[hit.code].values.get("recipientPlace", ())


def _borne_out(page: _Page, line: Span, named: Sequence[Hit]) -> bool:
    """Whether a general word of helping stands with two provinces or a local leader."""
    helped = {gazetteer.lineage(code)[-1] for hit in named for code in _recipients(hit)[:1]}
    codes = set(_territories(page, line))
    if len({gazetteer.lineage(code)[-1] for code in codes} | helped) > 1 or any(_led(page, line)):
        return True
    twinned = page.hits.has(*line, "assistance-words", "pairing-verb")
    local = any(len(gazetteer.lineage(code)) > 1 for code in codes)
    return twinned and local and page.hits.has(*line, "event-types", *_DEALINGS)


def _territories(page: _Page, line: Span) -> Iterator[str]:
    return (code for hit in page.hits.within(*line, PLACE) if (code := page.context.code(hit)))


def _led(page: _Page, line: Span) -> Iterator[str]:
    """The territories whose leaders are named in a paragraph; of a bare 自治区副主席 the page's province."""
    for holders in page.people.holders:
        if holders.names and line[0] <= holders.span[0] < line[1]:
            yield from (c for p in holders.posts for hit in p.places if (c := page.context.code(hit)))
            if page.context.home and any(p.designator for p in holders.posts):
                yield page.context.home[-1]


def _delegated(page: _Page, line: Span) -> bool:
    """Whether a delegation of some territory goes about its business in a paragraph: 甲市代表团赴乙州考察."""
    heads = page.hits.within(*line, "organisation-kinds", "genre-signs")
    heads = [h for h in heads if h.code == "delegation"]
    sent = any(_has_sender(page, h) for h in heads) or (_is_ranked(heads) and any(_led(page, line)))
    return sent and (_deals(page, line) or page.hits.has(*line, "particles", "activity", "seeing"))


def _is_ranked(heads: Sequence[Hit]) -> bool:
    """Whether a delegation is said to be one of a city, a county or of party and government."""
    return any(h.end - h.start > _BARE for h in heads)


def _has_sender(page: _Page, head: Hit) -> bool:
    """Whether a territory, or 我市 for one, stands right before a delegation."""
    hits, own = page.hits, page.characters[head.start - 2 : head.start]
    return (
        hits.before(head.start, PLACE) is not None
        or hits.at(head.start, PLACE) is not None
        or (own.startswith(OWN) and own in words("designators"))
    )


def _crosses(page: _Page, line: Span) -> bool:
    """Whether a leader of one province has dealings with one other in a paragraph."""
    if not any(_led(page, line)):
        return False
    provinces = {gazetteer.lineage(code)[-1] for code in _territories(page, line)}
    return len(provinces) == _TWO and _deals(page, line)


def _deals(page: _Page, line: Span) -> bool:
    """Whether a paragraph tells that somebody met others, led a party, or went somewhere."""
    hits = page.hits
    return (
        hits.has(*line, "event-types", *_DEALINGS)
        or hits.has(*line, "roles", "leader")
        or any(visits.find(page.characters, line, hits, page.context))
    )
