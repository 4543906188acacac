"""Printed dates."""

import pytest

from loaders.mentions.dates import DateMention, find, number


def told(mention: DateMention) -> tuple[object, ...]:
    """Year, month, day, last month, last day, relative word."""
    return (mention.year, mention.month, mention.day, mention.last_month, mention.last_day, mention.relative)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("2020年6月17日", (2020, 6, 17, 6, 17, None)),
        ("6月17日至19日", (None, 6, 17, 6, 19, None)),
        ("5月30日至6月2日", (None, 5, 30, 6, 2, None)),
        ("13日-14日", (None, None, 13, None, 14, None)),
        ("二〇一九年六月十七日", (2019, 6, 17, 6, 17, None)),
        ("2020年6月", (2020, 6, None, 6, None, None)),
        ("2020年", (2020, None, None, None, None, None)),
        ("昨天", (None, None, None, None, None, "yesterday")),
        ("当天下午", (None, None, None, None, None, "same-day")),
    ],
)
def test_a_date_tells_what_is_printed(printed: str, found: tuple[object, ...]) -> None:
    assert [told(mention) for mention in find(printed)] == [found]


@pytest.mark.parametrize("printed", ["13月40日", "每日", "第3日均", "2020年来"])
def test_what_only_looks_like_a_date_is_none(printed: str) -> None:
    assert find(printed) == ()


@pytest.mark.parametrize(
    ("printed", "value"), [("17", 17), ("十七", 17), ("二十", 20), ("廿三", 23), ("", None), (None, None)]
)
def test_small_numbers_are_read_in_figures_and_han(printed: str | None, value: int | None) -> None:
    assert number(printed) == value
