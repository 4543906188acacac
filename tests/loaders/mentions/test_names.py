"""Where a name ends in running text."""

import pytest

from loaders.lexicon import scan
from loaders.mentions.names import is_name, name_at


def read(text: str) -> str | None:
    """The name at the head of a text."""
    found = name_at(text, 0, scan(text))
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李强强调,要抓好落实。", "李强"),
        ("高会见会见了客人。", "高会见"),
        ("何一行率队赴藏。", "何一行"),
        ("公孙岳担任团长。", "公孙岳"),
        ("欧阳静川,", "欧阳静川"),
        ("贺叔同在会上发言。", "贺叔同"),
        ("苏木说,", "苏木"),
    ],
)
def test_a_han_name_ends_where_a_word_begins(text: str, name: str) -> None:
    assert read(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("阿不力孜·买买提率团到访。", "阿不力孜·买买提"),
        ("吉克日则、副州长", "吉克日则"),
        ("马海云、副州长", "马海云"),
        ("白玛旺堆主持会议。", "白玛旺堆"),
        ("阿珠旺堆与客人座谈。", "阿珠旺堆"),
        ("巴图尔分别会见两个代表团。", "巴图尔"),
        ("额尔敦布和、旗长", "额尔敦布和"),
        ("那木拉出席会议。", "那木拉"),
        ("陈特木尔在会上发言。", "陈特木尔"),
    ],
)
def test_a_name_of_another_people_is_read_by_its_parts(text: str, name: str) -> None:
    assert read(text) == name


@pytest.mark.parametrize(("text", "name"), [("图们、副总指挥", "图们"), ("珲春雨参加会议", "珲春雨")])
def test_a_name_may_be_a_place_or_begin_with_one(text: str, name: str) -> None:
    assert read(text) == name


def test_a_name_of_no_known_parts_is_borne_out_elsewhere_in_the_text() -> None:
    assert read("雾凇在城里考察。雾凇主持会议。") == "雾凇"


@pytest.mark.parametrize("text", ["第一次来访", "新疆考察", "各部门参加", "在会上"])
def test_a_word_is_no_name(text: str) -> None:
    assert read(text) is None


def test_a_dotted_piece_with_a_sign_of_territory_is_no_name() -> None:
    assert [is_name(text) for text in ("玛依拉·叶尔肯", "广东省·喀什地区", "欧阳静川", "会议")] == [
        True,
        False,
        True,
        False,
    ]
