"""Dates as metadata and addresses give them."""

import pytest

from loaders.printed_dates import address_date, iso_date, printed_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-05-11T08:38:27+08:00", "2022-05-11"),
        ("2022-05-11 08:38:27", "2022-05-11"),
        ("2022年5月11日", "2022-05-11"),
        ("20220511", "2022-05-11"),
        ("20220511083827", None),
        ("2022-05", "2022-05"),
        ("2022", "2022"),
        ("05-11", None),
        ("", None),
        (None, None),
    ],
)
def test_a_field_gives_a_date_as_exact_as_it_is(value: str | None, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    "address", ["https://a.example/1234567890/c.html", "https://a.example/20223344/", "", None]
)
def test_other_numbers_of_an_address_are_no_dates(address: str | None) -> None:
    assert address_date(address) is None


def test_a_printed_date_knows_its_place_and_whether_a_time_follows() -> None:
    found = printed_date("于2022-02-30改为2022-03-01 10:00发布")
    assert found is not None
    assert (found.iso, found.span, found.timed) == ("2022-03-01", (13, 29), True)
