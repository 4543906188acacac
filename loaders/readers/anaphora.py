"""Which of the events told so far a word or a verb without an object speaks of."""

from collections.abc import Sequence
from typing import Final

from loaders.lexicon import Hits
from loaders.readers.happenings import RITE
from loaders.readers.seen import HERE, NEAR
from loaders.readers.sentences import COLLECTIVE, MEETING, Sentence
from loaders.readers.tokens import TRIP
from loaders.readers.told import GATHERINGS, MEETINGS, TALKS, TRIPS, VISIT, Story

TALKS_NOUNS: Final = frozenset({"symposium", "talks", "joint-conference"})
_TYPES: Final = {
    "ceremony": GATHERINGS - TALKS,
    "reception": frozenset({"audience"}),
    "talks-noun": TALKS_NOUNS,
}
_GOING_ALONG: Final = frozenset({"leader", "companion", "attendee"})
_LONGEST_CUE: Final = 24


def last(story: Story, types: frozenset[str]) -> int | None:
    """The event of one of these kinds that was told of last."""
    return next((i for i in reversed(story.touched) if story.events[i].type in types), None)


def last_meeting(story: Story) -> int | None:
    """What 会议 and 会上 stand for: the last event but audiences that is a meeting or is called one."""
    return next(
        (
            i
            for i in reversed(story.touched)
            if story.events[i].type in MEETINGS
            or (story.events[i].called == "会" and story.events[i].type in GATHERINGS)
        ),
        None,
    )


def _last_rite(story: Story) -> int | None:
    """What 仪式 stands for: the last event that is called one."""
    return next((i for i in reversed(story.touched) if story.events[i].called == RITE), None)


def target_of(
    story: Story, role: str, target: int | str | None, places: Sequence[int | None], paragraph: int
) -> int | None:
    """The event that a verb speaks of: its object, or what such a verb without one goes with.

    `target` is an index into `places`, an anaphor, or None; `places` are the indices of the
    events of the stretch.
    """
    if isinstance(target, int):
        return places[target]
    if target in {HERE, NEAR}:
        return story.touched[-1] if story.touched else None
    if target is None and role not in {"leader", "companion"} and not places:
        held = _held_here(story, paragraph)
        if held is not None:
            return held
    if target == TRIP or (target is None and role in _GOING_ALONG):
        visit = last(story, frozenset({VISIT}))
        if visit is not None or places:
            return visit if visit is not None else places[-1]
        if target == TRIP and (call := last(story, TRIPS)) is not None:
            return call
    return _meant(story, target)


def _meant(story: Story, anaphor: str | None) -> int | None:
    """What 会议, 仪式, 会见, 座谈 or nothing at all stands for."""
    exact = None
    if anaphor in _NAMED:
        exact = _NAMED[anaphor](story)
    if exact is None:
        exact = last(story, _TYPES.get(anaphor or "", TALKS))
    return exact if exact is not None else last(story, GATHERINGS)


_NAMED: Final = {"meeting": last_meeting, "ceremony": _last_rite}


def _held_here(story: Story, paragraph: int) -> int | None:
    """The meeting or ceremony that the paragraph told of last, if the text says that it was held."""
    latest = last(story, GATHERINGS)
    told = story.events[latest] if latest is not None else None
    held = told is not None and (told.firm or told.type == "audience") and told.paragraph == paragraph
    return latest if held else None


def _just_held(story: Story, index: int, sentence: Sentence) -> bool:
    """Whether the paragraph before tells that a meeting was held: then whoever speaks now speaks there."""
    told = story.events[index]
    return told.type in MEETINGS and told.firm and told.paragraph == sentence.paragraph - 1


def speech_event(story: Story, sentence: Sentence, hits: Hits) -> int | None:
    """Where a speech is held: as the sentence says, else where its speaker is, else the last meeting."""
    start = sentence.span[0]
    for hit in hits.within(start, min(sentence.span[1], start + _LONGEST_CUE), "event-types"):
        if hit.code in TALKS and hit.end <= sentence.narrative[1] + 6:
            kinds = TALKS_NOUNS if hit.code in TALKS_NOUNS else frozenset({hit.code})
            exact = last(story, frozenset({hit.code}))
            return exact if exact is not None else last(story, kinds)
    latest = last(story, GATHERINGS)
    if latest is None or sentence.speakers[0] in {MEETING, COLLECTIVE}:
        meeting = last(story, TALKS)
        return meeting if meeting is not None else (latest if latest is not None else last(story, TRIPS))
    there = {p.name for p in story.parts if p.event == latest}
    if not there:  # what nobody is named at is an act within the meeting
        meeting = last_meeting(story)
        return meeting if meeting is not None else latest
    if not there.isdisjoint(sentence.speakers):
        return latest
    kinds = GATHERINGS - {"audience"} if _just_held(story, latest, sentence) else GATHERINGS
    own = {
        p.event for p in story.parts if p.name in sentence.speakers and story.events[p.event].type in kinds
    }
    return next((i for i in reversed(story.touched) if i in own), latest)
