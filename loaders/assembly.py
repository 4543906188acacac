"""From what the rules found to facts: identifiers, full names, evidence in the source."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders import gazetteer
from loaders.document import Document
from loaders.facts import (
    Delegation,
    DocumentFacts,
    Event,
    Evidence,
    Extract,
    Organisation,
    Pairing,
    Participation,
    Person,
    Post,
    Programme,
    Statement,
    Stop,
    YearInference,
)
from loaders.lexicon import PLACE
from loaders.mentions.pieces import piece_start
from loaders.mentions.posts import Holders
from loaders.page import Page
from loaders.readers import delegations, pairings, posts, programmes, statements
from loaders.readers.pairings import SeenPair
from loaders.readers.story import Part, Told
from loaders.reading import Reading
from loaders.text import Span, Text


_LIST_LINKS = frozenset({"、", ",", ";", "和", "及", "与"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """Turns spans of the repaired text into evidence in the source."""

    source: str
    text: Text

    def __call__(self, *spans: Span) -> tuple[Evidence, ...]:
        """Evidence for spans of repaired characters, each once, in order."""
        places = dict.fromkeys(self.text.source(s) for s in spans if s[1] > s[0])
        return tuple(Evidence(start, end, digest(self.source[start:end])) for start, end in places)


def digest(quoted: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of some characters in UTF-8."""
    return hashlib.sha256(quoted.encode()).hexdigest()[:16]


def assemble(document: Document, reading: Reading, quotes: Quotes) -> Extract:
    """The facts of one document."""
    draft = _Draft(reading, quotes)
    return Extract(
        document=describe(document, reading.page, quotes.text, reading.genre),
        people=tuple(draft.people()),
        events=tuple(draft.events()),
        years=tuple(draft.years()),
        participations=tuple(draft.participations()),
        delegations=tuple(draft.delegations()),
        stops=tuple(draft.stops()),
        pairings=tuple(draft.pairings()),
        programmes=tuple(draft.programmes()),
        statements=tuple(draft.statements()),
    )


def describe(document: Document, page: Page, text: Text, genre: str) -> DocumentFacts:
    """What the page says of itself, with its genre and how damaged it is."""
    return DocumentFacts(
        source=document.source,
        digest=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        length=len(document.text),
        title=page.title.value if page.title else None,
        published=page.published.value if page.published else None,
        publisher=page.publisher.value if page.publisher else None,
        url=document.url,
        reporters=tuple(n.value for n in page.reporters),
        editors=tuple(n.value for n in page.editors),
        damage=round(text.damage, 4),
        genre=genre,
        remarks=page.remarks,
    )


def _common(codes: Sequence[str]) -> str | None:
    """The narrowest territory that holds all of some territories."""
    lines = [gazetteer.lineage(code) for code in codes]
    return next((unit for unit in lines[0] if all(unit in line for line in lines)), None) if lines else None


