"""Personal names in running text: Han, Tibetan, and the dotted names of other peoples.

Chinese prints no space between a name and what follows, so a name is a choice among
candidates: what may follow it, and whether the same name stands elsewhere in the text,
decides (李强强调 is 李强 + 强调).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.mentions.name_parts import LONGEST, known_lengths, lengths, spelling
from loaders.text import Span

_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_DOTTED: Final = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}")
_TERRITORY: Final = re.compile(r"[省市州县区]")
_MARK: Final = frozenset("、,;:。!?()“”‘’《》\n …—\"'")
_VERBS: Final = frozenset({"roles", "speech-acts"})
_FOLLOWERS: Final = frozenset({"particles", "roles", "speech-acts", "event-types"})
_WORDS: Final = frozenset(
    {"particles", "roles", "speech-acts", "event-types", "titles", "organisation-kinds", "themes", PLACE}
)
_BEHIND_NAMES: Final = frozenset(
    {
        "after-name",
        "list-tail",
        "motion-in",
        "motion-out",
        "activity",
        "trip",
        "reception",
        "talks-noun",
        "held",
        "console",
        "under-escort",
        "seeing",
        "at-meeting",
        "hearing",
        "bridge",
        "citing",
        "about",
        "future",
        "past-background",
    }
)
_LONGEST_PART: Final = 7
_AT: Final = "在"
_WHILE: Final = re.compile(r"[^,。;:]{1,24}?(?:时|中|期间)")
_FOR: Final = "为"
_OPENING: Final = frozenset("“《")
_CLOSING: Final = frozenset("、,;。:")
_FULL: Final = 3  # surname and two characters
_DAY: Final = re.compile(r"\d{1,2}[月日]|\d{4}年")
_SURE: Final = 5.0
_BARE: Final = 0.6  # what lifts a name that was borne out elsewhere above a word


class Name(NamedTuple):
    """A name where it stands; `score` tells how well its surroundings bear it out."""

    span: Span
    text: str
    score: float


def name_at(characters: str, start: int, hits: Hits) -> Name | None:
    """The best reading of a name that begins at `start`, or None where none does."""
    found = list(_candidates(characters, start, hits))
    if len(found) > 1:
        found = [Name(n.span, n.text, n.score + _votes(characters, n.span, hits)) for n in found]
    return max(found, key=lambda n: (n.score, n.span), default=None)


def is_name(text: str) -> bool:
    """Whether a whole piece of text can be one name by its known parts."""
    if _DOTTED.fullmatch(text):
        return not _TERRITORY.search(text)
    return _HAN.fullmatch(text) is not None and any(length == len(text) for length, _ in known_lengths(text))


def follows(characters: str, end: int, hits: Hits) -> float:
    """How surely a name may end here: 6 before a mark, less before a word, 0 before anything else."""
    if end >= len(characters) or characters[end] in _MARK:
        return 6.0
    if _DAY.match(characters, end):  # A4月24日在甲地调研
        return 4.5
    longest = 0
    for h in hits.starting.get(end, ()):
        if h.scheme in _FOLLOWERS and not _apart(h):
            longest = max(longest, 3 if h.scheme in _VERBS else h.end - end)
    if not longest and characters[end] in words("particles", "list-tail"):
        return 3.0
    if not longest and characters[end] in words("particles", "after-name", "future"):
        twice = characters[end + 1 : end + 2] in words("particles", "after-name")
        doubled = twice and hits.at(end + 1, PLACE) is None  # but 在称多县
        return 0.5 if doubled else 1.5  # two particles in a row: the first is rather part of the name
    return min(longest, 3) * 1.5


def _candidates(characters: str, start: int, hits: Hits) -> Iterator[Name]:
    if match := _DOTTED.match(characters, start):
        name = _dotted(characters, match, hits)
        if not _TERRITORY.search(name.text) and not _holds_title(*name.span, hits):
            yield name
        return
    run = _HAN.match(characters, start)
    if run is None:
        return
    best = 0.0
    for length, prior in lengths(run.group()[: LONGEST + 1]):
        if prior < 0 and best > _SURE:
            continue
        end = start + length
        score = follows(characters, end, hits)
        if score < 0.1 or (prior < 0 and not _borne_out(characters, (start, end), score, hits)):
            continue
        against = _loose_end(characters, start, end, hits) + _torn_words(start, end, hits)
        against -= _BARE if prior < 0 and score < 3.0 else 0.0
        best = max(best, score + prior - against)
        yield Name((start, end), characters[start:end], score + prior - against)


def _borne_out(characters: str, span: Span, score: float, hits: Hits) -> bool:
    """Whether a name of no known parts holds no word and ends well here, or here and elsewhere.

    Three characters that hold no word at all may stand before a single particle, too.
    """
    text = characters[span[0] : span[1]]
    if len(text) < 3 and characters.startswith("的", span[1]):
        return False
    if set(text[2:]) & words("particles", "after-name") - spelling() or _holds_word(span, text, score, hits):
        return False
    if score >= 3.0 or (score >= 1.5 and _votes(characters, span, hits, 3.0) > 0):
        return True
    return score >= 1.5 and len(text) == 3 and not any(hits.starting.get(i) for i in range(*span))


def _loose_end(characters: str, start: int, end: int, hits: Hits) -> float:
    """What speaks against a last character that may as well be a word of its own: A说, A同."""
    last = characters[end - 1]
    if end - start == _FULL and last in _prepositions() and is_name(characters[start : end - 1]):
        return 0.0 if last == _AT and _ends_in_at(characters, end, hits) else 4.0  # A将出席
    if end - start == _FULL and last == _FOR and characters[end : end + 1] in _OPENING:  # A为“…”揭牌
        return 5.0
    if last not in words("particles", "after-name", "list-tail"):
        return 0.0
    if end - start > 2 and any(h.scheme == "speech-acts" for h in hits.starting.get(end - 1, ())):
        return 3.0
    follower = characters[end : end + 1]
    doubled = follower != "" and follower in words("particles", "after-name")
    return 0.8 if doubled and last in words("name-parts", "name-end") else 1.6


def _ends_in_at(characters: str, end: int, hits: Hits) -> bool:
    """Whether 在 before `end` is the last of a name: before a mark, or a verb not as in A在主持会议时."""
    if characters[end : end + 1] in _CLOSING:
        return True
    verb = any(h.scheme in _VERBS for h in hits.starting.get(end, ()))
    return verb and _WHILE.match(characters, end) is None


@cache
def _prepositions() -> frozenset[str]:
    """The words of one character that follow a name and end none."""
    following = words("particles", "after-name", "future")
    return frozenset(w for w in following if len(w) == 1) - words("name-parts", "name-end")


def _torn_words(start: int, end: int, hits: Hits) -> float:
    """What speaks against a name behind whose second character a word begins that may follow names.

    Such a word is torn (王强担 + 任) or swallowed (巴特尔分别).
    """
    found = [
        h
        for position in range(start + 2, end)
        for h in hits.starting.get(position, ())
        if h.scheme in _FOLLOWERS and h.end - position > 1 and not _apart(h)
    ]
    return 2.5 if found else 0.0


def _apart(hit: Hit) -> bool:
    """Whether a word of the particles tells nothing of what follows a name."""
    return hit.scheme == "particles" and hit.code not in _BEHIND_NAMES


def _dotted(characters: str, match: re.Match[str], hits: Hits) -> Name:
    """The last part of a dotted name ends at a mark or a word, else where its spelling characters end."""
    start, last = match.start(), match.start() + match.group().rindex("·") + 1
    reach = range(last + 1, min(match.end(), last + _LONGEST_PART) + 1)
    alphabet = spelling()
    spelled = next((e for e in reach if e == match.end() or characters[e] not in alphabet), reach[-1])
    end = max(reach, key=lambda e: (_ending(characters, last, e, hits) + 2.0 * (e == spelled), -e))
    return Name((start, end), characters[start:end], 8.0)


def _ending(characters: str, last: int, end: int, hits: Hits) -> float:
    """How well the last part of a dotted name, from `last`, ends at `end`: not with a verb inside it."""
    swallowed = any(
        h.scheme in _VERBS and h.end <= end and h.end - h.start > 1
        for position in range(last + 1, end)
        for h in hits.starting.get(position, ())
    )
    return min(follows(characters, end, hits), 3.0) - 1.5 * (end - last == 1) - 4.0 * swallowed


def _holds_title(start: int, end: int, hits: Hits) -> bool:
    return any(
        h.scheme == "titles" for position in range(start, end) for h in hits.starting.get(position, ())
    )


def _holds_word(span: Span, text: str, score: float, hits: Hits) -> bool:
    """Whether a stretch without a known surname holds a word, and so is no name.

    A place at its head is none against it before a mark or a verb: the people 图们 and 珲春雨.
    """
    found = (
        h
        for position in range(*span)
        for h in hits.starting.get(position, ())
        if h.scheme in _WORDS and h.end <= span[1]
    )
    named = score >= 4.5 and len(text) <= 3 and not _TERRITORY.search(text)
    return any(not (named and h.scheme == PLACE and h.start == span[0]) for h in found)


def _votes(characters: str, span: Span, hits: Hits, least: float = 0.1) -> float:
    """What other places in the text, with at least so sure an end, say for this reading: at most 4.5."""
    text = characters[span[0] : span[1]]
    count, position = 0, characters.find(text)
    while position >= 0 and count < 3:
        if position != span[0] and follows(characters, position + len(text), hits) >= least:
            count += 1
        position = characters.find(text, position + 1)
    return 1.5 * count
