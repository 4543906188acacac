"""Invented readings: a delegation of 江海省 visits 云岭州, as one document tells of it."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

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
    Place,
    Post,
    Statement,
    Stop,
)
from loaders.iris import short_digest

Reading = tuple[Extract, str]
Visit = Callable[..., Reading]
Saying = Callable[[str], dict[str, Any]]

JIANGHAI = Place("江海省", "990000")
YUNLING = Place("云岭州", "980000")
GOVERNMENT = Organisation("云岭州人民政府", "government", YUNLING)


@pytest.fixture
def visit() -> Visit:
    """Makes one document: `day` and names may be changed, and any field of the extract given."""
    return _visit


def _visit(
    source: str = "a.txt",
    *,
    day: str = "2021-06-03",
    leader: str = "陆清源",
    host: str = "白松",
    title: str = "书记",
    status: str = "current",
    place: Place = JIANGHAI,
    **fields: Any,
) -> Reading:
    text = f"{day}，{place.name}代表团由{title}{leader}率领，到云岭州第一中学看望师生。{host}在座谈会上致谢。"

    def said(quote: str) -> dict[str, Any]:
        start = text.index(quote)
        where = Evidence(start, start + len(quote), short_digest(quote))
        return {"evidence": (where,), "rule": "post-chain", "confidence": 0.9}

    found: dict[str, Any] = {
        "document": DocumentFacts(
            source=source, digest=sha256(text.encode()).hexdigest(), length=len(text), published=day
        ),
        "people": _people(said, leader, host, title, status, place),
        **_told(said, day, leader, host),
        **_sent(said, place),
    }
    return Extract(**{**found, **fields}), text


def _people(
    said: Saying, leader: str, host: str, title: str, status: str, place: Place
) -> tuple[Person, ...]:
    committee = Organisation(f"中共{place.name}委员会", "party-committee", place)
    led = Post(organisation=committee, title=title, status=status, **said(title))
    hosted = Post(organisation=GOVERNMENT, title="州长", **said(host))
    return (
        Person(id="person-1", name=leader, printed=leader, posts=(led,), **said(leader)),
        Person(id="person-2", name=host, printed=host, posts=(hosted,), **said(host)),
    )


def _told(said: Saying, day: str, leader: str, host: str) -> dict[str, Any]:
    """The visit with its meeting, who was there, what was seen and said."""
    visit: dict[str, Any] = {
        "type": "visit",
        "start": day,
        "end": day,
        "place": YUNLING,
        "dating": ("full-date",),
    }
    meeting: dict[str, Any] = {"type": "symposium", "start": day, "place": YUNLING, "within": "event-1"}
    return {
        "events": (
            Event(id="event-1", **visit, **said("看望师生")),
            Event(id="event-2", **meeting, **said("座谈会")),
        ),
        "participations": (
            Participation(event="event-1", person="person-1", role="leader", order=1, **said(leader)),
            Participation(event="event-2", person="person-1", role="attendee", **said("座谈会")),
            Participation(
                event="event-2", person="person-2", role="host", behalf=(GOVERNMENT,), **said(host)
            ),
        ),
        "stops": (Stop(event="event-1", site="第一中学", place=YUNLING, order=1, **said("第一中学")),),
        "statements": (
            Statement(
                event="event-2", act="thanks", speakers=("person-2",), themes=("education",), **said("致谢")
            ),
        ),
    }


def _sent(said: Saying, place: Place) -> dict[str, Any]:
    """The delegation, and the pairing that it serves."""
    name = f"{place.name}代表团"
    journey: dict[str, Any] = {
        "origin": place,
        "destination": YUNLING,
        "leader": "person-1",
        "visit": "event-1",
    }
    return {
        "delegations": (Delegation(id="delegation-1", name=name, **journey, **said("代表团")),),
        "pairings": (Pairing(sponsor=place, recipient=YUNLING, since="1997", **said("看望师生")),),
    }
