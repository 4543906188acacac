"""Trips: where somebody goes, and what is no trip."""

import pytest

from loaders import gazetteer, lexicon
from loaders.readers import context, visits


def trips(text: str) -> list[tuple[str | None, bool]]:
    """Where each trip of a sentence goes, and whether the writer is there."""
    span, hits = (0, len(text)), lexicon.scan(text)
    where = context.read(text, [span], hits, None, 2020)
    found = visits.find(text, span, hits, where)
    return [(gazetteer.full_name(t.destination) if t.destination else None, t.coming) for t in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲代表团赴林芝市考察", [("林芝市", False)]),
        ("甲代表团来粤考察", [("广东省", True)]),
        ("代表团赴新疆喀什地区疏附县考察", [("疏附县", False)]),
        ("代表团在西双版纳州景洪市、勐海县考察", [("西双版纳傣族自治州", False)]),
        ("代表团赴合肥市包河区、芜湖市弋江区考察", [("安徽省", False)]),
        ("在州长的率领下来穗考察", [("广州市", True)]),
        ("推进新疆工作", []),
        ("代表团到林芝市人民医院", []),
        ("率代表团到阿里地区,看望慰问援藏干部", []),
        ("第十批援疆干部启程前往喀什地区", []),
    ],
)
def test_a_movement_with_a_purpose_or_a_party_is_a_trip(text: str, found: list[tuple[str, bool]]) -> None:
    assert trips(text) == found
