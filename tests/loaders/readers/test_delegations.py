"""Delegations: their names, who sent them, who led them."""

import pytest

from loaders import lexicon
from loaders.mentions import people
from loaders.readers import context, delegations


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, code of the sender and leader of each delegation of a text."""
    span, hits = (0, len(text)), lexicon.scan(text)
    where = context.read(text, [span], hits, None, 2020)
    who = people.find(text, [span], hits, set())
    return [(d.name, d.origin, d.leader) for d in delegations.find(text, [span], hits, who, where)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "大连市市长林若水率大连市党政代表团赴六盘水市考察",
            [("大连市党政代表团", "210200", "林若水")],
        ),
        ("西藏林芝市考察团来粤考察", [("西藏林芝市考察团", "540400", None)]),
        (
            "大连市代表团来了。大连市市长林若水率大连市代表团考察",
            [("大连市代表团", "210200", "林若水")],
        ),
        ("朗县县委书记林若水率县党政代表团到大连市考察", [("县党政代表团", "540426", "林若水")]),
        ("朗县县委书记林若水迎接县党政代表团", []),
        ("在乌鲁木齐与代表团会谈", []),
        ("那曲市青少年足球代表团到杭州比赛", []),
        ("大连市代表团将赴六盘水市考察", [("大连市代表团", "210200", None)]),
        ("曾随大连市代表团考察", []),
        ("市长林若水一行来考察", []),
    ],
)
def test_a_delegation_has_a_sender_and_perhaps_a_leader(
    text: str, read: list[tuple[str, str | None, str | None]]
) -> None:
    assert found(text) == read
