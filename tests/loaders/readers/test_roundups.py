"""Round-ups of unrelated short items."""

from itertools import pairwise

import pytest

from loaders.readers import roundups

ITEM = "甲地开工\n甲地一座电站今天开工。\n"


def _items(text: str) -> list[str]:
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    body = [(s, e - 1) for s, e in pairwise(starts)]
    return ["/".join(text[s:e] for s, e in item) for item in roundups.items(text, body)]


def test_each_heading_with_its_paragraphs_is_an_item_and_so_is_what_stands_before() -> None:
    first = "今天全国天气晴好。\n"
    assert _items(first + 4 * ITEM) == ["今天全国天气晴好。", *4 * ["甲地开工/甲地一座电站今天开工。"]]


@pytest.mark.parametrize(
    "text",
    [
        3 * ITEM,
        "第一段讲过程。\n第二段讲结果。\n",
        4 * ITEM + "又一段。\n再一段。\n还有一段。\n",
        4 * ITEM + "只有标题\n",
    ],
)
def test_other_texts_are_one_item(text: str) -> None:
    assert len(_items(text)) == 1
