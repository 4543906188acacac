"""The words around a figure: what stands before and behind it, and the signs among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.lexicon import Hit, Hits, words
from loaders.mentions.amounts import Amount
from loaders.text import Span
from ontology.vocabulary import scheme

_MARKS: Final = frozenset(",;:。!?\n")
_LISTING: Final = re.compile(r"[、和及与]|以及")
_NOUN_REACH: Final = 16
_MADE_OF: Final = re.compile("其中|[中含有]|包括")
_HAN_NUMBER: Final = re.compile(r"[一二两三四五六七八九十]")
_NAMING: Final = 10  # up to so many a Han numeral may belong to a name: 三项工程
_OF: Final = "的"
_VERBAL: Final = frozenset({"giving", "investing", "carrying", "dispatching"})
_SENTENCE: Final = re.compile(r"[^。!?\n]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with its surroundings; spans are code points of the repaired text.

    `lead` is the stretch before it from the last mark or figure on, `tail` that behind it up to
    the next, `text` the characters of the latter; `before` and `behind` are the codes of
    `contribution-signs` in them.  `listed` says
    that it goes on a list with the figure before it (教师33人、医生12人).
    """

    amount: Amount
    sentence: Span
    lead: Span
    tail: Span
    before: frozenset[str]
    behind: frozenset[str]
    listed: bool
    text: str


def sentences(characters: str, span: Span) -> Iterator[Span]:
    """The sentences inside a span, without their closing marks."""
    for match in _SENTENCE.finditer(characters, *span):
        yield match.span()


def around(characters: str, sentence: Span, found: Sequence[Amount]) -> Iterator[Figure]:
    """The figures of one sentence; `found` are its amounts in order."""
    ends = [sentence[0], *(a.span[1] for a in found)]
    starts = [*(a.span[0] for a in found), sentence[1]]
    for amount, previous, following in zip(found, ends, starts[1:], strict=False):
        begin = _back(characters, amount.span[0], previous)
        end = _forth(characters, amount.span[1], following)
        lead, tail = (begin, amount.span[0]), (amount.span[1], end)
        listed = previous != sentence[0] and _is_listed(characters[previous : amount.span[0]])
        ahead, rest = characters[slice(*lead)], characters[slice(*tail)]
        yield Figure(amount, sentence, lead, tail, signs(ahead), signs(rest), listed, rest)


def _is_listed(between: str) -> bool:
    """Whether two figures stand in one list: nothing, 共 or a mark of listing comes between them."""
    if between.strip(",、") in words("bounds", "exact") | {""}:
        return True
    return _MARKS.isdisjoint(between) and _LISTING.search(between) is not None


def _back(characters: str, position: int, floor: int) -> int:
    while position > floor and characters[position - 1] not in _MARKS:
        position -= 1
    return position


def _forth(characters: str, position: int, limit: int) -> int:
    while position < limit and characters[position] not in _MARKS:
        position += 1
    return position


def signs(text: str) -> frozenset[str]:
    """The codes of the signs of a contribution in a stretch of text; the longest word counts."""
    automaton, codes = _automaton()
    return frozenset(code for n, _, _ in automaton.find_matches_as_indexes(text) if (code := codes[n]))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The signs as one automaton, with the code of each; words that hide a sign have none."""
    table: dict[str, str] = {}
    for concept in scheme("contribution-signs"):
        table |= dict.fromkeys(concept.values.get("unlessWithin", ()), "")
        table |= dict.fromkeys(concept.words, concept.notation)
    return AhoCorasick(list(table), MatchKind.LeftmostLongest), tuple(table.values())


def noun(figure: Figure, hits: Hits) -> Hit | None:
    """The word for what a figure counts: right behind the unit, else the last one before the figure."""
    measures = figure.amount.measures
    behind = _noun_behind(figure, hits)
    if behind is not None and behind.start - figure.tail[0] <= _NOUN_REACH // 2:
        return behind
    before = [h for h in hits.within(*figure.lead, "measures") if h.code in measures]
    return max(before, key=lambda h: (h.end, -h.start), default=behind)


def _noun_behind(figure: Figure, hits: Hits) -> Hit | None:
    """The longest of the first words behind the unit; of things, not of people, only before any verb."""
    start, end = figure.tail[0], min(figure.tail[1], figure.tail[0] + _NOUN_REACH)
    measures = figure.amount.measures
    behind = [h for h in hits.within(start, end, "measures") if h.code in measures]
    if not behind or ("people" not in measures and not _plain(figure, behind[0].start)):
        return None
    return max((h for h in behind if h.start == behind[0].start), key=lambda h: h.end)


def _plain(figure: Figure, position: int) -> bool:
    """Whether no verb and no 的 stands between the unit and a position."""
    between = figure.text[: position - figure.tail[0]]
    return _OF not in between and signs(between).isdisjoint(_VERBAL)


def is_part(characters: str, figure: Figure) -> bool:
    """Whether a figure opens what the one before it is made of: 选派42位同志,其中党政干部17名."""
    return _MADE_OF.match(characters, *figure.lead) is not None


def numbers_a_name(characters: str, figure: Figure, noun: Hit) -> bool:
    """Whether a figure belongs to what projects are called: 三项工程."""
    han = _HAN_NUMBER.match(characters, figure.amount.span[0])
    return han is not None and figure.amount.value <= _NAMING and noun.start >= figure.amount.span[1]
