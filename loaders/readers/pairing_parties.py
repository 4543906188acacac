"""The parties that a sentence names: territories, towns, schools, hospitals and companies."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from loaders import gazetteer, regiments
from loaders.lexicon import PLACE, Hits, concepts, pattern, words
from loaders.mentions.pieces import SEPARATORS, piece_start
from loaders.readers import pairing_names
from loaders.readers.context import Context, designated, outermost
from loaders.readers.home import OWN_OR_WHOLE
from loaders.readers.pairing_names import Chain
from loaders.text import Span

Role = Literal["party", "where", "post"]
"""Whether a name stands for a party that acts, for where something is, or in somebody's post."""

_LINKS: Final = frozenset({"", "、", "和", "及", "与", "以及"})
_VERBS: Final = frozenset({"pairing-verb", "helping-verb"})
_STATING: Final = ("pairing-verb", "compound-")
"""Beginnings of the notations of what states a pairing outright."""
_BODIES: Final = frozenset({"school", "hospital", "company"})
_COUNT: Final = re.compile(r"[两几数各多二三四五六七八九十\d]")
_BESIDE: Final = frozenset("、,;。\n与和及别")
_APART: Final = SEPARATORS | frozenset("对与和向为")
"""What never stands between a place and the title of a post there."""
_LONGEST_POST: Final = 14
_NEAR_VERB: Final = 8


class Party(NamedTuple):
    """One side of a pairing.

    A territory of the gazetteer has its `code`; a town has none.  An organisation has a
    `kind`, a notation of `organisation-kinds`.  `within` is the code of the territory in
    which the party lies (a territory lies in itself), None where the text does not tell.
    """

    name: str
    code: str | None = None
    kind: str | None = None
    within: str | None = None


class Mention(NamedTuple):
    """A party where a text names it, and in which role."""

    span: Span
    party: Party
    role: Role = "party"


@cache
def territory(code: str) -> Party:
    """The party that a territory of the gazetteer is."""
    return Party(gazetteer.full_name(code), code, None, code)


def find(
    characters: str, span: Span, hits: Hits, context: Context, people: Collection[int] = ()
) -> tuple[Mention, ...]:
    """The parties that a sentence names, in order, none inside another.

    `people` are the places where names of people begin: whoever is called 蓝田 is no county.
    """
    named = [*_placed(characters, span, hits, context), *_signs(characters, span, hits, context)]
    named += [*_bare_towns(characters, span), *_companies(characters, span, hits)]
    named += _own(characters, span, hits, context)
    found: list[Mention] = []
    for mention in sorted(named, key=lambda m: (m.span[0], -m.span[1])):
        if mention.span[0] not in people and (not found or mention.span[0] >= found[-1].span[1]):
            found.append(mention)
    return tuple(found)


def _placed(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Mention]:
    """What begins with a place; places listed behind a verb of assistance are all helped."""
    reach = helped_until = span[0]
    for place in outermost(hits.within(*span, PLACE)):
        chain = pairing_names.chain(place, span[1], hits, context) if place.start >= reach else None
        if chain is None:
            continue
        listed = reach == helped_until > span[0] and characters[reach : place.start] in _LINKS
        verb = hits.before(place.start, "assistance-words")
        helped = listed or (verb is not None and verb.code in _VERBS)
        mention = _mention(characters, chain, span[1], hits, helped)
        reach = mention.span[1]
        helped_until = reach if helped else helped_until
        yield mention


def _mention(characters: str, chain: Chain, limit: int, hits: Hits, helped: bool) -> Mention:
    """What a chain of places begins; whoever is `helped` acts in no post."""
    party, end = _party(characters, chain, limit, hits, helped)
    if helped:
        return Mention((chain.start, end), party)
    other = party.kind is not None and party.kind not in _BODIES
    return Mention((chain.start, end), party, "post" if other else _role(characters, chain.start, end, hits))


def _party(characters: str, chain: Chain, limit: int, hits: Hits, helped: bool) -> tuple[Party, int]:
    """A town, a zone, an organisation, or else the territory itself, and where the name ends."""
    end = chain.end
    if pairing_names.is_longer(characters, end):
        local = _local(characters, chain, limit, hits)
        if local is not None:
            return local
        end = pairing_names.tail(characters, end, "pairing-signs", "territory-tail")
    body = pairing_names.organisation(characters, end, limit, hits)
    if body is not None and (body[0] in _BODIES or not helped):
        return Party(characters[chain.inner : body[1]], None, body[0], chain.code), body[1]
    return territory(chain.code), pairing_names.ruling(characters, end, hits)


