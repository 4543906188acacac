"""Sentences, and which part of each tells what took place and which part is speech."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hit, Hits, words
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.text import Span

MEETING: Final = "meeting"
COLLECTIVE: Final = "collective"
_END: Final = re.compile(r"[。!?][”’》)]*|\n")
_CLAUSE: Final = frozenset(",;:。!?\n")
_LINKS: Final = frozenset({"、", "和", "与", "及"})
_OPENING: Final = frozenset({"states", "stresses", "thanks", "requests", "demands", "proposes", "welcomes"})
_LONGEST_ADVERB: Final = 12
_LONGEST_BRIDGE: Final = 90


@dataclass(frozen=True, slots=True)
class Sentence:
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
    for number, paragraph in enumerate(paragraphs):
        speakers: tuple[str, ...] = ()
        for span in _turns(characters, paragraph, people, hits):
            names = people.within(span)
            sentence = _sentence(characters, span, number, speakers, names, people, hits)
            speakers = sentence.speakers
            found.append(sentence)
    return tuple(found)


def _spans(characters: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph[0]
    for match in _END.finditer(characters, *paragraph):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < paragraph[1]:
        yield start, paragraph[1]


def _turns(characters: str, paragraph: Span, people: People, hits: Hits) -> Iterator[Span]:
    """The sentences of a paragraph, cut again where a second speaker takes over: A希望…,B表示…"""
    for start, end in _spans(characters, paragraph):
        for name in people.within((start, end)):
            left = people.left(name)
            if left > start and characters[left - 1] in ",;" and _speaks_next(characters, name, end, hits):
                yield start, left
                start = left
        yield start, end


def _speaks_next(characters: str, name: Name, limit: int, hits: Hits) -> bool:
    verb = next((h for h in hits.within(name.span[1], limit, "speech-acts") if h.code in _OPENING), None)
    return verb is not None and verb.start - name.span[1] <= 2


def _sentence(
    characters: str, span: Span, number: int, before: tuple[str, ...], names: Sequence[Name], people: People, hits: Hits
) -> Sentence:
    for verb in hits.within(*span, "speech-acts"):
        if verb.code not in _OPENING:
            continue
        found = _subject(characters, span, verb, before, names, people, hits)
        if found is not None:
            return Sentence(span, number, (span[0], found[0]), found[1])
    if before and not _narrates(characters, span, names, hits):
        return Sentence(span, number, (span[0], span[0]), before)
    return Sentence(span, number, span)


def _subject(
    characters: str, span: Span, verb: Hit, before: tuple[str, ...], names: Sequence[Name], people: People, hits: Hits
) -> tuple[int, tuple[str, ...]] | None:
    """Who speaks with this verb, and where the speech begins; None where nobody can be found."""
    clause = _clause_start(characters, span, verb.start)
    lead = characters[clause : verb.start]
    if before and (not lead or _is_pronoun(lead)):
        return clause, before
    earlier = [n for n in names if n.span[1] <= verb.start and characters[n.span[1]] != "的"]
    if earlier and _reaches(characters, earlier[-1].span[1], verb, hits):
        group = _joint(characters, earlier, people)
        begin = verb.start if _tells(characters, group[-1].span[1], verb.start, hits) else people.left(group[0])
        return begin, tuple(dict.fromkeys(n.text for n in group))
    if any(lead.endswith(w) for w in words("particles", "meeting")) and len(lead) <= _LONGEST_ADVERB * 2:
        return clause, (MEETING,)
    if any(w in lead for w in words("particles", "collective", "unnamed")) and len(lead) <= _LONGEST_ADVERB * 3:
        return clause, (COLLECTIVE,)
    return None


def _clause_start(characters: str, span: Span, position: int) -> int:
    while position > span[0] and characters[position - 1] not in _CLAUSE:
        position -= 1
    return position


def _is_pronoun(lead: str) -> bool:
    return any(lead.startswith(w) and len(lead) - len(w) <= _LONGEST_ADVERB for w in words("particles", "pronoun"))


def _reaches(characters: str, end: int, verb: Hit, hits: Hits) -> bool:
    """Whether a verb belongs to the name that ends at `end`: next to it, or bridged by 代表…对…."""
    gap = characters[end : verb.start]
    if len(gap) <= _LONGEST_ADVERB and not _CLAUSE & set(gap):
        return True
    if len(gap) > _LONGEST_BRIDGE or "。" in gap:
        return False
    if gap.startswith(tuple(words("particles", "bridge"))):
        return True
    return any(gap.endswith(sign) for sign in ("时", "并", ",", "后")) and _acts(end, verb.start, hits)


def _acts(start: int, end: int, hits: Hits) -> bool:
    return any(True for _ in hits.within(start, end, "roles"))


def _tells(characters: str, start: int, end: int, hits: Hits) -> bool:
    """Whether something is told between a speaker and the verb: A到甲县调研时强调."""
    if characters[start:end].startswith(tuple(words("particles", "bridge") - {"在"})):
        return False
    return _acts(start, end, hits) or any(
        h.scheme == "event-types" or h.code == "activity" for h in hits.within(start, end, "event-types", "particles")
    )


def _joint(characters: str, names: Sequence[Name], people: People) -> list[Name]:
    """The last name with those that are joined to it: A、B说."""
    group = [names[-1]]
    for name in reversed(names[:-1]):
        if characters[name.span[1] : people.left(group[0])] not in _LINKS:
            break
        group.insert(0, name)
    return group


def _narrates(characters: str, span: Span, names: Sequence[Name], hits: Hits) -> bool:
    """Whether a sentence amid a speech goes back to telling what took place."""
    for role in hits.within(*span, "roles"):
        if any(0 <= role.start - n.span[1] <= _LONGEST_ADVERB and not _CLAUSE & set(characters[n.span[1] : role.start]) for n in names):
            return True
    head = characters[span[0] : span[0] + 2 * _LONGEST_ADVERB]
    return any(w in head for w in words("particles", "collective")) or head.startswith("在") and "期间" in head
