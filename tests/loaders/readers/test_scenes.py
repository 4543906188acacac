"""What one stretch shows: events and who has which role in them."""

import pytest

from loaders import lexicon
from loaders.mentions import dates, people
from loaders.readers import context, scenes
from loaders.readers.seen import Scene


def scene(text: str) -> Scene:
    """The scene of a text of one sentence."""
    span, hits = (0, len(text)), lexicon.scan(text)
    where = context.read(text, [span], hits, None, 2020)
    who = people.find(text, [span], hits, set())
    return scenes.read(text, span, who, dates.find(text), hits, where)


def roles(text: str) -> list[tuple[str, str, str | None]]:
    """Who has which role at an event of which type; for what is told of elsewhere its anaphor."""
    seen = scene(text)
    return [
        (r.name, r.role, seen.events[r.target].type if isinstance(r.target, int) else r.target)
        for r in seen.roles
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "甲项目推进会在固原市召开,固原市市长林若水主持,厦门市副市长江一帆出席并讲话。",
            [
                ("林若水", "chair", "conference"),
                ("江一帆", "attendee", "conference"),
                ("江一帆", "speaker", "conference"),
            ],
        ),
        (
            "固原市市长林若水会见厦门市副市长江一帆。",
            [("林若水", "host", "audience"), ("江一帆", "attendee", "audience")],
        ),
        ("固原市市长林若水代表两地签署协议。", [("林若水", "signatory", "signing")]),
        (
            "奠基仪式举行,厦门市副市长江一帆按下按钮,固原市市长林若水致辞。",
            [("林若水", "speaker", "opening"), ("江一帆", "attendee", "opening")],
        ),
        (
            "座谈会召开,固原市市长林若水听取厦门市副市长江一帆的工作汇报。",
            [("江一帆", "presenter", "symposium"), ("林若水", "attendee", "symposium")],
        ),
    ],
)
def test_verbs_give_roles_at_the_event_of_their_stretch(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert roles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "下个月将召开产销对接会。",
        "要用好联席会议平台,适时举行签约仪式。",
        "去年,两市召开推进会。",
        "与当地群众深入交流。",
        "“等产销对接会一开,订单还会更多。”",
        "2010年3月召开的对口支援工作会议吹响了号角。",
        "出席甲市洽谈会开幕式。",
    ],
)
def test_plans_wishes_memories_and_chats_are_no_events(text: str) -> None:
    assert scene(text).events == ()


def test_what_somebody_once_did_gives_no_role() -> None:
    assert roles("厦门市副市长江一帆曾率团到固原市考察。") == []


def test_a_surname_is_no_sign_of_the_past() -> None:
    assert roles("座谈会召开,固原市市长曾望山主持会议。") == [("曾望山", "chair", "meeting")]


def test_in_the_company_of_somebody_the_first_subject_goes_on() -> None:
    assert roles("厦门市副市长江一帆在固原市市长林若水陪同下主持座谈会。") == [
        ("林若水", "companion", "trip"),
        ("江一帆", "chair", "symposium"),
    ]


def test_the_closing_day_belongs_to_the_meeting_told_of_before() -> None:
    (seen,) = scene("6月11日,援疆工作会议在吐鲁番市开幕,12日闭幕。").events
    assert seen.date is not None
    assert seen.last is not None
    assert (seen.type, seen.date.day, seen.last.day) == ("conference", 11, 12)


def test_those_sent_to_help_arrive_in_a_rotation() -> None:
    assert [e.type for e in scene("第七批援疆干部抵达阿勒泰市。").events] == ["rotation"]


def test_a_stretch_knows_the_meeting_at_which_it_begins() -> None:
    assert scene("会上,固原市市长林若水介绍情况。").at == "meeting"
