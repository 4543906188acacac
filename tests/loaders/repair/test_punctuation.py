import pytest

from loaders.repair import repair
from loaders.repair.punctuation import fold
from tests.loaders.repair.damage import double_commas, full_width, split_lines
from tests.loaders.repair.sentences import SENTENCES


def test_full_width_forms_become_ascii_and_chinese_marks_stay() -> None:
    assert fold("Ａ１，：；！？（）％、。“”…—《》") == "A1,:;!?()%、。“”…—《》"


def test_dots_between_han_characters_become_the_dot_of_names() -> None:
    assert fold("• 阿里木•江,阿里木‧江,阿里木・江,a•b") == "• 阿里木·江,阿里木·江,阿里木·江,a•b"


def test_corner_brackets_become_quotation_marks() -> None:
    assert fold("「『乙』」") == "“‘乙’”"


def test_spaces_of_any_kind_are_one_space() -> None:
    assert repair("甲\u3000\u00a0 乙\t丙").characters == "甲 乙 丙"


def test_what_has_no_width_vanishes_between_han_characters_only() -> None:
    assert repair("陆远\u200b舟 a\u200bb").characters == "陆远舟 a b"


def test_lines_lose_their_indent_and_empty_lines_go() -> None:
    text = repair("\u3000\u3000甲\r\n \r\n\u3000\u3000乙\n")

    assert (text.characters, list(text.starts), list(text.ends)) == ("甲\n乙", [2, 3, 10], [3, 10, 11])


@pytest.mark.parametrize(
    ("doubled", "single"),
    [
        ("甲,,乙", "甲,乙"),
        ("甲,。", "甲。"),
        ("甲,、乙", "甲、乙"),
        ("甲、,乙", "甲、乙"),
        ("甲,;乙", "甲;乙"),
    ],
)
def test_a_comma_beside_another_mark_goes(doubled: str, single: str) -> None:
    assert repair(doubled).characters == single


def test_a_comma_beside_a_quotation_stays() -> None:
    assert repair("他说,“好”,就走").characters == "他说,“好”,就走"


def test_sentences_survive_layout_and_punctuation() -> None:
    article = "\n".join(SENTENCES)
    for damaged in (double_commas(article), full_width(article), split_lines(article)):
        assert repair(damaged).characters == article


def test_clean_text_stands_for_itself() -> None:
    text = repair("甲乙")

    assert (text.characters, text.starts, text.ends, text.damage) == ("甲乙", range(2), range(1, 3), 0.0)


def test_no_text_is_no_text() -> None:
    assert (repair("").characters, repair(" \n ").characters) == ("", "")
