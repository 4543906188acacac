"""From what the rules found to facts: identifiers, full names, evidence in the source."""

import hashlib
import re
from typing import Final

from loaders.assembly import coverage
from loaders.assembly.aid import contributions, pairings, programmes, seen_pairs
from loaders.assembly.draft import draft
from loaders.assembly.events import delegations, events, participations, stops, years
from loaders.assembly.people import people
from loaders.assembly.quotes import Quotes
from loaders.assembly.speech import statements
from loaders.document import Document
from loaders.facts import DocumentFacts, Extract, Unread
from loaders.page import Page
from loaders.reading import Reading
from loaders.text import Text

_HAN: Final = re.compile("[\u3400-\u9fff]")
_SAMPLE: Final = 5
_TRADITIONAL: Final = 0.05
"""In traditional pages 15 to 35 characters of a hundred differ from their simplified form."""


def assemble(document: Document, reading: Reading, text: Text) -> Extract:
    """The facts of one document, read in its repaired text."""
    made = draft(reading, Quotes(document.text, text))
    pairs = seen_pairs(made)
    return Extract(
        document=describe(document, reading.page, text, reading.genre),
        people=tuple(people(made)),
        events=tuple(events(made)),
        years=tuple(years(made)),
        participations=tuple(participations(made)),
        delegations=tuple(delegations(made)),
        stops=tuple(stops(made)),
        pairings=tuple(pairings(made, pairs)),
        programmes=tuple(programmes(made)),
        contributions=tuple(contributions(made, pairs)),
        statements=tuple(statements(made)),
        unread=tuple(Unread(gap.kind, *text.source(gap.span)) for gap in coverage.find(reading, text.lost)),
    )


def _language(document: Document, text: Text) -> str:
    """`zh-Hant` where a good share of the Han characters, sampled, had to be simplified."""
    sample = text.characters[::_SAMPLE]
    printed = map(document.text.__getitem__, text.starts[::_SAMPLE])
    changed = _HAN.findall("".join([new for old, new in zip(printed, sample, strict=True) if old != new]))
    if not changed:
        return "zh-Hans"
    return "zh-Hant" if len(changed) > _TRADITIONAL * len(_HAN.findall(sample)) else "zh-Hans"


def describe(document: Document, page: Page, text: Text, genre: str) -> DocumentFacts:
    """What the page says of itself, with its genre and how damaged it is."""
    return DocumentFacts(
        source=document.source,
        digest=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        length=len(document.text),
        title=page.title.value if page.title else None,
        published=page.published.value if page.published else None,
        publisher=page.publisher.value if page.publisher else None,
        url=document.url,
        language=_language(document, text),
        reporters=tuple(n.value for n in page.reporters),
        editors=tuple(n.value for n in page.editors),
        damage=round(text.damage, 4),
        genre=genre,
        remarks=page.remarks,
    )
