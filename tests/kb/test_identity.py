"""Who is who: judged by name, jurisdiction and time, reversibly, and by people before the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb import build, identity
from kb.people import MACHINE, Judgement, Member, Ruling, Seen, compare
from kb.store import Store, open_store
from loaders import iris
from loaders.errors import UserError
from loaders.facts import Place

Visit = Callable[..., build.Reading]

PROVINCE, CITY, TOWN, OTHER = "p/990000", "p/990100", "p/990101", "p/980000"
LINEAGE = {
    PROVINCE: (PROVINCE,),
    CITY: (CITY, PROVINCE),
    TOWN: (TOWN, CITY, PROVINCE),
    OTHER: (OTHER,),
    "": (),
}


def member(iri: str, place: str, *days: str, kind: str = "government", status: str = "current") -> Member:
    return Member(
        iri, "白松", LINEAGE[place], tuple(Seen(day, f"s/{status}", kind, place, "") for day in days)
    )


def rulings(*namesakes: Member) -> list[tuple[str, str, str, str]]:
    return [(j.one, j.other, j.ruling, j.reason) for j in compare(namesakes)]


@pytest.mark.parametrize(
    ("one", "other", "ruling", "reason"),
    [
        (member("a", PROVINCE, "2015-01-01"), member("b", CITY, "2020"), "same", "nested-jurisdictions"),
        (member("a", CITY, "2015-01-01"), member("b", PROVINCE, "2014-06"), "same", "nested-jurisdictions"),
        (member("a", CITY, "2015-01-01"), member("b", CITY, "2015-01-01"), "same", "same-jurisdiction"),
        (member("a", PROVINCE, "2000-01-01"), member("b", CITY, "2017-01-01"), "unsure", "far-apart-in-time"),
        (member("a", PROVINCE, "2015-01-01"), member("b", CITY), "unsure", "undated"),
        (member("a", PROVINCE, "2015-01-01"), member("b", TOWN, "2015-01-01"), "unsure", "levels-apart"),
        (
            member("a", PROVINCE, "2015-01-01"),
            member("b", OTHER, "2020-01-01"),
            "unsure",
            "different-jurisdictions",
        ),
        (
            member("a", PROVINCE, "2015-01-01", "2019-01-01"),
            member("b", OTHER, "2016-01-01"),
            "not-same",
            "two-offices-at-once",
        ),
        (
            member("a", PROVINCE, "2015-01-01", "2019-01-01"),
            member("b", OTHER, "2016-01-01", kind="front-headquarters"),
            "unsure",
            "different-jurisdictions",
        ),
        (
            member("a", PROVINCE, "2015-01-01", "2019-01-01"),
            member("b", OTHER, "2016-01-01", status="seconded"),
            "unsure",
            "different-jurisdictions",
        ),
        (member("a", "", "2015-01-01"), member("b", OTHER, "2016-01-01"), "same", "only-candidate"),
        (member("a", "", "1995-01-01"), member("b", OTHER, "2016-01-01"), "unsure", "no-jurisdiction"),
    ],
)
def test_two_of_one_name_are_judged_by_jurisdiction_and_time(
    one: Member, other: Member, ruling: Ruling, reason: str
) -> None:
    assert rulings(one, other) == [("a", "b", ruling, reason)]


def test_who_has_no_jurisdiction_is_nobody_in_particular_among_several() -> None:
    found = rulings(member("a", "", "2015"), member("b", CITY, "2015"), member("c", OTHER, "2019"))
    assert [(one, other, ruling) for one, other, ruling, _ in found if one == "a"] == [
        ("a", "b", "unsure"),
        ("a", "c", "unsure"),
    ]


def test_a_province_with_two_cities_that_fit_merges_with_neither() -> None:
    second = Member(
        "c", "白松", ("p/990200", PROVINCE), (Seen("2015", "s/current", "government", "p/990200", ""),)
    )
    found = rulings(member("a", PROVINCE, "2015"), member("b", CITY, "2015"), second)
    assert [(one, other, ruling, reason) for one, other, ruling, reason in found] == [
        ("a", "b", "unsure", "several-candidates"),
        ("a", "c", "unsure", "several-candidates"),
        ("b", "c", "unsure", "different-jurisdictions"),
    ]


def same(one: str, other: str, by: str = MACHINE) -> Judgement:
    return Judgement(one, other, "same", by, "")


def test_a_cluster_bears_its_smallest_name() -> None:
    assert identity.cluster("dcba", [same("b", "c"), same("c", "d")]) == {
        "a": "a",
        "b": "b",
        "c": "b",
        "d": "b",
    }


def test_who_was_judged_apart_never_meets_along_a_chain() -> None:
    apart = Judgement("a", "c", "not-same", "editor", "")
    assert identity.cluster("abc", [same("a", "b"), same("b", "c"), apart]) == {"a": "a", "b": "a", "c": "c"}


def test_people_join_before_the_program_does() -> None:
    apart = Judgement("a", "c", "not-same", "editor", "")
    found = identity.cluster("abc", [same("a", "b"), same("b", "c", "editor"), apart])
    assert found == {"a": "a", "b": "b", "c": "b"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "s")) as opened:
        above = ox.Quad(*map(ox.NamedNode, (CITY_IRI, iris.term("within"), PROVINCE_IRI, iris.PLACES)))
        opened.load([above])
        yield opened


PROVINCE_IRI = iris.division("江海省", "990000")
CITY_IRI = iris.division("江城市", "990100")
OF_PROVINCE = iris.person("陆清源", "江海省")
OF_CITY = iris.person("陆清源", "江城市")
HOST = iris.person("白松", "云岭州")
IN_CITY = Place("江城市", "990100")


def identified(store: Store) -> dict[str, str]:
    known = store.quads(iris.IDENTITY, iris.term("identifiedAs"))
    return {q.subject.value: q.object.value for q in known}  # type: ignore[union-attr]


def judged(store: Store) -> set[tuple[str, ...]]:
    rows = store.query(
        """PREFIX dk: <https://w3id.org/duikou/ns#> SELECT ?verdict ?judge ?reason {
        ?j a dk:IdentityJudgement ; dk:verdict ?verdict ; dk:judgedBy ?judge ; dk:reason ?reason }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    return {(row[0].value.rpartition("/")[2], row[1].value, row[2].value) for row in rows}


