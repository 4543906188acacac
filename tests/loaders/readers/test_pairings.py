"""Who helps whom, and where a text only seems to say so."""

import pytest

from loaders import lexicon
from loaders.mentions import dates, people
from loaders.readers import context, pairings
from loaders.readers.pairings import SeenPair


def read(text: str, publisher: str | None = None, year: int | None = None) -> tuple[SeenPair, ...]:
    """The pairings of a text in repaired characters, one line a paragraph."""
    hits = lexicon.scan(text)
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    where = context.read(text, spans, hits, publisher, year)
    who = people.find(text, spans, hits, set())
    return pairings.read(text, spans, hits, dates.find(text), where, people=who)


def named(text: str, publisher: str | None = None) -> set[str]:
    return {
        " > ".join(side.name for side in (pair.sponsor, pair.recipient)) for pair in read(text, publisher)
    }


def rules(text: str) -> set[str]:
    return {pair.rule for pair in read(text)}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("厦门市对口支援吉木萨尔县。", {"厦门市 > 吉木萨尔县"}),
        ("吉木萨尔县由厦门市负责对口支援。", {"厦门市 > 吉木萨尔县"}),
        ("塔城市是沈阳市的对口支援地。", {"沈阳市 > 塔城市"}),
        ("河北省对口支援的札达县、日土县面貌一新。", {"河北省 > 札达县", "河北省 > 日土县"}),
        ("珠海市作为组长单位牵头对口支援米林市。", {"珠海市 > 米林市"}),
        ("宁波市对口帮扶凉山州、对口合作延边州。", {"宁波市 > 凉山彝族自治州", "宁波市 > 延边朝鲜族自治州"}),
        ("慈溪市对布拖县开展了多层次、宽领域的对口帮扶。", {"慈溪市 > 布拖县"}),
        ("福建省先后选派八批干部,对口支援昌都市。", {"福建省 > 昌都市"}),
        (
            "辽宁省对口支援第八师石河子市,河南省对口支援第十三师。",
            {"辽宁省 > 新疆生产建设兵团第八师", "河南省 > 新疆生产建设兵团第十三师"},
        ),
        ("深圳市对口支援喀什前方指挥部召开会议。", {"深圳市 > 喀什地区"}),
    ],
)
def test_a_verb_of_pairing_has_its_sponsor_before_and_its_recipients_behind(
    text: str, pairs: set[str]
) -> None:
    assert (named(text), rules(text)) == (pairs, {"pairing-verb"})


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("广州市·毕节市对口帮扶工作座谈会召开。", {"广州市 > 毕节市"}),
        ("内蒙古与北京市东西部协作联席会议召开。", {"北京市 > 内蒙古自治区"}),
        ("山东重庆东西部协作第九次联席会议举行。", {"山东省 > 重庆市"}),
        ("中山市与工布江达县两地联席会议召开。", {"中山市 > 工布江达县"}),
        ("苏州市—林周县对口支援工作座谈会召开。", {"苏州市 > 林周县"}),
    ],
)
def test_the_name_of_a_meeting_names_both_sides_and_the_map_says_who_helps(
    text: str, pairs: set[str]
) -> None:
    assert (named(text), rules(text)) == (pairs, {"pairing-meeting-name"})


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "浦东新区、静安区分别对口帮扶大理州的巍山县、文山州的广南县。",
            {"浦东新区 > 巍山彝族回族自治县", "静安区 > 广南县"},
        ),
        ("慈溪市与布拖县、余姚市与昭觉县分别签订结对帮扶协议。", {"慈溪市 > 布拖县", "余姚市 > 昭觉县"}),
        (
            "马陆镇、安亭镇分别与武定县狮山镇、大姚县金碧镇结对。",
            {"马陆镇 > 武定县狮山镇", "安亭镇 > 大姚县金碧镇"},
        ),
    ],
)
def test_respectively_pairs_each_with_its_own(text: str, pairs: set[str]) -> None:
    assert (named(text), rules(text)) == (pairs, {"pairing-distributive"})


