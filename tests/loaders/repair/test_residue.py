import pytest

from loaders.repair import repair
from tests.loaders.repair.damage import html_residue, spam_lines, traditional
from tests.loaders.repair.sentences import SENTENCES


def test_tags_and_entities_leave_what_they_stood_for() -> None:
    text = repair("<p>甲&amp;nbsp;&ldquo;乙&rdquo;</p><p>丙<b>丁</b></p><script>x()</script>")

    assert text.characters == "甲 “乙”\n丙丁"
    assert text.source((2, 3)) == (14, 21)


def test_an_entity_without_its_ampersand_is_read() -> None:
    assert repair("丰收hellip;ldquo;好rdquo;").characters == "丰收…“好”"


def test_a_torn_closing_tag_is_a_quotation_mark_and_a_line_end() -> None:
    assert repair("他说“好?/p>第二段").characters == "他说“好”\n第二段"


def test_a_comparison_is_no_tag() -> None:
    assert repair("3 < 5,首页 > 要闻").characters == "3 < 5,首页 > 要闻"


def test_spam_above_and_below_goes() -> None:
    article = "\n".join(SENTENCES[:4])

    assert repair(spam_lines(article)).characters == article
    assert repair(spam_lines(traditional(article))).characters == article


def test_spam_behind_the_last_sentence_goes() -> None:
    assert repair("会议闭幕。久久无码,亚洲精品视频").characters == "会议闭幕。"


@pytest.mark.parametrize(
    "genuine",
    [
        "亚洲精品视频在线展播启动",
        "公安机关打击投注、博彩等犯罪活动,通报案情。",
        "久久为功,推动一区多园免费开放",
    ],
)
def test_a_real_line_stays(genuine: str) -> None:
    assert repair(f"标题\n{genuine}\n结尾").characters == f"标题\n{genuine}\n结尾"


def test_emoji_words_and_template_text_go() -> None:
    assert (
        repair("正文。\n• 微笑\n• 流汗 难过\n我是段落\n微笑服务上台阶").characters == "正文。\n微笑服务上台阶"
    )


@pytest.mark.parametrize(
    "split",
    [
        "会议强调,要加强\n(下转A6)\n协作。",
        "会议强调,要加强(下转 3版)协作。",
        "会议强调,要加强下转 3版(上接第1版)协作。",
    ],
)
def test_halves_around_a_continuation_mark_are_joined(split: str) -> None:
    assert repair(split).characters == "会议强调,要加强协作。"


def test_a_mark_between_sentences_leaves_the_line_end() -> None:
    assert repair("会议闭幕。\n【 第1页 第2页 】\n完").characters == "会议闭幕。\n完"


def test_links_to_other_articles_go() -> None:
    assert repair("会议闭幕。\n下一篇:某地开工").characters == "会议闭幕。"


def test_sentences_survive_html() -> None:
    article = "\n".join(SENTENCES)

    assert repair(html_residue(article)).characters == article


def test_text_that_a_machine_rewrote_is_damaged_as_a_whole() -> None:
    spun = "云岭省人平易近当局副省长祁树声出席年夜会,县委布告马会林汇报扶植情况。"

    assert (repair(spun).characters, repair(spun).damage) == (spun, 1.0)
    for genuine in ("年夜饭上,年夜的灯火里,年夜的钟声响了。", "县政府张贴布告,扶植农户。"):
        assert repair(genuine).damage == 0.0
