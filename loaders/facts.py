"""The kinds of fact that a document yields, and their form as JSON Lines.

One `Extract` is one document and all that was read in it: one line of a facts file.  The
same form serves the extractor, a person who corrects its work, and a gold standard.

Offsets are code points in the source text as it was given.  Dates are ISO 8601, as exact as
the text is (`2024`, `2024-09`, `2024-09-13`); what a text does not give is None or empty.
Identifiers (`person-1`, `event-2`) hold inside one document only.
"""

from typing import Final, Literal

import msgspec

FORMAT: Final = "duikou-facts/1"


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place in the source that says so: `start` up to but not including `end`.

    `digest` is the first 16 hexadecimal digits of the SHA-256 of the quoted characters in
    UTF-8: with the source at hand, anyone can prove the quotation.
    """

    start: int
    end: int
    digest: str


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every fact carries: the places that say so, the rule that read them, and trust.

    `rule` is a notation of the scheme `rules`; `confidence` lies between 0 and 1.
    """

    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float


class Place(msgspec.Struct, tag_field="is", tag="place", frozen=True, forbid_unknown_fields=True):
    """A territory by its full name (`喀什地区`) and, where the gazetteer knows it, its code."""

    name: str
    code: str | None = None


class Organisation(
    msgspec.Struct, tag_field="is", tag="organisation", frozen=True, forbid_unknown_fields=True
):
    """A body by its full name (`中共广东省委员会`), its kind and its territory.

    `kind` is a notation of the scheme `organisation-kinds`.  Where a text gives only
    `省领导`, the organisation is the place itself and the kind is `territory`.
    """

    name: str
    kind: str
    place: Place | None = None


class Post(Fact, frozen=True):
    """A person seen in a post.  `status` is a notation of the scheme `post-statuses`."""

    organisation: Organisation
    title: str
    status: str = "current"


class Person(Fact, frozen=True):
    """An official who takes part in an event of the document, or is only cited in it.

    `name` is in simplified characters with `·` as the dot; `printed` is the first form in
    the source.  `cited` marks a person who is named but was not there.
    """

    id: str
    name: str
    printed: str
    cited: bool = False
    posts: tuple[Post, ...] = ()


class Event(Fact, frozen=True):
    """Something that took place.  `type` is a notation of the scheme `event-types`.

    `dating` lists in order what the dates rest on: notations of the scheme `date-bases`.
    `within` is the event (a visit) that this one is part of.
    """

    id: str
    type: str
    label: str | None = None
    start: str | None = None
    end: str | None = None
    dating: tuple[str, ...] = ()
    place: Place | None = None
    within: str | None = None


class YearInference(Fact, frozen=True):
    """Why an undated event is put in a year: a dated landmark that the text speaks of."""

    event: str
    landmark: str
    year: int


class Participation(Fact, frozen=True):
    """A person at an event in one role, a notation of the scheme `roles`.

    `order` is the place in the printed list, from 1; `open` is true where the list ends in
    等, so that it may be incomplete; `behalf` names for whom the person spoke or acted.
    """

    event: str
    person: str
    role: str
    order: int | None = None
    open: bool = False
    behalf: tuple[Organisation, ...] = ()


class Delegation(Fact, frozen=True):
    """A delegation as the text names it, with who sent it, where it went, who led it."""

    id: str
    name: str
    origin: Place | None = None
    destination: Place | None = None
    leader: str | None = None
    visit: str | None = None


class Stop(Fact, frozen=True):
    """A site that was seen on a visit; `order` counts from 1 in the order of the text."""

    event: str
    site: str
    place: Place | None = None
    order: int | None = None


class Pairing(Fact, frozen=True):
    """Who helps whom, at the level the text states, and since or until when."""

    sponsor: Place | Organisation
    recipient: Place | Organisation
    since: str | None = None
    until: str | None = None
    round: str | None = None


class Programme(Fact, frozen=True):
    """A named programme, project line or plan under which help is given."""

    name: str
    sponsor: Place | None = None
    recipient: Place | None = None


class Contribution(Fact, frozen=True):
    """A figure that the text reports: so much of `measure` given, sent or planned.

    `amount` is a plain decimal number, money in CNY; `printed` is the figure as it stands in
    the source.  `bound`, a notation of `bounds`, keeps the hedge; `cumulative` tells a running
    total from a flow.
    """

    measure: str
    amount: str
    unit: str
    printed: str
    sponsor: Place | Organisation | None = None
    recipient: Place | Organisation | None = None
    bound: str = "exact"
    period: str | None = None
    start: str | None = None
    end: str | None = None
    status: str = "done"
    cumulative: bool | None = None


class Statement(Fact, frozen=True):
    """What somebody said, as theirs: speakers, for whom, to whom, speech act and themes.

    Without speakers and without `collective` the meeting itself speaks.  `act`, `modality`
    and `themes` are notations of their schemes.
    """

    event: str | None
    act: str
    speakers: tuple[str, ...] = ()
    collective: str | None = None
    behalf: tuple[Organisation, ...] = ()
    addressee: str | None = None
    modality: str = "done"
    themes: tuple[str, ...] = ()


class Unread(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that no rule read where a rule matched; `kind` is a notation of `unread-kinds`."""

    kind: str
    start: int
    end: int


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The document itself: where it was read, what its page says of it, how damaged it is.

    `digest` is the SHA-256 of the source text in UTF-8 and `length` its code points.
    `genre` is a notation of the scheme `genres`; `remarks` say why little was read.
    """

    source: str
    digest: str
    length: int
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "zh-Hans"
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    damage: float = 0.0
    genre: str = "report"
    remarks: tuple[str, ...] = ()


class Extract(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document with everything that was read in it: one line of a facts file."""

    format: Literal["duikou-facts/1"] = FORMAT
    document: DocumentFacts
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    years: tuple[YearInference, ...] = ()
    participations: tuple[Participation, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    stops: tuple[Stop, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    programmes: tuple[Programme, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()
