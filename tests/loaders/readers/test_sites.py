"""Sites: what stands behind a verb of going or seeing, and what only looks like it."""

import pytest

from loaders import lexicon
from loaders.readers import context, sites
from loaders.readers.sites import SeenSite


def seen(text: str) -> list[SeenSite]:
    span, hits = (0, len(text)), lexicon.scan(text)
    where = context.read(text, [span], hits, None, 2020)
    return list(sites.find(text, span, hits, where))


def found(text: str) -> list[str]:
    return [site.name for site in seen(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("先后来到巫山中学、巫山机场察看", ["巫山中学", "巫山机场"]),
        ("考察了宁陕中学和县中医院", ["宁陕中学", "县中医院"]),
        ("考察了东莞(韶关)产业转移园、乐昌市人民医院", ["东莞(韶关)产业转移园", "乐昌市人民医院"]),
        ("参观了济南援建的珠峰文化产业园", ["珠峰文化产业园"]),
        ("前往乌恰县康苏镇,察看进展", ["乌恰县康苏镇"]),
        ("到莎车县人民医院、城南幼儿园检查工作", ["莎车县人民医院", "城南幼儿园"]),
        ("先后来到宁陕县中等专业学校、乌恰县康苏镇等实地考察", ["宁陕县中等专业学校", "乌恰县康苏镇"]),
        ("到韶山市、湘潭九华经开区进行了考察", ["湘潭九华经开区"]),
    ],
)
def test_a_list_of_sites_is_read_item_by_item(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "考察了高新技术企业",
        "走进居民小区",
        "走进病房、走进社区",
        "了解敖汉小米品牌培育情况",
        "考察甲市援建项目",
        "考察了由上海远大集团投资建设的生产线",
        "看望了在札达县捐赠制氧机的医生",
        "希望多到昭觉县三河村走走",
        "计划参观巫山中学",
    ],
)
def test_kinds_of_site_matters_and_plans_are_no_sites(text: str) -> None:
    assert found(text) == []


def test_a_site_behind_a_preposition_is_in_passing() -> None:
    text = "在民丰县安迪尔乡,大家登上观测台"
    assert [(s.name, s.passing) for s in seen(text)] == [("民丰县安迪尔乡", True)]


def test_a_headquarters_of_assistance_stands_where_its_sponsor_is_not() -> None:
    text = "走访了湖南省援疆前方指挥部、吐鲁番市实验中学"
    assert [(s.name, s.code) for s in seen(text)] == [
        ("湖南省援疆前方指挥部", None),
        ("吐鲁番市实验中学", "650400"),
    ]