def _local(characters: str, chain: Chain, limit: int, hits: Hits) -> tuple[Party, int] | None:
    """A town or a zone of the territory, and where its name ends."""
    same = pairing_names.tail(characters, chain.end, "pairing-signs", "township")
    zone = pairing_names.zone(characters, chain.end, limit, hits)
    if same > chain.end or zone is not None:  # 嘉定 + 镇街道: the town is named like the county
        end = zone or same
        return Party(characters[chain.inner : end], within=chain.code), end
    end = pairing_names.tail(characters, chain.end, "pairing-signs", "territory-tail")
    town = pairing_names.town(characters, end, limit, hits)
    if town is None:
        return None
    return Party(gazetteer.full_name(chain.code) + characters[end:town], within=chain.code), town


def _bare_towns(characters: str, span: Span) -> Iterator[Mention]:
    """Towns in a list, and regiments, without their county: 马陆镇、安亭镇.

    The patterns are tried only where one of their last words stands: they may begin anywhere.
    """
    if pairing_names.listed_town().search(characters, *span) is not None:
        for match in pairing_names.towns().finditer(characters, *span):
            before = characters[match.start() - 1 : match.start()]
            apart = match.start() == span[0] or before in _BESIDE
            if apart and pairing_names.is_listed(characters, match.end()):
                yield Mention(match.span(), Party(match.group()))
    if characters.find(pairing_names.REGIMENT_SIGN, *span) >= 0:
        for match in regiments.PATTERN.finditer(characters, *span):
            yield Mention(match.span(), Party(match.group(), within="xpcc"))


def _role(characters: str, start: int, end: int, hits: Hits) -> Role:
    if _is_post(characters, end, hits):
        return "post"
    return "where" if _is_where(characters, start, hits) else "party"


def _is_post(characters: str, end: int, hits: Hits) -> bool:
    """Whether a title follows, with nothing but the words of a body between."""
    short = hits.at(end - 1, "titles")  # 山东省 + 长, but not 山东省 + 长期
    if short is not None:
        longer = [h for h in hits.starting.get(end, ()) if h.scheme == "particles" and h.end > short.end]
        if not longer:
            return True
    title = next(iter(hits.within(end, end + _LONGEST_POST, "titles")), None)
    if title is None or not _APART.isdisjoint(characters[end : title.start]):
        return False
    return not hits.within(end, title.start, "assistance-words", "speech-acts", PLACE)


def _is_where(characters: str, start: int, hits: Hits) -> bool:
    """Whether a word such as 在 or 赴 stands before a place, other than in 以来."""
    if not characters.endswith(_location_signs(), 0, start):
        return False
    before = hits.before(start, "particles")
    return before is None or before.code not in {"since", "not-motion"}


@cache
def _location_signs() -> tuple[str, ...]:
    return tuple(words("pairing-signs", "location-sign"))


def _signs(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Mention]:
    """我省, and 省 alone where assistance follows: 省对口支援新疆工作领导小组, but not 两省对口支援."""
    for match in _levels().finditer(characters, *span):
        start, end = match.span()
        if _is_sign(characters, match.group(), start, hits):
            code = designated(match.group(), context)
            if code is not None:
                close = pairing_names.ruling(characters, end, hits)
                yield Mention((start, close), territory(code), _role(characters, start, close, hits))


@cache
def _levels() -> re.Pattern[str]:
    """A sign of a level: 我省, or 省 where a word of pairing or a compound may begin behind it.

    A search is fast where each choice begins with its word.
    """
    aid = (code for code in concepts("assistance-words") if code.startswith(_STATING))
    behind = f"(?=[{''.join(sorted({word[0] for word in words('assistance-words', *aid)}))}])"
    longest = sorted(words("designators"), key=lambda word: (-len(word), word))
    return re.compile("|".join(w if w.startswith(OWN_OR_WHOLE) else w + behind for w in longest))


def _own(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Mention]:
    """我院, 我校: the institution whose own page it is."""
    if context.own is None:
        return
    party = Party(context.own.name, None, context.own.kind, next(iter(context.home), None))
    for match in pattern("speech-signs", "own-institution").finditer(characters, *span):
        yield Mention(match.span(), party, _role(characters, *match.span(), hits))


def _is_sign(characters: str, word: str, start: int, hits: Hits) -> bool:
    if not word.startswith(OWN_OR_WHOLE):
        hit = hits.at(start + len(word), "assistance-words")
        aid = hit is not None and hit.code.startswith(_STATING)
        if not aid or _COUNT.match(characters, start - 1) is not None:
            return False
    return hits.before(start, PLACE) is None


def _companies(characters: str, span: Span, hits: Hits) -> Iterator[Mention]:
    """A company whose name begins with no place, where a verb of pairing follows."""
    for hit in hits.within(*span, "organisation-kinds"):
        if hit.code != "company":
            continue
        verb = next(iter(hits.within(hit.end, min(span[1], hit.end + _NEAR_VERB), "assistance-words")), None)
        start = piece_start(characters, hit.start, span[0], hits)
        named = hit.start - start > 1 and not hits.within(start, hit.end, PLACE)
        if named and verb is not None and verb.code == "pairing-verb":
            yield Mention((start, hit.end), Party(characters[start : hit.end], None, "company"))
