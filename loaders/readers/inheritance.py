"""What events that tell less take from those beside them, and which stand at all."""

from collections import Counter
from collections.abc import Collection

from loaders.readers.dating import Dating
from loaders.readers.told import GATHERINGS, VISIT, Story, Told
from loaders.text import Span


def without_unborn(story: Story) -> Story:
    """The story without events that nothing bears out: no day, nobody there, no trip that they belong to."""
    trip = any(t.type == VISIT for t in story.events)
    trips = {span for t in story.events if t.type == VISIT for span in t.spans}
    peopled = {p.event for p in story.parts} | {visit for visit, _ in story.stops}
    alone = Counter(p.event for p in {(p.event, p.name): p for p in story.parts}.values())
    keep = [
        index
        for index, told in enumerate(story.events)
        if (told.type != "talks" or told.firm or alone[index] > 1)
        and (index in peopled or _borne_out(told, trip) or _called_on(told, trips))
    ]
    if len(keep) == len(story.events):
        return story
    place = {old: new for new, old in enumerate(keep)}
    return Story(
        [story.events[i] for i in keep],
        [p._replace(event=place[p.event]) for p in story.parts if p.event in place],
        [(s, place.get(e) if e is not None else None) for s, e in story.speeches],
        [(place[v], site) for v, site in story.stops if v in place],
    )


def _called_on(told: Told, trips: Collection[Span]) -> bool:
    """Whether cadres were called on in the very sentence that tells of the trip."""
    return told.type == "cadre-visit" and any(span in trips for span in told.spans)


def _borne_out(told: Told, trip: bool) -> bool:
    """Whether an event where nobody is named is told firmly enough to stand."""
    if told.dating is not None and not told.inherited:
        return True
    held = told.venue is not None and (told.type == "donation" or (told.firm and told.dating is None))
    return (trip and told.type != VISIT) or told.near or held


def _call_before(story: Story, index: int) -> Told | None:
    """The call on cadres with which a trip began that only its sites tell of: 赴甲地看望…。先后考察了…."""
    calls = (told for told in reversed(story.events[:index]) if told.type == "cadre-visit")
    return next(calls, None) if not story.events[index].firm else None


def inherit(story: Story) -> None:
    """Give events without days or venue of their own those of the meeting before them in the paragraph,
    else the days of the trip, else those of the event before."""
    trip = next((t for t in story.events if t.type == VISIT and t.dating is not None), None)
    previous: Told | None = None
    for index, told in enumerate(story.events):
        if told.type == VISIT and told.dating is not None:
            trip = told  # of two trips the later one holds what is told behind it
        close = previous is not None and (previous.paragraph == told.paragraph or told.near)
        near = previous if close and told.type != VISIT else None
        venue = told.venue
        if near is not None and near.venue is not None and (venue is None or told.type == "donation"):
            venue = near.venue  # what is given at a meeting is given there
        dating, inherited = told.dating, False
        if dating is None:
            source, basis = (
                (near, "same-day") if near is not None and near.dating else (trip, "inherited-from-visit")
            )
            if source is None:
                before = previous if told.type != VISIT else _call_before(story, index)
                source, basis = before, "previous-date"
            if source is not None and source.dating is not None:
                dating, inherited = Dating(source.dating.start, source.dating.end, (basis,)), True
        if inherited or told.inherited or venue != told.venue:
            story.events[index] = told._replace(dating=dating, inherited=inherited, venue=venue)
        if told.type in GATHERINGS and (told.dating is not None or near is not None):
            previous = story.events[index]
