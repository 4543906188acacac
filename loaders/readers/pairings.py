"""Who helps whom: verbs of pairing, compounds such as 援藏, names of meetings and of bodies."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.mentions.dates import DateMention
from loaders.mentions.pieces import clause
from loaders.readers.context import Context, designated, outermost
from loaders.text import Span

_COMPOUND: Final = re.compile(r"(?<![支对增求受声外驰后])援(?P<sign>[\u4e00-\u9fff])")
_BETWEEN: Final = re.compile(r"[·—\-、和与]+")
_LONGEST_LINK: Final = 3
_AGENT_REACH: Final = 16
_LABEL_REACH: Final = 24


@dataclass(frozen=True, slots=True)
class SeenPair:
    """A sponsor and a recipient by their codes; `since` is the printed date it began, if told."""

    sponsor: str
    recipient: str
    span: Span
    rule: str
    since: DateMention | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """A recipient with its sponsor where the clause names one, else None."""

    sponsor: str | None
    recipient: str
    span: Span
    rule: str


def find(
    characters: str, spans: Iterable[Span], hits: Hits, dates: Sequence[DateMention], context: Context
) -> tuple[SeenPair, ...]:
    """The pairings that a text states, each once, at the level that it states."""
    where = tuple(spans)
    claims = [c for span in where for c in _claims(characters, span, hits, context)]
    sponsor = _sponsor(claims, context)
    if sponsor is not None:
        claims += [c for span in where for c in _helped(characters, span, hits, context, {c.recipient for c in claims})]
    found: dict[tuple[str, str], SeenPair] = {}
    for claim in claims:
        giver = claim.sponsor or sponsor
        if giver is None or _overlap(giver, claim.recipient):
            continue
        since = _since(characters, claim.span, dates)
        known = found.get((giver, claim.recipient))
        if known is None or (known.since is None and since is not None):
            found[giver, claim.recipient] = SeenPair(giver, claim.recipient, claim.span, claim.rule, since)
    return tuple(found.values())


def _overlap(one: str, other: str) -> bool:
    return one in gazetteer.lineage(other) or other in gazetteer.lineage(one)


def _claims(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[_Claim]:
    yield from _by_verb(characters, span, hits, context)
    yield from _by_compound(characters, span, hits, context)
    yield from _by_title(characters, span, hits, context)


def _by_verb(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[_Claim]:
    """A 对口支援 B: the recipients stand right behind the verb, the sponsor before it."""
    for verb in _longest(hits.within(*span, "assistance-words"), "pairing-verb"):
        recipients = _places_from(characters, verb.end, span[1], hits, context)
        agent = _agent(characters, verb.start, span, hits, context)
        for code, place in recipients:
            if agent != "":
                yield _Claim(agent, code, (verb.start, place.end), "pairing-verb")


def _longest(found: Iterable[Hit], code: str) -> Iterator[Hit]:
    reach = 0
    for hit in found:
        if hit.code == code and hit.end > reach:
            reach = hit.end
            yield hit


def _places_from(characters: str, start: int, limit: int, hits: Hits, context: Context) -> list[tuple[str, Hit]]:
    """The places of a list that begins at `start`: of 新疆喀什地区 the narrower, of 西藏、新疆 both."""
    found: list[tuple[str, Hit]] = []
    position = start
    while position < limit:
        place = hits.at(position, PLACE)
        if place is None:
            step = _BETWEEN.match(characters, position, min(limit, position + _LONGEST_LINK))
            if step is None or not found:
                break
            position = step.end()
            continue
        code = context.code(place)
        if code is not None:
            if found and found[-1][1].end == place.start and found[-1][0] in gazetteer.lineage(code):
                found.pop()
            found.append((code, place))
        position = place.end
    return found


def _agent(characters: str, end: int, span: Span, hits: Hits, context: Context) -> str | None:
    """The sponsor before a verb: "" where the whole country is, None where the clause names none."""
    start = max(clause(characters, end, span)[0], end - _AGENT_REACH)
    if any(h.code == "everyone" for h in hits.within(start, end, "assistance-words")):
        return ""
    for size in (3, 2, 1):
        word = characters[max(start, end - size) : end]
        if len(word) == size and word in words("designators"):
            return designated(word, context)
    places = outermost(hits.within(start, end, PLACE))
    if not places or any(h.start >= places[-1].end for h in hits.within(start, end, "titles")):
        return None
    return context.code(places[-1])


def _by_compound(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[_Claim]:
    """援藏 and the like: whoever stands right before it is the sponsor."""
    for match in _COMPOUND.finditer(characters, *span):
        code = gazetteer.abbreviations().get(match["sign"])
        if code is None:
            continue
        floor = max(span[0], match.start() - _AGENT_REACH)
        if any(h.code == "everyone" for h in hits.within(floor, match.start(), "assistance-words")):
            continue
        before = [p for p in outermost(hits.within(floor, match.start(), PLACE)) if match.start() - p.end <= 2]
        agent = context.code(before[-1]) if before else None
        yield _Claim(agent, code, (before[-1].start if agent and before else match.start(), match.end()), "pairing-compound")


def _by_title(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[_Claim]:
    """A·B对口支援工作座谈会, and joint conferences of two places: both stand in the name."""
    for head in hits.within(*span, "event-types", "assistance-words"):
        named = head.code in {"joint-conference", "pairing-verb"}
        if not named:
            continue
        floor = max(span[0], head.start - _LABEL_REACH)
        places = outermost(hits.within(floor, head.start, PLACE))
        if not places or characters[places[-1].end : head.start].strip("两地党政省市区高层工作年度0123456789第一二三四五六七八九十次") not in {"", "的"}:
            continue
        pair = _two(characters, places, context)
        if pair is not None:
            yield _Claim(pair[0], pair[1], (places[0].start, head.end), "pairing-meeting-name")


def _two(characters: str, places: Sequence[Hit], context: Context) -> tuple[str, str] | None:
    """The two parties in the name of a meeting, the sponsor first where priors tell."""
    groups: list[str] = []
    previous: Hit | None = None
    for place in places:
        code = context.code(place)
        if code is None:
            continue
        if previous is not None and place.start == previous.end and groups and groups[-1] in gazetteer.lineage(code):
            groups[-1] = code
        elif previous is None or _BETWEEN.fullmatch(characters[previous.end : place.start]) or place.start == previous.end:
            groups.append(code)
        else:
            groups = [code]
        previous = place
    if len(groups) != 2 or _overlap(*groups):
        return None
    return (groups[1], groups[0]) if _is_western(groups[0]) and not _is_western(groups[1]) else (groups[0], groups[1])


def _is_western(code: str) -> bool:
    """Whether a place lies in a province that the pair abbreviations know only as a recipient."""
    givers = {gazetteer.lineage(s)[-1] for s, _ in gazetteer.pairs().values()}
    takers = {gazetteer.lineage(r)[-1] for _, r in gazetteer.pairs().values()}
    return gazetteer.lineage(code)[-1] in takers - givers


def _sponsor(claims: Sequence[_Claim], context: Context) -> str | None:
    """The sponsor of the whole text: who is named as one most often, else the home of the page."""
    named = Counter(c.sponsor for c in claims if c.sponsor)
    recipients = {c.recipient for c in claims}
    ranked = [s for s, _ in named.most_common() if s and not any(_overlap(s, r) for r in recipients)]
    if ranked:
        return ranked[0]
    return next((h for h in context.home if recipients and not any(_overlap(h, r) for r in recipients)), None)


def _helped(characters: str, span: Span, hits: Hits, context: Context, known: set[str]) -> Iterator[_Claim]:
    """帮助 B: general verbs count where B lies in a territory that the text calls a recipient."""
    for verb in _longest(hits.within(*span, "assistance-words"), "helping-verb"):
        for code, place in _places_from(characters, verb.end, span[1], hits, context):
            if any(r in gazetteer.lineage(code) and r != code for r in known):
                yield _Claim(None, code, (verb.start, place.end), "pairing-helping-verb")


def _since(characters: str, span: Span, dates: Sequence[DateMention]) -> DateMention | None:
    """从1998年开始 and the like, in the words before the pairing."""
    floor = max(0, span[0] - 40)
    for mention in dates:
        if floor <= mention.span[0] < span[1]:
            before = characters[mention.span[0] - 1 : mention.span[0]]
            after = characters[mention.span[1] : mention.span[1] + 3]
            if before in "从自" and any(w in after for w in words("particles", "since")):
                return mention
    return None
