"""What places are called, and which one a name means."""

import pytest

from loaders import gazetteer


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("广东", ("440000",)),
        ("喀什地区", ("653100",)),
        ("喀什", ("653100", "653101")),
        ("塔县", ("653131",)),
        ("工布江达", ("540421",)),
        ("博州", ("652700",)),
        ("兵团", ("xpcc",)),
        ("三师", ("xpcc-03",)),
        ("第三师图木舒克市", ("xpcc-03",)),
        ("农三师", ("xpcc-03",)),
        ("米林县", ("540481",)),
        ("襄樊市", ("420600",)),
        ("海南", ("460000", "632500")),
        ("吉林", ("220000", "220200")),
        ("朝阳", ("211300", "110105", "211321", "220104")),
    ],
)
def test_a_name_keeps_all_its_candidates_the_likeliest_first(name: str, codes: tuple[str, ...]) -> None:
    assert gazetteer.names()[name] == codes


@pytest.mark.parametrize("word", ["和平", "比如", "城区", "任县", "安国", "民和", "粤", "泗"])
def test_a_word_that_is_no_safe_name_in_running_text_is_none(word: str) -> None:
    assert word not in gazetteer.names()


@pytest.mark.parametrize(
    ("name", "context", "year", "code"),
    [
        ("林芝", (), None, "540400"),
        ("海南", (), None, "460000"),
        ("海南", ("630000",), None, "632500"),
        ("海南", ("632723",), None, "632500"),
        ("城关区", (), None, None),
        ("城关区", ("540000", "440000"), None, "540102"),
        ("西湖区", ("330000",), None, "330106"),
        ("鼓楼区", ("350000", "320000"), None, None),
        ("和平", ("120000",), None, "120101"),
        ("哈密市", (), None, "650500"),
        ("哈密市", (), 2009, "650502"),
        ("哈密市", (), 2019, "650500"),
        ("日喀则市", (), 2009, "540202"),
        ("重庆", ("510000",), None, "500000"),
        ("林芝地区", (), 2024, "540400"),
        ("乌有县", (), None, None),
    ],
)
def test_a_name_means_what_context_and_year_make_of_it(
    name: str, context: tuple[str, ...], year: int | None, code: str | None
) -> None:
    assert gazetteer.resolve(name, context, year) == code


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("540400", 2009, "林芝地区"),
        ("540400", 2015, "林芝市"),
        ("540200", 2013, "日喀则地区"),
        ("540300", 2013, "昌都地区"),
        ("650400", 2014, "吐鲁番地区"),
        ("540500", 2015, "山南地区"),
        ("650500", 2015, "哈密地区"),
        ("540600", 2016, "那曲地区"),
        ("540481", 2022, "米林县"),
        ("540581", 2023, "错那市"),
        ("653100", 1999, "喀什地区"),
        ("xpcc-03", 2010, "新疆生产建设兵团农业建设第三师"),
        ("653229", 2020, None),
    ],
)
def test_a_place_is_named_as_it_was_in_the_year(code: str, year: int, name: str | None) -> None:
    assert gazetteer.name_at(code, year) == name


def test_a_lineage_runs_from_the_place_to_its_province() -> None:
    assert gazetteer.lineage("540402") == ("540402", "540400", "540000")
    assert gazetteer.lineage("xpcc-03") == ("xpcc-03", "xpcc", "650000")
    assert gazetteer.lineage("999999") == ()


def test_the_full_name_is_the_one_that_values_carry() -> None:
    codes = ("440000", "653100", "654000", "xpcc-03")
    assert [gazetteer.full_name(code) for code in codes] == [
        "广东省",
        "喀什地区",
        "伊犁哈萨克自治州",
        "新疆生产建设兵团第三师",
    ]


def test_one_character_stands_for_a_province_or_a_great_city() -> None:
    letters = gazetteer.abbreviations()
    assert [letters[letter] for letter in "粤藏疆新桂沪"] == [
        "440000",
        "540000",
        "650000",
        "650000",
        "450000",
        "310000",
    ]
    assert "兵" not in letters
    assert gazetteer.city_abbreviations()["甬"] == "330200"


def test_of_a_letter_with_two_meanings_the_text_decides() -> None:
    assert gazetteer.by_letter("宁") == "640000"
    assert gazetteer.by_letter("宁", ["320100", "650000"]) == "320100"
    assert gazetteer.by_letter("宁", ["320100", "640100"]) == "640000"
    assert gazetteer.by_letter("甬") == "330200"
    assert gazetteer.by_letter("兵") is None


def test_a_pair_abbreviation_names_the_sponsor_first_whatever_its_order() -> None:
    pairs = gazetteer.pairs()
    assert pairs["粤藏"] == ("440000", "540000")
    assert pairs["粤林"] == ("440000", "540400")
    assert pairs["深塔"] == ("440300", "653131")
    assert pairs["龙粤"] == ("440000", "230000")


def test_a_doubtful_pair_abbreviation_is_settled_by_its_context() -> None:
    assert gazetteer.pair_of("闽昌") == ("350000", "652300")
    assert gazetteer.pair_of("闽昌", ("540000",)) == ("350000", "540300")


def test_a_guard_is_longer_than_the_name_it_hides_and_the_name_is_one() -> None:
    assert gazetteer.guards()["吉隆坡"] == "吉隆"
    assert [
        t for t, name in gazetteer.guards().items() if name not in t or name not in gazetteer.names()
    ] == []


def test_every_name_has_two_characters_and_known_codes() -> None:
    known = gazetteer.divisions()
    wrong = [
        n for n, codes in gazetteer.names().items() if len(n) < 2 or not codes or set(codes) - set(known)
    ]
    assert wrong == []
