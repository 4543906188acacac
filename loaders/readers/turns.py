"""The speech acts within one sentence: which verbs are the speaker's own, and how far each reaches.

A verb is the speaker's own where its clause has the speaker, a pronoun or nobody before it:
塔城各族群众感谢沈阳 is thanks, 看到了希望 is no request, 中央强调 is somebody else's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.lexicon import Hit, Hits, pattern, word_at, words
from loaders.mentions.pieces import CLAUSE_MARKS
from loaders.readers.behalf import listed
from loaders.readers.sentences import QUOTING, Sentence
from loaders.readers.speakers import COLLECTIVE, MEETING
from loaders.text import Span

COMMITS: Final = "commits"
_PERFORMED: Final = frozenset(
    ("thanks", "welcomes", "greets", "congratulates", "praises", "requests", "proposes")
)
_OPENING: Final = frozenset(
    ("thanks", "requests", "stresses", "demands", "welcomes", "congratulates", "agrees")
)
_TOLD: Final = frozenset({"states", "stresses", "agrees", "demands", "introduces", COMMITS})
_CLAUSE: Final = CLAUSE_MARKS | {"“"}
_CLAUSE_MARK: Final = re.compile(f"[{re.escape(''.join(sorted(_CLAUSE)))}]")
_LINKS: Final = frozenset({"、", "和", "及", "与", "以及"})
_WORD: Final = re.compile(r"[\w%]")
_CLOSED: Final = re.compile(r"[”\n]")
_LONGEST_MENTION: Final = 60
_CITED_WITHIN: Final = 60


class Act(NamedTuple):
    """A speech act: a notation of `speech-acts`, where its words begin, where its verb stands.

    `end` is where the next act of the sentence begins.  `subject` is the printed collective
    that speaks, if one does.
    """

    code: str
    start: int
    verb: Span
    end: int
    subject: str | None = None


def acts(characters: str, sentence: Sentence, hits: Hits) -> tuple[Act, ...]:
    """The speaker's own acts in a sentence, in order; those of nobody and of cited leaders are none."""
    marks = list(_marks(characters, sentence, hits))
    if not marks or _is_cited(characters, sentence):
        return ()
    ends = (*(m.start for m in marks[1:]), sentence.speech[1])
    spread = [Act(m.code, m.start, m.verb, end, m.subject) for m, end in zip(marks, ends, strict=False)]
    return tuple(_merged(_told(characters, spread)))


def _told(characters: str, spread: Sequence[Act]) -> Iterator[Act]:
    """The acts without a bare 表示 or 说 that only carries the next one."""
    start: int | None = None
    for act in spread:
        quoted = characters[act.start - 1 : act.start] == "”"  # “…。”A说。
        if act.code == "states" and not quoted and not _WORD.search(characters, act.verb[1], act.end):
            start = act.start if start is None else start
            continue
        yield act if start is None else act._replace(start=start)
        start = None


def _is_cited(characters: str, sentence: Sentence) -> bool:
    """Whether a sentence lies within the words of a leader who is not there."""
    opened = characters.rfind("“", 0, sentence.span[0])
    if opened < 0 or _CLOSED.search(characters, opened, sentence.span[0]):
        return False
    before = max(0, opened - _CITED_WITHIN)
    return pattern("speech-signs", "cited-leader").search(characters, before, opened) is not None


def _merged(found: Iterator[Act]) -> Iterator[Act]:
    """One act for neighbours of the same kind and subject: 感谢A,感谢B."""
    last: Act | None = None
    for act in found:
        if last is not None and last.code == act.code and act.subject in (None, last.subject):
            last = last._replace(end=act.end)
            continue
        if last is not None:
            yield last
        last = act
    if last is not None:
        yield last


def _marks(characters: str, sentence: Sentence, hits: Hits) -> Iterator[Act]:
    """The own verbs of a sentence; each begins with its clause, or behind the verb before it."""
    previous: Act | None = None
    for verb in _candidates(characters, sentence.speech, hits):
        clause = _clause(characters, sentence.span[0], verb.start)
        floor = max(clause, previous.verb[1] if previous else 0)
        promised = verb.scheme == "promise"
        if promised and not _promises(characters, floor, verb, previous, hits):
            continue
        goes_on = previous is not None and verb.code == "states" and floor == verb.start  # …,表示…
        if not (promised or goes_on or _own(characters, (floor, verb.start), verb, sentence, hits)):
            continue
        opens = previous is None and _opens(characters, verb, sentence)
        start = sentence.speech[0] if opens else max(floor, sentence.speech[0])
        subject = _collective(characters, floor, verb, sentence)
        previous = Act(verb.code, start, (verb.start, verb.end), verb.end, subject)
        yield previous


def _opens(characters: str, verb: Hit, sentence: Sentence) -> bool:
    """Whether a verb is the one with which the speaker begins: A代表甲省委,对…表示感谢."""
    before = characters[sentence.speech[0] : verb.start]
    return sentence.speech[0] > sentence.span[0] or any(
        n in before for n in (*sentence.speakers, *words("particles", "pronoun"))
    )


