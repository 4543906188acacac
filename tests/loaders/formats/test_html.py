"""Web pages: the same article in many layouts gives the same document."""

from collections.abc import Callable

import pytest

from loaders.document import Metadata
from loaders.formats.html import document, is_html
from loaders.page import Page, read_page
from loaders.repair import repair
from loaders.text import through

HEADLINE = ["江源省党政代表团赴白山州考察", "李山河赵明亮参加有关活动"]
LABELS = "2021-06-18 09:30 来源:江源日报"
PARAGRAPHS = [
    "6月16日至17日,江源省委书记李山河率党政代表团赴白山州,考察对口支援项目,看望援派干部人才。白山州委书记赵明亮陪同。",
    "代表团先后走进白山州人民医院、北坡职业学校和雪莲产业园,了解项目建设和就业情况,并与医疗队员座谈。",
    "李山河说,江源将用心用情做好各项工作,推动两地干部群众常来常往。赵明亮对江源长期以来的帮助表示感谢。",
    "江源省领导孙小舟、周一帆,白山州领导格桑达瓦参加活动。",
]
BYLINE = "(记者 何 苗 陈文博)"
EDITOR = "责任编辑:林晓"

NAVIGATION = (
    '<div class="top"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">江源日报</a></div>'
    '<ul class="nav"><li><a href="/1">时政要闻</a></li>'
    '<li><a href="/2">江源省党政代表团赴白山州考察</a></li></ul>'
)
SIDEBAR = (
    '<div class="sidebar"><h3>热点新闻</h3><ul><li><a href="/3">全省防汛工作会议召开</a></li>'
    '<li><a href="/4">江源大桥合龙</a></li><li><a href="/5">今年首趟旅游专列开行</a></li></ul></div>'
)
FOOTER = (
    '<div class="footer"><p>版权所有 江源日报社 未经授权不得转载</p>'
    "<p>新闻热线:000-1234567</p><p>备案号:江ICP备00000001号</p></div>"
)


def div_soup() -> str:
    lines = "".join(f"<div>　　{line}</div>" for line in [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + BYLINE])
    head = "".join(f"<div>{line}</div>" for line in HEADLINE)
    inside = f"<div>{head}</div><div>{LABELS}</div><div>{lines}</div><div>{EDITOR}</div>"
    return f"<div>{NAVIGATION}<div>{inside}</div>{SIDEBAR}{FOOTER}</div>"


def article_element() -> str:
    lines = "".join(f"<p>{line}</p>\n" for line in [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + BYLINE])
    return (
        f"<nav>{NAVIGATION}</nav><main><article><h1>{'<br>'.join(HEADLINE)}</h1>"
        f"<div class='info'>{LABELS}</div>{lines}<p>{EDITOR}</p></article></main>"
        f"<aside>{SIDEBAR}</aside><footer>{FOOTER}</footer>"
    )


def headline_outside() -> str:
    lines = "".join(f"<p>&emsp;&emsp;{line}</p>" for line in [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + BYLINE])
    head = "".join(f"<h2>{line}</h2>" for line in HEADLINE)
    return (
        f"{NAVIGATION}<div id='title'>{head}</div><div id='meta'><span>2021-06-18</span> <span>09:30</span> "
        f"<span>来源:<a href='/x'>江源日报</a></span></div><div id='content'>{lines}</div>"
        f"<div id='share'><a>分享到微信</a></div><div id='editor'>{EDITOR}</div>{SIDEBAR}{FOOTER}"
    )


def line_breaks() -> str:
    lines = "<br><br>\n".join(f"&nbsp;&nbsp;{line}" for line in [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + BYLINE])
    return (
        f"{NAVIGATION}<center>{'<br>'.join(HEADLINE)}</center><p align=center>{LABELS}</p>"
        f"<div id=zoom>{lines}<br>{EDITOR}</div>{SIDEBAR}{FOOTER}"
    )


def tables() -> str:
    lines = "".join(f"<p>{line}</p>" for line in [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + BYLINE])
    return (
        f"<table><tr><td>{NAVIGATION}</td></tr><tr><td>{SIDEBAR}</td><td><table><tr><td>{'<br>'.join(HEADLINE)}</td></tr>"
        f"<tr><td>{LABELS}</td></tr><tr><td>{lines}</td></tr><tr><td>{EDITOR}</td></tr></table></td></tr>"
        f"<tr><td>{FOOTER}</td></tr></table>"
    )


LAYOUTS = [div_soup, article_element, headline_outside, line_breaks, tables]


def page_of(body: str, head: str = "") -> Page:
    read = document(
        "a.html", f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    )
    return read_page(read, read.visible)


def values(page: Page) -> tuple[object, ...]:
    return (
        page.title and page.title.value,
        page.published and page.published.value,
        page.publisher and page.publisher.value,
        [name.value for name in page.reporters],
        [name.value for name in page.editors],
    )


