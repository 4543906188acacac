"""The local names of an extract: what they stand for, and a clear word where they fit nothing."""

from typing import Any

import pytest

from loaders.errors import UserError
from loaders.facts import (
    Contribution,
    DocumentFacts,
    Event,
    Extract,
    Organisation,
    Participation,
    Person,
    Place,
    Post,
)
from loaders.rdf import quads
from loaders.rdf.names import jurisdiction

BARE: dict[str, Any] = {"evidence": (), "rule": "itinerary", "confidence": 0.9}
DOCUMENT = DocumentFacts(source="a.txt", digest="d1", length=0)
VISIT = Event(**BARE, id="event-1", type="visit", start="2021-06-03")


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ([("云岭市", "980100", "current"), ("云岭省", "980000", "current")], "云岭省"),
        ([("云岭市", "980100", "current"), ("云岭省", "980000", "former")], "云岭市"),
        ([("第三师", "xpcc-03", "current"), ("云岭县", "980101", "current")], "第三师"),
        ([("无名镇", None, "current"), ("云岭县", "980101", "current")], "云岭县"),
        ([], ""),
    ],
)
def test_the_jurisdiction_is_that_of_the_highest_post(
    posts: list[tuple[str, str | None, Any]], expected: str
) -> None:
    held = tuple(
        Post(
            **BARE,
            organisation=Organisation(f"{name}人民政府", "government", Place(name, code)),
            title="x",
            status=status,
        )
        for name, code, status in posts
    )
    assert jurisdiction(Person(**BARE, id="p", name="甲", printed="甲", posts=held)) == expected


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"participations": (Participation(**BARE, event="event-1", person="person-9", role="leader"),)},
            "a.txt: 'event-1' is spoken of, but is not among the events of the document",
        ),
        (
            {"events": (VISIT, VISIT)},
            "a.txt: events: 'event-1' stands there twice; give each an id of its own",
        ),
        (
            {"events": (Event(**BARE, id="e", type="visit", start="2021-02-30"),)},
            "a.txt: '2021-02-30' is no date: write 2024, 2024-09 or 2024-09-13",
        ),
        (
            {"events": (Event(**BARE, id="e", type="参观"),)},
            "a.txt: '参观' is no code (event-types): codes are Latin letters, digits and hyphens",
        ),
        (
            {
                "contributions": (
                    Contribution(**BARE, measure="money", amount="3亿", unit="CNY", printed="3亿元"),
                )
            },
            "a.txt: '3亿' is no decimal number: write digits and one point",
        ),
    ],
)
def test_facts_that_do_not_fit_together_are_refused_with_the_source(
    fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(UserError) as problem:
        quads(Extract(document=DOCUMENT, **fields))
    assert str(problem.value) == message
