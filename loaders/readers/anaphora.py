"""Which of the events told so far a word or a verb without an object speaks of."""

from collections.abc import Sequence
from typing import Final

from loaders.lexicon import Hits
from loaders.readers.happenings import RITE
from loaders.readers.seen import HERE, NEAR
from loaders.readers.sentences import Sentence
from loaders.readers.speakers import COLLECTIVE, MEETING
from loaders.readers.tokens import TRIP
from loaders.readers.told import GATHERINGS, MEETINGS, TALKS, TRIPS, VISIT, Story

TALKS_NOUNS: Final = frozenset({"symposium", "talks", "joint-conference"})
_TYPES: Final = {
    "ceremony": GATHERINGS - TALKS,
    "reception": frozenset({"audience"}),
    "talks-noun": TALKS_NOUNS,
}
_ACTS: Final = frozenset({"signing", "donation"})
_CALL: Final = "cadre-visit"
_TALKING: Final = frozenset({"presenter", "speaker"})
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
        call = _call_here(story, paragraph) if role in _TALKING else None
        held = call if call is not None else _held_here(story, paragraph)
        if held is not None:
            return held
    if target == TRIP or (target is None and role in _GOING_ALONG):
        visit = last(story, frozenset({VISIT}))
        if target is None and visit is not None and _is_aside(story, visit, paragraph):
            visit = last_meeting(story)
        if visit is not None or places:
            return visit if visit is not None else places[-1]
        if target == TRIP and (call := last(story, TRIPS)) is not None:
            return call
    return _meant(story, target)


def _is_aside(story: Story, visit: int, paragraph: int) -> bool:
    """Whether a meeting is the news, and the sites seen beside it were told since: 会前,代表团考察了…"""
    meeting, told = last_meeting(story), story.events[visit]
    before = meeting is not None and story.events[meeting].paragraph < told.paragraph < paragraph
    return before and not told.firm


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


def _call_here(story: Story, paragraph: int) -> int | None:
    """The call on cadres that the paragraph tells of, where it has told of no gathering since."""
    latest = last(story, GATHERINGS | {_CALL})
    if latest is None or story.events[latest].type != _CALL:
        return None
    return latest if story.told_in.get(latest) == paragraph else None


def _around(story: Story, index: int | None) -> int | None:
    """The meeting at which something was signed or given, where the same paragraph tells of it."""
    meeting = last_meeting(story)
    if index is None or meeting is None or story.events[index].type not in _ACTS:
        return None
    return meeting if story.events[meeting].paragraph == story.events[index].paragraph else None


def _just_held(story: Story, index: int, sentence: Sentence) -> bool:
    """Whether the paragraph before tells that a meeting was held: then whoever speaks now speaks there."""
    told = story.events[index]
    return told.type in MEETINGS and told.firm and told.paragraph == sentence.paragraph - 1


def _cue(sentence: Sentence, hits: Hits) -> str | None:
    """The kind of meeting with whose name a sentence begins: 座谈会上,A说…"""
    start = sentence.span[0]
    found = hits.within(start, min(sentence.span[1], start + _LONGEST_CUE), "event-types")
    near = sentence.narrative[1] + 6
    return next((hit.code for hit in found if hit.code in TALKS and hit.end <= near), None)


def speech_event(story: Story, sentence: Sentence, hits: Hits) -> int | None:
    """Where a speech is held: as the sentence says, else where its speaker is, else the last meeting."""
    cue = _cue(sentence, hits)
    if cue is not None:
        exact = last(story, frozenset({cue}))
        return exact if exact is not None else last(story, TALKS_NOUNS if cue in TALKS_NOUNS else frozenset())
    named = sentence.speakers[0] not in {MEETING, COLLECTIVE}
    latest = last(story, GATHERINGS)
    near = _call_here(story, sentence.paragraph) if named else None
    near = near if near is not None else _around(story, latest)
    if near is not None:
        return near
    if latest is None or not named:
        meeting = last(story, TALKS)
        return meeting if meeting is not None else (latest if latest is not None else last(story, TRIPS))
    there = {p.name for p in story.parts if p.event == latest and p.role != "speaker"}
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
