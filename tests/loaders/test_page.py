"""What a page says of itself is told from the article on it; all pages here are invented."""

import pytest

from loaders.document import Document
from loaders.page import Page, read_page
from loaders.text import plain

LEAD = "6月16日至17日,江源省委书记李山河率党政代表团赴白山州,考察对口支援项目,看望援派干部人才。"
SECOND = "代表团先后走进白山州人民医院、北坡职业学校,了解项目建设情况,并与医疗队员座谈。"
LAST = "江源省领导孙小舟、周一帆,白山州领导格桑达瓦参加活动。"
TITLE = "江源省党政代表团赴白山州考察"


def page(*lines: str, **beside: str) -> Page:
    text = "\n".join(lines)
    document = Document("a.txt", text, plain(text), **beside)
    return read_page(document, plain(text))


def shown(lines: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> list[str]:
    return ["\n".join(lines)[slice(*span)] for span in spans]


def test_a_whole_page_is_taken_apart() -> None:
    lines = (
        "• 江源网",
        "打开APP",
        "当前位置:首页 > 要闻 > 正文",
        TITLE,
        "李山河赵明亮参加有关活动",
        "时间 : 2021-06-18 08:30:27 来源 : 江源日报",
        "【打印】 【字体:大 中 小】",
        LEAD,
        "图为代表团在白山州人民医院。王一平摄",
        SECOND,
        LAST,
        "江源日报记者 何苗 陈文博",
        "通讯员 江川",
        "编辑:林晓 责任编辑:许知远",
        "相关文章",
        "江源大桥合龙",
        "昨晚,江源队在主场以三比一战胜对手,排名升至第二。",
    )
    found = page(*lines)
    assert found.title is not None
    assert (found.title.value, shown(lines, found.headlines)) == (
        f"{TITLE} 李山河赵明亮参加有关活动",
        [TITLE, "李山河赵明亮参加有关活动"],
    )
    assert found.published is not None
    assert found.publisher is not None
    assert (found.published.value, found.publisher.value) == ("2021-06-18", "江源日报")
    assert [name.value for name in found.reporters] == ["何苗", "陈文博", "江川"]
    assert [name.value for name in found.editors] == ["林晓", "许知远"]
    assert shown(lines, found.body) == [LEAD, SECOND, LAST]
    assert shown(lines, found.captions) == ["图为代表团在白山州人民医院。王一平摄"]
    assert (found.dateline, found.remarks) == (None, ())


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2021-06-18 17:15", "2021-06-18"),
        ("2021-06-18 08:38:27", "2021-06-18"),
        ("2021年6月18日", "2021-06-18"),
        ("2021年06月18日10:11", "2021-06-18"),
        ("2021年06月18日10:11 来源:江源日报", "2021-06-18"),
        ("2021/06/18", "2021-06-18"),
        ("2021.6.18", "2021-06-18"),
        ("18.06.2021 12:37", "2021-06-18"),
        ("21-06-18 18:29", "2021-06-18"),
        ("2021 06/ 18 19:16", "2021-06-18"),
        ("二〇二一年六月十八日", "2021-06-18"),
        ("日期:2021-06-18", "2021-06-18"),
        ("date 2021-06-18", "2021-06-18"),
        ("发布日期:2021年06月18日", "2021-06-18"),
        ("信息提供日期:2021-06-18", "2021-06-18"),
        ("更新时间:2021-06-18 浏览次数:10", "2021-06-18"),
        ("成文日期:2021年6月18日", "2021-06-18"),
        ("版次:01 2021年06月18日", "2021-06-18"),
        ("[2021-06-18]", "2021-06-18"),
        ("江源日报 2021年06月18日 星期五", "2021-06-18"),
        ("日期:06-18", None),
        ("06-18 09:30", None),
        ("2021-13-40", None),
    ],
)
def test_the_date_of_the_page_is_read_in_every_printed_form(printed: str, expected: str | None) -> None:
    found = page(TITLE, printed, LEAD)
    assert (found.published and found.published.value) == expected
    assert found.title is not None
    assert found.title.value == TITLE


@pytest.mark.parametrize("line", ["创建时间:2021-06-18", "发布时间:2021-06-18 浏览次数:10", "2021年6月18日"])
def test_a_date_may_stand_at_the_foot(line: str) -> None:
    found = page(LEAD, LAST, line)
    assert found.published is not None
    assert (found.published.value, len(found.body)) == ("2021-06-18", 2)


def test_a_date_in_the_article_is_not_the_date_of_the_page() -> None:
    assert page("2019年8月15日,两地在白山州签署协议,商定三年内共建十所学校。").published is None
    assert page("江源省2021年6月18日召开对口支援工作会议", LEAD).published is None


