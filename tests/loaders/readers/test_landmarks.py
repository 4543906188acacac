"""Landmarks that give a text its year."""

import pytest

from loaders import lexicon
from loaders.readers.landmarks import landmarks


def years(text: str) -> list[int]:
    return [mark.year for mark in landmarks(text, [(0, len(text))], lexicon.scan(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年是新中国成立75周年", [2024]),
        ("对口支援西藏30周年之际", [2024]),
        ("庆祝新疆维吾尔自治区成立七十周年", [2025]),
        ("建校30周年", []),
        ("山河依旧", []),
    ],
)
def test_an_anniversary_counts_from_its_beginning(text: str, found: list[int]) -> None:
    assert years(text) == found
