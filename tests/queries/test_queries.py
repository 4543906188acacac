"""The files of queries are in the house form, and parameters enter as terms."""

import re
from importlib.resources import files

import pytest

import queries
from kb.terms import named
from ontology import THINGS
from ontology.vocabulary import scheme
from queries import Parameter, bound, names, parse, query

FOLDERS = ("contract", "questions", "explain", "stats")
ALL = [f"{folder}/{name}" for folder in FOLDERS for name in names(folder)]
TYPES = {"text", "label", "place", "iri", "date", "integer"}
ASKED = parse(
    "asked",
    '#+ title: Asked\n#+ parameter: place place "where" 云岭州\n#+ parameter: day date "when" 2021\n'
    "SELECT * {\n  VALUES (?place ?day) { (UNDEF UNDEF) }\n  ?s ?p ?place\n}\n",
)


@pytest.mark.parametrize("name", ALL)
def test_a_header_has_titles_in_two_languages_and_a_description(name: str) -> None:
    asked = query(name)
    assert asked.title
    assert re.search(r"[\u4e00-\u9fff]", asked.title_zh)
    assert asked.description.endswith((".", "`"))


@pytest.mark.parametrize("name", ALL)
def test_the_parameters_of_the_header_are_those_of_the_line_of_values(name: str) -> None:
    asked = query(name)
    line = re.search(r"VALUES \(([^)]*)\) \{ \((?:UNDEF ?)+\) \}", asked.text)
    assert [f"?{each.name}" for each in asked.parameters] == (line[1].split() if line else [])
    assert {each.type for each in asked.parameters} <= TYPES


@pytest.mark.parametrize("name", ALL)
def test_rows_come_in_an_order(name: str) -> None:
    asked = query(name)
    assert "ORDER BY" in asked.text or not re.search(r"GROUP BY|SELECT DISTINCT", asked.text)


def test_the_forty_questions_each_have_one_query() -> None:
    assert sorted(query(name).question or 0 for name in names("questions")) == list(range(1, 41))


def test_no_two_named_queries_share_a_name() -> None:
    assert len(set(names())) == len(names())
    assert {"contract", "questions"} == set(queries.NAMED)


def test_a_header_is_read_into_a_record() -> None:
    assert ASKED.parameters == (
        Parameter("place", "place", "where", "云岭州"),
        Parameter("day", "date", "when", "2021"),
    )
    assert (ASKED.name, ASKED.title, ASKED.question, ASKED.severity) == ("asked", "Asked", None, "violation")


def test_a_parameter_that_is_set_takes_the_place_of_undef_and_the_others_stay_open() -> None:
    assert bound(ASKED, {"day": '"2021"'}).splitlines()[4] == '  VALUES (?day) { ("2021") }'


def test_without_a_parameter_nothing_is_bound() -> None:
    assert "VALUES" not in bound(ASKED, {})


def test_a_parameter_that_the_query_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="region"):
        bound(ASKED, {"region": '"x"'})


def test_a_parameter_out_of_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not of the form"):
        parse("odd", "#+ parameter: place\nSELECT * {}")


def test_a_name_that_no_folder_has_is_refused() -> None:
    with pytest.raises(KeyError):
        query("nonsense")


def test_every_file_declares_the_prefixes_it_uses_and_no_others() -> None:
    for name in ALL:
        text = query(name).text
        declared = re.findall(r"^PREFIX ([a-z]+): <", text, re.MULTILINE)
        body = re.sub(r'"[^"]*"|^#.*|^PREFIX.*', "", text, flags=re.MULTILINE)
        assert set(declared) == set(re.findall(r"(?<![\w?<:])([a-z]+):", body)), name


@pytest.mark.parametrize("folder", ["contract", "questions", "rules", "checks", "stats", "explain"])
def test_every_concept_that_a_query_names_is_in_its_scheme(folder: str) -> None:
    for name in names(folder):
        text = query(f"{folder}/{name}").text
        whole = re.findall(rf"<{THINGS}([a-z-]+/[\w-]+)>", text)
        short = (iri.removeprefix(THINGS) for iri in named(text) if iri.startswith(THINGS))
        codes = [code.partition("/")[::2] for code in (*whole, *short)]
        assert [code for code in codes if code[1] not in {c.notation for c in scheme(code[0])}] == [], name


def test_the_folders_hold_queries_only() -> None:
    for folder in FOLDERS:
        assert all(f.name.endswith(".rq") for f in (files(queries) / folder).iterdir())
