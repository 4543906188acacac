"""Bodies in a list, and whose 省委 a speaker means."""

import pytest

from loaders import lexicon
from loaders.facts import Organisation, Place
from loaders.lexicon import PLACE
from loaders.readers.behalf import behalf, listed, represented
from loaders.readers.context import Context

CODES = {
    "宁波市": "330200",
    "喀什": "653100",
    "泰州": "321200",
    "昭苏县": "654026",
    "重庆": "500000",
    "兵团": "xpcc",
}


def names(text: str, *near: str, home: tuple[str, ...] = ()) -> list[str]:
    found = behalf(text, (0, len(text)), lexicon.scan(text), Context(CODES, {}, home), near)
    return [body.name for body in found]


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("宁波市委、市政府", "", ["中共宁波市委员会", "宁波市人民政府"]),
        ("省委、省政府和各族人民", "330200", ["中共浙江省委员会", "浙江省人民政府"]),
        ("喀什地委、行署", "", ["中共喀什地区委员会", "喀什地区行政公署"]),
        (
            "自治区党委、政府、兵团和全区各族干部群众",
            "650000",
            ["中共新疆维吾尔自治区委员会", "新疆维吾尔自治区人民政府", "新疆生产建设兵团"],
        ),
        ("区党委和政府", "540000", ["中共西藏自治区委员会", "西藏自治区人民政府"]),
        ("区委、区政府", "310114", ["中共嘉定区委员会", "嘉定区人民政府"]),
        ("州委", "532300", ["中共楚雄彝族自治州委员会"]),
        ("市委和3200万重庆人民", "500000", ["中共重庆市委员会"]),
        ("市委组织部", "330200", ["中共宁波市委员会组织部"]),
        ("全县24万人民", "654026", ["昭苏县"]),
        ("昭苏县四大班子", "", ["昭苏县"]),
    ],
)
def test_bodies_get_their_full_names(text: str, near: str, found: list[str]) -> None:
    assert names(text, *filter(None, [near])) == found


def test_without_posts_of_the_speaker_the_home_of_the_page_counts() -> None:
    assert names("市委、市政府", home=("330200", "330000")) == ["中共宁波市委员会", "宁波市人民政府"]


def test_an_organisation_carries_its_kind_and_its_territory() -> None:
    text = "宁波市委"
    found = behalf(text, (0, len(text)), lexicon.scan(text), Context(CODES, {}, ()))
    assert found == (Organisation("中共宁波市委员会", "party-committee", Place("宁波市", "330200")),)


def test_a_list_ends_where_no_body_follows() -> None:
    text = "宁波市委、市政府和宁波人民对昭苏的帮扶"
    found = listed(text, 0, len(text), lexicon.scan(text))
    assert [text[slice(*b.span)] for b in found] == ["宁波市委", "市政府", "宁波人民"]
    assert [h.scheme for h in found[0].places] == [PLACE]


@pytest.mark.parametrize(
    "text", ["代表团抵达", "作为人大代表,他发言", "代表作品是一幅画", "援疆干部代表,大家好"]
)
def test_a_delegate_represents_nobody_here(text: str) -> None:
    assert represented(text, (0, len(text)), lexicon.scan(text)) is None