class _Draft:
    """Numbers and links the facts of one document; a class because all kinds share the numbering."""

    def __init__(self, reading: Reading, quotes: Quotes) -> None:
        self.reading, self.quotes = reading, quotes
        self.body = reading.page.body
        self.lines = (*reading.page.headlines, *reading.page.body)
        self.bodies = self._bodies()
        self.posts = self._posts()
        self.attending = list(dict.fromkeys(p.name for p in reading.story.parts))
        names = list(dict.fromkeys((*self.attending, *self.posts)))
        self.ids = {name: f"person-{n}" for n, name in enumerate(names, 1)}
        self.told = reading.story.events

    def _posts(self) -> dict[str, list[tuple[posts.FullPost, Span]]]:
        """The posts in full of everybody who is named with one."""
        found: dict[str, list[tuple[posts.FullPost, Span]]] = defaultdict(list)
        before: tuple[int, str | None] = (0, None)
        for holders in self.reading.people.holders:
            near = (*self._led(holders.span), *self._listed_before(holders, before))
            full = posts.resolve(holders, self.reading.context, near, self.bodies)
            before = (holders.span[1], next((f.code for f in full if f.code), None))
            for name in holders.names:
                for post in full:
                    key = (post.organisation.name, post.title)
                    if all(key != (k.organisation.name, k.title) for k, _ in found[name.text]):
                        found[name.text].append((post, (holders.span[0], name.span[1])))
        return found

    def _listed_before(self, holders: Holders, before: tuple[int, str | None]) -> tuple[str, ...]:
        """The territory of whoever stands before in the same list: 甲市委书记A,市长B."""
        end, code = before
        gap = self.reading.characters[end : holders.span[0]]
        return (code,) if code is not None and gap in _LIST_LINKS else ()

    def _led(self, span: Span) -> tuple[str, ...]:
        """The territory of the delegation that the holder of a post leads, if one follows."""
        reading = self.reading
        sentence = next((s.span for s in reading.sentences if s.span[0] <= span[0] < s.span[1]), span)
        ahead = (span[1], min(sentence[1], span[1] + 30))
        seen = delegations.find(reading.characters, [ahead], reading.hits, reading.people, reading.context)
        led = any(h.code == "leader" and h.start - span[1] <= 2 for h in reading.hits.within(*ahead, "roles"))
        return tuple(d.origin for d in seen if d.origin)[:1] if led else ()

    def _bodies(self) -> tuple[str, ...]:
        """The full names of the leading groups that the text names with their territory."""
        reading = self.reading
        found = []
        for line in self.lines:
            for hit in reading.hits.within(*line, "organisation-kinds"):
                if hit.code == "leading-group":
                    begin = piece_start(reading.characters, hit.start, line[0], reading.hits)
                    if any(h.start == begin for h in reading.hits.within(begin, hit.start, PLACE)):
                        found.append(reading.characters[begin : hit.end])
        return tuple(found)

    def people(self) -> Iterator[Person]:
        """Everybody who takes part, and everybody with a post who is only cited."""
        first = {}
        for name in self.reading.people.occurrences:
            first.setdefault(name.text, name.span)
        for name, key in self.ids.items():
            span = first.get(name)
            evidence = self.quotes(span) if span else ()
            printed = self.quotes.source[evidence[0].start : evidence[0].end] if evidence else name
            yield Person(
                evidence=evidence,
                rule="post-chain" if self.posts.get(name) else "actor",
                confidence=0.95 if self.posts.get(name) else 0.7,
                id=key,
                name=name,
                printed=printed,
                cited=name not in self.attending,
                posts=tuple(self._post(p, s) for p, s in self.posts.get(name, ())),
            )

    def _post(self, post: posts.FullPost, span: Span) -> Post:
        rule = "shared-post-list" if post.printed.concept == "leader" else "post-chain"
        return Post(
            evidence=self.quotes(span), rule=rule, confidence=0.9, organisation=post.organisation, title=post.title,
            status=post.printed.status,  # type: ignore[arg-type]
        )

    def events(self) -> Iterator[Event]:
        """The events, those without a venue at the place visited or the host's own."""
        trip = next((n for n, t in enumerate(self.told, 1) if t.type == "visit"), None)
        for number, told in enumerate(self.told, 1):
            code = self._place(number - 1, told)
            yield Event(
                evidence=self.quotes(*told.spans),
                rule=f"event-{told.type}",
                confidence=0.9 if told.firm else 0.7,
                id=f"event-{number}",
                type=told.type,
                label=told.label,
                start=told.dating.start if told.dating else None,
                end=told.dating.end if told.dating else None,
                dating=told.dating.bases if told.dating else (),
                place=self.reading.context.place(code) if code else None,
                within=f"event-{trip}" if trip and trip != number and told.type != "visit" else None,
            )

    def _place(self, index: int, told: Told) -> str | None:
        """The venue; else the place visited; else where the other meetings were; else the host's territory."""
        if told.venue:
            return told.venue
        if told.type == "visit":
            return _common([site.code for visit, site in self.reading.story.stops if visit == index and site.code])
        trip = next((n for n, t in enumerate(self.told) if t.type == "visit"), None)
        if trip is not None and (place := self._place(trip, self.told[trip])) is not None:
            return place
        venue = next((t.venue for t in self.told if t.venue), None)
        home = next(iter(self.reading.context.home), None)
        if told.type in {"leading-group-meeting", "conference", "opening"}:
            return told.organiser or venue or self._host_territory(index) or home
        return venue or self._host_territory(index) or told.organiser or home

    def _host_territory(self, index: int) -> str | None:
        """The territory of who receives, chairs or at least takes part."""
        for role in ("host", "chair", "speaker", "attendee"):
            for part in self.reading.story.parts:
                if part.event == index and part.role == role:
                    held = self.posts.get(part.name, ())
                    for post, _ in reversed(held) if self.told[index].type == "cadre-visit" else held:
                        if post.organisation.place is not None:
                            return post.organisation.place.code
        return None

    def years(self) -> Iterator[YearInference]:
        """For each event that a landmark dates, the landmark."""
        landmark = self.reading.calendar.landmark
        for number, told in enumerate(self.told, 1):
            if landmark and told.dating and "landmark" in told.dating.bases:
                yield YearInference(
                    evidence=self.quotes(landmark.span), rule="year-from-landmark", confidence=0.9,
                    event=f"event-{number}", landmark=landmark.notation, year=landmark.year,
                )

    def participations(self) -> Iterator[Participation]:
        """One for each role of a person at an event; attendance only where nothing more is told."""
        grouped: dict[tuple[int, str], dict[str, Part]] = defaultdict(dict)
        for part in self.reading.story.parts:
            grouped[part.event, part.name].setdefault(part.role, part)
        for (event, name), roles in sorted(grouped.items(), key=lambda item: item[0][0]):
            for role, part in roles.items():
                if role == "attendee" and len(roles) > 1:
                    continue
                yield Participation(
                    evidence=self.quotes(part.span), rule=f"role-{role}", confidence=0.9,
                    event=f"event-{event + 1}", person=self.ids[name], role=role, order=part.order, open=part.open,
                )

    def delegations(self) -> Iterator[Delegation]:
        """The delegations with the trip that they made."""
        reading = self.reading
        trip = next(((n, t) for n, t in enumerate(self.told, 1) if t.type == "visit"), None)
        found = delegations.find(reading.characters, (*self.body, *reading.page.headlines), reading.hits, reading.people, reading.context)
        for number, seen in enumerate(found, 1):
            destination = trip[1].venue if trip else self._host_place(seen.origin)
            yield Delegation(
                evidence=self.quotes(*seen.spans), rule="delegation-name", confidence=0.9, id=f"delegation-{number}",
                name=seen.name,
                origin=self.reading.context.place(seen.origin) if seen.origin else None,
                destination=self.reading.context.place(destination) if destination and destination != seen.origin else None,
                leader=self.ids.get(seen.leader or self._trip_leader(seen.origin) or ""),
                visit=f"event-{trip[0]}" if trip else None,
            )

    def _trip_leader(self, origin: str | None) -> str | None:
        """Who leads a trip, where that person holds a post in the territory that sent the delegation."""
        for part in self.reading.story.parts:
            if part.role == "leader":
                codes = [post.code for post, _ in self.posts.get(part.name, ()) if post.code]
                if any(origin in gazetteer.lineage(c) or c in gazetteer.lineage(origin or "") for c in codes):
                    return part.name
        return None

    def _host_place(self, origin: str | None) -> str | None:
        places = (self._place(i, t) for i, t in enumerate(self.told))
        return next((p for p in places if p and p != origin), None)

    def stops(self) -> Iterator[Stop]:
        """The sites of each trip in order."""
        for order, (visit, site) in enumerate(self.reading.story.stops, 1):
            yield Stop(
                evidence=self.quotes(site.span), rule="site-list", confidence=0.85, event=f"event-{visit + 1}",
                site=site.name, place=self.reading.context.place(site.code) if site.code else None, order=order,
            )

    def pairings(self) -> Iterator[Pairing]:
        """Who helps whom."""
        reading = self.reading
        for pair in pairings.find(reading.characters, self.lines, reading.hits, reading.dates, reading.context):
            yield Pairing(
                evidence=self.quotes(pair.span), rule=pair.rule, confidence=0.85,
                sponsor=self.reading.context.place(pair.sponsor), recipient=self.reading.context.place(pair.recipient), since=self._since(pair),
            )

    def _since(self, pair: SeenPair) -> str | None:
        mention = pair.since
        if mention is None or mention.year is None:
            return None
        month = f"-{mention.month:02}" if mention.month else ""
        day = f"-{mention.day:02}" if mention.day and month else ""
        return f"{mention.year}{month}{day}"

    def programmes(self) -> Iterator[Programme]:
        """The named programmes."""
        for name, span in programmes.find(self.reading.characters, self.body, self.reading.hits).items():
            yield Programme(evidence=self.quotes(span), rule="programme-name", confidence=0.7, name=name)

    def statements(self) -> Iterator[Statement]:
        """What was said."""
        for said in statements.find(self.reading.characters, self.reading.story.speeches, self.reading.hits):
            speakers = tuple(self.ids[n] for n in said.speakers if n in self.ids)
            yield Statement(
                evidence=self.quotes(said.span), rule="speech-turn", confidence=0.85,
                event=f"event-{said.event + 1}" if said.event is not None else None,
                act=said.act, speakers=speakers, collective="…" if said.collective else None, themes=said.themes,
            )
