"""What a post says of itself: title, body, territory, status."""

import pytest

from loaders.lexicon import scan
from loaders.mentions.posts import ParsedPost, post_at, titles


def read(text: str) -> list[ParsedPost]:
    """All posts of a text, each read back to its head."""
    hits = scan(text)
    return [post_at(text, title, 0, hits) for title in titles(text, (0, len(text)), hits)]


def printed(post: ParsedPost) -> tuple[str | None, ...]:
    """What a post holds, its territory in one string."""
    return "".join(h.code for h in post.places), post.kind, post.organ, post.title


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("昌都市委常务副书记", ("昌都市", "party-committee", "委", "常务副书记")),
        ("上海市水务局副局长", ("上海市", "department", "上海市水务局", "副局长")),
        ("拉萨市教育局长", ("拉萨市", "department", "拉萨市教育局", "局长")),
        ("第三师51团政委", ("第三师", "regiment", "第三师51团", "政委")),
        ("重庆援藏工作队左贡组组长", ("重庆", "work-team", "重庆援藏工作队左贡组", "组长")),
        ("兴安盟行政公署盟长", ("兴安盟", "prefectural-office", "行政公署", "盟长")),
        ("和田县县长助理", ("和田县", None, None, "县长助理")),
    ],
)
def test_a_post_is_read_backwards_from_its_title(text: str, post: tuple[str | None, ...]) -> None:
    assert [printed(p) for p in read(text)] == [post]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("海口市代市长", "acting"),
        ("原海口市市长", "former"),
        ("挂职洛浦县副县长", "seconded"),
        ("海口市市长", "current"),
    ],
)
def test_a_qualifier_tells_the_status(text: str, status: str) -> None:
    assert [p.status for p in read(text)] == [status]


def test_a_park_or_a_regiment_has_a_committee_of_its_own() -> None:
    assert [(p.unit, p.unit_kind, p.organ) for p in read("昌都经济开发区党工委书记,八十四团党委书记")] == [
        ("昌都经济开发区", None, "党工委"),
        ("八十四团", "regiment", "党委"),
    ]


def test_the_office_of_a_committee_belongs_to_it() -> None:
    (post,) = read("海口市委办公室主任")
    assert (post.kind, post.organ, post.unit_kind) == ("general-office", "办公室", "party-committee")


@pytest.mark.parametrize("text", ["领导小组成员单位", "县长期坚持", "湖南省长沙市"])
def test_a_title_inside_another_word_is_none(text: str) -> None:
    assert read(text) == []


def test_a_name_that_reads_on_into_a_place_leaves_the_title_alone() -> None:
    assert [p.title for p in read("喜德县县长沙马尔果")] == ["县长"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县委副书记、县长沙文毅", ["副书记", "县长"]),
        ("副市长葛文斌", ["副市长"]),
        ("常务副州长宁远山", ["常务副州长"]),
    ],
)
def test_no_place_begins_within_a_title_behind_a_mark_or_a_qualifier(text: str, found: list[str]) -> None:
    assert [p.title for p in read(text)] == found
