"""Everywhere that the officials of a text are named, and under which name."""

import pytest

from loaders.lexicon import scan
from loaders.mentions.people import find


def read(*paragraphs: str) -> list[tuple[str, str]]:
    """What is printed and who is meant, in order."""
    text = "\n".join(paragraphs)
    people = find(text, [(0, len(text))], scan(text), {"记小者"})
    return [(text[slice(*n.span)], n.text) for n in people.occurrences]


def test_a_name_given_with_a_post_is_found_bare_later() -> None:
    assert read("市长张山月讲话。张山月说。") == [("张山月", "张山月"), ("张山月", "张山月")]


def test_a_slip_of_the_pen_in_one_post_is_the_commoner_name() -> None:
    found = read("海口市委书记许明昌到访。", "海口市委书记徐明昌讲话。", "许明昌说。")
    assert found == [("许明昌", "许明昌"), ("徐明昌", "许明昌"), ("许明昌", "许明昌")]


def test_two_vice_mayors_with_names_alike_are_two() -> None:
    assert [name for _, name in read("海口市副市长李明华、海口市副市长李明辉参加。")] == ["李明华", "李明辉"]


def test_the_given_name_alone_stands_for_the_whole() -> None:
    found = read("县长玛依拉·叶尔肯主持会议。玛依拉表示感谢。")
    assert found == [("玛依拉·叶尔肯", "玛依拉·叶尔肯"), ("玛依拉", "玛依拉·叶尔肯")]


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        (
            "市委书记陈东明、副市长张向阳座谈。陈书记讲话,张市长介绍情况。",
            [("陈书记", "陈东明"), ("张市长", "张向阳")],
        ),
        ("市委书记陈东明、县委书记陈西风座谈。陈书记讲话。", []),
        ("市委书记陈东明座谈。王书记讲话。", []),
    ],
)
def test_a_surname_with_a_title_is_the_one_person_who_holds_it(
    text: str, addressed: list[tuple[str, str]]
) -> None:
    assert [(printed, name) for printed, name in read(text) if printed != name] == addressed


def test_a_reporter_is_no_official() -> None:
    assert read("主任记小者参加。") == []
