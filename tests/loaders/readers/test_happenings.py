"""Whether a word for a meeting tells of one, and what the word itself says of it."""

import pytest

from loaders import lexicon
from loaders.readers import context
from loaders.readers.happenings import SeenEvent, event_at, is_recalled, took_place
from loaders.readers.stretch import Stretch


def stretch(text: str) -> Stretch:
    span, hits = (0, len(text)), lexicon.scan(text)
    return Stretch(text, span, hits, context.read(text, [span], hits, None, 2020))


def event(text: str, word: str, kind: str) -> SeenEvent | None:
    start = text.index(word)
    return event_at(stretch(text), start, start + len(word), kind, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("两市召开座谈会。", True),
        ("两市将召开座谈会。", False),
        ("贯彻落实座谈会精神。", False),
        ("曾召开座谈会。", False),
        ("《座谈会纪要》印发。", False),
        ("出席座谈会开幕式。", False),
    ],
)
def test_only_what_is_told_as_done_took_place(text: str, told: bool) -> None:
    start = text.index("座谈会")
    assert took_place(text, (0, len(text)), start, start + 3, lexicon.scan(text)) is told


def test_a_meeting_is_known_by_its_printed_name() -> None:
    seen = event("甲乙两市对口支援工作座谈会在固原市召开", "座谈会", "symposium")
    assert seen is not None
    assert (seen.label, seen.firm, seen.called) == ("甲乙两市对口支援工作座谈会", True, "会")


def test_a_bare_word_is_no_name() -> None:
    seen = event("召开座谈会", "座谈会", "symposium")
    assert seen is not None
    assert seen.label is None


def test_a_leading_group_is_its_owners_not_the_recipients() -> None:
    seen = event("湖南省对口支援新疆工作领导小组会议", "领导小组会议", "leading-group-meeting")
    assert seen is not None
    assert seen.organiser == "430000"


def test_a_call_needs_somebody_who_was_sent() -> None:
    assert event("看望慰问孤寡老人", "看望慰问", "cadre-visit") is None


def test_talking_with_everybody_is_no_meeting() -> None:
    assert event("与援疆干部座谈", "座谈", "symposium") is None


def test_a_clause_of_the_past_or_the_future_is_recalled() -> None:
    text = "去年,他来了,今年再来"
    hits = lexicon.scan(text)
    assert [is_recalled(text, (0, len(text)), at, hits) for at in (2, 5, 11)] == [True, True, False]
