"""Every named query gives its known answer on a small knowledge base made by hand."""

from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.query import ask
from kb.store import EmbeddedStore
from ontology import NAMESPACE, THINGS
from queries import names, query

SMALL = Path(__file__).parents[1] / "kb" / "small.trig"
MORE = Path(__file__).parent / "more.trig"


def store(*files: Path) -> EmbeddedStore:
    engine = ox.Store()
    for file in files:
        engine.load(path=file, format=ox.RdfFormat.TRIG)
    return EmbeddedStore("memory", engine, ExitStack())


def rows(name: str, settings: dict[str, str], *files: Path) -> str:
    """The answer, a row a line, with cells between bars and IRIs cut to what stands after `id/`."""
    answer = ask(store(*files), query(name), settings)
    assert isinstance(answer, ox.QuerySolutions)
    return "".join("|".join(_cell(term) for term in row) + "\n" for row in answer)


def _cell(term: object) -> str:
    return getattr(term, "value", "").removeprefix(THINGS).removeprefix(NAMESPACE)


CONTRACT = {
    "contributions": (
        "source,sponsor,recipient,measure,amount,unit,period",
        """
a.txt|江海省|云岭州|money|300000000|CNY|去年|||exact|done|false|3亿元
""",
    ),
    "delegations": (
        "source,delegation,origin,destination,leader,start,end",
        """
a.txt|江海省党政代表团|江海省|云岭州|陆清源|2021-06-03|2021-06-04
""",
    ),
    "documents": (
        "source,title,published,publisher,language",
        """
a.txt|江海省党政代表团赴云岭州考察|2021-06-05|江海日报|zh-Hans|report|0.25
b.txt||||zh-Hans|report|0
""",
    ),
    "events": (
        "source,event,type,label,start,end,place",
        """
a.txt|event/symposium|symposium||||
a.txt|event/visit|visit|江海省党政代表团赴云岭州考察|2021-06-03|2021-06-04|云岭州
b.txt|event/audience|audience||2022|2022|江城市
""",
    ),
    "evidence": (
        "source,fact,start,end",
        """
a.txt|event/visit|15|39|itinerary|0.9
a.txt|sighting/lu-a|23|30|title|0.9
a.txt|participation/lu-attendee|27|30|itinerary|0.9
a.txt|person/lu|27|30|name|0.9
a.txt|participation/lu-leader|27|39|itinerary|0.9
a.txt|delegation/jianghai|31|39|itinerary|0.9
a.txt|stop/school|41|47|stop|0.9
a.txt|event/symposium|48|51|meeting|0.9
a.txt|participation/lu-symposium|48|51|meeting|0.9
a.txt|participation/bai-chair|48|58|meeting|0.9
a.txt|sighting/bai-a|52|56|title|0.9
a.txt|person/bai|54|56|name|0.9
a.txt|statement/thanks|59|68|speech|0.9
a.txt|pairing/jianghai-yunling|62|68|pairing|0.9
a.txt|contribution/money|74|81|money|0.9
a.txt|programme/seedlings|82|86|programme|0.9
a.txt|person/cited|91|94|name|0.9
a.txt|sighting/cited-a|91|98|title|0.9
b.txt|sighting/lu-b|3|12|title|0.9
b.txt|person/lu|9|12|name|0.9
b.txt|participation/lu-host|9|17|meeting|0.9
b.txt|event/audience|9|21|meeting|0.9
b.txt|person/bai-b|17|19|name|0.9
b.txt|participation/bai-b|17|21|meeting|0.9
b.txt|date-inference/audience|22|29|landmark|0.9
""",
    ),
    "officials": (
        "person,name,first_seen,last_seen,documents",
        """
person/bai|白松|2021-06-03|2021-06-03|1
person/lu|陆清源|2021-06-03|2022|2
""",
    ),
    "pairings": (
        "source,sponsor,recipient,since",
        """
a.txt|江海省|云岭州|1997|
""",
    ),
    "participation": (
        "source,event,type,start,person,name,role",
        """
a.txt|event/symposium|symposium||person/bai|白松|chair|
a.txt|event/symposium|symposium||person/lu|陆清源|attendee|
a.txt|event/visit|visit|2021-06-03|person/lu|陆清源|leader|1
b.txt|event/audience|audience|2022|person/bai|白松|attendee|
b.txt|event/audience|audience|2022|person/lu|陆清源|host|
""",
    ),
    "posts": (
        "source,person,name,organisation,title,date",
        """
a.txt|person/bai|白松|云岭州人民政府|州长|2021-06-03|current
a.txt|person/lu|陆清源|中共江海省委员会|书记|2021-06-03|current
b.txt|person/lu|陆清源|中共江海省委员会|书记|2022|current
""",
    ),
    "programmes": (
        "source,programme,sponsor,recipient",
        """
a.txt|青苗计划|江海省|
""",
    ),
    "sites": (
        "source,event,site,place",
        """
a.txt|event/visit|云岭第一中学|云岭州|1
""",
    ),
    "statements": (
        "source,event,speaker,on_behalf_of,act,start,end",
        """
a.txt|event/symposium|白松|云岭州人民政府|thanks|59|68|done|statement/thanks
""",
    ),
    "themes": (
        "source,event,speaker,theme",
        """
a.txt|event/symposium|白松|education
""",
    ),
}