@pytest.mark.parametrize(
    ("row", "publisher", "reporters", "editors"),
    [
        ("来源:江源日报 何苗 陈文博", "江源日报", ["何苗", "陈文博"], []),
        ("信息来源:白山日报 发布日期:2021年06月18日", "白山日报", [], []),
        ("2021-06-18 14:35 白山发展网", "白山发展网", [], []),
        ("稿源:白山州融媒体中心 作者:何 苗 编辑:林晓", "白山州融媒体中心", ["何苗"], ["林晓"]),
        ("来 源:江源日报 责 编:林晓", "江源日报", [], ["林晓"]),
        ("来源:本网", None, [], []),
        ("来源:本网原创 2021-06-18", None, [], []),
        ("来源: 2021-06-18", None, [], []),
        ("来源 | 江源发布", "江源发布", [], []),
        ("2021-06-18 来源:江源日报 分享到:", "江源日报", [], []),
        ("作者:何苗 来源:江源日报 时间:2021-06-18", "江源日报", ["何苗"], []),
        (
            "一审:林晓 二审:许知远 三审:高原 监制:海拉提·木沙",
            None,
            [],
            ["林晓", "许知远", "高原", "海拉提·木沙"],
        ),
        ("江源日报记者 何苗 通讯员 江川", None, ["何苗", "江川"], []),
        ("文/何苗 图/陈文博", None, ["何苗", "陈文博"], []),
    ],
)
def test_label_rows_are_read(
    row: str, publisher: str | None, reporters: list[str], editors: list[str]
) -> None:
    found = page(TITLE, row, LEAD, LAST)
    assert (found.publisher and found.publisher.value) == publisher
    assert [name.value for name in found.reporters] == reporters
    assert [name.value for name in found.editors] == editors
    assert found.title is not None
    assert found.title.value == TITLE


def test_the_name_of_a_paper_beside_the_date_row_is_the_publisher() -> None:
    found = page(TITLE, "白山日报", "2021-06-18", LEAD)
    assert found.publisher is not None
    assert (found.publisher.value, len(found.headlines)) == ("白山日报", 1)


@pytest.mark.parametrize(
    ("opening", "reporters", "dateline", "publisher"),
    [
        ("本报讯(记者 何 苗 陈文博)", ["何苗", "陈文博"], None, None),
        ("江源日报讯(记者何苗 通讯员江川)", ["何苗", "江川"], None, "江源日报"),
        ("新华社北京7月19日电", [], "07-19", "新华社"),
        ("新华社北京7月9日电(记者何苗、陈文博)", ["何苗", "陈文博"], "07-09", "新华社"),
        ("本网白山8月28日电 ", [], "08-28", None),
        ("石榴云/白山日报讯(记者 何苗报道)", ["何苗"], None, "白山日报"),
        ("白山发展网讯 ", [], None, "白山发展网"),
        ("天山云讯(记者 记者 何苗 摄影报道)", ["何苗"], None, "天山云"),
        ("(记者 何苗)", ["何苗"], None, None),
    ],
)
def test_a_dateline_is_read_and_is_no_part_of_the_body(
    opening: str, reporters: list[str], dateline: str | None, publisher: str | None
) -> None:
    found = page(TITLE, opening + LEAD, SECOND)
    assert [name.value for name in found.reporters] == reporters
    assert (found.dateline and found.dateline.value) == dateline
    assert (found.publisher and found.publisher.value) == publisher
    assert shown((TITLE, opening + LEAD, SECOND), found.body) == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("closing", "reporters", "editors"),
    [
        ("(记者 何苗/文 陈文博/图)", ["何苗", "陈文博"], []),
        ("(江源日报记者 何 苗 常 伟)", ["何苗", "常伟"], []),
        ("(本报记者何苗 通讯员 江川)", ["何苗", "江川"], []),
        ("【责编:林晓】", [], ["林晓"]),
        ("(责任编辑:林晓)", [], ["林晓"]),
        ("(记者 阿依努尔·买买提)", ["阿依努尔·买买提"], []),
    ],
)
def test_a_byline_at_the_end_of_the_last_paragraph_is_cut_off(
    closing: str, reporters: list[str], editors: list[str]
) -> None:
    lines = (TITLE, LEAD, LAST + closing, "昨晚,江源队在主场以三比一战胜对手,排名升至第二。")
    found = page(*lines)
    assert [name.value for name in found.reporters] == reporters
    assert [name.value for name in found.editors] == editors
    assert shown(lines, found.body) == [LEAD, LAST]


