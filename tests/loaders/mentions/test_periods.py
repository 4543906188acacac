"""Spans of time to which figures belong."""

import pytest

from loaders.lexicon import scan
from loaders.mentions import periods


@pytest.mark.parametrize(
    ("text", "printed", "start", "end", "cumulative"),
    [
        ("“十三五”期间,投入", "十三五期间", "2016", "2020", False),
        ("“十四五”以来,投入", "十四五以来", "2021", None, True),
        ("三年来,投入", "三年来", None, None, None),
        ("三年累计投入", "三年", None, None, None),
        ("截至2022年底,投入", "截至2022年底", None, "2022", True),
        ("截至今年8月底,投入", "截至今年8月底", None, None, True),
        ("2021年至2025年,投入", "2021年至2025年", "2021", "2025", False),
        ("2012年两市携手以来,投入", "2012年以来", "2012", None, True),
        ("自2016年起投入", "2016年起", "2016", None, True),
        ("今年以来,投入", "今年以来", None, None, True),
        ("2020年,投入", "2020年", "2020", "2020", False),
        ("过去一年,投入", "过去一年", None, None, None),
    ],
)
def test_a_period_has_the_years_that_its_words_give(
    text: str, printed: str, start: str | None, end: str | None, cumulative: bool | None
) -> None:
    found = periods.find(text, (0, len(text)), scan(text))
    assert [(p.text, p.start, p.end, p.cumulative) for p in found] == [(printed, start, end, cumulative)]


@pytest.mark.parametrize("text", ["2018年9月,投入", "去年9月,投入", "为期三年的工作", "9月7日,投入"])
def test_the_date_of_an_event_is_no_period(text: str) -> None:
    assert periods.find(text, (0, len(text)), scan(text)) == ()
