"""Themes: what is named as a field of help, and what only stands in the name of something."""

import pytest

from loaders import lexicon
from loaders.readers.themes import named


def themes(text: str) -> tuple[str, ...]:
    return named(text, (0, len(text)), lexicon.scan(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一要抓好民生支援,二要带动就业,三要促进交往交流交融。", ("livelihood", "employment", "exchange")),
        ("在产业、教育、医疗等方面加强合作。", ("industry", "education", "health")),
        ("做好医疗人才“组团式”援藏。", ("health",)),
        ("深化“文化润疆”。", ("culture-education",)),
        ("以消费帮扶为抓手。", ("trade",)),
    ],
)
def test_every_field_that_is_named_is_a_theme(text: str, found: tuple[str, ...]) -> None:
    assert themes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "读《产业兴旺》。",
        "唱响“民生援藏、产业援藏”。",
        "请教育局派人。",
        "去科技学院看看。",
        "贯彻全国教育大会精神。",
        "按照东西部扶贫协作会议部署。",
        "三年选派干部人才2846名。",
        "他曾在那里调研旅游。",
    ],
)
def test_titles_slogans_bodies_citations_and_figures_name_no_theme(text: str) -> None:
    assert themes(text) == ()


def test_a_quotation_of_whole_clauses_is_speech_and_no_slogan() -> None:
    assert themes("“要办好教育,不能等。”") == ("education",)