def test_one_man_of_two_documents_is_one_and_everybody_has_an_identity(store: Store, visit: Visit) -> None:
    build.write(store, [visit(), visit("b.txt", day="2022-01-05", place=IN_CITY)])
    assert identity.resolve(store) == identity.Report(persons=3, people=2, judgements=1)
    first = min(OF_PROVINCE, OF_CITY)
    assert identified(store) == {OF_PROVINCE: first, OF_CITY: first, HOST: HOST}
    assert judged(store) == {("same", "duikou", "nested-jurisdictions")}


def test_a_namesake_years_later_stays_another(store: Store, visit: Visit) -> None:
    build.write(store, [visit(day="2001-06-03"), visit("b.txt", place=IN_CITY)])
    identity.resolve(store)
    assert identified(store) == {OF_PROVINCE: OF_PROVINCE, OF_CITY: OF_CITY, HOST: HOST}
    assert judged(store) == {("unsure", "duikou", "far-apart-in-time")}


def test_what_a_person_judged_wins_and_stays_until_they_judge_otherwise(store: Store, visit: Visit) -> None:
    build.write(store, [visit(), visit("b.txt", place=IN_CITY)])
    identity.judge(store, OF_CITY, OF_PROVINCE, "not-same", by="editor", reason="two portraits")
    for _ in range(2):
        identity.resolve(store)
        assert identified(store) == {OF_PROVINCE: OF_PROVINCE, OF_CITY: OF_CITY, HOST: HOST}
        assert judged(store) == {("not-same", "editor", "two portraits")}
    identity.judge(store, OF_CITY, OF_PROVINCE, "same", by="editor", reason="one portrait after all")
    identity.resolve(store)
    assert identified(store)[OF_CITY] == identified(store)[OF_PROVINCE]
    assert judged(store) == {("same", "editor", "one portrait after all")}


def test_the_program_does_not_let_others_sign_for_it(store: Store) -> None:
    with pytest.raises(UserError, match="'duikou' is the name the program judges by"):
        identity.judge(store, "a", "b", "same", by="duikou", reason="")
    with pytest.raises(UserError, match="a person is always the same as itself"):
        identity.judge(store, "a", "a", "same", by="editor", reason="")


def test_resolving_again_changes_nothing(store: Store, visit: Visit) -> None:
    build.write(store, [visit(), visit("b.txt", place=IN_CITY)])
    identity.resolve(store)
    before = set(store.quads())
    identity.resolve(store)
    assert set(store.quads()) == before


def test_documents_of_one_text_are_copies_of_the_first_by_name(store: Store, visit: Visit) -> None:
    build.write(store, [visit("b.txt"), visit("a.txt"), visit("c.txt", day="2022-01-05")])
    identity.resolve(store)
    digest = visit()[0].document.digest
    copies = [(q.subject, q.object) for q in store.quads(iris.IDENTITY, iris.term("copyOf"))]
    assert copies == [tuple(ox.NamedNode(iris.document(name, digest)) for name in ("b.txt", "a.txt"))]
