"""Who speaks with a verb of speaking: somebody named, a pronoun, the meeting itself, or a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from loaders.lexicon import Hit, Hits, pattern, words
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.mentions.pieces import CLAUSE_MARKS, clause
from loaders.readers.behalf import represented
from loaders.readers.cited import is_cited, is_quoted
from loaders.readers.narration import narrates
from loaders.text import Span

MEETING: Final = "meeting"
COLLECTIVE: Final = "collective"
SOLEMN: Final = frozenset({"greets", "congratulates"})
"""Acts that only those perform who speak for others."""

_LINKS: Final = frozenset({"、", "和", "与", "及"})
_NO_MEETINGS: Final = frozenset(
    {"mass-organisation", "management-committee", "village", "not-title", "supervision"}
)
_TOWARDS: Final = frozenset("对向给")
_GOING_ON: Final = ("时", "并", ",", "后")
_TOWARDS_SOMEBODY: Final = ("对", "向", "并对", "并向")
_AFTER: Final = ("后", "时")
_LONGEST_ADVERB: Final = 12
_LONGEST_BRIDGE: Final = 90


@dataclass(frozen=True, slots=True)
class Page:
    """What every sentence of a text is read with."""

    characters: str
    people: People
    hits: Hits


class Before(NamedTuple):
    """What the sentence before leaves to the next: who spoke, and who alone was its subject."""

    speakers: tuple[str, ...] = ()
    head: str | None = None


def head(page: Page, names: Sequence[Name]) -> str | None:
    """The first person of a sentence, if nobody is joined to that name."""
    joined = len(names) > 1 and page.characters[names[0].span[1] : page.people.left(names[1])] in _LINKS
    return None if joined else names[0].text


def subject(
    page: Page, span: Span, verb: Hit, before: Before, names: Sequence[Name]
) -> tuple[int, tuple[str, ...]] | None:
    """Who speaks with this verb, and where the speech begins; None where nobody can be found."""
    characters, people, hits = page.characters, page.people, page.hits
    begun = clause(characters, verb.start, span)[0]
    lead = characters[begun : verb.start]
    earlier = [n for n in names if n.span[1] <= verb.start and _may_speak(n, span, page)]
    behalf = _represents(characters, earlier[-1].span[1], verb.start, hits) if earlier else None
    if verb.code in SOLEMN and behalf is None:
        return None
    said, bare = before.speakers, not lead or _is_pronoun(lead)
    if said and bare and not _taken_over(said, earlier, span, people):
        return (span[0] if not narrates(characters, (span[0], begun), names, hits) else begun), said
    if behalf is not None:
        last = earlier[-1]
        return (people.left(last) if behalf == last.span[1] else behalf), (last.text,)
    if earlier and _reaches(characters, earlier[-1].span[1], verb, hits):
        group = _joint(characters, earlier, people)
        begin = (
            verb.start if _tells(characters, group[-1].span[1], verb.start, hits) else people.left(group[0])
        )
        return begin, tuple(dict.fromkeys(n.text for n in group))
    if _is_pronoun(lead) and (head := earlier[-1].text if earlier else before.head) is not None:
        return begun, (head,)  # A回顾了两地协作。他指出
    return _nameless(lead, begun, verb.start, hits)


def _may_speak(name: Name, span: Span, page: Page) -> bool:
    """Whether a name may be a subject: neither A的… nor A批示要求… nor 对A一行表示… nor 按照A要求…"""
    left, end = page.people.left(name), name.span[1]
    if is_cited(page.characters, span, left, end, page.hits):
        return False
    towards = page.characters[left - 1 : left] in _TOWARDS
    return page.characters[end : end + 1] != "的" and not towards and not is_quoted(end, page.hits)


def _nameless(lead: str, begun: int, verb: int, hits: Hits) -> tuple[int, tuple[str, ...]] | None:
    """The meeting itself or a group as the speaker, by what stands before the verb in its clause."""
    if len(lead) > _LONGEST_ADVERB * 3:
        return None
    known = tuple(words("particles", "meeting"))
    after = lead.startswith(known) and lead.endswith(_AFTER)  # 会议在肯定成绩后指出
    meeting = after or (len(lead) <= _LONGEST_ADVERB * 2 and lead.endswith(known))
    body = hits.before(verb, "organisation-kinds", "particles")  # a committee or a federation is no meeting
    meeting = meeting and (body is None or body.code not in _NO_MEETINGS) and "在会" not in lead[1:]
    if meeting and not pattern("speech-signs", "cited-from").search(lead):
        return begun, (MEETING,)
    crowd = pattern("particles", "collective", "unnamed").search(lead)
    if crowd is not None and not _addressed(lead[: crowd.start()]):
        return begun, (COLLECTIVE,)
    return None


def _represents(characters: str, start: int, end: int, hits: Hits) -> int | None:
    """Where somebody begins to speak for others; None where nobody is spoken for.

    Behind the name in A代表省委对…, at 代表 in A介绍…,代表省委对….  `start` is where the name
    ends, `end` where the verb of speaking begins.
    """
    found = represented(characters, (start, min(end, start + 2 * _LONGEST_BRIDGE)), hits)
    if found is None:
        return None
    return start if CLAUSE_MARKS.isdisjoint(characters[start : found[0]]) else found[0]


def _addressed(before: str) -> bool:
    """Whether a group behind this is spoken to rather than speaks: 向大家表示…"""
    return before.endswith(tuple(words("speech-signs", "towards")))


def _taken_over(before: Sequence[str], earlier: Sequence[Name], span: Span, people: People) -> bool:
    """Whether somebody else stands at the head of the sentence: A讲话,强调…"""
    return any(people.left(n) == span[0] and n.text not in before for n in earlier)


def _is_pronoun(lead: str) -> bool:
    return any(
        lead.startswith(w) and len(lead) - len(w) <= _LONGEST_ADVERB for w in words("particles", "pronoun")
    )


def _reaches(characters: str, end: int, verb: Hit, hits: Hits) -> bool:
    """Whether a verb belongs to the name that ends at `end`: next to it, or bridged by 代表…对…."""
    gap = characters[end : verb.start]
    if len(gap) <= _LONGEST_ADVERB and CLAUSE_MARKS.isdisjoint(gap):
        return True
    if len(gap) > _LONGEST_BRIDGE or "。" in gap:
        return False
    if gap.startswith(tuple(words("particles", "bridge"))):
        return True
    goes_on = gap.endswith(_GOING_ON) or gap.rpartition(",")[2].startswith(_TOWARDS_SOMEBODY)
    return goes_on and (_acts(end, verb.start, hits) or hits.has(end, verb.start, "speech-acts"))


def _acts(start: int, end: int, hits: Hits) -> bool:
    return hits.has(start, end, "roles")


def _tells(characters: str, start: int, end: int, hits: Hits) -> bool:
    """Whether something is told between a speaker and the verb: A到甲县调研时强调."""
    if characters[start:end].startswith(tuple(words("particles", "bridge") - {"在"})):
        return False
    return (
        _acts(start, end, hits)
        or hits.has(start, end, "event-types")
        or hits.has(start, end, "particles", "activity")
    )


def _joint(characters: str, names: Sequence[Name], people: People) -> list[Name]:
    """The last name with those that are joined to it: A、B说."""
    group = [names[-1]]
    for name in reversed(names[:-1]):
        if characters[name.span[1] : people.left(group[0])] not in _LINKS:
            break
        group.insert(0, name)
    return group