QUESTIONS: dict[str, tuple[dict[str, str], str]] = {
    "post-holder": (
        {"organisation": "中共江海省委员会", "title": "书记", "day": "2022"},
        """
person/lu|陆清源|中共江海省委员会|书记|certain|2021-06-03|current|2021-06-03|2023-02-02|a.txt|23|30
person/lu|陆清源|中共江海省委员会|书记|certain|2022|current|2021-06-03|2023-02-02|b.txt|3|12
person/lu|陆清源|中共江海省委员会|书记|certain|2023-02-02|current|2021-06-03|2023-02-02|d.txt||
person/wei|魏长风|中共江海省委员会|书记|certain|2022-12-01|current|2022-12-01|2022-12-01|d.txt||
""",
    ),
    "posts-of-person": (
        {"label": "陆清源"},
        """
person/lu|陆清源|中共江海省委员会|书记||2021-06-03|2023-02-02||3
""",
    ),
    "party-and-state": (
        {},
        """
person/wei|魏长风|江海省|书记|省长|d.txt
""",
    ),
    "seen-after-successor": (
        {},
        """
person/lu|陆清源|中共江海省委员会|书记|2021-06-03|魏长风|2022-12-01|2023-02-02
person/lu|陆清源|中共江海省委员会|书记|2022|魏长风|2022-12-01|2023-02-02
""",
    ),
    "namesakes": (
        {},
        """
白松|person/bai|person/bai-2|not-same|a reader|born in two years
""",
    ),
    "posts-at-event": (
        {"event": "event/d"},
        """
d.txt|event/d|talks|2023-02-02|白松|云岭州人民政府|州长
d.txt|event/d|talks|2023-02-02|陆清源|中共江海省委员会|书记
""",
    ),
    "happenings": (
        {"place": "江海省", "from": "2021-01"},
        """
b.txt|event/audience|audience||2022|2022|江城市|Meeting
""",
    ),
    "who-took-part": (
        {"event": "event/audience"},
        """
event/audience||person/bai|白松|attendee||true|b.txt
event/audience||person/lu|陆清源|host|||b.txt
""",
    ),
    "delegation-leaders": (
        {"origin": "江海省", "destination": "云岭州"},
        """
江海省党政代表团|江海省|云岭州|person/lu|陆清源|2021-06-03|2021-06-04|a.txt
""",
    ),
    "delegation-sites": (
        {"delegation": "江海省党政代表团"},
        """
江海省党政代表团|1|云岭第一中学|云岭州|2021-06-03|a.txt
""",
    ),
    "companions": (
        {"name": "白松"},
        """
白松|person/lu|陆清源|3
""",
    ),
    "chaired": (
        {"name": "白松"},
        """
白松|event/symposium|symposium||||a.txt
""",
    ),
    "visit-ledger": (
        {"sponsor": "江海省", "recipient": "云岭州"},
        """
2021-06-03|2021-06-04|out|江海省党政代表团|江海省|云岭州|陆清源|a.txt
""",
    ),
    "last-met": (
        {"sponsor": "江海省", "today": "2023-02-12"},
        """
江海省|云岭州|2023-02-02|P10D
""",
    ),
    "confirmed-events": (
        {},
        """
event/c|visit||2021-06-03|2|event/copy|copy.txt
event/c|visit||2021-06-03|2|event/visit|a.txt
event/visit|visit|江海省党政代表团赴云岭州考察|2021-06-03|2|event/c|c.txt
event/visit|visit|江海省党政代表团赴云岭州考察|2021-06-03|2|event/copy|copy.txt
""",
    ),
    "disagreements": (
        {},
        """
endDate|event/c|2021-06-05|c.txt|event/copy|2021-06-04|copy.txt
endDate|event/c|2021-06-05|c.txt|event/visit|2021-06-04|a.txt
""",
    ),
    "supporters": (
        {"recipient": "云岭州"},
        """
云岭州|江海省|1997||2
""",
    ),
    "supported": (
        {"sponsor": "江海省"},
        """
江海省|云岭州|||true||980000|
""",
    ),
    "pairing-history": (
        {"recipient": "云岭州"},
        """
云岭州|||第二轮||江海省|d.txt||
云岭州|1997||||江海省|a.txt||
""",
    ),
    "programmes-between": (
        {"sponsor": "江海省"},
        """
青苗计划|江海省|云岭州|false|a.txt
""",
    ),
    "contribution-kinds": (
        {"giver": "江海省", "measure_node": "measures/money"},
        """
money|done|false|exact|300000000|CNY|去年|||江海省|云岭州|3亿元|a.txt||
""",
    ),
    "sites-under-pairing": (
        {"recipient": "云岭州"},
        """
江海省|云岭州|云岭医院|project|d.txt
江海省|云岭州|云岭第一中学|visit|a.txt
""",
    ),
    "serving-bodies": (
        {"home": "江海省"},
        """
江海省|江海省援云前方指挥部|front-headquarters|魏长风|指挥长|2022-12-01|d.txt|||
""",
    ),
    "themes-by-year": (
        {"sponsor": "江海省", "recipient": "云岭州"},
        """
江海省|2023|health|1
""",
    ),
    "requests": (
        {"recipient": "云岭州"},
        """
云岭州|白松|event/d|江海省|health|||d.txt
""",
    ),
    "thanks": (
        {"name": "白松"},
        """
白松|云岭州人民政府|江海省|event/symposium||a.txt|59|68
""",
    ),
    "common-themes": (
        {},
        """
江海省|云岭州|health|1
""",
    ),
    "theme-shift": (
        {},
        """
education|0|1
health|0|1
""",
    ),
    "where-said": (
        {"fact": "event/visit"},
        """
event/visit|a.txt|15|39|19160d6a7086607e|itinerary|0.9|6月3日至4日,省委书记陆清源率江海省党政代表团|||
""",
    ),
    "what-follows": (
        {"subject": "person/bai"},
        """
person/bai|metWith|person/lu|met-with|participation/bai-chair|a.txt|48|58
person/bai|metWith|person/lu|met-with|participation/lu-leader|a.txt|27|39
""",
    ),
    "single-source": (
        {},
        """
Programme|programme/seedlings|青苗计划|a.txt
Tenure|tenure/cited|古今闻, 云岭州人民政府州长|a.txt
Tenure|tenure/wei|魏长风, 中共江海省委员会书记|d.txt
Tenure|tenure/wei-2|魏长风, 江海省人民政府省长|d.txt
Tenure|tenure/wei-3|魏长风, 江海省援云前方指挥部指挥长|d.txt
""",
    ),
    "not-understood": (
        {},
        """
a.txt|date|69|71|99
d.txt|no-lead|||
""",
    ),
    "copies": (
        {},
        """
copy.txt|转载网|a.txt|江海日报
""",
    ),
    "tenure-conflicts": (
        {},
        """
中共江海省委员会|书记|陆清源|2021-06-03|2023-02-02|魏长风|2022-12-01|2022-12-01
""",
    ),
    "releases": (
        {},
        """
a.txt|document/a|743a153cf63caaa6819834d2771a0fe0235a40c6f6046b8811792aabb335c9a1|
b.txt|document/b|1ec796cb3cf4485796290a3cc942fb1b92d95fa0d2048a2dc64ba805642be987|
c.txt|document/c||
copy.txt|document/copy||
d.txt|document/d||
""",
    ),
    "known-by": (
        {"day": "2021"},
        """
2021-06-05|event|symposium||a.txt
2021-06-05|event|江海省党政代表团赴云岭州考察|2021-06-03|a.txt
2021-06-05|post|古今闻, 云岭州人民政府州长||a.txt
2021-06-05|post|白松, 云岭州人民政府州长|2021-06-03|a.txt
2021-06-05|post|陆清源, 中共江海省委员会书记|2021-06-03|a.txt
""",
    ),
    "inferred-years": (
        {},
        """
b.txt|event/audience|2022|congress|landmark|22|29
""",
    ),
    "cited-only": (
        {},
        """
a.txt|person/cited|古今闻|古今闻
d.txt|person/bai-2|白松|
d.txt|person/wei|魏长风|
""",
    ),
    "coverage": (
        {},
        """
||2023|1|1
|江城市|2022|1|1
云岭日报||2021|1|1
江海日报|||1|1
江海日报|云岭州|2021|1|1
""",
    ),
    "term-use": (
        {},
        """
Visit|Class|visit|1
mandate|DatatypeProperty|has mandate|0
""",
    ),
}