def test_lists_of_several_on_both_sides_without_respectively_tell_nothing() -> None:
    assert named("大连市、沈阳市先后对口支援索县、安多县。") == set()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("山东省第十批援藏干部启程。", {"山东省 > 西藏自治区"}),
        ("上海计划投入援滇资金。", {"上海市 > 云南省"}),
        ("湖北援博前方指挥部召开会议。", {"湖北省 > 博尔塔拉蒙古自治州"}),
        ("浙江援阿项目建成,陕西援阿干部到任。", {"浙江省 > 阿克苏地区", "陕西省 > 阿里地区"}),
        ("丽水援拜干部来到拜城县。", {"丽水市 > 拜城县"}),
        ("福建、广东接力援藏。", {"福建省 > 西藏自治区", "广东省 > 西藏自治区"}),
        ("代表们来到上海援藏公寓。", {"上海市 > 西藏自治区"}),
    ],
)
def test_a_compound_names_the_recipient_by_one_character(text: str, pairs: set[str]) -> None:
    assert (named(text), rules(text)) == (pairs, {"pairing-compound"})


def test_one_sponsor_may_stand_before_several_compounds() -> None:
    text = "会议审议山东省援疆援藏援青项目计划。"
    assert named(text) == {"山东省 > 新疆维吾尔自治区", "山东省 > 西藏自治区", "山东省 > 青海省"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "鲁渝协作纵深推进,津甘、粤桂协作亮点频现。",
            {"山东省 > 重庆市", "天津市 > 甘肃省", "广东省 > 广西壮族自治区"},
        ),
        ("湖南与吐鲁番携手,湘吐合作走深走实。", {"湖南省 > 吐鲁番市"}),
    ],
)
def test_pair_abbreviations_count_before_a_word_of_co_operation(text: str, pairs: set[str]) -> None:
    assert (named(text), rules(text)) == (pairs, {"pairing-abbreviation"})


def test_one_person_with_two_posts_joins_sponsor_and_recipient() -> None:
    text = "重庆市第十批援藏工作队领队、芒康县委副书记李明到乡镇调研。"
    assert {p.rule: p.recipient.name for p in read(text)} == {
        "pairing-compound": "西藏自治区",
        "pairing-dual-post": "芒康县",
    }


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("玉树州感谢北京市对玉树州的无私援助。", {"北京市 > 玉树藏族自治州"}),
        ("青川县人民感谢浙江省的援建。", {"浙江省 > 青川县"}),
        ("他对深圳市南山区给予德保县的倾情帮扶表示感谢。", {"南山区 > 德保县"}),
        ("天津市感谢昌都市对天津援藏干部的关心支持。", {"天津市 > 西藏自治区"}),
        ("市长感谢上海市长期以来对赣州市发展的关心支持。", set()),
    ],
)
def test_thanks_go_to_the_sponsor_and_never_turn_the_direction_round(text: str, pairs: set[str]) -> None:
    assert named(text) == pairs


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("北京市向拉萨市投入对口支援资金五亿元。", "北京市 > 拉萨市"),
        ("山东省援助彭水自治县资金五千万元。", "山东省 > 彭水苗族土家族自治县"),
    ],
)
def test_money_sent_as_assistance_tells_a_pair(text: str, pair: str) -> None:
    assert (named(text), rules(text)) == ({pair}, {"pairing-helping-verb"})


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        (
            "合肥市第一中学与山南市第一高级中学结为对口帮扶学校。",
            ("合肥市第一中学", "山南市第一高级中学"),
            "school",
        ),
        ("江苏省人民医院对口支援克州人民医院。", ("江苏省人民医院", "克州人民医院"), "hospital"),
    ],
)
def test_bodies_of_one_kind_pair_and_not_their_territories(
    text: str, names: tuple[str, str], kind: str
) -> None:
    (pair,) = read(text)
    assert [(side.name, side.kind) for side in (pair.sponsor, pair.recipient)] == [
        (name, kind) for name in names
    ]


