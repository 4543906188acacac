"""From a document to its facts: repair, page, mentions, story, facts with evidence."""

from dataclasses import replace

from loaders import lexicon
from loaders.assembly import assemble, describe
from loaders.document import Document
from loaders.facts import Extract
from loaders.mentions import dates, people
from loaders.mentions.stems import with_stems
from loaders.page import Page, read_page
from loaders.readers import context, dating, genre, institutions, landmarks, scenes, sentences, story
from loaders.reading import Reading
from loaders.repair import repair
from loaders.text import Text, through


def extract(document: Document) -> Extract:
    """All facts of one document.

    Works on any text: a page without an article, and a text of another genre, yields its own
    description with the reason and no facts.
    """
    text = readable(document)
    page = read_page(document, text)
    reading = read(text, page)
    if reading.genre in genre.BARREN:
        return Extract(document=describe(document, page, text, reading.genre))
    return assemble(document, reading, text)


def readable(document: Document) -> Text:
    """The repaired text of what a reader sees of the document, aligned to its source."""
    visible = document.visible
    return through(repair(visible.characters), visible.starts, visible.ends)


def read(text: Text, page: Page) -> Reading:
    """Everything that the rules find in a page, in terms of its repaired characters."""
    characters, lines = text.characters, (*page.headlines, *page.body)
    hits = with_stems(characters, lexicon.scan(characters))
    printed = dates.find(characters)
    who = people.find(characters, page.body, hits, {n.value for n in (*page.reporters, *page.editors)})
    calendar = dating.calendar(
        page.published.value if page.published else None,
        page.dateline.value if page.dateline else None,
        landmarks.landmarks(characters, page.body, hits),
    )
    institution = institutions.own(characters, page.body, hits)
    publisher = page.publisher.value if page.publisher else None
    named = (name.span for name in who.occurrences)
    where = context.read(characters, lines, hits, publisher, calendar.year, people=named, own=institution)
    kind = genre.classify(characters, lines, hits, who, printed, where)
    if kind not in genre.BARREN:
        kept = genre.relevant(characters, page.headlines, page.body, hits, who, where)
        if kept != page.body:
            return read(text, replace(page, body=kept))
    parts = sentences.split(characters, page.body, who, hits) if kind not in genre.BARREN else ()
    told = story.tell(
        ((s, scenes.read(characters, s.narrative, who, printed, hits, where)) for s in parts), calendar, hits
    )
    return Reading(characters, page, kind, hits, printed, calendar, where, who, parts, told)
