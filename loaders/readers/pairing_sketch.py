"""A sentence as a sketch: parties, words of assistance and dates as one sign each, the rest as it stands.

On a sketch a construction is a short pattern: 天津市对口支援和田地区 is party, pairing, party.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.lexicon import PAIR, Hit, Hits, concepts, words
from loaders.mentions.dates import DateMention, number
from loaders.readers import pairing_parties
from loaders.readers.context import Context
from loaders.readers.pairing_parties import Mention
from loaders.text import Span

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
    "thanks": THANKS,
}
_SCHEMES: Final = frozenset({"assistance-words", PAIR, "event-types", "speech-acts"})
_ROLES: Final = {"party": PARTY, "where": WHERE, "post": POST}


@dataclass(frozen=True, slots=True)
class Ground:
    """What of a text all its sketches share.

    `dates` are the printed dates by the place where they begin, `people` the places where
    names of people begin.
    """

    characters: str
    hits: Hits
    dates: Mapping[int, DateMention]
    context: Context
    people: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a sketch: where it stands in the text, with its party, date or word."""

    sign: str
    span: Span
    word: str
    mention: Mention | None = None
    date: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
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
    mentions = {m.span[0]: m for m in named}
    tokens: list[Token | None] = []
    starts: list[int] = []
    position = span[0]
    while position < span[1]:
        bracket = _BRACKET.match(characters, position, span[1])
        if bracket is not None and starts:
            position = bracket.end()
            continue
        token = _token(ground, position, mentions)
        starts.append(position)
        tokens.append(token)
        position = token.span[1] if token else position + 1
    text = "".join(t.sign if t else characters[s] for t, s in zip(tokens, starts, strict=True))
    return Sketch(text, tuple(tokens), tuple(starts))


def _is_about(characters: str, span: Span, hits: Hits) -> bool:
    if characters.find("援", *span) >= 0 or any(hits.within(*span, PAIR)):
        return True
    if any(characters.find(word, *span) >= 0 for word in words("pairing-signs", "twinning")):
        return True
    return any(
        h.scheme == "assistance-words" or h.code in {"joint-conference", "thanks"}
        for h in hits.within(*span, "assistance-words", "event-types", "speech-acts")
    )


def _token(ground: Ground, position: int, mentions: Mapping[int, Mention]) -> Token | None:
    """The token that begins at a position, None where a plain character stands."""
    characters = ground.characters
    mention = mentions.get(position)
    if mention is not None:
        return Token(_ROLES[mention.role], mention.span, characters[slice(*mention.span)], mention)
    date = ground.dates.get(position) or _relative(characters, position, ground.context.year)
    if date is not None:
        return Token(DATE, date.span, characters[slice(*date.span)], date=date)
    compound = _COMPOUND.match(characters, position)
    if compound is not None and position + 1 in mentions:  # 援克拉玛依市
        return Token(VERB, (position, position + 1), "援")
    signed = [(h, sign) for h in ground.hits.starting.get(position, ()) if (sign := _sign(h))]
    if signed:
        hit, sign = max(signed, key=lambda s: s[0].end)
        return Token(sign, (hit.start, hit.end), characters[hit.start : hit.end])
    if compound is not None:
        return Token(COMPOUND, compound.span(), compound.group())
    plan = _plans().match(characters, position)
    return Token(PLAN, plan.span(), plan.group()) if plan is not None else None


def _sign(hit: Hit) -> str | None:
    if hit.scheme not in _SCHEMES:
        return None
    if hit.scheme == PAIR:
        return PAIRED
    return COMPOUND if hit.code.startswith("compound-") else _BY_CODE.get(hit.code)


def _relative(characters: str, position: int, year: int | None) -> DateMention | None:
    """A year told from the year of the text, with or without a month: 去年7月."""
    match = _relative_pattern().match(characters, position)
    if match is None or year is None:
        return None
    days = next(c.value("days") for c in concepts("pairing-signs").values() if match["word"] in c.words)
    return DateMention(match.span(), year + int(days or 0) // 365, number(match["month"]))


@cache
def _relative_pattern() -> re.Pattern[str]:
    found = [w for c in concepts("pairing-signs").values() if c.value("days") for w in c.words]
    return re.compile(rf"(?P<word>{'|'.join(found)})(?:(?P<month>\d{{1,2}})月)?")


@cache
def _plans() -> re.Pattern[str]:
    """A word of a plan, 将 not within 将军."""
    shields = concepts("pairing-signs")["plan-sign"].values.get("unlessWithin", ())
    longest = sorted(words("pairing-signs", "plan-sign"), key=len, reverse=True)
    return re.compile(rf"(?!{'|'.join(shields)})(?:{'|'.join(longest)})")
