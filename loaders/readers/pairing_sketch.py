"""A sentence as a sketch: parties, words of assistance and dates as one sign each, the rest as it stands.

On a sketch a construction is a short pattern: 天津市对口支援和田地区 is party, pairing, party.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

from loaders.lexicon import PAIR, Hit, Hits, concepts, pattern, words
from loaders.mentions.dates import DateMention, number
from loaders.readers import pairing_parties
from loaders.readers.context import Context
from loaders.readers.pairing_parties import Mention
from loaders.text import Span, beginning_in

PARTY, WHERE, POST, VERB, HELP, COMPOUND = map(chr, range(0xE000, 0xE006))
"""Signs: a party that acts, where something is, somebody's post, a verb of pairing, one of helping, 援藏."""

PAIRED, THANKS, EVERYONE, PLAN, DATE, JOINT = map(chr, range(0xE006, 0xE00C))
"""Signs: 闽宁, thanks, the whole country as helper, a plan or wish, a date, a joint conference."""

_BRACKET: Final = re.compile(r"\([^()\n]{0,60}\)")
_HELP: Final = r"(?<![支对增求受声外驰后救])援"
_COMPOUND: Final = re.compile(rf"{_HELP}[\u4e00-\u9fff]")
_BY_CODE: Final = {
    "pairing-verb": VERB,
    "helping-verb": HELP,
    "everyone": EVERYONE,
    "joint-conference": JOINT,
    "hand-in-hand": JOINT,
    "thanks": THANKS,
}
_SCHEMES: Final = frozenset({"assistance-words", PAIR, "event-types", "speech-acts"})
_ROLES: Final = {"party": PARTY, "where": WHERE, "post": POST}


class Token(NamedTuple):
    """One sign of a sketch: where it stands in the text, with its party, date or word."""

    sign: str
    span: Span
    word: str
    mention: Mention | None = None
    date: DateMention | None = None


@dataclass(frozen=True)  # without slots, for its cached properties
class Ground:
    """What of a text all its sketches share.

    `dates` are the printed dates in order, `people` the places where names of people begin.
    """

    characters: str
    hits: Hits
    dates: Sequence[DateMention]
    context: Context
    people: Collection[int] = ()

    @cached_property
    def signs(self) -> tuple[Token, ...]:
        """The signs of the text but its parties, in order; of two at one place the first stands."""
        return tuple(sorted(_told(self), key=_start))

    @cached_property
    def compounds(self) -> frozenset[int]:
        """Where 援 stands with another character behind it that may be the sign of a territory."""
        return frozenset(m.start() for m in _COMPOUND.finditer(self.characters))


def _start(token: Token) -> int:
    return token.span[0]


class Sketch(NamedTuple):
    """The signs and plain characters of a sentence; `tokens` goes with `text` sign by sign."""

    text: str
    tokens: tuple[Token | None, ...]
    starts: tuple[int, ...]

    def parties(self, span: Span) -> tuple[Mention, ...]:
        """The parties between two places of the sketch; of 果洛州的甘德县 the second alone."""
        return tuple(
            token.mention
            for position, token in enumerate(self.tokens[slice(*span)], span[0])
            if token is not None and token.mention is not None
            if not self.text.startswith(f"的{PARTY}", position + 1, span[1])
        )

    def source(self, start: int, end: int) -> Span:
        """Where in the text the signs from `start` up to `end` stand."""
        last = self.tokens[end - 1]
        return self.starts[start], last.span[1] if last else self.starts[end - 1] + 1