def _candidates(characters: str, span: Span, hits: Hits) -> Iterator[Hit]:
    """The speech verbs of a stretch and the 将 of promises, in order, without overlaps."""
    found = [h for h in hits.within(*span, "speech-acts") if not (h.code == COMMITS and h.end - h.start < 2)]
    found += _futures(characters, span)
    colon = characters.find(QUOTING, *span)
    if 0 <= colon <= span[0] + _LONGEST_MENTION:
        found.append(Hit(colon, colon + 1, "speech-acts", "states"))
    reach = span[0]
    for hit in sorted(found, key=lambda h: (h.start, h.scheme != "promise", -h.end)):
        if hit.start >= reach:
            reach = hit.end
            yield hit


def _futures(characters: str, span: Span) -> Iterator[Hit]:
    for sign in pattern("speech-signs", "promise").finditer(characters, *span):
        if not _no_promise(characters, sign.start()):
            yield Hit(*sign.span(), "promise", COMMITS)


def _no_promise(characters: str, position: int) -> bool:
    return any(word_at(characters, p, "speech-signs", "no-promise") for p in (position - 1, position))


def _promises(characters: str, floor: int, verb: Hit, previous: Act | None, hits: Hits) -> bool:
    """Whether 将 tells what the own side will do: behind its name, or directly behind 表示."""
    mark = _CLAUSE_MARK.search(characters, verb.end)
    end = mark.start() if mark else len(characters)
    bare = verb.end - verb.start == 1
    if bare and pattern("speech-signs", "disposal").search(characters, verb.end, end):
        return False
    if characters[floor : verb.start].endswith(tuple(words("speech-signs", "own-side"))):
        return True
    subject = _bare(characters, (floor, verb.start))
    if subject[0] == subject[1]:
        if previous is None or previous.code not in _TOLD:
            return False
        return floor == previous.verb[1] or previous.code == COMMITS
    return _covers(characters, subject, hits)


def _own(characters: str, lead: Span, verb: Hit, sentence: Sentence, hits: Hits) -> bool:
    if characters[verb.end : verb.end + 1] == "的":
        return False
    if verb.start == sentence.speech[0]:
        return True
    after = _behind_speaker(characters, lead, sentence)
    named = after is not None
    rest = _bare(characters, (after if after is not None else lead[0], verb.start))
    if rest[0] == rest[1] or characters[slice(*rest)] in _LINKS:
        return named or verb.code in _OPENING or _carried(lead, verb)
    if characters[rest[0] : rest[1]].startswith(tuple(words("particles", "bridge"))):
        return named or verb.code in _PERFORMED
    return verb.code == "thanks" and _covers(characters, rest, hits)


def _carried(lead: Span, verb: Hit) -> bool:
    """Whether a bare act has a verb of its own before it: 致以 + 问候."""
    return verb.code in _PERFORMED and verb.code != "requests" and lead[0] < verb.start


def _behind_speaker(characters: str, lead: Span, sentence: Sentence) -> int | None:
    """Where the name, pronoun, meeting or group that speaks ends before a verb; None where none does."""
    ends = [p + len(n) for n in sentence.speakers if (p := characters.rfind(n, *lead)) >= 0]
    known = words("particles", "pronoun")
    if sentence.speakers == (MEETING,):
        known = words("particles", "meeting")
    if sentence.speakers == (COLLECTIVE,):
        known = words("particles", "collective", "unnamed")
    for word in known:
        position = characters.find(word, *lead)
        if position >= 0 and (position == lead[0] or word not in words("particles", "pronoun")):
            ends.append(position + len(word))
    return max(ends, default=None)


def _bare(characters: str, span: Span) -> Span:
    """A stretch without the words of manner, and without 我们, at its ends."""
    start, end = span
    signs = "speech-signs", "manner", "own-side"
    manner = words(*signs)
    while start < end and (match := pattern(*signs).match(characters, start, end)):
        start = match.end()
    while start < end and (size := next((n for n in (4, 3, 2, 1) if characters[end - n : end] in manner), 0)):
        end = max(start, end - size)
    return start, end


def _covers(characters: str, span: Span, hits: Hits) -> bool:
    """Whether a stretch is nothing but bodies, places or people of a side."""
    found = listed(characters, span[0], span[1], hits)
    return bool(found) and found[-1].span[1] == span[1]


def _collective(characters: str, floor: int, verb: Hit, sentence: Sentence) -> str | None:
    """The collective as printed before its verb: 与会人员 in 与会人员一致认为."""
    if sentence.speakers != (COLLECTIVE,):
        return None
    start, end = _bare(characters, (floor, verb.start))
    return characters[start:end] or None


def _clause(characters: str, floor: int, position: int) -> int:
    while position > floor and characters[position - 1] not in _CLAUSE:
        position -= 1
    return position
