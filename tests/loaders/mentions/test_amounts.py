"""Figures with a unit, read from small printed forms."""

from decimal import Decimal

import pytest

from loaders.lexicon import scan
from loaders.mentions import amounts


def read(text: str) -> list[tuple[str, Decimal, str, str]]:
    """The printed form, value, unit and bound of each amount."""
    found = amounts.find(text, [(0, len(text))], scan(text))
    return [(text[slice(*a.span)], a.value, a.unit, a.bound) for a in found]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "bound"),
    [
        ("拨款33.7亿元", "33.7亿元", "3370000000", "元", "exact"),
        ("拨款2,360万元", "2,360万元", "23600000", "元", "exact"),
        ("拨款1亿2000万元", "1亿2000万元", "120000000", "元", "exact"),
        ("拨款两千三百万元", "两千三百万元", "23000000", "元", "exact"),
        ("拨款37亿多元", "37亿多元", "3700000000", "元", "over"),
        ("拨款约9600余万元", "约9600余万元", "96000000", "元", "about"),
        ("拨款不低于15亿元", "不低于15亿元", "1500000000", "元", "over"),
        ("拨款80万元左右", "80万元左右", "800000", "元", "about"),
        ("拨款3-5亿元", "3-5亿元", "300000000", "元", "over"),
        ("来了九百余名教师", "九百余名", "900", "名", "over"),
        ("来了首批七名教师", "七名", "7", "名", "exact"),
        ("盖了38835.86平方米", "38835.86平方米", "38835.86", "平方米", "exact"),
    ],
)
def test_a_figure_keeps_its_printed_form_value_unit_and_bound(
    text: str, printed: str, value: str, unit: str, bound: str
) -> None:
    assert read(text) == [(printed, Decimal(value), unit, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "第三批",
        "一名教师",
        "数十名教师",
        "几百名教师",
        "百家企业",
        "12个月",
        "200万美元",
        "3人才",
        "路过五家渠市",
    ],
)
def test_ordinals_vague_numbers_and_names_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_a_batch_and_its_people_are_two_amounts() -> None:
    assert read("先后派出5批118名") == [
        ("5批", Decimal(5), "批", "exact"),
        ("118名", Decimal(118), "名", "exact"),
    ]


def test_only_sums_are_money() -> None:
    text = "8万元和8万名"
    assert [a.is_money for a in amounts.find(text, [(0, len(text))], scan(text))] == [True, False]
