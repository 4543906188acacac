"""The rules, each on a small case: what it infers, from what, and what it leaves alone."""

import pyoxigraph as ox
import pytest

from kb import reason
from ontology.vocabulary import scheme
from queries import names, query

PREFIXES = """
@prefix dk: <https://w3id.org/duikou/ns#> . @prefix x: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix role: <https://w3id.org/duikou/id/roles/> .
@prefix status: <https://w3id.org/duikou/id/post-statuses/> .
@prefix type: <https://w3id.org/duikou/id/event-types/> .
"""
PEOPLE = """x:lu dk:identifiedAs x:lu . x:bai dk:identifiedAs x:bai .
    x:bai2 dk:identifiedAs x:bai . x:he dk:identifiedAs x:he ."""
TALKS = """x:talks dk:eventType type:talks .
    x:p1 dk:participationIn x:talks ; dk:participant x:lu ; dk:role role:leader .
    x:p2 dk:participationIn x:talks ; dk:participant x:bai ; dk:role role:attendee .
    x:p3 dk:participationIn x:talks ; dk:participant x:he ; dk:role role:attendee .
    x:p4 dk:participationIn x:talks ; dk:participant x:bai2 ; dk:role role:speaker ."""


def parse(text: str) -> set[ox.Quad]:
    return set(ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE))


def derived(name: str, facts: str) -> reason.Derived:
    store = ox.Store()
    store.extend(parse(facts))
    return reason.derive(store, reason.rules())[name]


def short(node: ox.NamedNode | ox.Literal) -> str:
    return node.value.rpartition("#")[2].rpartition("/")[2]


def follows(name: str, facts: str) -> set[tuple[str, ...]]:
    """What a rule infers from facts: subject, property, object, and then the premises in order."""
    return {
        (*map(short, statement), *sorted(map(short, used)))
        for statement, used in derived(name, facts).items()
    }


def sightings(*rows: str) -> str:
    """Each row: `holder post status day`; the tenure of a holder is called `t-holder`."""
    lines = []
    for row in rows:
        holder, post, status, day = row.split()
        sighting = f"x:s-{holder}-{day}"
        typed = f'"{day}"^^xsd:{"date" if len(day) == 10 else "gYear"}'
        lines += [
            f"x:t-{holder} dk:holder x:{holder} ; dk:post x:{post} .",
            f"{sighting} dk:sightingOf x:t-{holder} ; dk:postStatus status:{status} ; dk:seenOn {typed} .",
        ]
    return PEOPLE + "\n".join(lines)


