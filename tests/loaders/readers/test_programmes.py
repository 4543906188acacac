"""Names of programmes, and what only stands in quotation marks."""

import pytest

from loaders.lexicon import scan
from loaders.readers import programmes


def read(text: str) -> list[str]:
    """The names of the programmes of a text of one paragraph."""
    return list(programmes.find(text, [(0, len(text))], scan(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("要用好“组团式”教育援疆。", ["组团式"]),
        ("援藏工作队办好“雪莲花开”,群众都说好。", ["雪莲花开"]),
        ("援青干部组织“江源书香”研学活动。", ["江源书香"]),
        ("对口支援中推出“明眸”“暖冬”两项工程。", ["明眸", "暖冬"]),
        ("“格桑花”青少年夏令营在对口支援的两市举行。", ["“格桑花”青少年夏令营"]),
        ("实施“十四五”援疆规划。", ["“十四五”援疆规划"]),
        ("会议审议《某省援藏2024年度项目计划》。", ["《某省援藏2024年度项目计划》"]),
        ("推进援藏工作,加快实施乡镇结对帮扶。", ["乡镇结对帮扶"]),
    ],
)
def test_a_programme_is_named_by_its_quotation_marks_its_head_or_its_verb(
    text: str, names: list[str]
) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "对口支援要做到“两个维护”。",
        "援疆干部既要“输血”,也要推进“造血”。",
        "“十四五”期间开展对口支援工作。",
        "援藏医生说:“孩子们都很好!”",
        "启动“高原科技馆”援藏项目二期。",
        "落实“五个好”要求,做好援青工作。",
    ],
)
def test_slogans_periods_speech_and_sites_are_no_programmes(text: str) -> None:
    assert read(text) == []


def test_a_text_that_does_not_speak_of_assistance_has_no_programme() -> None:
    assert read("市图书馆启动“书香满城”活动。") == []
