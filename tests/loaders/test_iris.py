"""Identifiers: pinned, so that no change of the program moves what others have linked to."""

import pytest

from loaders import iris

DOCUMENT = iris.document("a.txt", "d1")
PERSON = iris.person("陆清源", "江海省")
POST = iris.post(iris.organisation("江海省人民政府"), "省长")
EVENT = iris.event(DOCUMENT, "event-1")
SITE = iris.site("云岭州", "第一中学")
THINGS = "https://w3id.org/duikou/id/"

PINNED = [
    (DOCUMENT, "document/b82fce82000c420d"),
    (PERSON, "person/a4666445c119220f"),
    (POST, "post/6cf0e7aa69053dfd"),
    (EVENT, "event/ab0aa5ff2cdb3e95"),
    (SITE, "site/618b969e63c324e5"),
    (iris.person("陆清源", ""), "person/b7214c0d905861a4"),
    (iris.organisation("江海省人民政府"), "organisation/a788a124d96d4c81"),
    (iris.tenure(PERSON, POST), "tenure/7c35f2d6272b746c"),
    (iris.sighting(DOCUMENT, iris.tenure(PERSON, POST), "current"), "sighting/a684b1cf14a206f4"),
    (iris.participation(EVENT, PERSON, "leader"), "participation/59aecfa14376baa4"),
    (iris.delegation(DOCUMENT, "江海省代表团", "delegation-1"), "delegation/b5eef80602e7c411"),
    (iris.division("江海省", "990000"), "place/990000"),
    (iris.division("江海省", None), "place/e16d5f63cfc695c5"),
    (iris.stop(EVENT, SITE), "stop/d706516d6540ffae"),
    (
        iris.pairing(iris.division("江海省", "990000"), iris.division("云岭州", "980000")),
        "pairing/f20e9620a1b865b6",
    ),
    (iris.programme("青苗计划", "江海省"), "programme/998db73070ac90dd"),
    (iris.contribution(DOCUMENT, 0, "money", "300000000"), "contribution/bc63dd3bd6a1b4ab"),
    (iris.statement(DOCUMENT, 12, "thanks", PERSON), "statement/0d54fee6e76afa87"),
    (iris.date_inference(EVENT, "national-games"), "date-inference/8da8cbd586626cf1"),
    (iris.unread(DOCUMENT, 3, 5, "date"), "unread/b2dccfbec44e5765"),
    (iris.evidence(EVENT, DOCUMENT, 3, 9, "itinerary"), "evidence/72626c49184439c3"),
    (iris.judgement("a", "b", "duikou"), "judgement/15a1cf27a118eaa2"),
    (iris.inference("met-with", "a", "p", "<b>"), "inference/83bd32fb89e892d3"),
]


@pytest.mark.parametrize(("iri", "expected"), PINNED)
def test_an_identifier_never_changes(iri: str, expected: str) -> None:
    assert iri == THINGS + expected


def test_a_division_goes_by_its_code_and_without_one_by_its_name() -> None:
    assert iris.division("江海省", "990000") == THINGS + "place/990000"
    assert iris.division("江海省", None).startswith(THINGS + "place/")
    assert iris.division("江海省", None) != iris.division("云岭州", None)


def test_a_judgement_is_one_whichever_of_the_two_is_named_first() -> None:
    assert iris.judgement("a", "b", "duikou") == iris.judgement("b", "a", "duikou")


def test_values_that_only_look_joined_are_told_apart() -> None:
    assert iris.person("陆清源", "") != iris.person("陆", "清源")


def test_namesakes_of_two_jurisdictions_are_two() -> None:
    assert iris.person("陆清源", "江海省") != iris.person("陆清源", "云岭州")