CASES: list[tuple[str, str, set[tuple[str, ...]]]] = [
    (
        "took-part-in",
        "x:p dk:participant x:lu ; dk:participationIn x:visit .",
        {("lu", "tookPartIn", "visit", "p")},
    ),
    (
        "took-part-in-whole",
        """x:p dk:participant x:lu ; dk:participationIn x:talks .
        x:talks dk:partOf x:day . x:day dk:partOf x:visit .""",
        {("lu", "tookPartIn", "day", "p", "talks"), ("lu", "tookPartIn", "visit", "p", "talks")},
    ),
    ("speakers-take-part", "x:s dk:speaker x:lu ; dk:saidAt x:talks .", {("lu", "tookPartIn", "talks", "s")}),
    (
        "delegation-members",
        """x:d dk:visit x:visit ; dk:origin x:province . x:city dk:within x:province .
        x:talks dk:partOf x:visit .
        x:secretary dk:postIn x:c . x:c dk:territory x:province .
        x:mayor dk:postIn x:g . x:g dk:territory x:city .
        x:p1 dk:participationIn x:visit ; dk:participant x:lu ; dk:role role:leader ; dk:inPost x:secretary .
        x:p2 dk:participationIn x:talks ; dk:participant x:bai ; dk:role role:attendee ; dk:inPost x:mayor .
        x:p3 dk:participationIn x:talks ; dk:participant x:he ; dk:role role:host ; dk:inPost x:mayor .
        x:p4 dk:participationIn x:talks ; dk:participant x:wu ; dk:role role:attendee ;
            dk:inPost x:elsewhere .""",
        {("d", "member", "lu", "p1"), ("d", "member", "bai", "p2")},
    ),
    ("members-take-part", "x:d dk:leader x:lu ; dk:visit x:visit .", {("lu", "tookPartIn", "visit", "d")}),
    (
        "met-with",
        PEOPLE + TALKS,
        {
            ("lu", "metWith", "bai", "p1", "p2"),
            ("bai", "metWith", "lu", "p1", "p2"),
            ("lu", "metWith", "he", "p1", "p3"),
            ("he", "metWith", "lu", "p1", "p3"),
            ("lu", "metWith", "bai2", "p1", "p4"),
            ("bai2", "metWith", "lu", "p1", "p4"),
            ("he", "metWith", "bai2", "p3", "p4"),
            ("bai2", "metWith", "he", "p3", "p4"),
        },
    ),
    ("met-with", PEOPLE + TALKS.replace("type:talks", "type:conference"), set()),
    (
        "held-post",
        sightings(
            "lu secretary current 2021-06-03", "lu secretary former 2023-01-01", "bai governor candidate 2021"
        ),
        {("lu", "heldPost", "secretary", "s-lu-2021-06-03", "s-lu-2023-01-01")},
    ),
    (
        "latest-start",
        sightings(
            "bai governor current 2021-06-03", "bai2 governor acting 2020-01-05", "bai governor current 2019"
        ),
        {
            ("t-bai", "latestStart", "2020-01-05", "s-bai2-2020-01-05"),
            ("t-bai2", "latestStart", "2020-01-05", "s-bai2-2020-01-05"),
        },
    ),
    (
        "earliest-end",
        sightings(
            "lu secretary current 2021-06-03",
            "lu secretary current 2022-06-03",
            "lu secretary former 2023-01-01",
        ),
        {("t-lu", "earliestEnd", "2022-06-03", "s-lu-2022-06-03")},
    ),
    (
        "latest-end",
        sightings(
            "lu secretary current 2021-06-03",
            "lu secretary former 2023-01-01",
            "lu secretary former 2024-01-01",
        ),
        {("t-lu", "latestEnd", "2023-01-01", "s-lu-2023-01-01")},
    ),
    (
        "latest-end",
        sightings(
            "lu governor current 2021-06-03",
            "bai governor current 2022-01-01",
            "he governor current 2023-01-01",
        )
        + "x:governor dk:titleConcept x:title . x:title dk:oneHolder true .",
        {
            ("t-lu", "latestEnd", "2022-01-01", "s-bai-2022-01-01"),
            ("t-bai", "latestEnd", "2023-01-01", "s-he-2023-01-01"),
        },
    ),
    (
        "latest-end",
        sightings("lu vice current 2021-06-03", "bai vice current 2022-01-01")
        + "x:vice dk:titleConcept x:title . x:title dk:oneHolder false .",
        set(),
    ),
    (
        "earliest-start",
        sightings(
            "lu governor current 2021-06-03",
            "bai governor current 2022-01-01",
            "he governor candidate 2021-12-01",
        )
        + "x:governor dk:titleConcept x:title . x:title dk:oneHolder true .",
        {
            ("t-bai", "earliestStart", "2021-06-03", "s-lu-2021-06-03"),
            ("t-he", "earliestStart", "2021-12-01", "s-he-2021-12-01"),
        },
    ),
    (
        "assists",
        """x:a a dk:Division . x:b a dk:Division . x:school a dk:Organisation .
        x:p1 a dk:AssistancePairing ; dk:sponsor x:a ; dk:recipient x:b .
        x:p2 a dk:AssistancePairing ; dk:sponsor x:a ; dk:recipient x:school .""",
        {("a", "assists", "b", "p1")},
    ),
    ("subclass", "dk:Visit rdfs:subClassOf dk:Event . x:v a dk:Visit .", {("v", "type", "Event", "v")}),
    (
        "subproperty",
        "dk:leader rdfs:subPropertyOf dk:member . x:d dk:leader x:lu .",
        {("d", "member", "lu", "d")},
    ),
    (
        "inverse",
        "dk:a owl:inverseOf dk:b . x:1 dk:a x:2 . x:3 dk:b x:4 .",
        {("2", "b", "1", "1"), ("4", "a", "3", "3")},
    ),
    ("symmetric", "dk:a a owl:SymmetricProperty . x:1 dk:a x:2 .", {("2", "a", "1", "1")}),
    (
        "transitive",
        "dk:a a owl:TransitiveProperty . x:1 dk:a x:2 . x:2 dk:a x:3 . x:3 dk:a x:4 .",
        {("1", "a", "3", "1", "2"), ("2", "a", "4", "2", "3"), ("1", "a", "4", "1", "2", "3")},
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), CASES)
def test_a_rule_infers_just_what_it_says(rule: str, facts: str, expected: set[tuple[str, ...]]) -> None:
    assert follows(rule, facts) == expected


