"""From scenes to a story: which scenes tell of one event, when and where it was, who was there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from loaders import gazetteer
from loaders.lexicon import Hits
from loaders.readers.dating import Calendar, Dating, resolve
from loaders.readers.happenings import SeenEvent
from loaders.readers.inheritance import inherit, without_unborn
from loaders.readers.scenes import HERE, Scene
from loaders.readers.sentences import COLLECTIVE, MEETING, Sentence
from loaders.readers.tokens import TRIP
from loaders.readers.told import GATHERINGS, MEETINGS, TALKS, TRIPS, VISIT, Part, Story, Told

_ANAPHOR_TYPES: Final = {
    "ceremony": GATHERINGS - TALKS,
    "reception": frozenset({"audience"}),
    "talks-noun": frozenset({"symposium", "talks", "joint-conference"}),
}
_LED: Final = TRIPS | {"audience"}
_GOING_ALONG: Final = frozenset({"leader", "companion", "attendee"})
_LONGEST_CUE: Final = 24
_OLD_NEWS: Final = timedelta(days=200)
"""What lies so long before the page is recalled, not reported."""


def tell(told: Iterable[tuple[Sentence, Scene]], calendar: Calendar, hits: Hits) -> Story:
    """The story that the sentences of a document tell, in order, each with its scene."""
    story = Story()
    for sentence, scene in told:
        places = [
            _place_in(story, seen, sentence.paragraph, calendar, _hosts(scene, index))
            for index, seen in enumerate(scene.events)
        ]
        story.touched += [place for place in places if place is not None]
        for mention in scene.dates:
            story.now = resolve(mention, calendar, story.now) or story.now
        if scene.sites:
            _stop(story, scene, sentence.paragraph)
        for role in scene.roles:
            target = _target(story, role.role, role.target, places, sentence.paragraph)
            if target is not None and not (role.role == "leader" and story.events[target].type not in _LED):
                story.parts.append(Part(target, role.name, role.role, role.span, role.order, role.open))
        if sentence.speakers:
            _hear(story, sentence, hits)
    inherit(story)
    return without_unborn(story)


def _hosts(scene: Scene, index: int) -> frozenset[str]:
    return frozenset(r.name for r in scene.roles if r.role == "host" and r.target == index)


def _place_in(
    story: Story, seen: SeenEvent, paragraph: int, calendar: Calendar, hosts: frozenset[str]
) -> int | None:
    """The index of the event that a scene tells of: one told before, or a new one; None for old news."""
    dating = _dating(story, seen, calendar)
    if seen.weak and (held := _last(story, TALKS)) is not None and story.events[held].paragraph == paragraph:
        return held
    if (
        dating is not None
        and calendar.published is not None
        and dating.end < _long_before(calendar.published)
    ):
        return None
    exact = [i for i, told in enumerate(story.events) if told.type == seen.type]
    alike = [i for i, told in enumerate(story.events) if not exact and _may_be(told, seen)]
    for index in (*exact, *reversed(alike)):
        if _same(story.events[index], seen, dating) and not _other_hosts(story, index, hosts):
            story.events[index] = _merged(story.events[index], seen, dating)
            return index
    story.events.append(
        Told(
            seen.type,
            (seen.span,),
            dating,
            False,
            seen.venue,
            seen.label,
            seen.firm,
            paragraph,
            seen.organiser,
            seen.near,
            story.now,
            seen.meets,
        )
    )
    return len(story.events) - 1


def _dating(story: Story, seen: SeenEvent, calendar: Calendar) -> Dating | None:
    """The days of an event as its stretch tells them, up to the day on which it is said to close."""
    dating = resolve(seen.date, calendar, story.now) if seen.date is not None else None
    close = resolve(seen.last, calendar, dating) if seen.last is not None else None
    return replace(dating, end=close.end) if dating is not None and close is not None else dating


def _other_hosts(story: Story, index: int, hosts: frozenset[str]) -> bool:
    """Whether others receive the guests than at an audience told of before."""
    known = {p.name for p in story.parts if p.event == index and p.role == "host"}
    return bool(hosts and known) and not hosts & known


def _long_before(published: date) -> str:
    return (published - _OLD_NEWS).isoformat()


def _may_be(told: Told, seen: SeenEvent) -> bool:
    """Whether 座谈会上 without more may speak of talks that were told of by another word."""
    return not seen.firm and {told.type, seen.type} <= _ANAPHOR_TYPES["talks-noun"]


def _stop(story: Story, scene: Scene, paragraph: int) -> None:
    """Add the sites of a scene to the last trip; whoever sees sites is on one."""
    visit = _last(story, frozenset({VISIT}))
    if visit is None:
        story.events.append(Told(VISIT, (scene.span,), None, False, None, None, False, paragraph))
        visit = len(story.events) - 1
        story.touched.append(visit)
    known = {site.name for _, site in story.stops}
    story.stops += [(visit, site) for site in scene.sites if site.name not in known]


def _same(told: Told, seen: SeenEvent, dating: Dating | None) -> bool:
    """Whether a scene tells again of this event: no other days, no other trip."""
    if not _days_agree(told.dating or (told.around if told.type != VISIT else None), dating):
        return False
    if told.type == VISIT and told.venue is not None and seen.venue is not None:
        return _related(told.venue, seen.venue) or dating is None or told.dating == dating
    return True


def _days_agree(one: Dating | None, other: Dating | None) -> bool:
    if one is None or other is None:
        return True
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )


def _related(one: str, other: str) -> bool:
    return one in gazetteer.lineage(other) or other in gazetteer.lineage(one)


def _merged(told: Told, seen: SeenEvent, dating: Dating | None) -> Told:
    """What both tellings give: the narrower days of a meeting, the wider of a trip, the first venue."""
    days = told.dating or dating
    if told.dating is not None and dating is not None:
        narrower, wider = sorted((told.dating, dating), key=lambda d: (d.end > d.start, d.start))
        days = wider if told.type == VISIT else narrower
    label = told.label if len(told.label or "") >= len(seen.label or "") else seen.label
    spans = told.spans if seen.span in told.spans else (*told.spans, seen.span)
    return replace(
        told,
        dating=days,
        venue=told.venue or seen.venue,
        label=label,
        spans=spans,
        firm=told.firm or seen.firm,
    )


def _target(
    story: Story, role: str, target: int | str | None, places: Sequence[int | None], paragraph: int
) -> int | None:
    """The event that a verb speaks of: its object, or what such a verb without one goes with."""
    if isinstance(target, int):
        return places[target]
    if target == HERE:
        return story.touched[-1] if story.touched else None
    if (
        target is None
        and role == "attendee"
        and not places
        and (held := _held_here(story, paragraph)) is not None
    ):
        return held
    if target == TRIP or (target is None and role in _GOING_ALONG):
        visit = _last(story, frozenset({VISIT}))
        if visit is not None:
            return visit
        if places:
            return places[-1]
    if target == "meeting" and (named := _last_meeting(story)) is not None:
        return named
    meeting = _last(story, _ANAPHOR_TYPES.get(target or "", TALKS))
    return meeting if meeting is not None else _last(story, GATHERINGS)


def _held_here(story: Story, paragraph: int) -> int | None:
    """The meeting or ceremony that the paragraph told of last, if the text says that it was held."""
    last = _last(story, GATHERINGS)
    held = last is not None and story.events[last].firm and story.events[last].paragraph == paragraph
    return last if held else None


def _last_meeting(story: Story) -> int | None:
    """What 会议 and 会上 stand for: the last event but audiences that is a meeting or is called one."""
    return next(
        (
            i
            for i in reversed(story.touched)
            if story.events[i].type in MEETINGS
            or (story.events[i].meets and story.events[i].type in GATHERINGS)
        ),
        None,
    )


def _last(story: Story, types: frozenset[str]) -> int | None:
    """The event of one of these kinds that was told of last."""
    return next((i for i in reversed(story.touched) if story.events[i].type in types), None)


def _hear(story: Story, sentence: Sentence, hits: Hits) -> None:
    """Put a speech into its event, and its speakers there as speakers."""
    event = _speech_event(story, sentence, hits)
    story.speeches.append((sentence, event))
    if event is None:
        return
    story.touched.append(event)
    for name in sentence.speakers:
        if name not in {MEETING, COLLECTIVE}:
            story.parts.append(Part(event, name, "speaker", sentence.speech))


def _speech_event(story: Story, sentence: Sentence, hits: Hits) -> int | None:
    """Where a speech is held: as the sentence says, else where its speaker is, else the last meeting."""
    start = sentence.span[0]
    for hit in hits.within(start, min(sentence.span[1], start + _LONGEST_CUE), "event-types"):
        if hit.code in TALKS and hit.end <= sentence.narrative[1] + 6:
            kinds = (
                _ANAPHOR_TYPES["talks-noun"]
                if hit.code in _ANAPHOR_TYPES["talks-noun"]
                else frozenset({hit.code})
            )
            exact = _last(story, frozenset({hit.code}))
            return exact if exact is not None else _last(story, kinds)
    latest = _last(story, GATHERINGS)
    if latest is None or sentence.speakers[0] in {MEETING, COLLECTIVE}:
        meeting = _last(story, TALKS)
        return meeting if meeting is not None else (latest if latest is not None else _last(story, TRIPS))
    there = {p.name for p in story.parts if p.event == latest}
    own = {
        p.event
        for p in story.parts
        if p.name in sentence.speakers and story.events[p.event].type in GATHERINGS
    }
    if there and not there & set(sentence.speakers) and own:
        return next(i for i in reversed(story.touched) if i in own)
    return latest
