"""The extractor against the corpus: no score falls, and nobody is read into an event."""

from functools import cache
from pathlib import Path

import pytest

from tests.corpus import gold, pin
from tests.corpus.compare import Tally, Verdict, judge, total
from tests.corpus.forms import FORMS
from tests.corpus.gold import Case
from tests.corpus.reading import verdicts
from tests.corpus.rows import empty
from tests.corpus.score import table
from tests.corpus.torn import torn
from tests.loaders.repair import damage

FLOORS, SEAL = pin.read()
parts = pytest.mark.parametrize("part", ["sentences", "articles"])
forms = pytest.mark.parametrize("form", FORMS)


@cache
def judged(form: str, part: str) -> tuple[Verdict, ...]:
    return tuple(verdicts(pin.PARTS[part](), form))


@forms
@parts
def test_no_score_falls_below_its_floor(form: str, part: str) -> None:
    scored = {k: {"precision": t.precision, "recall": t.recall} for k, t in total(judged(form, part)).items()}
    assert pin.shortfalls(scored, FLOORS[form, part], f"{form}.{part}") == []


@forms
def test_nobody_takes_part_who_was_not_there(form: str) -> None:
    everything = (*judged(form, "sentences"), *judged(form, "articles"))
    assert {v.where: v.trespassers for v in everything if v.trespassers} == {}


@pytest.mark.skipif(not gold.seeds(), reason="the real articles are not beside the project")
def test_the_real_articles_reach_their_floors() -> None:
    assert pin.shortfalls(pin.scores("clean", "seeds"), FLOORS["clean", "seeds"], "seeds") == []
    assert [v.trespassers for v in judged("clean", "seeds") if v.trespassers] == []


def test_the_floors_were_pinned_on_this_very_corpus() -> None:
    assert pin.fingerprint() == SEAL, "the gold was edited: run `python -m tests.corpus.pin`"


def test_every_part_has_floors_in_every_form() -> None:
    assert set(FLOORS) >= {(form, part) for form in FORMS for part in ("sentences", "articles")}


def test_bytes_are_torn_as_the_page_tears_them() -> None:
    texts = [damage.traditional(case.text) for case in (*gold.sentences()[::20], *gold.articles()[:2])]
    assert [torn(text) for text in texts] == [damage.byte_shift(text) for text in texts]


def test_every_case_states_something() -> None:
    assert [c.where for c in gold.sentences() if not c.wanted and not c.never] == []


def test_a_floor_is_lowered_only_where_that_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    high, low = ({("clean", "articles"): {"people": {"precision": p, "recall": 0.5}}} for p in (0.9, 0.8))
    assert pin.pin(file, high, allow=False) == 0
    assert pin.pin(file, low, allow=False) == 1
    assert pin.read(file) == (high, pin.fingerprint())
    assert pin.pin(file, low, allow=True) == 0
    assert pin.read(file)[0] == low


def test_other_good_readings_count_and_allowed_rows_do_not() -> None:
    case = Case(
        where="",
        source="",
        text="",
        wanted={"posts": frozenset({("甘雨", "湖北省", "领导")}), "events": frozenset({("visit", "海东市")})},
        same={("posts", ("甘雨", "湖北", "领导")): ("甘雨", "湖北省", "领导")},
        allowed={"posts": frozenset({("陶然", "贵州省", "领导")})},
        optional=frozenset({"signing"}),
        never=frozenset({"尼玛"}),
    )
    found = empty()
    found["posts"] = {("甘雨", "湖北", "领导"), ("陶然", "贵州省", "领导"), ("石磊", "贵州省", "领导")}
    found["events"] = {("signing", "海东市")}
    found["people"] = {("尼玛",)}
    verdict = judge(case, found)
    assert dict(verdict.tallies) == {"posts": Tally(1, 1, 2, 1), "events": Tally(1, 0, 0, 0)}
    assert verdict.missed == (("events", ("visit", "海东市")),)
    assert verdict.spurious == (("posts", ("石磊", "贵州省", "领导")),)
    assert verdict.trespassers == ("尼玛",)


def test_sites_match_by_their_ends_and_a_bare_place_is_no_site() -> None:
    case = Case("", "", "", {"sites": frozenset({("八宿县益青乡索那村",), ("泽普县人民医院",)})})
    found = empty()
    found["sites"] = {("索那村",), ("泽普县",)}
    assert judge(case, found).tallies["sites"] == Tally(wanted=2, recalled=1, found=2, right=1)


def test_the_table_shows_precision_recall_and_counts() -> None:
    lines = list(table({"articles": {"people": Tally(wanted=4, recalled=2, found=5, right=4)}}))
    assert lines[2] == "people          0.800  0.500  0.615       4      5"