def test_a_company_may_help_a_county() -> None:
    (pair,) = read("2002年以来,远陆集团对口支援申扎县。")
    company = pair.sponsor
    assert (company.name, company.kind, company.code, pair.recipient.code) == (
        "远陆集团",
        "company",
        None,
        "540625",
    )


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("1999年起,天津市承担对口支援和田地区的任务。", (1999, None)),
        ("从去年7月开始,中山市对口支援工布江达县。", (2016, 7)),
        ("1995年以来,山东省选派干部进藏,对口支援日喀则市。", (1995, None)),
        ("2016年7月,佛山市与墨脱县建立对口支援关系。", (2016, 7)),
        ("2016年国家明确广州市对口帮扶毕节市以来,成效显著。", (2016, None)),
        ("嘉定区·楚雄州东西部协作联席会议召开。自2017年携手以来,嘉定区投入很多。", (2017, None)),
        ("1998年以来,北京市向拉萨市投入对口支援资金。", None),
        ("2023年5月,福建省·西藏自治区对口支援工作座谈会召开。", None),
    ],
)
def test_a_date_counts_only_where_it_says_since_when(text: str, since: tuple[int, int | None] | None) -> None:
    (pair,) = read(text, year=2017)
    assert (pair.since and (pair.since.year, pair.since.month)) == since


def test_a_pairing_ends_where_it_was_changed_into_another() -> None:
    text = "山西省原先对口支援和田地区,2010年起调整为对口支援阜康市。"
    assert [(p.recipient.name, p.since and p.since.year, p.until and p.until.year) for p in read(text)] == [
        ("和田地区", None, 2010),
        ("阜康市", 2010, None),
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("省对口支援西藏新疆工作领导小组召开会议。", {"湖南省 > 西藏自治区", "湖南省 > 新疆维吾尔自治区"}),
        ("我省先后选派九批援藏干部。", {"湖南省 > 西藏自治区"}),
    ],
)
def test_a_bare_sign_of_a_level_means_the_territory_of_the_page(text: str, pairs: set[str]) -> None:
    assert named(text, "湖南日报") == pairs


@pytest.mark.parametrize(
    "text",
    [
        "全国各地对口支援新疆,成果丰硕。",
        "根据安排,19个省份对口支援西藏。",
        "希望青岛市对口支援陇南市。",
        "武汉市将与博乐市结对。",
        "疫情期间,江苏省对口支援黄石市。",
        "山东省消防救援总队增援河北。",
        "卡若区干部群众向龙岩市长汀县捐款。",
        "福州市长乐区向定西市安定区捐赠帮扶资金。",
        "丽江市党政代表团赴拉萨市考察文旅产业。",
        "京藏高速公路通车,沪昆高铁提速。",
        "粤桂交界处的公路开通。",
        "中央财政支持琼粤桂等地防汛抢险。",
        "游客在雅鲁藏布江边合影,山东和西藏的孩子都来了。",
        "拉萨浙江公寓、那曲浙江中学、阿里陕西实验学校远近闻名。",
        "对口援藏的琼结县与汉川市相距很远。",
        "西藏和新疆对口支援工作座谈会召开。",
        "党员与群众结对,教师与学生结对。",
        "苏州工业园区与霍尔果斯市座谈对口支援工作。",
        "内蒙古、广西、宁夏3个自治区和对口支援新疆的省市出席。",
    ],
)
def test_what_is_no_pairing(text: str) -> None:
    assert named(text) == set()


def test_a_name_of_a_person_is_no_sponsor() -> None:
    text = "木垒县委副书记蓝田介绍了情况。蓝田看望援疆干部。"
    assert named(text) == set()
