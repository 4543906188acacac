"""What the rules found in one document, before it is written as facts."""

from dataclasses import dataclass

from loaders.lexicon import Hits
from loaders.mentions.dates import DateMention
from loaders.mentions.people import People
from loaders.page import Page
from loaders.readers.context import Context
from loaders.readers.dating import Calendar
from loaders.readers.sentences import Sentence
from loaders.readers.told import Story
from loaders.text import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """The mentions, the sentences and the story of one page; spans count repaired characters.

    `genre` is a notation of the scheme `genres`.
    """

    characters: str
    page: Page
    genre: str
    hits: Hits
    dates: tuple[DateMention, ...]
    calendar: Calendar
    context: Context
    people: People
    sentences: tuple[Sentence, ...]
    story: Story

    @property
    def lines(self) -> tuple[Span, ...]:
        """The headlines and paragraphs, in order."""
        return (*self.page.headlines, *self.page.body)
