import pytest

from loaders.repair import repair
from tests.loaders.repair.damage import byte_shift, converted, some, traditional
from tests.loaders.repair.sentences import SENTENCES


@pytest.mark.parametrize(
    ("torn", "sound"),
    [
        ("推動當?shù)刂攸c產業", "推动当地重点产业"),
        ("去年?yáng)|西部協作", "去年东西部协作"),
        ("代表?yè)P(yáng)州發言", "代表扬州发言"),
        ("據中山日?qǐng)?bào)報道", "据中山日报报道"),
        ("為當?shù)毓獠适聵I捐款", "为当地光彩事业捐款"),
        ("赴亞?wèn)|縣考察", "赴亚东县考察"),
        ("把當(dāng)?shù)芈糜?、文化", "把当地旅游、文化"),
        ("融入當(dāng)?shù)?、深入", "融入当地、深入"),
        ("助推當?shù)貎?yōu)化產(chǎn)業(yè)", "助推当地优化产业"),
        ("工作座談(tán)?chǎn)诹种ナ姓匍_(kāi)。", "工作座谈会在林芝市召开。"),
        ("阿拉爾(ěr)?guǎi)?2020年度計劃", "阿拉尔市2020年度计划"),
        ("做好文化潤(rùn)?zhū)?，全面推進", "做好文化润疆,全面推进"),
        ("楚雄州?yān)N?、副州長", "楚雄州委常委、副州长"),
    ],
)
def test_characters_torn_apart_by_pinyin_are_read_again(torn: str, sound: str) -> None:
    assert repair(torn).characters == sound


def test_a_character_read_again_covers_the_stretch_it_came_from() -> None:
    text = repair("去年?yáng)|西")

    assert list(zip(text.characters, text.starts, text.ends, strict=True)) == [
        ("去", 0, 1),
        ("年", 1, 2),
        ("东", 2, 9),
        ("西", 9, 10),
    ]
    assert text.damage == 0.25
    assert text.lost == ()


def test_a_full_stop_and_a_quotation_mark_that_lost_a_byte_come_back() -> None:
    assert repair("衷心感謝?!皻g迎來訪").characters == "衷心感谢。“欢迎来访"


def test_a_genuine_question_is_left_alone() -> None:
    for text in ("谁来建设?!大家", "为什么?50%的人"):
        assert repair(text).characters == text


def test_a_character_converted_after_it_was_torn_is_still_read() -> None:
    assert repair("为当?shù)毓獠适聩I捐款").characters == "为当地光彩事业捐款"


def test_a_number_that_touches_a_lost_byte_is_lost() -> None:
    text = repair("引进人才?.4万名")

    assert (text.characters, text.lost) == ("引进人才\ufffd万名", ((4, 5),))
    assert text.source((4, 5)) == (4, 7)


def test_a_year_that_lost_its_first_digit_is_known() -> None:
    text = repair("帮扶模式?021年推广")

    assert (text.characters, text.lost) == ("帮扶模式2021年推广", ())


def test_question_marks_at_the_start_of_a_paragraph_are_spaces() -> None:
    assert repair("標題\n????陸遠舟會見客人。").characters == "标题\n陆远舟会见客人。"


def test_a_word_replaced_by_ampersands_is_lost() -> None:
    text = repair("乡村振兴&&人讲话")

    assert (text.characters, text.lost) == ("乡村振兴\ufffd人讲话", ((4, 5),))


def test_what_two_readings_fit_equally_is_lost_and_not_guessed() -> None:
    text = repair("參加車?sū)?，")

    assert text.characters.startswith("参加车")
    assert text.lost == ((3, 4),)


def test_a_name_is_read_where_the_page_has_it_whole() -> None:
    torn = traditional("市领导") + byte_shift(traditional("龙在川")) + traditional("、甘霖参加会见。")

    assert repair(torn).characters == "市领导龙在\ufffd、甘霖参加会见。"
    whole = traditional("龙在川主持会议。") + "\n" + torn
    assert repair(whole).characters.endswith("市领导龙在川、甘霖参加会见。")


def test_the_end_of_a_name_is_not_invented() -> None:
    text = repair("市委書記(jì)?jīng)嚽(chuò)白?，聽取彙報")

    assert (text.characters, text.lost) == ("市委书记车前\ufffd,听取汇报", ((6, 7),))


def test_characters_around_bytes_that_are_gone_share_their_place() -> None:
    text = repair("座談(tán)?chǎn)诹种ナ姓匍_(kāi)。")

    assert text.characters == "座谈会在林芝市召开。"
    assert [text.source((at, at + 1)) for at in (2, 3, 4)] == [(7, 14), (13, 14), (13, 15)]


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("second", [None, "t2s", "s2t"])
def test_nine_of_ten_torn_sentences_come_back_whole(standard: str, second: str | None) -> None:
    torn = {s: byte_shift(traditional(s, standard)) for s in SENTENCES}
    torn = {s: converted(t, second) if second else t for s, t in torn.items() if "?" in t}
    whole = [s for s, t in torn.items() if repair(t).characters == s]

    assert len(torn) >= 25
    assert len(whole) / len(torn) >= 0.9


def test_a_site_that_annotates_some_characters_only_can_be_undone_too() -> None:
    torn = {s: t for s in SENTENCES if "?" in (t := byte_shift(traditional(s), some))}
    whole = [s for s, t in torn.items() if repair(t).characters == s]

    assert len(whole) / len(torn) >= 0.85


def test_alignment_rises_through_torn_text() -> None:
    text = repair(byte_shift(traditional("\n".join(SENTENCES))))
    places = list(zip(text.starts, text.ends, strict=True))

    assert places == sorted(places)
    assert all(start < end for start, end in places)


def test_a_stretch_that_no_reading_fits_is_lost_to_the_end_of_its_run() -> None:
    text = repair("會議a?zhuāng)國毓獠,閉幕。")

    assert (text.characters, text.lost) == ("会议a\ufffd,闭幕。", ((3, 4),))


def test_a_number_in_an_address_is_no_damage() -> None:
    assert repair("见 http://a.b/c.html?2023").characters == "见 http://a.b/c.html?2023"
