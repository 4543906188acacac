"""Speech acts: who says what, for whom, to whom, and with which themes."""

from collections.abc import Iterator

import pytest

from loaders import lexicon
from loaders.readers import statements
from loaders.readers.sentences import Sentence
from loaders.readers.speakers import COLLECTIVE, MEETING
from loaders.readers.statements import Said


def turn(speaker: str, *parts: str) -> tuple[str, list[tuple[Sentence, int | None]]]:
    """The text of one turn, and its sentences, all of them speech at the event 0."""
    text, start = "".join(parts), 0
    heard: list[tuple[Sentence, int | None]] = []
    for part in parts:
        span = (start, start + len(part))
        heard.append((Sentence(span, 0, (start, start), (speaker,)), 0))
        start = span[1]
    return text, heard


def said(speaker: str, *parts: str) -> Iterator[Said]:
    text, heard = turn(speaker, *parts)
    return statements.find(text, heard, lexicon.scan(text))


def acts(speaker: str, *parts: str) -> list[str]:
    return [s.act for s in said(speaker, *parts)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("林若水对宁波市多年来的帮扶表示衷心感谢。", ["thanks"]),
        ("林若水说,感谢宁波市,感谢宁波人民,希望两地常来常往。", ["thanks", "requests"]),
        ("林若水说,昭苏各族群众打心眼里感谢泰州人民。", ["thanks"]),
        ("林若水说,泰州将选派更多教师。", ["commits"]),
        ("林若水表示将选派更多教师。", ["commits"]),
        ("林若水表示,我们将把每一件实事办好。", ["commits"]),
        ("林若水说,要把园区建设成样板。", ["states"]),
        ("林若水强调,要抓好产业援藏。", ["stresses"]),
        ("林若水希望泰州一如既往给予支持。", ["requests"]),
        ("林若水对代表团表示欢迎,并致以崇高敬意和诚挚感谢。", ["welcomes", "greets", "thanks"]),
    ],
)
def test_a_sentence_holds_the_speech_acts_of_its_speaker(sentence: str, found: list[str]) -> None:
    assert acts("林若水", sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "林若水在会上强调的那句话,大家都记得。",
        "书记林若水走进教室。",
    ],
)
def test_a_verb_that_is_not_the_speakers_own_is_no_act(sentence: str) -> None:
    assert acts("林若水", sentence) == []


@pytest.mark.parametrize(
    "content",
    ["孩子们看到了希望", "会议即将召开", "严格落实“四个不摘”要求", "企业被称为龙头"],
)
def test_words_within_what_is_said_are_no_acts_of_their_own(content: str) -> None:
    assert acts("林若水", f"林若水说,{content}。") == ["states"]


def test_what_follows_without_a_verb_belongs_to_the_act_before() -> None:
    parts = ("林若水强调,要抓好产业援疆。", "一要办好园区。", "二要带动就业。")
    (found,) = said("林若水", *parts)
    assert (found.act, found.themes, found.span) == (
        "stresses",
        ("industry", "employment"),
        (0, len("".join(parts))),
    )


def test_after_thanks_only_a_sentence_with_a_theme_is_a_statement() -> None:
    found = said("林若水", "林若水对泰州表示感谢。", "山高水长。", "泰州的教育援疆温暖人心。")
    assert [(s.act, s.themes) for s in found] == [("thanks", ()), ("states", ("education",))]


def test_after_a_promise_what_must_be_done_is_a_statement() -> None:
    found = said("林若水", "林若水说,泰州将尽心尽力。", "要深化旅游援疆。")
    assert [(s.act, s.modality, s.themes) for s in found] == [
        ("commits", "committed", ()),
        ("states", "wished", ("tourism",)),
    ]


def test_thanks_carry_who_is_spoken_for_and_who_is_thanked() -> None:
    text, heard = turn("林若水", "林若水代表地委、行署和各族人民,对宁波市委、市政府的帮扶表示感谢。")
    (found,) = statements.find(text, heard, lexicon.scan(text))
    assert found.behalf is not None
    assert (text[slice(*found.behalf)], found.addressee) == ("地委、行署和各族人民", "宁波市委、市政府")


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("林若水感谢泰州市多年来的帮扶。", "泰州市"),
        ("林若水向昭苏各族干部群众对泰州干部的关爱表示感谢。", "昭苏各族干部群众"),
        ("林若水希望两地常来常往。", "两地"),
        ("林若水对大伙儿表示感谢。", None),
        ("林若水强调,对泰州要学习。", None),
    ],
)
def test_the_addressee_is_kept_as_printed(sentence: str, addressee: str | None) -> None:
    assert [s.addressee for s in said("林若水", sentence)] == [addressee]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("林若水感谢泰州。", "done"),
        ("林若水希望泰州支持。", "wished"),
        ("林若水说,要办好学校。", "wished"),
        ("林若水强调要办好学校。", "wished"),
        ("林若水说,学校今年拟投入使用。", "planned"),
        ("林若水说,学校办起来了。", "done"),
    ],
)
def test_the_modality_follows_the_act_and_its_clauses(sentence: str, modality: str) -> None:
    assert [s.modality for s in said("林若水", sentence)] == [modality]


def test_the_meeting_itself_speaks_without_a_speaker() -> None:
    (found,) = said(MEETING, "会议强调,要抓好民生援疆。")
    assert (found.speakers, found.collective, found.rule, found.themes) == (
        (),
        None,
        "speech-meeting",
        ("livelihood",),
    )


def test_a_collective_keeps_its_printed_name() -> None:
    found = said(COLLECTIVE, "双方表示将深化旅游合作,与会人员一致认为前景广阔。")
    assert [(s.speakers, s.collective, s.act) for s in found] == [
        ((), "双方", "commits"),
        ((), "与会人员", "agrees"),
    ]


def test_joint_speakers_share_the_act() -> None:
    text = "林若水、白玛说,两地亲如一家。"
    heard: list[tuple[Sentence, int | None]] = [(Sentence((0, len(text)), 0, (0, 0), ("林若水", "白玛")), 1)]
    (found,) = statements.find(text, heard, lexicon.scan(text))
    assert (found.speakers, found.act, found.event) == (("林若水", "白玛"), "states", 1)


def test_a_speaker_behind_the_quotation_owns_the_quotation() -> None:
    quote, tail = "“要抓好教育援藏。”", "林若水强调。"
    text = quote + tail
    heard: list[tuple[Sentence, int | None]] = [
        (Sentence((len(quote), len(text)), 0, (len(quote), len(quote)), ("林若水",)), None)
    ]
    (found,) = statements.find(text, heard, lexicon.scan(text))
    assert (found.act, found.span, found.themes) == ("stresses", (0, len(text)), ("education",))


def test_the_words_of_an_absent_leader_are_nobodys_here() -> None:
    found = said("林若水", "林若水说,总书记指出,“要重视教育。", "我们将坚决完成脱贫攻坚任务。”")
    assert [s.act for s in found] == ["states"]