def test_a_dateline_may_stand_in_a_line_of_its_own() -> None:
    lines = ("江源网消息(晚间新闻):", TITLE, LEAD)
    found = page(*lines)
    assert found.title is not None
    assert found.publisher is not None
    assert (found.title.value, found.publisher.value, len(found.body)) == (TITLE, "江源网", 1)


def test_brackets_at_the_end_stay_where_a_byline_stood_at_the_beginning() -> None:
    lines = ("本报讯(记者 何苗)" + LEAD, "双方商定,继续办好产业园,并于明年建成北坡职业实训基地(二期)")
    assert shown(lines, page(*lines).body) == [LEAD, lines[1]]


@pytest.mark.parametrize("bracketed", ["(以下简称北坡园)", "(记者节)", "(2018年至2020年)", "(图一)"])
def test_other_brackets_at_the_end_stay(bracketed: str) -> None:
    lines = (LEAD, "双方商定继续办好北坡产业园" + bracketed, SECOND)
    assert len(page(*lines).body) == 3


def test_a_padded_name_keeps_its_place() -> None:
    (name,) = page(LEAD, "江源日报记者 何 苗").reporters
    assert f"{LEAD}\n江源日报记者 何 苗"[slice(*name.span or ())] == "何 苗"


def test_headlines_stand_above_the_date_row_and_sub_headlines_below() -> None:
    lines = (TITLE, "2021-06-18", "两地联席会议召开", "加快实施结对帮扶", LEAD)
    found = page(*lines)
    assert found.title is not None
    assert found.title.value == TITLE
    assert shown(lines, found.headlines) == [TITLE, "两地联席会议召开", "加快实施结对帮扶"]


def test_headlines_may_stand_below_the_date_row() -> None:
    found = page("江源日报 2021-06-18", "江白一家亲 山海情意长", TITLE, "李山河赵明亮出席", LEAD)
    assert found.title is not None
    assert found.title.value == f"江白一家亲 山海情意长 {TITLE} 李山河赵明亮出席"


def test_a_page_may_start_straight_with_the_body() -> None:
    found = page(LEAD, SECOND)
    assert (found.title, found.headlines, len(found.body)) == (None, (), 2)


def test_a_row_of_other_titles_above_the_article_does_not_hide_it() -> None:
    titles = "李山河主持召开常务会议", "白山州政府来我市对接协作工作", "北坡职业学校迎来新一批援派教师队伍"
    lines = (" ".join(("在线读报", *titles, "江源大桥今日合龙通车")), TITLE, LEAD, SECOND)
    found = page(*lines)
    assert found.title is not None
    assert (found.title.value, shown(lines, found.body)) == (TITLE, [LEAD, SECOND])


def told(found: Page) -> tuple[str, str, str]:
    """Title, date and publisher of a page that tells all three."""
    assert found.title is not None
    assert found.published is not None
    assert found.publisher is not None
    return found.title.value, found.published.value, found.publisher.value


def test_the_path_to_a_page_may_end_with_its_time() -> None:
    found = page("当前位置:江源网 > 江源 > 要闻 2021-06-18 18:07", TITLE, f"江源日报-江源网6月18日讯 {LEAD}")
    assert told(found) == (TITLE, "2021-06-18", "江源日报")


def test_labels_may_be_items_of_a_list() -> None:
    found = page(
        "第一版:要闻", TITLE, "• 发布时间:2024年06月27日", "• 本文来源:江源日报", "• 【打印】", LEAD, SECOND
    )
    assert told(found) == (TITLE, "2024-06-27", "江源日报")


def test_a_headline_that_is_repeated_counts_once() -> None:
    found = page(TITLE, TITLE, "2021-06-18", TITLE, LEAD, SECOND, LEAD)
    assert found.title is not None
    assert (found.title.value, len(found.headlines), len(found.body)) == (TITLE, 1, 2)


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 要闻动态 > 要闻",
        "所在位置: 政务公开 > 领导之窗 > 领导活动",
        "您的位置:网站首页 -> 新闻",
        "首页 要闻 政务 服务 互动",
        "设为首页 | 加入收藏",
        "【打印】 【关闭】",
        "字体:大 中 小",
        "摘要:江源省党政代表团赴白山州考察,看望援派干部人才。",
        "浏览次数:120",
        "扫码关注江源发布",
        "微笑",
    ],
)
def test_furniture_above_the_article_is_no_headline(line: str) -> None:
    lines = (line, TITLE, "2021-06-18", line, LEAD)
    assert shown(lines, page(*lines).headlines) == [TITLE]


