"""Who holds which posts."""

import pytest

from loaders.lexicon import scan
from loaders.mentions.holders import find


def read(text: str) -> list[tuple[list[str], list[str]]]:
    """By chain of posts, its titles and the names of the holders."""
    found = find(text, (0, len(text)), scan(text))
    return [([p.title for p in h.posts], [n.text for n in h.names]) for h in found]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("市委副书记、市长张山月。", [(["副书记", "市长"], ["张山月"])]),
        ("市委书记张山月、市长李四海。", [(["书记"], ["张山月"]), (["市长"], ["李四海"])]),
        ("省领导张山月、李四海、王五湖参加。", [(["领导"], ["张山月", "李四海", "王五湖"])]),
        ("宋青副省长、尹行舟市长会见客人。", [(["副省长"], ["宋青"]), (["市长"], ["尹行舟"])]),
        ("玉树州副州长(援青)李四海。", [(["副州长"], ["李四海"])]),
        ("札达县副县长、西安援藏干部万重峦。", [(["副县长"], ["万重峦"])]),
        ("洛浦县副县长的北京援疆干部吴起航。", [(["副县长"], ["吴起航"])]),
        ("市委书记表示,要加强协作。", [(["书记"], [])]),
    ],
)
def test_names_stand_behind_their_posts_or_before_them(
    text: str, holders: list[tuple[list[str], list[str]]]
) -> None:
    assert read(text) == holders


def test_a_list_of_leaders_before_their_title_may_be_open() -> None:
    text = "诸葛延、令狐远等市领导出席。"
    (found,) = find(text, (0, len(text)), scan(text))
    assert ([n.text for n in found.names], found.open) == (["诸葛延", "令狐远"], True)
    assert found.posts[-1].concept == "leader"