def draw(ground: Ground, span: Span) -> Sketch | None:
    """The sketch of a sentence, None where nothing in it speaks of assistance."""
    characters = ground.characters
    if not _is_about(characters, span, ground.hits):
        return None
    named = pairing_parties.find(characters, span, ground.hits, ground.context, ground.people)
    signs = _signs(ground, span, {m.span[0]: m for m in named})
    bracketed = characters.find("(", *span) >= 0
    brackets = {m.start(): m.end() for m in _BRACKET.finditer(characters, *span)} if bracketed else {}
    tokens: list[Token | None] = []
    starts: list[int] = []
    parts: list[str] = []
    position = span[0]
    for stop in (*sorted(signs.keys() | brackets.keys()), span[1]):
        if stop < position:
            continue
        parts.append(characters[position:stop])
        starts += range(position, stop)
        tokens += [None] * (stop - position)
        position = stop
        if stop in brackets and starts:
            position = brackets[stop]
        elif stop in signs:
            parts.append(signs[stop].sign)
            starts.append(stop)
            tokens.append(signs[stop])
            position = signs[stop].span[1]
    return Sketch("".join(parts), tuple(tokens), tuple(starts))


def _is_about(characters: str, span: Span, hits: Hits) -> bool:
    return (
        characters.find("援", *span) >= 0
        or hits.has(*span, PAIR)
        or hits.has(*span, "assistance-words")
        or hits.has(*span, "event-types", "joint-conference")
        or hits.has(*span, "speech-acts", "thanks")
        or pattern("pairing-signs", "twinning").search(characters, *span) is not None
    )


def _signs(ground: Ground, span: Span, mentions: Mapping[int, Mention]) -> dict[int, Token]:
    """The tokens that may begin in a sentence by their place: a party stands before any other sign there."""
    characters = ground.characters
    found = {
        start: Token(_ROLES[mention.role], mention.span, characters[slice(*mention.span)], mention)
        for start, mention in mentions.items()
    }
    for start in mentions:
        verb = start - 1  # 援克拉玛依市
        if span[0] <= verb and verb in ground.compounds and verb not in found:
            found[verb] = Token(VERB, (verb, start), characters[verb])
    for token in beginning_in(ground.signs, span):
        found.setdefault(token.span[0], token)
    return found


def _told(ground: Ground) -> Iterator[Token]:
    """All signs of a text but its parties: dates, words of assistance, compounds, plans."""
    characters, whole = ground.characters, (0, len(ground.characters))
    for date in (*ground.dates, *_relatives(characters, ground.context.year)):
        yield Token(DATE, date.span, characters[slice(*date.span)], date=date)
    for hit in ground.hits.within(*whole, *_SCHEMES):
        if (sign := _sign(hit)) is not None:
            yield Token(sign, (hit.start, hit.end), characters[hit.start : hit.end])
    for start in ground.compounds:
        yield Token(COMPOUND, (start, start + 2), characters[start : start + 2])
    for plan in _plans().finditer(characters):
        yield Token(PLAN, plan.span(), plan.group())


def _sign(hit: Hit) -> str | None:
    return PAIRED if hit.scheme == PAIR else _by_code().get(hit.code)


@cache
def _by_code() -> dict[str, str]:
    """The signs of words by notation; 援藏 and its like are compounds."""
    compounds = (code for code in concepts("assistance-words") if code.startswith("compound-"))
    return dict.fromkeys(compounds, COMPOUND) | _BY_CODE


def _relatives(characters: str, year: int | None) -> Iterator[DateMention]:
    """The years told from the year of the text, with or without a month: 去年7月."""
    if year is not None:
        for match in _relative_pattern().finditer(characters):
            yield DateMention(
                match.span(), year + _relatives_in_days()[match["word"]] // 365, number(match["month"])
            )


@cache
def _relatives_in_days() -> dict[str, int]:
    signs = concepts("pairing-signs").values()
    return {word: int(days) for c in signs if (days := c.value("days")) for word in c.words}


@cache
def _relative_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{'|'.join(_relatives_in_days())})(?:(?P<month>\d{{1,2}})月)?")


@cache
def _plans() -> re.Pattern[str]:
    """A word of a plan, 将 not within 将军; a search is fast where each choice begins with its word."""
    shields = concepts("pairing-signs")["plan-sign"].values.get("unlessWithin", ())
    longest = sorted(words("pairing-signs", "plan-sign"), key=len, reverse=True)
    rests = ((w, "|".join(s.removeprefix(w) for s in shields if s.startswith(w))) for w in longest)
    return re.compile("|".join(f"{word}(?!{rest})" if rest else word for word, rest in rests))