TWO_REPORTS = (
    PEOPLE
    + """
    x:e1 dk:startDate "2021-06-03"^^xsd:date ; dk:eventType type:talks ; dk:reportedIn x:d1 ;
        dk:place x:city .
    x:e2 dk:startDate "2021-06-03"^^xsd:date ; dk:eventType type:talks ; dk:reportedIn x:d2 .
    x:p1 dk:participationIn x:e1 ; dk:participant x:lu .
    x:p2 dk:participationIn x:e1 ; dk:participant x:bai .
    x:p3 dk:participationIn x:e2 ; dk:participant x:lu .
    x:p4 dk:participationIn x:e2 ; dk:participant x:bai2 ."""
)


def test_two_reports_of_one_event_are_one_happening() -> None:
    premises = ("p1", "p2", "p3", "p4")
    assert follows("same-happening", TWO_REPORTS) == {
        ("e1", "sameHappeningAs", "e2", *premises),
        ("e2", "sameHappeningAs", "e1", *premises),
    }


@pytest.mark.parametrize(
    "change",
    [
        ("x:p4 dk:participationIn x:e2", "x:p4 dk:participationIn x:e3"),
        ("dk:reportedIn x:d2", "dk:reportedIn x:d2 ; dk:place x:town"),
        ("dk:reportedIn x:d2", "dk:reportedIn x:d1"),
        (
            '"2021-06-03"^^xsd:date ; dk:eventType type:talks ; dk:reportedIn x:d2',
            '"2021-06-04"^^xsd:date ; dk:eventType type:talks ; dk:reportedIn x:d2',
        ),
    ],
)
def test_one_guest_another_place_one_document_or_another_day_make_no_one_happening(
    change: tuple[str, str],
) -> None:
    assert follows("same-happening", TWO_REPORTS.replace(*change)) == set()


def test_sixty_may_meet_and_sixty_one_may_not() -> None:
    crowd = "".join(
        f"x:a{n} dk:identifiedAs x:a{n} . "
        f"x:q{n} dk:participationIn x:talks ; dk:participant x:a{n} ; dk:role role:host ."
        for n in range(61)
    )
    talks = "x:talks dk:eventType type:talks ."
    assert follows("met-with", talks + crowd) == set()
    assert len(follows("met-with", talks + crowd.replace("x:a60 ;", "x:a59 ;"))) == 60 * 59


def test_what_is_asserted_is_not_inferred_again() -> None:
    assert (
        follows("took-part-in", "x:p dk:participant x:lu ; dk:participationIn x:v . x:lu dk:tookPartIn x:v .")
        == set()
    )


def test_every_rule_is_told_in_two_languages_and_is_a_concept_of_the_vocabulary() -> None:
    rules = [rule.name for rule in reason.rules()]
    assert [concept.notation for concept in scheme("inference-rules")] == rules
    for name in names("rules"):
        told = query(f"rules/{name}")
        assert told.title
        assert told.title_zh
        assert told.description


def test_every_rule_has_a_case_in_which_it_infers_something() -> None:
    shown = {rule for rule, _, expected in CASES if expected} | {"same-happening"}
    assert shown == {rule.name for rule in reason.rules()}
