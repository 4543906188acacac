"""What the sentences of a text tell together: its events with their days, places and people."""

import pytest

from loaders.document import Document, Metadata
from loaders.extraction import extract
from loaders.facts import Extract
from loaders.formats import article

PUBLISHED = Metadata(published="2020-06-20")


def read(*paragraphs: str) -> Extract:
    """The facts of a text on assistance that was published on 20 June 2020."""
    page = article.from_text("page.txt", "\n".join(paragraphs), PUBLISHED)
    assert isinstance(page, Document)
    return extract(page)


def events(*paragraphs: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Type, first and last day, place of each event."""
    return [(e.type, e.start, e.end, e.place.name if e.place else None) for e in read(*paragraphs).events]


def roles(*paragraphs: str) -> set[tuple[str, str, str]]:
    facts = read(*paragraphs)
    names, types = {p.id: p.name for p in facts.people}, {e.id: e.type for e in facts.events}
    return {(names[p.person], types[p.event], p.role) for p in facts.participations}


def test_a_meeting_told_twice_is_one_event() -> None:
    assert events("6月17日,闽宁对口扶贫协作座谈会在固原市召开。", "座谈会由固原市市长林若水主持。") == [
        ("symposium", "2020-06-17", "2020-06-17", "固原市")
    ]


def test_what_is_done_at_a_meeting_is_no_event_beside_it() -> None:
    assert events("6月17日,对口扶贫协作座谈会在固原市召开,双方就劳务协作交换意见。") == [
        ("symposium", "2020-06-17", "2020-06-17", "固原市")
    ]


def test_audiences_by_different_hosts_are_two() -> None:
    assert events("6月13日,福州市市长林若水会见定西市代表团。", "6月15日,厦门市市长江一帆会见代表团。") == [
        ("audience", "2020-06-13", "2020-06-13", "福州市"),
        ("audience", "2020-06-15", "2020-06-15", "厦门市"),
    ]


def test_after_the_meeting_an_agreement_is_signed_on_the_same_day_at_the_same_place() -> None:
    assert events("6月17日,东西部协作联席会议在咸阳市召开。会后,双方签署了合作协议。") == [
        ("joint-conference", "2020-06-17", "2020-06-17", "咸阳市"),
        ("signing", "2020-06-17", "2020-06-17", "咸阳市"),
    ]


def test_two_trips_of_one_delegation_are_two_visits() -> None:
    assert [
        (kind, start, place)
        for kind, start, _, place in events(
            "6月8日,湘西州对口帮扶代表团到济南市考察。6月10日,代表团赴聊城市考察。"
        )
    ] == [("visit", "2020-06-08", "济南市"), ("visit", "2020-06-10", "聊城市")]


def test_coming_only_to_call_on_cadres_is_one_call() -> None:
    assert events("6月17日,河北省副省长林若水到阿里地区,看望慰问援藏干部人才。") == [
        ("cadre-visit", "2020-06-17", "2020-06-17", "阿里地区")
    ]


def test_during_an_audience_before_the_meeting_the_text_stays_at_the_meeting() -> None:
    text = "6月17日,对口帮扶座谈会在毕节市召开。会前,毕节市市长林若水会见广州市副市长江一帆。"
    assert roles(text, "林若水主持会议。") == {
        ("林若水", "audience", "host"),
        ("江一帆", "audience", "attendee"),
        ("林若水", "symposium", "chair"),
    }


def test_the_rite_and_the_meeting_have_their_own_chairs() -> None:
    text = "6月17日,对口支援座谈会在固原市召开。会后,捐赠仪式举行。"
    assert roles(text, "固原市市长林若水主持仪式,厦门市副市长江一帆主持会议。") == {
        ("林若水", "donation", "chair"),
        ("江一帆", "symposium", "chair"),
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("6月17日,九寨沟县人民医院援建大楼启用仪式在该县举行。", "九寨沟县"),
        ("6月17日,由肇庆市援建的富川瑶族自治县肇庆小学启用仪式在该校举行。", "富川瑶族自治县"),
        ("6月17日,大连援建的水城区米箩镇卫生院启用。", "水城区"),
        ("6月17日,渝鲁协作联席会议在渝举行。", "重庆市"),
        ("6月17日,对口援疆联席会议以视频形式召开,主会场设在沈阳市。", "沈阳市"),
        ("6月17日,对口支援座谈会召开,地点为马尔康市。", "马尔康市"),
    ],
)
def test_the_venue_is_told_in_many_ways(text: str, place: str) -> None:
    assert [found for *_, found in events(text)] == [place]


def test_a_report_long_before_the_page_is_recalled_not_told() -> None:
    assert events("2018年5月3日,对口支援座谈会在固原市召开。") == []
