"""What was given, sent and built; what is only output, income or a price."""

import pytest

from loaders.lexicon import scan
from loaders.readers import context, contributions
from loaders.readers.contributions import SeenContribution
from loaders.readers.pairing_parties import territory
from loaders.readers.pairings import SeenPair


def read(text: str, *pairs: tuple[str, str]) -> list[SeenContribution]:
    """The contributions of a text whose pairings are known by their codes."""
    hits, spans = scan(text), [(0, len(text))]
    known = [SeenPair(territory(giver), territory(taker), (0, 1), "pairing-verb") for giver, taker in pairs]
    where = context.read(text, spans, hits, None, None)
    return list(contributions.find(text, spans, hits, where, known))


def brief(text: str, *pairs: tuple[str, str]) -> list[str]:
    """Measure, amount, unit and period in one line each."""
    return [f"{c.measure} {c.amount} {c.unit} {c.period or '-'}" for c in read(text, *pairs)]


def test_a_figure_of_help_carries_all_that_its_clause_tells() -> None:
    text = "2021年至2025年,山东省计划投入援疆资金近120亿元。"
    assert read(text, ("370000", "650000")) == [
        SeenContribution(
            measure="money",
            amount="12000000000",
            unit="CNY",
            printed="近120亿元",
            bound="about",
            span=(12, 29),
            rule="contribution-money",
            period="2021年至2025年",
            start="2021",
            end="2025",
            status="planned",
            cumulative=False,
            sponsor="370000",
            recipient="650000",
        )
    ]


def test_each_figure_of_a_list_has_its_own_measure() -> None:
    text = "“十三五”期间,湖南省投入援藏资金8.8亿元,实施项目126个,选派干部31人、教师和医生204人。"
    assert brief(text, ("430000", "540000")) == [
        "money 880000000 CNY 十三五期间",
        "projects 126 个 十三五期间",
        "people 31 人 十三五期间",
        "people 204 人 十三五期间",
    ]


def test_batches_are_not_added_to_the_people_sent_in_them() -> None:
    assert brief("辽宁先后选派八批共356名干部人才进藏工作。") == ["people 356 名 -"]


def test_a_total_counts_where_a_share_of_it_is_help() -> None:
    assert brief("中学总投资2.4亿元,其中援疆资金7000万元。") == [
        "money 240000000 CNY -",
        "money 70000000 CNY -",
    ]
    assert brief("中学总投资2.4亿元,明年交付使用。") == []


def test_a_change_is_two_figures_with_two_periods() -> None:
    assert brief("援青资金由2012年的1.1亿元增加到2016年的2.9亿元。") == [
        "money 110000000 CNY 2012年",
        "money 290000000 CNY 2016年",
    ]


def test_a_gift_counts_by_its_worth_and_only_a_territory_is_its_sponsor() -> None:
    first, second = read("盐城市向木垒县捐赠价值90万元的图书。海门慈善会向木垒县捐款20万元。")
    assert (first.amount, first.sponsor, first.recipient) == ("900000", "320900", "652328")
    assert (second.amount, second.sponsor, second.recipient) == ("200000", None, "652328")


def test_verbs_without_a_word_of_help_count_only_beside_a_known_pairing() -> None:
    text = "沈阳市先后选派45名医生,投入资金3亿元。"
    assert brief(text) == []
    assert brief(text, ("210100", "654201")) == ["people 45 名 -", "money 300000000 CNY -"]


def test_a_promise_is_told_from_a_deed() -> None:
    text = "宁夏已到位协作资金4亿元;明年将安排协作资金5亿元。"
    assert [(c.amount, c.status) for c in read(text)] == [("400000000", "done"), ("500000000", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "援疆干部走进合作社,枸杞每公斤卖到90元。",
        "对口支援的两县去年实现地区生产总值85亿元,接待游客120万人次。",
        "援藏资金的80%以上用于民生。",
        "两地签约金额46亿元,深化东西部协作。",
        "财政部下达救灾资金3亿元,支持新疆、广西等地。",
        "依托三项工程深化对口支援,办好两个班。",
        "代表团一行45人考察援青工作。",
        "学校为援疆老师准备了120套桌椅,在校学生900名。",
    ],
)
def test_output_prices_shares_and_numbers_of_guests_are_no_help(text: str) -> None:
    assert brief(text) == []