@pytest.mark.parametrize("name", names("contract"))
def test_a_table_of_the_contract_has_its_columns_and_its_rows(name: str) -> None:
    columns, expected = CONTRACT[name]
    answer = ask(store(SMALL), query(name))
    assert isinstance(answer, ox.QuerySolutions)
    headers = [variable.value for variable in answer.variables]
    assert headers[: columns.count(",") + 1] == columns.split(",")
    assert rows(name, {}, SMALL) == expected.removeprefix("\n")


@pytest.mark.parametrize("name", names("questions"))
def test_a_question_has_its_answer(name: str) -> None:
    settings, expected = QUESTIONS[name]
    assert rows(name, settings, SMALL, MORE) == expected.removeprefix("\n")


@pytest.mark.parametrize("name", names())
def test_a_query_of_an_empty_store_has_no_rows(name: str) -> None:
    assert rows(name, {}) == ""


@pytest.mark.parametrize("name", names("questions"))
def test_the_example_of_each_parameter_can_be_set(name: str) -> None:
    examples = {each.name: each.example for each in query(name).parameters}
    ask(store(), query(name), examples)


def test_an_attendee_with_a_role_of_their_own_is_not_listed_as_attendee() -> None:
    leader = [line for line in rows("participation", {}, SMALL).splitlines() if "event/visit" in line]
    assert leader == ["a.txt|event/visit|visit|2021-06-03|person/lu|陆清源|leader|1"]


def test_a_figure_of_a_day_counts_though_another_report_gives_none() -> None:
    assert rows("supporters", {"recipient": "云岭州"}, SMALL, MORE) == "云岭州|江海省|1997||2\n"
