"""Whether a scene tells again of an event that was told before, and what both tellings give."""

from datetime import date, timedelta
from typing import Final

from loaders import gazetteer
from loaders.mentions.dates import DateMention
from loaders.readers.anaphora import TALKS_NOUNS, last
from loaders.readers.dating import Calendar, Dating, resolve
from loaders.readers.happenings import SeenEvent
from loaders.readers.told import TALKS, VISIT, Story, Told

_OLD_NEWS: Final = timedelta(days=200)
"""What lies so long before the page is recalled, not reported."""


def place_in(
    story: Story, seen: SeenEvent, paragraph: int, calendar: Calendar, hosts: frozenset[str]
) -> int | None:
    """The index of the event that a scene tells of: one told before, or a new one; None for old news."""
    dating = _dating(story, seen, calendar)
    if seen.weak and (held := last(story, TALKS)) is not None and story.events[held].paragraph == paragraph:
        return held
    if (
        dating is not None
        and calendar.published is not None
        and dating.end < _long_before(calendar.published)
    ):
        return None
    exact = [i for i, told in enumerate(story.events) if told.type == seen.type]
    alike = [i for i, told in enumerate(story.events) if not exact and _may_be(told, seen)]
    for index in (*reversed(exact), *reversed(alike)):
        if _same(story.events[index], seen, dating) and not _other_hosts(story, index, hosts):
            story.events[index] = _merged(story.events[index], seen, dating)
            stand(story, seen.venue, paragraph)
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
            seen.near or story.at == paragraph,
            story.now,
            seen.called,
            seen.date,
            stand(story, seen.venue, paragraph),
        )
    )
    return len(story.events) - 1


def stand(story: Story, venue: str | None, paragraph: int) -> str | None:
    """Where the paragraph last was; a venue that is told moves it."""
    if venue is not None:
        story.here = (paragraph, venue)
    return story.here[1] if story.here is not None and story.here[0] == paragraph else None


def _dating(story: Story, seen: SeenEvent, calendar: Calendar) -> Dating | None:
    """The days of an event as its stretch tells them, up to the day on which it is said to close."""
    dating = resolve(seen.date, calendar, story.now) if seen.date is not None else None
    close = resolve(seen.last, calendar, dating) if seen.last is not None else None
    return dating._replace(end=close.end) if dating is not None and close is not None else dating


def _other_hosts(story: Story, index: int, hosts: frozenset[str]) -> bool:
    """Whether others receive the guests than at an audience told of before."""
    known = {p.name for p in story.parts if p.event == index and p.role == "host"}
    return bool(hosts and known) and not hosts & known


def _long_before(published: date) -> str:
    return (published - _OLD_NEWS).isoformat()


def _may_be(told: Told, seen: SeenEvent) -> bool:
    """Whether 座谈会上 without more may speak of talks that were told of by another word."""
    return not seen.firm and {told.type, seen.type} <= TALKS_NOUNS


def _same(told: Told, seen: SeenEvent, dating: Dating | None) -> bool:
    """Whether a scene tells again of this event: no other days, no other trip."""
    if not _days_agree(told.dating or (told.around if told.type != VISIT else None), dating):
        return False
    if told.dating is None and dating is None and _other_day(told.day, seen.date):
        return False
    if told.type == VISIT and told.venue is not None and seen.venue is not None:
        return _related(told.venue, seen.venue) or dating is None or told.dating == dating
    return True


def _other_day(one: DateMention | None, other: DateMention | None) -> bool:
    """Whether two printed days whose year is unknown are two days of one month."""
    if one is None or other is None or one.day is None or other.day is None:
        return False
    if one.month is not None and other.month is not None and one.month != other.month:
        return True
    return (one.last_day or one.day) < other.day or (other.last_day or other.day) < one.day


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
        holds = told.dating.start <= dating.start and dating.end <= told.dating.end
        wider, narrower = (told.dating, dating) if holds else (dating, told.dating)
        days = wider if told.type == VISIT else narrower
    label = told.label if len(told.label or "") >= len(seen.label or "") else seen.label
    spans = told.spans if seen.span in told.spans else (*told.spans, seen.span)
    return told._replace(
        dating=days,
        venue=told.venue or seen.venue,
        label=label,
        spans=spans,
        firm=told.firm or seen.firm,
    )
