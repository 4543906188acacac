"""A sentence as a sketch: parties, words of assistance and dates as one sign each, the rest as it stands.

On a sketch a construction is a short pattern: 天津市对口支援和田地区 is party, pairing, party.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

from loaders.lexicon import PAIR, Hits, concepts, pattern, words
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
_COMPOUND: Final = re.compile(r"援(?<![支对增求受声外驰后救]援)[\u4e00-\u9fff]")
"""A search is fast where the pattern begins with a character, and looks behind only there."""
_HELPING: Final = {"pairing-verb": VERB, "helping-verb": HELP, "everyone": EVERYONE, "hand-in-hand": JOINT}
_SPEAKING: Final = frozenset({VERB, HELP, COMPOUND, PAIRED, THANKS, JOINT})
"""Signs that speak of assistance; 全国, a plan or a date alone do not."""
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

    def has_sides(self) -> bool:
        """Whether the sentence names two parties, so that it may say itself who helps whom."""
        return self.text.count(PARTY) + self.text.count(WHERE) > 1

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
    told = beginning_in(ground.signs, span)
    if not _is_about(characters, span, told):
        return None
    tokens: list[Token | None] = []
    starts: list[int] = []
    parts: list[str] = []
    position, close = span
    for token in sorted(_signs(ground, span, told), key=_start):
        start, end = token.span
        if start < position:
            continue
        parts.append(characters[position:start])
        starts += range(position, start)
        tokens += [None] * (start - position)
        position = end
        if token.sign:
            parts.append(token.sign)
            starts.append(start)
            tokens.append(token)
    parts.append(characters[position:close])
    starts += range(position, close)
    tokens += [None] * (close - position)
    return Sketch("".join(parts), tuple(tokens), tuple(starts))


def _is_about(characters: str, span: Span, told: Sequence[Token]) -> bool:
    """Whether a sentence with these signs may say that somebody helps somebody."""
    if any(token.sign in _SPEAKING for token in told):
        return True
    return pattern("pairing-signs", "twinning").search(characters, *span) is not None


def _signs(ground: Ground, span: Span, told: Sequence[Token]) -> Iterator[Token]:
    """The tokens that may begin in a sentence; of two at one place the first stands."""
    characters = ground.characters
    if characters.find("(", *span) >= 0:
        yield from _brackets(characters, span)
    mentions = pairing_parties.find(characters, span, ground.hits, ground.context, ground.people)
    for mention in mentions:
        yield Token(_ROLES[mention.role], mention.span, characters[slice(*mention.span)], mention)
    for mention in mentions:
        verb, end = mention.span[0] - 1, mention.span[0]  # 援克拉玛依市
        if span[0] <= verb and verb in ground.compounds:
            yield Token(VERB, (verb, end), characters[verb])
    yield from told


def _brackets(characters: str, span: Span) -> Iterator[Token]:
    """What stands in brackets, as tokens without a sign: nothing of it is in a sketch."""
    for match in _BRACKET.finditer(characters, *span):
        if match.start() > span[0]:
            yield Token("", match.span(), match.group())


def _told(ground: Ground) -> Iterator[Token]:
    """All signs of a text but its parties: dates, words of assistance, compounds, plans."""
    characters = ground.characters
    for date in (*ground.dates, *_relatives(characters, ground.context.year)):
        yield Token(DATE, date.span, characters[slice(*date.span)], date=date)
    for name, signs in _words().items():
        for hit in ground.hits.of(name):
            if (sign := signs.get(hit.code)) is not None:
                yield Token(sign, (hit.start, hit.end), characters[hit.start : hit.end])
    for hit in ground.hits.of(PAIR):
        yield Token(PAIRED, (hit.start, hit.end), hit.code)
    for start in ground.compounds:
        yield Token(COMPOUND, (start, start + 2), characters[start : start + 2])
    for plan in _plans().finditer(characters):
        yield Token(PLAN, plan.span(), plan.group())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """The signs of words by scheme and notation; 援藏 and its like are compounds.

    The conference comes first: its name may begin with a word of assistance.
    """
    compounds = (code for code in concepts("assistance-words") if code.startswith("compound-"))
    return {
        "event-types": {"joint-conference": JOINT},
        "assistance-words": dict.fromkeys(compounds, COMPOUND) | _HELPING,
        "speech-acts": {"thanks": THANKS},
    }


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
