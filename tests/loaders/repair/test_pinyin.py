import pytest

from loaders.repair import repair
from tests.loaders.repair.damage import inject_pinyin, some, traditional
from tests.loaders.repair.sentences import SENTENCES


@pytest.mark.parametrize(
    "injected",
    ["會(huì)見(jiàn)", "會(huì )見( jiàn)", "會（huì）見（jiàn）", "會(hui)見(jian)", "会(huì)见(jiàn)"],
)
def test_pinyin_behind_a_character_is_removed(injected: str) -> None:
    assert repair(injected).characters == "会见"


@pytest.mark.parametrize(
    "genuine",
    [
        "世界卫生组织(WHO)",
        "手机软件(app)",
        "世界卫生组织(who)",
        "沪万(州)夷(陵)",
        "自治区(援青)",
        "项目(3个)",
        "小组(an)",
    ],
)
def test_genuine_brackets_stay(genuine: str) -> None:
    assert repair(genuine).characters == genuine


def test_the_umlaut_is_pinyin_with_and_without_a_tone() -> None:
    assert repair("綠(lǜ)色旅(lü)遊").characters == "绿色旅游"


def test_characters_around_removed_pinyin_stand_for_themselves() -> None:
    text = repair("林(lín)強(qiáng)")

    assert (text.characters, list(text.starts), list(text.ends)) == ("林强", [0, 6], [1, 7])


@pytest.mark.parametrize("inside", ["", " "])
def test_injected_pinyin_leaves_no_trace(inside: str) -> None:
    for sentence in SENTENCES:
        plain = traditional(sentence)
        assert repair(inject_pinyin(plain, inside=inside)).characters == sentence
        assert repair(inject_pinyin(plain, some, inside)).characters == sentence
