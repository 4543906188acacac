"""From a document to its facts: repair, page, mentions, story, facts with evidence."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from loaders import lexicon
from loaders.assembly import Quotes, assemble
from loaders.document import Document
from loaders.facts import DocumentFacts, Extract
from loaders.mentions import dates, people
from loaders.page import Page, read_page
from loaders.readers import context, dating, scenes, sentences, story
from loaders.reading import Reading
from loaders.repair import repair
from loaders.text import Text, through


def extract(document: Document) -> Extract:
    """All facts of one document.  Works on any text; a page without an article yields no facts."""
    text = _readable(document)
    page = read_page(document, text)
    reading = read(text, page)
    return assemble(document, page, reading, Quotes(document.text, text))


def _readable(document: Document) -> Text:
    """The repaired text of what a reader sees of the document, aligned to its source."""
    visible = document.visible
    return through(repair(visible.characters), visible.starts, visible.ends)


def read(text: Text, page: Page) -> Reading:
    """Everything that the rules find in a page, in terms of its repaired characters."""
    characters = text.characters
    hits = lexicon.scan(characters)
    strangers = {n.value for n in (*page.reporters, *page.editors)}
    printed = dates.find(characters)
    marks = dating.landmarks(characters, page.body, hits)
    calendar = dating.calendar(
        page.published.value if page.published else None, page.dateline.value if page.dateline else None, marks
    )
    year = calendar.published.year if calendar.published else (calendar.landmark.year if calendar.landmark else None)
    where = context.read(characters, (*page.headlines, *page.body), hits, page.publisher.value if page.publisher else None, year)
    who = people.find(characters, page.body, hits, strangers)
    parts = sentences.split(characters, page.body, who, hits)
    told = story.tell(
        ((s, scenes.read(characters, s.narrative, who, printed, hits, where)) for s in parts), calendar, hits
    )
    return Reading(characters, page, hits, printed, calendar, where, who, parts, told)
