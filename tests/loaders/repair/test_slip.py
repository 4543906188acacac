import pytest

from loaders.repair import repair
from tests.loaders.repair.damage import lose_byte
from tests.loaders.repair.sentences import SENTENCES


def test_a_run_that_slipped_by_one_byte_is_put_in_step() -> None:
    text = repair("今年东西部协作式鸾先ツ暝龀ち匠桑钡厝褐谑杖胛炔教岣摺?")

    assert text.characters == "今年东西部协作\ufffd较去年增长两成\ufffd地群众收入稳步提高\ufffd"
    assert text.source((8, 9)) == (8, 10)
    assert text.damage > 0.5


def test_a_run_that_stays_strange_is_lost() -> None:
    text = repair("两地将在当地旅巍⑽幕⒔逃攘煊蚩剐鳌?")

    assert text.characters == "两地将在当地\ufffd"
    assert text.source((6, 7)) == (6, 18)


@pytest.mark.parametrize("at", [6, 14, 20])
def test_most_runs_that_slipped_are_seen(at: int) -> None:
    slipped = [lose_byte(sentence, at) for sentence in SENTENCES]
    seen = [text for text in slipped if repair(text).lost]

    assert len(seen) / len(slipped) >= 0.75


def test_a_question_is_no_slip() -> None:
    for sentence in SENTENCES:
        asked = sentence.removesuffix("。") + "?"
        assert repair(asked).characters == asked
