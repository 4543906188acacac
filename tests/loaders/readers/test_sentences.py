"""Where somebody begins to speak, and who."""

import pytest

from loaders import lexicon
from loaders.mentions import people
from loaders.readers.sentences import split
from loaders.readers.speakers import COLLECTIVE, MEETING


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What each sentence of a paragraph narrates, and who speaks in it."""
    span, hits = (0, len(text)), lexicon.scan(text)
    who = people.find(text, [span], hits, set())
    return [(text[slice(*s.narrative)], s.speakers) for s in split(text, [span], who, hits)]


WHO = "固原市市长林若水"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{WHO}说,两地情深。", [("", ("林若水",))]),
        (f"{WHO}说,两地情深。希望常来。", [("", ("林若水",)), ("", ("林若水",))]),
        (f"{WHO}说,两地情深。他强调,要抓好落实。", [("", ("林若水",)), ("", ("林若水",))]),
        ("会议指出,要抓好落实。", [("", (MEETING,))]),
        ("双方表示,要加强合作。", [("", (COLLECTIVE,))]),
        ("代表团参观了博物馆。", [("代表团参观了博物馆。", ())]),
    ],
)
def test_a_sentence_narrates_up_to_where_somebody_speaks(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert turns(text) == found


def test_who_is_addressed_does_not_speak() -> None:
    text = "固原市市长林若水对厦门市副市长江一帆一行表示欢迎。"
    assert [who for _, who in turns(text)] == [("林若水",)]


def test_whose_word_is_cited_does_not_speak() -> None:
    text = "固原市市长林若水说,省长江一帆批示要求全力以赴。"
    assert [who for _, who in turns(text)] == [("林若水",)]
