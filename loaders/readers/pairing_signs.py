"""Pairings in one word: compounds such as 援藏, and pair abbreviations such as 闽宁."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import concepts, pattern, words
from loaders.readers.context import Context
from loaders.readers.pairing_claims import Claim, directed, fits, leans, need
from loaders.readers.pairing_parties import Party, territory
from loaders.readers.pairing_sketch import (
    COMPOUND,
    EVERYONE,
    HELP,
    JOINT,
    PAIRED,
    PARTY,
    POST,
    VERB,
    WHERE,
    Sketch,
)

_MARKS: Final = ",;:。!?\n"
_RUN: Final = re.compile(rf"{COMPOUND}(?:、?{COMPOUND})*")
_LIST: Final = rf"{PARTY}(?:[、和]?{PARTY})*"
_SENT_BY: Final = re.compile(
    rf"(?P<a>{_LIST}|{WHERE})(?P<gap>[^{PARTY}{WHERE}{POST}{EVERYONE}{COMPOUND}{_MARKS}]{{0,12}})\Z"
)
_SIDES: Final = re.compile(rf"[{PARTY}{WHERE}][·—\-]+{PARTY}(?:对口)?\Z")
_PAIR_LIST: Final = re.compile(rf"{PAIRED}(?:[、和]{PAIRED})*")
_JOINTS: Final = ("和", "与", "及", "、")
_REACH: Final = 40


def compounds(sketch: Sketch, context: Context) -> Iterator[Claim]:
    """A 援藏, A 第十批援疆干部, A 投入援滇资金: whoever stands before it is the sponsor."""
    for run in _RUN.finditer(sketch.text):
        start = max(0, run.start() - _REACH)
        sides = _SIDES.search(sketch.text, start, run.start())
        if sides is not None:  # 甲市·乙县对口援疆工作座谈会
            one, other = sketch.parties(sides.span())
            if (pair := directed(one.party, other.party)) is not None:
                yield Claim(*pair, sketch.source(sides.start(), run.end()), "pairing-meeting-name")
            continue
        before = _SENT_BY.search(sketch.text, start, run.start())
        if before is None:
            continue
        if before["gap"][:1] in _JOINTS:  # 甲省企业和援疆干部
            continue
        close = _between().fullmatch(before["gap"]) is not None
        if before["a"] == WHERE and not close:  # 到上海援藏公寓, but not 到上海看望援藏干部
            continue
        span = sketch.source(before.start(), run.end())
        for sponsor in (m.party for m in sketch.parties(before.span("a"))):
            for recipient in _helped(sketch, run, sponsor, context):
                if fits(sponsor, recipient) if close else leans(sponsor, recipient):
                    yield Claim(sponsor, recipient, span, "pairing-compound")


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a sponsor and its compound: 第十批, “组团式”."""
    forms = pattern("pairing-signs", "form-of-help").pattern
    return re.compile(rf"(?:[的方“”]|对口|第?[一二三四五六七八九十百\d]{{1,4}}批|{forms})*")


def _helped(sketch: Sketch, run: re.Match[str], sponsor: Party, context: Context) -> Iterator[Party]:
    """The territories that the compounds of one run mean: 援疆援藏援青."""
    for token in sketch.tokens[slice(*run.span())]:
        code = meant(token.word, sponsor, context, sketch.text[run.end() :]) if token is not None else None
        if code is not None:
            yield territory(code)


def meant(word: str, sponsor: Party | None, context: Context, after: str = "") -> str | None:
    """The territory that a compound means beside its sponsor and the places of the text.

    援藏 is Tibet; 援阿 of 浙江 is Aksu by the pair abbreviations.  A compound that the vocabulary
    does not know is read where a place that is helped begins with its sign and 干部 or the like follows.
    """
    known = _known().get(word)
    if known is not None:
        return known[0] if len(known) == 1 else _among(known, word[-1], sponsor, context)
    if not after.startswith(_teams()):
        return None
    found = {c for c in context.counts if gazetteer.full_name(c)[0] == word[-1] and need(c) == 2}
    outer = {c for c in found if not any(c != o and o in gazetteer.lineage(c) for o in found)}
    return next(iter(outer)) if len(outer) == 1 else None


def _among(codes: tuple[str, ...], sign: str, sponsor: Party | None, context: Context) -> str | None:
    """Of several the one that the text names, else the one paired with the sponsor, else the first."""
    named = [c for c in codes if any(c in gazetteer.lineage(n) for n in context.counts)]
    if len(named) == 1:
        return named[0]
    letters = gazetteer.divisions()[sponsor.code].abbreviations if sponsor and sponsor.code else ()
    paired = [gazetteer.pairs()[x + sign][1] for x in letters if x + sign in gazetteer.pairs()]
    return next((c for c in codes if c in paired), codes[0])


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found = {}
    for concept in concepts("assistance-words").values():
        for word in concept.words if concept.values.get("recipientPlace") else ():
            found[word] = concept.values["recipientPlace"]
    return found


@cache
def _teams() -> tuple[str, ...]:
    return tuple(words("pairing-signs", "team", "fund"))


def abbreviations(sketch: Sketch, context: Context, about: bool) -> Iterator[Claim]:
    """粤藏两地, 闽宁协作, and 湘吐合作, whose letters only the places of the text explain.

    With no such word behind them two letters count in a text `about` assistance that names both sides.
    """
    for run in _PAIR_LIST.finditer(sketch.text):
        firm = sketch.text.startswith(_tails(), run.end())
        third = sketch.text[run.start() - 1 : run.start()] in gazetteer.abbreviations()
        if third or not (firm or about) or sketch.text.startswith(_others(), run.end()):
            continue
        for position in range(*run.span()):
            token = sketch.tokens[position]
            if token is not None:
                yield from _abbreviation(token.word, token.span, firm, context)
    for match in _spelling().finditer(sketch.text):
        yield from _spelled(sketch, match.start(), context)


def _abbreviation(word: str, span: tuple[int, int], firm: bool, context: Context) -> Iterator[Claim]:
    sponsor, recipient = gazetteer.pair_of(word, context.counts)
    if firm or (_is_named(sponsor, context) and _is_named(recipient, context)):
        yield Claim(territory(sponsor), territory(recipient), span, "pairing-abbreviation")


def _spelled(sketch: Sketch, position: int, context: Context) -> Iterator[Claim]:
    """A province's letter with the first character of a place of the text, before 合作 or the like."""
    one, other = tuple(sketch.text[position : position + 2])
    sponsor = gazetteer.abbreviations()[one]
    found = {c for c in context.counts if gazetteer.full_name(c)[0] == other and need(c) > need(sponsor)}
    if len(found) == 1 and _is_named(sponsor, context):
        span = sketch.source(position, position + 2)
        yield Claim(territory(sponsor), territory(found.pop()), span, "pairing-abbreviation")


@cache
def _spelling() -> re.Pattern[str]:
    """A province's letter and another character before 合作 or the like."""
    letters, tails = "".join(gazetteer.abbreviations()), "|".join(map(re.escape, _tails()))
    return re.compile(rf"[{letters}][\u4e00-\u9fff](?={tails})")


def _is_named(code: str, context: Context) -> bool:
    return any(code in gazetteer.lineage(named) for named in context.counts)


@cache
def _tails() -> tuple[str, ...]:
    return (VERB, HELP, JOINT, *words("pairing-signs", "pair-tail", "twinning"))


@cache
def _others() -> tuple[str, ...]:
    return tuple(words("pairing-signs", "not-pair"))