@pytest.mark.parametrize(
    "lines",
    [
        ("相关阅读", "江源大桥合龙", "昨晚,江源队在主场以三比一战胜对手,排名升至第二。"),
        ("【相关链接】", "昨晚,江源队在主场以三比一战胜对手,排名升至第二。"),
        (
            "江源大桥合龙",
            "全省防汛会议召开",
            "首趟旅游专列开行",
            "昨晚,江源队在主场以三比一战胜对手,排名升至第二。",
        ),
        ("版权所有 江源日报社,未经授权不得转载或建立镜像,违者必究", "江ICP备00000001号"),
        ("• 微笑", "• 流汗", "• 难过"),
        ("扫码关注江源微信", "扫一扫在手机上查看当前页面"),
        ("下一篇:江源省召开防汛工作会议,部署今年汛期各项工作",),
    ],
)
def test_the_article_ends_where_a_list_of_links_or_the_foot_begins(lines: tuple[str, ...]) -> None:
    rows = (LEAD, LAST, *lines)
    assert shown(rows, page(*rows).body) == [LEAD, LAST]


def test_sub_headings_within_the_article_are_kept() -> None:
    lines = (LEAD, "产业援建结硕果", SECOND, "医疗队员进牧区", LAST)
    assert shown(lines, page(*lines).body) == list(lines)


@pytest.mark.parametrize(
    "line",
    [
        "图为李山河(左)在北坡职业学校。",
        "李山河看望医疗队员。江源日报记者 何苗 摄",
        "代表团在座谈会上(何苗 摄)",
        "北坡职业学校供图",
        "beipo-1.jpg",
    ],
)
def test_captions_are_set_apart(line: str) -> None:
    lines = (TITLE, LEAD, line, SECOND)
    found = page(*lines)
    assert (shown(lines, found.body), shown(lines, found.captions)) == ([LEAD, SECOND], [line])


def test_metadata_give_what_the_page_does_not_say() -> None:
    found = page(
        LEAD,
        title="江源省黨政代表團赴白山州考察_要闻_江源新闻网",
        published="2021-06-18",
        publisher="江源日報",
    )
    assert [
        value and (value.value, value.span) for value in (found.title, found.published, found.publisher)
    ] == [
        (TITLE, None),
        ("2021-06-18", None),
        ("江源日报", None),
    ]


def test_a_headline_on_the_page_says_more_than_the_title_of_the_window() -> None:
    found = page(TITLE, "李山河赵明亮出席", "2021-06-18", LEAD, title=f"{TITLE} - 江源新闻网")
    assert found.title is not None
    assert (found.title.value, found.title.span) == (f"{TITLE} 李山河赵明亮出席", (0, 23))


def test_a_window_title_that_names_only_the_site_is_no_title() -> None:
    assert page(LEAD, title="江源省人民政府门户网站").title is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2021/0618/c1.html",
        "https://a.example/zw/202106/t20210618_1.html",
        "https://a.example/2021-06/18/content.htm",
        "https://a.example/2021/06/18/x",
    ],
)
def test_the_address_gives_the_date_where_nothing_else_does(url: str) -> None:
    found = page(LEAD, url=url)
    assert found.published is not None
    assert (found.published.value, found.published.span) == ("2021-06-18", None)


@pytest.mark.parametrize(
    ("lines", "remarks"),
    [
        (("上接第1版", LEAD), ("starts-mid-article",)),
        (("江源大桥合龙", "今日天气"), ("too-short",)),
        (tuple(f"江源省第{i}批援派干部出发" for i in range(1, 10)), ("link-list",)),
        (("",), ("too-short",)),
        ((LEAD,), ()),
    ],
)
def test_remarks_say_why_little_can_be_read(lines: tuple[str, ...], remarks: tuple[str, ...]) -> None:
    assert page(*lines).remarks == remarks


def test_a_text_in_one_line_gives_up_its_labels() -> None:
    line = f"{TITLE} 2021-06-18 08:30 来源:江源日报 何苗 {LEAD}{SECOND}"
    found = page(line)
    assert found.title is not None
    assert found.published is not None
    assert found.publisher is not None
    assert (found.title.value, found.published.value, found.publisher.value) == (
        TITLE,
        "2021-06-18",
        "江源日报",
    )
    assert shown((line,), found.body) == [LEAD + SECOND]


def test_every_stretch_of_a_page_lies_in_its_text() -> None:
    for text in (
        "",
        "\n\n",
        "。",
        "(",
        "记者",
        "来源:",
        "(记者 )",
        "图为",
        "2021",
        " 编辑:\n。",
        f"{LEAD}(记者",
    ):
        found = page(text)
        spans = (*found.headlines, *found.body, *found.captions)
        assert all(0 <= start < end <= len(text) for start, end in spans)
