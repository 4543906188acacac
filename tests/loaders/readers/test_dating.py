"""From printed dates to days."""

import pytest

from loaders.mentions import dates
from loaders.readers.dating import Calendar, Dating, calendar, resolve
from loaders.readers.landmarks import Landmark

PAGE = calendar("2020-06-20", None, ())
BLANK = calendar(None, None, ())


def days(printed: str, page: Calendar = PAGE, before: Dating | None = None) -> tuple[str, str] | None:
    """First and last day of what is printed."""
    (mention,) = dates.find(printed)
    found = resolve(mention, page, before)
    return (found.start, found.end) if found is not None else None


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("2019年5月3日", ("2019-05-03", "2019-05-03")),
        ("6月3日至5日", ("2020-06-03", "2020-06-05")),
        ("6月3日", ("2020-06-03", "2020-06-03")),
        ("18日", ("2020-06-18", "2020-06-18")),
        ("28日", ("2020-05-28", "2020-05-28")),
        ("昨天", ("2020-06-19", "2020-06-19")),
        ("日前", None),
        ("2020年4月", ("2020-04", "2020-04")),
        ("12月30日", None),
    ],
)
def test_the_page_gives_what_a_date_leaves_out(printed: str, found: tuple[str, str] | None) -> None:
    assert days(printed) == found


def test_without_a_page_a_month_and_day_stay_open() -> None:
    assert days("6月3日", BLANK) is None


def test_a_landmark_gives_the_year() -> None:
    page = calendar(None, None, [Landmark("congress-20", 2022, (0, 4))])
    assert days("6月3日", page) == ("2022-06-03", "2022-06-03")


def test_landmarks_that_disagree_give_nothing() -> None:
    page = calendar(None, None, [Landmark("one", 2021, (0, 2)), Landmark("other", 2022, (3, 5))])
    assert page.year is None


@pytest.mark.parametrize(("printed", "day"), [("12日", "12"), ("当天", "10"), ("次日", "11")])
def test_a_bare_day_goes_with_the_date_before_it(printed: str, day: str) -> None:
    before = Dating("2019-03-10", "2019-03-10", ())
    assert days(printed, PAGE, before) == (f"2019-03-{day}", f"2019-03-{day}")


def test_a_range_may_cross_the_year() -> None:
    assert days("2023年12月30日至1月2日") == ("2023-12-30", "2024-01-02")


def test_a_day_that_does_not_exist_is_none() -> None:
    assert days("2020年2月30日") is None
