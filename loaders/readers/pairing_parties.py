"""The parties that a sentence names: territories, towns, schools, hospitals and companies."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.mentions.pieces import SEPARATORS, piece_start
from loaders.readers.context import Context, designated, outermost
from loaders.text import Span

_RULING: Final = frozenset({"government", "party-committee", "prefectural-office", "party-working-committee"})
_LINKS: Final = frozenset({"", "、", "和", "及", "与", "以及"})
_VERBS: Final = frozenset({"pairing-verb", "helping-verb"})
_PAIRED: Final = frozenset({"school", "hospital", "company"})
_STOPS: Final = SEPARATORS | frozenset("和与及同在向对由把被的")
_NUMERAL: Final = "〇一二三四五六七八九十百0-9"
_REGIMENT: Final = re.compile(rf"第?[{_NUMERAL}]{{1,4}}团(?![长队员结体组])")
_COUNT: Final = re.compile(r"[两几数各多二三四五六七八九十\d]")
_LONGEST_ORGANISATION: Final = 8
_LONGEST_POST: Final = 14
_NEAR_VERB: Final = 8
_LISTED: Final = frozenset("、,;。\n与和及别")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a pairing.

    A territory of the gazetteer has its `code`; a town has none.  An organisation has a
    `kind`, a notation of `organisation-kinds`.  `within` is the code of the territory in
    which the party lies (a territory lies in itself), None where the text does not tell.
    """

    name: str
    code: str | None = None
    kind: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as named in a text: as one that acts, as where something is, or in a post."""

    span: Span
    party: Party
    role: Literal["party", "where", "post"] = "party"


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
    found: list[Mention] = []
    for mention in sorted(named, key=lambda m: (m.span[0], -m.span[1])):
        if mention.span[0] not in people and (not found or mention.span[0] >= found[-1].span[1]):
            found.append(mention)
    return tuple(found)


def _placed(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Mention]:
    reach = governed = span[0]
    for place in outermost(hits.within(*span, PLACE)):
        if place.start < reach:
            continue
        chain = _chain(place, span[1], hits, context)
        if chain is None:
            continue
        listed = reach == governed > span[0] and characters[reach : place.start] in _LINKS
        helped = listed or _is_helped(place.start, hits)
        mention = _mention(characters, chain, span[1], hits, helped)
        reach = mention.span[1]
        governed = reach if helped else governed
        yield mention


def _is_helped(start: int, hits: Hits) -> bool:
    """Whether a verb of assistance stands right before a place, or before the places that it is listed with."""
    verb = hits.before(start, "assistance-words")
    return verb is not None and verb.code in _VERBS


@dataclass(frozen=True, slots=True)
class _Chain:
    """Places that stand together from the wider to the narrower; `inner` is where the last begins."""

    code: str
    start: int
    inner: int
    end: int


def _chain(place: Hit, limit: int, hits: Hits, context: Context) -> _Chain | None:
    """Of 新疆喀什地区 the narrower; of 第六师五家渠市, a division and its city, the division."""
    code, inner, end = _widest(place, context), place.start, place.end
    if code is None:
        return None
    while (after := hits.at(end, PLACE)) is not None and after.end <= limit:
        narrower = context.code(after)
        if narrower is None:
            break
        if code.startswith("xpcc-") and narrower.startswith("659"):
            end = after.end
        elif code in gazetteer.lineage(narrower) or (code == "650000" and narrower.startswith("xpcc")):
            code, inner, end = narrower, after.start, after.end
        else:
            break
    return _Chain(code, place.start, inner, end)


def _widest(place: Hit, context: Context) -> str | None:
    """The territory of a name; of a bare one such as 喀什 the prefecture, not its seat of that name."""
    code = context.code(place)
    first = next(iter(gazetteer.names().get(place.code, ())), None)
    return first if code is not None and first in gazetteer.lineage(code) else code


def _mention(characters: str, chain: _Chain, limit: int, hits: Hits, helped: bool) -> Mention:
    """What a chain of places begins: a town, an organisation, or the territory; `helped` ones act in no post."""
    own = _behind(characters, chain.end, words("pairing-signs", "township"))
    if own > chain.end:  # 嘉定 + 镇街道: the town is named like the county
        role = _role(characters, chain.start, own, hits, helped)
        return Mention((chain.start, own), Party(characters[chain.inner : own], None, None, chain.code), role)
    end = _behind(characters, chain.end, words("pairing-signs", "territory-tail"))
    town = _town(characters, end, hits, limit)
    if town is not None:
        name = gazetteer.full_name(chain.code) + characters[end:town]
        return Mention((chain.start, town), Party(name, None, None, chain.code), _role(characters, chain.start, town, hits, helped))
    organisation = _organisation(characters, end, limit, hits)
    if organisation is not None and (organisation[0] in _PAIRED or not helped):
        kind, close = organisation
        party = Party(characters[chain.inner : close], None, kind, chain.code)
        role = _role(characters, chain.start, close, hits, helped) if kind in _PAIRED else "post"
        return Mention((chain.start, close), party, role)
    end = _ruling(characters, end, hits)
    return Mention((chain.start, end), territory(chain.code), _role(characters, chain.start, end, hits, helped))


def _behind(characters: str, position: int, tails: Iterable[str]) -> int:
    """Past one of some words, the longest, where one stands at a position."""
    fitting = [w for w in tails if characters.startswith(w, position)]
    return position + max(map(len, fitting), default=0)


def _town(characters: str, start: int, hits: Hits, limit: int) -> int | None:
    """Where the name of a town, a regiment or a zone ends that begins right behind its county."""
    regiment = _REGIMENT.match(characters, start, limit)
    whole = regiment or _zones().match(characters, start, limit)
    if whole is not None and not any(hits.within(start, whole.end(), "assistance-words", PLACE)):
        return whole.end()
    match = _towns().match(characters, start, limit)
    if match is None or any(hits.within(start, match.end(), "assistance-words", "event-types", "site-kinds")):
        return None
    return None if hits.at(start, PLACE) and not _is_listed(characters, match.end()) else match.end()


@cache
def _towns() -> re.Pattern[str]:
    """A name of up to four characters with the word for a town behind it."""
    endings = sorted(words("pairing-signs", "township"), key=len, reverse=True)
    return re.compile(rf"[\u4e00-\u9fff]{{1,4}}?(?:{'|'.join(endings)})(?![区长])")


@cache
def _zones() -> re.Pattern[str]:
    """The rest of the name of a development zone behind its city."""
    endings = sorted(words("pairing-signs", "zone"), key=len, reverse=True)
    return re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?:{'|'.join(endings)})")


def _is_listed(characters: str, end: int) -> bool:
    return characters[end : end + 1] in _LISTED or characters[end : end + 2] == "分别"


def _bare_towns(characters: str, span: Span) -> Iterator[Mention]:
    """Towns in a list, and regiments, without their county: 马陆镇、安亭镇."""
    for match in _towns().finditer(characters, *span):
        if characters[match.start() - 1 : match.start()] in _LISTED and _is_listed(characters, match.end()):
            yield Mention(match.span(), Party(match.group()))
    for match in _REGIMENT.finditer(characters, *span):
        yield Mention(match.span(), Party(match.group(), within="xpcc"))


def _organisation(characters: str, start: int, limit: int, hits: Hits) -> tuple[str, int] | None:
    """The kind of the organisation that a place begins the name of, and where the name ends."""
    found: tuple[str, int] | None = None
    reach = start
    for hit in hits.within(start, min(limit, start + 3 * _LONGEST_ORGANISATION), "organisation-kinds"):
        between = characters[reach : hit.start] if hit.start > reach else ""
        if hit.start - reach > _LONGEST_ORGANISATION or not _STOPS.isdisjoint(between):
            break
        if (hit.start < reach and hit.end <= reach) or (found is None and hit.code in _RULING and hit.start == start):
            continue
        if any(hits.within(reach, hit.end, "assistance-words", "pair")) or any(p.start > start for p in hits.within(reach, hit.start, PLACE)):
            break
        found, reach = (hit.code, hit.end), hit.end
    return found


def _ruling(characters: str, position: int, hits: Hits) -> int:
    """Past the party and the government of a territory, which speak for it: 广东省委、省政府."""
    while True:
        start = position + (characters[position : position + 1] == "、")
        step = start
        for size in (3, 2, 1):
            if characters[step : step + size] in words("designators") and (start > position or size < 3):
                step += size
                break
        organ = hits.at(start, "organisation-kinds") or hits.at(step, "organisation-kinds")
        if organ is not None and organ.code in _RULING:
            position = organ.end
        elif characters[step : step + 1] == "委":
            position = step + 1
        else:
            return position


def _role(characters: str, start: int, end: int, hits: Hits, helped: bool) -> Literal["party", "where", "post"]:
    """Whether a party acts; one that is helped always counts."""
    if helped:
        return "party"
    if _is_post(characters, end, hits):
        return "post"
    return "where" if _is_where(characters, start, hits) else "party"


def _is_post(characters: str, end: int, hits: Hits) -> bool:
    short = hits.at(end - 1, "titles")  # 山东省 + 长, but not 山东省 + 长期
    if short is not None and not any(h.end > short.end for h in hits.starting.get(end, ()) if h.scheme == "particles"):
        return True
    for title in hits.within(end, end + _LONGEST_POST, "titles"):
        between = characters[end : title.start]
        blocked = any(hits.within(end, title.start, "assistance-words", "speech-acts", PLACE))
        return not blocked and SEPARATORS.isdisjoint(between) and not set(between) & {"对", "与", "和", "向"}
    return False


def _is_where(characters: str, start: int, hits: Hits) -> bool:
    before = hits.before(start, "particles")
    if before is not None and before.code in {"since", "not-motion"}:
        return False
    return any(characters.endswith(w, 0, start) for w in words("pairing-signs", "location-sign"))


def _signs(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Mention]:
    """我省, and 省 alone where assistance follows: 省对口支援新疆工作领导小组."""
    for word in words("designators"):
        own = word[0] in "我本全" and len(word) > 1
        start = characters.find(word, *span)
        while start >= 0:
            end = start + len(word)
            counted = _COUNT.match(characters, start - 1)
            if (own or (_aid_follows(end, hits) and not counted)) and not hits.before(start, PLACE):
                code = designated(word, context)
                if code is not None:
                    end = _ruling(characters, end, hits)
                    yield Mention((start, end), territory(code), _role(characters, start, end, hits, False))
            start = characters.find(word, end, span[1])


def _aid_follows(end: int, hits: Hits) -> bool:
    hit = hits.at(end, "assistance-words")
    return hit is not None and hit.code.startswith(("pairing-verb", "compound-"))


def _companies(characters: str, span: Span, hits: Hits) -> Iterator[Mention]:
    """A company whose name begins with no place, where a verb of pairing follows."""
    for hit in hits.within(*span, "organisation-kinds"):
        if hit.code != "company":
            continue
        verb = next(iter(hits.within(hit.end, min(span[1], hit.end + _NEAR_VERB), "assistance-words")), None)
        if verb is None or verb.code not in {"pairing-verb"}:
            continue
        start = piece_start(characters, hit.start, span[0], hits)
        if hit.start - start > 1 and not any(hits.within(start, hit.end, PLACE)):
            yield Mention((start, hit.end), Party(characters[start : hit.end], None, "company"))