EXPECTED = (" ".join(HEADLINE), "2021-06-18", "江源日报", ["何苗", "陈文博"], ["林晓"])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", ["", f"<title>{HEADLINE[0]}_要闻_江源新闻网</title>"])
def test_the_same_article_is_read_in_every_layout(layout: Callable[[], str], head: str) -> None:
    read = document("a.html", f"<html><head>{head}</head><body>{layout()}</body></html>")
    page = read_page(read, read.visible)
    assert values(page) == EXPECTED
    assert [
        read.visible.characters[slice(*span)].strip("\u3000\u2003\xa0 ") for span in page.body
    ] == PARAGRAPHS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_visible_character_stands_in_the_source(layout: Callable[[], str]) -> None:
    read = document("a.html", layout())
    shown = read.visible
    for i, character in enumerate(shown.characters):
        given = read.text[shown.starts[i] : shown.ends[i]]
        assert given == character or given[:1] in "&<" or character == "\n"
    assert list(shown.starts) == sorted(shown.starts)


def test_metadata_of_the_head_are_kept() -> None:
    page = document(
        "a.html",
        "<html><head><title>两地干部座谈 - 北坡新闻网</title>"
        '<meta name="PubDate" content="2020-03-04 10:11"><meta name="ContentSource" content="北坡晚报">'
        '<link rel="canonical" href="https://news.example/a"></head><body><p>两地干部座谈。</p></body></html>',
    )
    assert (page.title, page.published, page.publisher, page.url) == (
        "两地干部座谈 - 北坡新闻网",
        "2020-03-04",
        "北坡晚报",
        "https://news.example/a",
    )


def test_linked_data_give_date_and_publisher() -> None:
    data = '{"headline":"两地座谈","datePublished":"2022-01-02T08:00:00+08:00","publisher":{"name":"北坡网"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    read = document("a.html", f"<html><head>{script}</head><body>两地座谈。</body></html>")
    assert (read.title, read.published, read.publisher) == ("两地座谈", "2022-01-02", "北坡网")


def test_broken_linked_data_are_passed_over() -> None:
    read = document(
        "a.html", '<html><script type="application/ld+json">{"a": </script><body>两地座谈。</body></html>'
    )
    assert (read.title, read.visible.characters) == (None, "两地座谈。")


def test_metadata_given_beside_a_page_go_first() -> None:
    read = document(
        "a.html",
        "<html><title>甲</title><p>两地座谈。</p></html>",
        Metadata(title="乙", url="http://a.example/"),
    )
    assert (read.title, read.url) == ("乙", "http://a.example/")


def test_the_name_of_the_site_gives_way_to_a_printed_source() -> None:
    head = '<meta property="og:site_name" content="江源新闻网">'
    assert values(page_of(article_element(), head)) == EXPECTED
    bare = page_of("<p>6月16日,江源省党政代表团在白山州考察对口支援项目,看望干部人才。</p>", head)
    assert bare.publisher is not None
    assert bare.publisher.value == "江源新闻网"


def test_entities_are_read_and_cover_their_source() -> None:
    read = document("a.html", "<p>买买提&middot;吐尔逊&#21338;士&nbsp;来了</p>")
    assert read.visible.characters == "买买提·吐尔逊博士\xa0来了"
    assert read.text[slice(*read.visible.source((3, 4)))] == "&middot;"
    assert read.text[slice(*read.visible.source((7, 8)))] == "&#21338;"


def test_repeated_paragraphs_are_all_kept() -> None:
    line = "援建的学校里,两地教师一同备课、一同教研,孩子们在新教室里读书。"
    read = document("a.html", f"<html><body><div>{f'<p>{line}</p>' * 4}</div></body></html>")
    assert read.visible.characters.split("\n") == [line] * 4


def test_scripts_styles_and_comments_are_not_seen() -> None:
    hidden = "<style>p{}</style><script>var a='<p>不是正文</p>'</script><!-- <p>也不是</p> -->"
    assert document("a.html", f"<html>{hidden}<p>两地座谈。</p></html>").visible.characters == "两地座谈。"


def test_a_page_nested_too_deep_is_still_read() -> None:
    source = "<html>" + "<div>" * 20_000 + "两地座谈。" + "</div>" * 20_000
    assert document("a.html", source).visible.characters == "两地座谈。"


def test_a_page_of_unclosed_tags_ends_in_time() -> None:
    source = "<html>" + "<a href='x" * 50_000 + "两地座谈。"
    assert "两地座谈" in document("a.html", source).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>甲</p>", True),
        ("\ufeff\n<html lang=zh>", True),
        ('<?xml version="1.0"?>\n<!-- x --><html>', True),
        ("<div class=a>甲</div>", True),
        ("两地座谈</p>&nbsp;残留的标签。", False),
        ("<<两地座谈>>", False),
    ],
)
def test_a_web_page_is_known_by_its_opening(text: str, expected: bool) -> None:
    assert is_html(text) is expected


def test_a_repaired_page_is_aligned_to_its_html() -> None:
    source = "<html><p>江源省黨政代表團(tuán)</p><p>赴白山州，與&#21338;士座談。</p></html>"
    shown = document("a.html", source).visible
    text = through(repair(shown.characters), shown.starts, shown.ends)
    assert text.characters == "江源省党政代表团\n赴白山州,与博士座谈。"
    assert source[slice(*text.source((4, 8)))] == "政代表團"
    assert source[slice(*text.source((13, 16)))] == "，與&#21338;"
