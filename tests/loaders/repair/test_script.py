import pytest

from loaders.repair import repair
from tests.loaders.repair.damage import taiwan_vocabulary, traditional
from tests.loaders.repair.sentences import SENTENCES


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_traditional_text_of_any_standard_becomes_simplified(standard: str) -> None:
    assert [repair(traditional(s, standard)).characters for s in SENTENCES] == list(SENTENCES)


def test_simplified_text_stays_as_it_is() -> None:
    for text in ("乾县著名企业家于乾隆年间", "市长李昇、记者瞿瞭望", *SENTENCES):
        assert repair(text).characters == text


def test_a_traditional_character_in_simplified_text_is_folded() -> None:
    assert repair("副市长孟慶松出席会议并讲话,有关部门负责同志参加").characters == (
        "副市长孟庆松出席会议并讲话,有关部门负责同志参加"
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("乾部會議", "干部会议"),
        ("各方麵體係", "各方面体系"),
        ("聽取彙報", "听取汇报"),
        ("指明瞭方嚮", "指明了方向"),
        ("著力推動,顯著提升", "着力推动,显著提升"),
        ("於衛剛來訪", "于卫刚来访"),
    ],
)
def test_over_conversion_disappears(wrong: str, right: str) -> None:
    assert repair(wrong).characters == right


def test_words_of_taiwan_become_those_of_the_mainland() -> None:
    mainland = "提高信息网络项目水平,推动高质量发展,壮大数字经济。"

    assert repair(traditional(taiwan_vocabulary(mainland))).characters == mainland


def test_words_that_both_sides_use_stay() -> None:
    assert repair("優質產品的品質,專案組與方程式").characters == "优质产品的品质,专案组与方程式"


def test_a_longer_word_keeps_its_place() -> None:
    text = repair("網際網路與經濟發展")

    assert text.characters == "互联网与经济发展"
    assert (text.source((0, 3)), text.source((3, 4))) == ((0, 4), (4, 5))
