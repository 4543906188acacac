"""Pairings from softer words, for texts about assistance: money sent, help given, thanks for it."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import pattern, words
from loaders.readers import pairing_dates
from loaders.readers.pairing_claims import Claim, leans
from loaders.readers.pairing_parties import Party
from loaders.readers.pairing_sketch import EVERYONE, HELP, PARTY, POST, THANKS, VERB, WHERE, Sketch, Token

_MARKS: Final = ",;:。!?\n"
_LIST: Final = rf"{PARTY}(?:(?:[、和及]|以及|)[{PARTY}{WHERE}])*"
_LOOSE: Final = rf"[^{PARTY}{POST}{EVERYONE}{_MARKS}]"
_AFTER: Final = r"[^。;\n]{0,48}"
_STRONG: Final = frozenset("援扶")
"""A verb of helping with one of these characters means assistance, not mere support."""
_DIRECT: Final = re.compile(
    rf"(?P<a>{_LIST})[^{PARTY}{POST}{EVERYONE}{_MARKS}的]{{0,12}}(?P<h>{HELP})了?(?P<b>{_LIST})"
)
_THANKED: Final = re.compile(rf"{THANKS}了?(?P<a>{_LIST})(?P<rest>{_AFTER})")
_THANKS_TO: Final = re.compile(rf"[对向](?P<a>{_LIST})(?P<rest>[^。;\n{THANKS}]{{0,48}}){THANKS}")
_TO: Final = re.compile(rf"(?:给予|对|给|[{HELP}{VERB}])(?P<b>{_LIST})")
_CLAUSE_PARTY: Final = re.compile(rf"(?P<who>{PARTY})[^{PARTY}{_MARKS}]{{0,20}}\Z")
_LISTED: Final = re.compile(rf"(?P<h>{HELP})了?(?P<b>{_LIST})")


def flows(sketch: Sketch) -> Iterator[Claim]:
    """A 向 B 投入对口支援资金, A 投入 B 援助资金."""
    if pattern("pairing-signs", "fund").search(sketch.text) is None:
        return
    for match in _flow().finditer(sketch.text):
        if not any(word in match.group() for word in words("pairing-signs", "donation")):
            yield from _leaning(sketch, match, match.span())


@cache
def _flow() -> re.Pattern[str]:
    giving = pattern("pairing-signs", "giving").pattern
    funds = pattern("pairing-signs", "fund").pattern
    kinds = rf"(?:{VERB}|{HELP}|{pattern('pairing-signs', 'pair-tail').pattern})"
    return re.compile(
        rf"(?P<a>{_LIST}){_LOOSE}{{0,12}}(?:向|为|给|{giving})(?P<b>{_LIST}){_LOOSE}{{0,8}}?{kinds}(?:{funds})"
    )


def helped(sketch: Sketch, about: bool) -> Iterator[Claim]:
    """A 援助 B, in a text `about` assistance or of funds or two bodies of a kind, where it is no relief."""
    if pattern("pairing-signs", "campaign").search(sketch.text) is not None:
        return
    for match in _DIRECT.finditer(sketch.text):
        if not _is_strong(sketch.tokens[match.start("h")]):
            continue
        funded = sketch.text.startswith(tuple(words("pairing-signs", "fund")), match.end())
        sent = pattern("pairing-signs", "sending").search(sketch.text, *match.span()) is not None
        since = pairing_dates.since(sketch, match.start("h"), match.end())
        for claim in _leaning(sketch, match, match.span()):
            if about or funded or sent or claim.recipient.kind is not None:
                yield claim._replace(since=since if sent else None)


def _leaning(sketch: Sketch, match: re.Match[str], span: tuple[int, int]) -> Iterator[Claim]:
    for sponsor in _parties(sketch, match, "a"):
        for recipient in _parties(sketch, match, "b"):
            if leans(sponsor, recipient):
                yield Claim(sponsor, recipient, sketch.source(*span), "pairing-helping-verb")


def within_known(sketch: Sketch, stated: Collection[str], known: Collection[str]) -> Iterator[Claim]:
    """帮助 B, without a sponsor: B must lie in a recipient of the text, 支援 B in one that any rule knows.

    `stated` are the recipients that a verb of pairing states, `known` those of all rules.
    """
    for match in _LISTED.finditer(sketch.text):
        allowed = known if _is_strong(sketch.tokens[match.start("h")]) else stated
        for recipient in _parties(sketch, match, "b"):
            code = recipient.code
            if code is None or any(code in gazetteer.lineage(k) for k in known):
                continue
            if any(k in gazetteer.lineage(code) for k in allowed):
                yield Claim(None, recipient, sketch.source(*match.span()), "pairing-helping-verb")


def _is_strong(token: Token | None) -> bool:
    return token is not None and not _STRONG.isdisjoint(token.word)


def thanks(
    sketch: Sketch, about: bool, speaker: Callable[[int], tuple[Party, ...]], known: Collection[Party]
) -> Iterator[Claim]:
    """感谢 A 对 B 的帮扶, 对 A 的支援表示感谢: where B is not named, it is whose speaker thanks.

    `speaker` gives the territories of who speaks at a place of the text, the likeliest first;
    of `known` sponsors the text tells outright whom they help, so that theirs are not asked.
    Where the text is not `about` assistance, the words must be plain: 帮扶, not 支持.
    """
    for match in (*_THANKED.finditer(sketch.text), *_THANKS_TO.finditer(sketch.text)):
        if not _is_for_help(sketch, match.span("rest"), about):
            continue
        named = _TO.search(sketch.text, *match.span("rest"))
        taken = _parties(sketch, named, "b") if named else ()
        for sponsor in _parties(sketch, match, "a"):
            asked = not taken and sponsor not in known
            for recipient in _thankful(sketch, match.start(), sponsor, speaker) if asked else taken:
                if leans(sponsor, recipient):
                    yield Claim(sponsor, recipient, sketch.source(*match.span()), "pairing-thanks")


def _thankful(
    sketch: Sketch, position: int, sponsor: Party, speaker: Callable[[int], tuple[Party, ...]]
) -> tuple[Party, ...]:
    """Whose speaker thanks a sponsor: the first of the likely ones that it may help."""
    likely = (*_subject(sketch, position), *speaker(sketch.starts[position]))
    return tuple(party for party in likely if leans(sponsor, party))[:1]


def _is_for_help(sketch: Sketch, span: tuple[int, int], about: bool) -> bool:
    helping = [t for t in sketch.tokens[slice(*span)] if t is not None and t.sign in {HELP, VERB}]
    return any(about or _is_strong(token) for token in helping)


def _subject(sketch: Sketch, position: int) -> tuple[Party, ...]:
    """The party before thanks in their clause: 青川县人民感谢…, 代表和田地区对…."""
    match = _CLAUSE_PARTY.search(sketch.text, max(0, position - 24), position)
    return _between(sketch, *match.span("who")) if match is not None and match.end() == position else ()


def _parties(sketch: Sketch, match: re.Match[str], group: str) -> tuple[Party, ...]:
    return _between(sketch, *match.span(group))


def _between(sketch: Sketch, start: int, end: int) -> tuple[Party, ...]:
    return tuple(m.party for m in sketch.parties((start, end)))
