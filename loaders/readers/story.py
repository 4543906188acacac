"""From scenes to a story: which scenes tell of one event, when and where it was, who was there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from loaders import gazetteer
from loaders.lexicon import Hits
from loaders.readers.anaphora import last, last_meeting, speech_event, target_of
from loaders.readers.dating import Calendar, resolve
from loaders.readers.inheritance import inherit, without_unborn
from loaders.readers.retelling import place_in, stand
from loaders.readers.seen import HERE, NEAR, Scene
from loaders.readers.sentences import Sentence
from loaders.readers.speakers import COLLECTIVE, MEETING
from loaders.readers.told import TRIPS, VISIT, Part, Story, Told

_NEIGHBOUR: Final = 2
_LED: Final = TRIPS | {"audience", "rotation"}


def tell(told: Iterable[tuple[Sentence, Scene]], calendar: Calendar, hits: Hits) -> Story:
    """The story that the sentences of a document tell, in order, each with its scene."""
    story = Story()
    for sentence, scene in told:
        if scene.at is not None:
            story.at = sentence.paragraph
        places = [
            place_in(story, seen, sentence.paragraph, calendar, _hosts(scene, index))
            for index, seen in enumerate(scene.events)
        ]
        story.twins += _twins(scene, places)
        _touch(story, places, sentence.paragraph)
        for mention in scene.dates:
            story.now = resolve(mention, calendar, story.now) or story.now
        if scene.sites:
            _stop(story, scene, sentence.paragraph, calendar)
        _take_part(story, scene, places, sentence.paragraph)
        if sentence.speakers:
            _hear(story, sentence, hits)
    _share(story)
    inherit(story)
    return without_unborn(story)


def _twins(scene: Scene, places: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    for index, seen in enumerate(scene.events):
        if seen.twin and index and (one := places[index - 1]) is not None:
            other = places[index]
            if other is not None and other != one:
                yield one, other


def _share(story: Story) -> None:
    """Whoever has a part in one of two events that were held as one has it in both."""
    for one, other in story.twins:
        for part in [p for p in story.parts if p.event in (one, other)]:
            story.parts.append(part._replace(event=other if part.event == one else one))


def _touch(story: Story, places: Iterable[int | None], paragraph: int) -> None:
    """Note what was told of last; after an audience before or after a meeting the text is at the meeting."""
    for place in places:
        if place is not None:
            meeting = last_meeting(story)
            story.touched.append(place)
            story.told_in[place] = paragraph
            told = story.events[place]
            if told.type == "audience" and told.near and meeting is not None:
                story.touched.append(meeting)


def _take_part(story: Story, scene: Scene, places: Sequence[int | None], paragraph: int) -> None:
    """Add the parts that people have in the events of a scene."""
    for role in scene.roles:
        target = target_of(story, role.role, role.target, places, paragraph)
        if role.target == NEAR and target is not None and not _is_here(story, scene, target, paragraph):
            continue
        if target is not None and not (role.role == "leader" and story.events[target].type not in _LED):
            story.parts.append(Part(target, role.name, role.role, role.span, role.order, role.open))
            story.told_in[target] = paragraph
            if isinstance(role.target, str) and role.target not in {HERE, NEAR}:
                story.touched.append(target)


def _is_here(story: Story, scene: Scene, event: int, paragraph: int) -> bool:
    """Whether a sentence that names somebody without a verb is still at the event told of last."""
    return scene.at is not None or story.events[event].paragraph == paragraph


def _stop(story: Story, scene: Scene, paragraph: int, calendar: Calendar) -> None:
    """Add the sites of a scene to the last trip; whoever goes to see sites is on one."""
    visit = last(story, frozenset({VISIT}))
    if visit is None and all(site.passing for site in scene.sites):
        visit = last(story, TRIPS)  # a call on cadres
        if visit is None:
            return
    if visit is None:
        day = next((d for m in scene.dates if (d := resolve(m, calendar, story.now))), None)
        story.events.append(Told(VISIT, (scene.span,), day, False, None, None, False, paragraph))
        visit = len(story.events) - 1
        story.touched.append(visit)
    there = story.events[visit].venue
    for code in (site.code for site in scene.sites if site.code):
        if there is None or gazetteer.lineage(there)[-1] in gazetteer.lineage(code):  # no sponsor's name
            stand(story, code, paragraph)
    known = {site.name for _, site in story.stops}
    story.stops += [(visit, site) for site in scene.sites if site.name not in known]


def _hear(story: Story, sentence: Sentence, hits: Hits) -> None:
    """Put a speech into its event, and its speakers there as speakers."""
    event = speech_event(story, sentence, hits)
    if event is not None and _is_far(story, sentence, event):
        event = None
    story.speeches.append((sentence, event))
    if event is None:
        return
    story.told_in[event] = sentence.paragraph
    story.touched.append(event)
    for name in sentence.speakers:
        if name not in {MEETING, COLLECTIVE}:
            story.parts.append(Part(event, name, "speaker", sentence.speech))


def _is_far(story: Story, sentence: Sentence, event: int) -> bool:
    """Whether no paragraph close by tells of an event, and the speaker is not known to be there."""
    if sentence.paragraph - story.told_in.get(event, story.events[event].paragraph) <= _NEIGHBOUR:
        return False
    return not any(p.event == event and p.name in sentence.speakers for p in story.parts)


def _hosts(scene: Scene, index: int) -> frozenset[str]:
    return frozenset(r.name for r in scene.roles if r.role == "host" and r.target == index)
