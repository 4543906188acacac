"""What a reader sees of HTML, character by character."""

import pytest

from loaders.formats.visible import chosen, visible


def lines(source: str) -> list[str]:
    whole = visible(source)
    return [whole.text.characters[line.start : line.end] for line in whole.lines]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><span>丙</span></p>", ["甲乙丙"]),
        ("<p>\n   甲\n   乙 丙\n</p>", ["甲乙 丙"]),
        ("<p>one\n two</p>", ["one two"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<td>甲</td><td>乙</td>", ["甲", "乙"]),
        ("<p title='1 > 0'>甲</p>", ["甲"]),
        ('<p title="甲>乙</p>', ["乙"]),
        ("1 < 2 & 3", ["1 < 2 & 3"]),
        ("甲&amp;乙&#x4E19;&nosuch;&nbsp", ["甲&乙丙&nosuch;\xa0"]),
        ("<SCRIPT>甲</Script>乙<script>丙", ["乙"]),
        ("甲<!-- 乙 -->丙<!-- 丁", ["甲丙"]),
        ("<o:p>甲</o:p>", ["甲"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("", []),
    ],
)
def test_html_is_seen_line_by_line(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_lines_know_links_and_headings() -> None:
    whole = visible("<h1>甲乙</h1><p>丙<a>丁</a></p>")
    assert [(line.linked, line.heading) for line in whole.lines] == [(0.0, True), (0.5, False)]


def test_depth_is_counted_without_elements_that_need_no_end() -> None:
    assert visible("<div><div><p>甲<p>乙<br><img></div></div>").depth == 2


def test_chosen_lines_are_aligned_to_the_source() -> None:
    source = "<p>甲</p><p>乙</p><p>&#19993;丁</p>"
    whole = visible(source)
    text = chosen(whole, [whole.lines[0], whole.lines[2]])
    assert text.characters == "甲\n丙丁"
    assert [source[a:b] for a, b in zip(text.starts, text.ends, strict=True)] == [
        "甲",
        "</p><p>乙</p><p>",
        "&#19993;",
        "丁",
    ]


@pytest.mark.parametrize("piece", ["<a ", '<a b="', "<!--", "<!", "<script", "<pre>", "&#1", "<a href='x'"])
def test_a_hostile_page_is_seen_in_time(piece: str) -> None:
    assert visible(piece * 200_000).text.characters is not None
