"""A regiment belongs to its division by its number, however the number is printed."""

import pytest

from loaders import regiments


@pytest.mark.parametrize(
    ("printed", "division"),
    [
        ("八十六团", "xpcc-05"),
        ("第86团", "xpcc-05"),
        ("十团", "xpcc-01"),
        ("二二四团", "xpcc-14"),
        ("一〇五团", "xpcc-06"),
        ("一百零五团", None),
        ("999团", None),
    ],
)
def test_the_number_tells_the_division(printed: str, division: str | None) -> None:
    match = regiments.PATTERN.match(printed)
    assert (regiments.division(match["number"]) if match is not None else None) == division


@pytest.mark.parametrize("printed", ["八十六团长", "第一团员", "三团结", "十团组织"])
def test_a_word_that_only_begins_like_a_regiment_is_none(printed: str) -> None:
    assert regiments.PATTERN.match(printed) is None
