"""Questions about what the ontology says besides: versions of places, the Corps, bodies, figures, pages."""

from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.query import ask
from kb.store import EmbeddedStore
from ontology import NAMESPACE, THINGS
from queries import names, query

TERMS = Path(__file__).parent / "terms.trig"
NAMED = ("text", "label", "place", "iri")

ANSWERS: list[tuple[str, dict[str, str], str]] = [
    (
        "happenings",
        {"place": "第九十九师"},
        "e.txt|event/signing|signing||2019||胡杨林市|Ceremony",
    ),
    ("happenings", {"place": "雪原"}, "e.txt|event/talks|talks||2020||雪原市|Meeting"),
    ("happenings", {"place": "桦"}, ""),
    (
        "supported",
        {"sponsor": "白桦省"},
        """
白桦省|雪原市|prefecture||false|地级市|960000|
白桦省|第九十九师|xpcc-division||false||xpcc-99|胡杨林市""",
    ),
    (
        "pairing-history",
        {"recipient": "雪原市"},
        """
雪原市|2010|2014|||白桦省|e.txt|雪原地区|雪原新市
雪原市|2016-05|||全国会议|白桦省|e.txt|雪原市|雪原新市""",
    ),
    (
        "serving-bodies",
        {"home": "白桦省"},
        """
白桦省|白桦省对口支援领导小组|leading-group|丁远山|组长|2019|e.txt|1||
白桦省|白桦省对口支援领导小组|leading-group|安小河|副组长|2019|e.txt|2||
白桦省|第七批援雪|batch||||||2013|2016""",
    ),
    (
        "contribution-kinds",
        {"giver": "白桦省"},
        "area||||2.5|公顷||||白桦省|||e.txt|37.5|mu",
    ),
    (
        "where-said",
        {"fact": "event/signing"},
        "event/signing|e.txt|2|6|0123456789abcdef|meeting|0.9|举行签约|乙记者, 甲记者|丙编辑|https://example.org/e",
    ),
    ("not-understood", {"source": "e.txt"}, "e.txt|title|7|9|40"),
]


def rows(name: str, settings: dict[str, str]) -> str:
    """The answer, a row a line, with cells between bars and IRIs cut to what stands after `id/`."""
    engine = ox.Store()
    engine.load(path=TERMS, format=ox.RdfFormat.TRIG)
    answer = ask(EmbeddedStore("memory", engine, ExitStack()), query(name), settings)
    assert isinstance(answer, ox.QuerySolutions)
    return "\n".join("|".join(cell(term) for term in row) for row in answer)


def cell(term: object) -> str:
    return getattr(term, "value", "").removeprefix(THINGS).removeprefix(NAMESPACE)


@pytest.mark.parametrize(("name", "settings", "expected"), ANSWERS)
def test_a_question_has_its_answer(name: str, settings: dict[str, str], expected: str) -> None:
    assert rows(name, settings) == expected.removeprefix("\n")


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, each.name) for name in names() for each in query(name).parameters if each.type in NAMED],
)
def test_what_nobody_knows_has_no_answer(name: str, parameter: str) -> None:
    assert rows(name, {parameter: "nothing/of-the-kind"}) == ""
