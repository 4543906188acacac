"""Metadata are repaired like the page they stand beside."""

import pytest

from loaders.metadata import folded


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("江源省黨政代表團赴白山州考察", "江源省党政代表团赴白山州考察"),
        ("江源省代表團(tuán)一行(xíng)", "江源省代表团一行"),
        ("同心（江源篇）：  共建", "同心(江源篇): 共建"),
        ("首页", "首页"),
        ("江源日報", "江源日报"),
    ],
)
def test_a_value_is_repaired_and_kept(value: str, expected: str) -> None:
    assert folded(value) == expected
