"""Which body of which territory a post is in."""

import pytest

from loaders.lexicon import scan
from loaders.mentions.holders import find
from loaders.readers import context
from loaders.readers.posts import resolve


def read(text: str, publisher: str | None = None, bodies: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The posts of the first chain of a text: the full name of the body, and the title."""
    hits, span = scan(text), (0, len(text))
    where = context.read(text, [span], hits, publisher, 2021)
    (holders, *_) = find(text, span, hits)
    return [(f.organisation.name, f.title) for f in resolve(holders, where, (), bodies)]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("昌都市委副书记、市长张山月", [("中共昌都市委员会", "副书记"), ("昌都市人民政府", "市长")]),
        ("上海市水务局党组书记、局长张山月", [("上海市水务局", "党组书记"), ("上海市水务局", "局长")]),
        (
            "第五师八十四团党委书记、政委张山月",
            [
                ("中共新疆生产建设兵团第五师八十四团委员会", "书记"),
                ("新疆生产建设兵团第五师八十四团", "政委"),
            ],
        ),
        ("第一师阿拉尔市市长张山月", [("阿拉尔市人民政府", "市长")]),
        ("喀什大学校长张山月", [("喀什大学", "校长")]),
        (
            "伽师县人民医院党委书记、院长张山月",
            [("中共伽师县人民医院委员会", "书记"), ("伽师县人民医院", "院长")],
        ),
        (
            "昌都经济开发区党工委书记、管委会主任张山月",
            [("中共昌都经济开发区工作委员会", "书记"), ("昌都经济开发区管理委员会", "主任")],
        ),
        (
            "威海市东西部协作领导小组副组长、副市长张山月",
            [("威海市东西部协作领导小组", "副组长"), ("威海市人民政府", "副市长")],
        ),
        (
            "湖北省委副秘书长、办公厅主任张山月",
            [("中共湖北省委员会", "副秘书长"), ("中共湖北省委员会办公厅", "主任")],
        ),
        ("和田县县长助理张山月", [("和田县人民政府", "县长助理")]),
    ],
)
def test_a_chain_of_posts_tells_its_bodies(text: str, posts: list[tuple[str, str]]) -> None:
    assert read(text) == posts


def test_a_bare_sign_of_a_level_is_the_publishers() -> None:
    assert read("省发展改革委主任张山月", "湖北日报") == [("湖北省发展和改革委员会", "主任")]


def test_a_body_printed_short_has_the_full_name_that_the_text_gives_elsewhere() -> None:
    assert read("恒远织造董事长张山月", None, ("江苏恒远织造有限公司",)) == [
        ("江苏恒远织造有限公司", "董事长")
    ]


def test_a_post_whose_territory_nothing_tells_is_left_out() -> None:
    assert read("县长张山月") == []
