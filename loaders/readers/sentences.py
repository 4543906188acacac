"""Sentences, and which part of each tells what took place and which part is speech."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from loaders.lexicon import Hits
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.readers.cited import is_quoted
from loaders.readers.narration import narrates
from loaders.readers.speakers import SOLEMN, Before, Page, head, subject
from loaders.text import Span

_END: Final = re.compile(r"[。!?][”’》)]*")
_OPENING: Final = frozenset({"states", "stresses", "thanks", "requests", "demands", "proposes", "welcomes"})
_SPOKEN: Final = _OPENING | SOLEMN
_PLEDGES: Final = ("承诺", "表态", "发言")
QUOTING: Final = ":“"
"""What stands between a speaker and words of theirs."""


class Sentence(NamedTuple):
    """A sentence: its span, its paragraph (counted from 0), and the part that narrates.

    `narrative` runs up to where somebody begins to speak; a sentence that only goes on with
    a speech has an empty one.  `speakers` are the names of who speaks from there, or
    `(MEETING,)`, or `(COLLECTIVE,)` for people without names; empty where nobody speaks.
    """

    span: Span
    paragraph: int
    narrative: Span
    speakers: tuple[str, ...] = ()

    @property
    def speech(self) -> Span:
        """The part that is speech; empty where nobody speaks."""
        return (self.narrative[1], self.span[1]) if self.speakers else (self.span[1], self.span[1])


def split(characters: str, paragraphs: Iterable[Span], people: People, hits: Hits) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs of an article, in order."""
    found: list[Sentence] = []
    page = Page(characters, people, hits)
    for number, paragraph in enumerate(paragraphs):
        before = Before()
        for span, names in _turns(characters, paragraph, people, hits):
            sentence = _sentence(page, span, number, before, names)
            kept = None if _strangers_speak(sentence, hits) else before.head
            before = Before(sentence.speakers, head(page, names) if names else kept)
            found.append(sentence)
    return tuple(found)


def _strangers_speak(sentence: Sentence, hits: Hits) -> bool:
    """Whether somebody says something who is no official of the text, so that 他 may be meant for him."""
    verbs = hits.within(*sentence.span, "speech-acts")
    return not sentence.speakers and any(h.code in _SPOKEN for h in verbs)


def _spans(characters: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph[0]
    for match in _END.finditer(characters, *paragraph):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < paragraph[1]:
        yield start, paragraph[1]


def _turns(
    characters: str, paragraph: Span, people: People, hits: Hits
) -> Iterator[tuple[Span, Sequence[Name]]]:
    """The sentences of a paragraph with the names in them, cut again where a second speaker takes over.

    In A希望…,B表示… the second sentence begins at B.
    """
    for span in _spans(characters, paragraph):
        names = people.within(span)
        cuts = [people.left(name) for name in names if _takes_over(characters, name, span, people, hits)]
        if not cuts:
            yield span, names
        else:
            for part in pairwise((span[0], *cuts, span[1])):
                yield part, people.within(part)


def _takes_over(characters: str, name: Name, span: Span, people: People, hits: Hits) -> bool:
    """Whether somebody named behind a comma is the next to speak."""
    left = people.left(name)
    return left > span[0] and characters[left - 1] in ",;" and _speaks_next(name, span[1], hits)


def _speaks_next(name: Name, limit: int, hits: Hits) -> bool:
    if is_quoted(name.span[1], hits):
        return False
    verbs = hits.within(name.span[1], limit, "speech-acts")
    return any(h.code in _OPENING and h.start - name.span[1] <= 2 for h in verbs)


def _sentence(page: Page, span: Span, number: int, before: Before, names: Sequence[Name]) -> Sentence:
    if names and page.characters.startswith(QUOTING, names[0].span[1]):  # A:“…”
        return Sentence(span, number, (span[0], page.people.left(names[0])), (names[0].text,))
    for verb in page.hits.within(*span, "speech-acts"):
        if verb.code not in _SPOKEN and not page.characters.endswith(_PLEDGES, verb.start, verb.end):
            continue
        found = subject(page, span, verb, before, names)
        if found is not None:
            return Sentence(span, number, (span[0], found[0]), found[1])
    if before.speakers and not narrates(page.characters, span, names, page.hits):
        return Sentence(span, number, (span[0], span[0]), before.speakers)
    return Sentence(span, number, span)
