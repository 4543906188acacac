"""The vocabularies: complete, without a word that means two things, with the agreed codes."""

from collections import defaultdict
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
import pytest

from ontology import THINGS, turtle
from ontology.vocabulary import Concept, scheme

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMES = [f.name.removesuffix(".ttl") for f in turtle("vocab")]
# schemes whose words are looked up by context, so that one word may stand with two concepts
SHARED = {
    "furniture",
    "name-parts",
    "organisation-kinds",
    "pair-abbreviations",
    "particles",
    "titles",
    "variants",
}
AGREED = {
    "event-types": """visit symposium joint-conference leading-group-meeting audience talks conference signing
        donation rotation opening cadre-visit""",
    "roles": "leader chair speaker host companion presenter signatory attendee",
    "themes": """livelihood industry talent education health culture-education exchange employment trade
        science ecology rural-revitalisation infrastructure unity-stability tourism digital-business""",
    "speech-acts": "thanks requests commits stresses",
    "measures": "money projects people",
    "bounds": "exact about over under",
    "modalities": "done planned wished committed",
    "post-statuses": "current acting former candidate seconded",
    "unread-kinds": "name title number date place verb damage",
    "verdicts": "same not-same unsure",
    "genres": "report feature explainer fiction outside",
}


@cache
def triples(name: str) -> tuple[tuple[str, str, str, str], ...]:
    """Subject, predicate, value, and the language of the value (`""` without one)."""
    source = (files("ontology") / "vocab" / f"{name}.ttl").read_bytes()
    found = []
    for quad in ox.parse(source, format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode), "a vocabulary has no blank nodes"
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        language = (quad.object.language or "") if isinstance(quad.object, ox.Literal) else ""
        found.append((quad.subject.value, quad.predicate.value, quad.object.value, language))
    return tuple(found)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_is_complete(name: str) -> None:
    said = {(s, p, lang) for s, p, _, lang in triples(name)}
    wanted = [
        (SKOS + "notation", ""),
        (SKOS + "inScheme", ""),
        *((SKOS + p, lang) for p in ("prefLabel", "definition") for lang in ("zh-hans", "en")),
    ]
    assert [(c.notation, p) for c in scheme(name) for p, lang in wanted if (c.iri, p, lang) not in said] == []


@pytest.mark.parametrize("name", SCHEMES)
def test_the_scheme_itself_has_title_description_and_licence(name: str) -> None:
    said = {(p, lang) for s, p, _, lang in triples(name) if s == THINGS + name}
    wanted = {(DCTERMS + p, lang) for p in ("title", "description") for lang in ("zh-hans", "en")}
    assert wanted | {(DCTERMS + "license", "")} <= said


@pytest.mark.parametrize("name", SCHEMES)
def test_a_concept_is_named_by_its_scheme_and_its_notation(name: str) -> None:
    assert [c.iri for c in scheme(name)] == [f"{THINGS}{name}/{c.notation}" for c in scheme(name)]


@pytest.mark.parametrize("name", sorted(set(SCHEMES) - SHARED))
def test_no_word_stands_for_two_concepts_of_a_scheme(name: str) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for concept in scheme(name):
        for word in concept.words:
            meanings[word].add(concept.notation)
    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("name", AGREED)
def test_the_codes_that_users_rely_on_are_there(name: str) -> None:
    assert set(AGREED[name].split()) - {c.notation for c in scheme(name)} == set()


def test_a_theme_leads_to_a_purpose_code_of_the_dac_unless_there_is_none() -> None:
    codes = {c.notation for c in scheme("dac")}
    found = {c.notation: mapped(c) for c in scheme("themes")}
    assert {theme for theme, code in found.items() if code not in codes} == set()


def mapped(concept: Concept) -> str:
    return next(v for kind in ("closeMatch", "broadMatch", "relatedMatch") if (v := concept.value(kind)))


def test_no_exception_is_itself_a_word_of_its_concept() -> None:
    for name in SCHEMES:
        for concept in scheme(name):
            exceptions = concept.values.get("unlessWithin", ())
            assert set(exceptions) & set(concept.words) == set()
            assert [e for e in exceptions if not any(w in e for w in concept.words)] == []


def test_landmarks_carry_one_kind_of_date_each() -> None:
    for concept in scheme("landmarks"):
        assert len({"date", "baseYear", "year"} & concept.values.keys()) == 1, concept.notation


@pytest.mark.parametrize(
    ("word", "kind", "value"),
    [
        ("党的二十大", "date", "2022-10-16"),
        ("二十届三中全会", "date", "2024-07-15"),
        ("第四次对口支援西藏工作会议", "date", "2024-08-27"),
        ("中央第七次西藏工作座谈会", "date", "2020-08-28"),
        ("第三次中央新疆工作座谈会", "date", "2020-09-25"),
        ("党的二十大精神的开局之年", "year", "2023"),
        ("“十四五”收官之年", "year", "2025"),
    ],
)
def test_a_landmark_dates_what_cites_it(word: str, kind: str, value: str) -> None:
    assert [c.value(kind) for c in scheme("landmarks") if word in c.words] == [value]


@pytest.mark.parametrize(
    ("words", "years", "year"),
    [
        ("对口支援西藏", 30, 2024),
        ("新中国成立", 75, 2024),
        ("新疆维吾尔自治区成立", 70, 2025),
        ("西藏自治区成立", 60, 2025),
    ],
)
def test_an_anniversary_counts_from_its_base_year(words: str, years: int, year: int) -> None:
    found = [c for c in scheme("landmarks") if words in c.values.get("anniversaryOf", ())]
    assert [int(c.value("baseYear") or 0) + years for c in found] == [year]


@pytest.mark.parametrize(
    ("unit", "factor", "standard"),
    [("亿元", "100000000", "CNY"), ("万元", "10000", "CNY"), ("名", "1", "person"), ("公顷", "15", "mu")],
)
def test_a_unit_says_what_it_is_worth(unit: str, factor: str, standard: str) -> None:
    found = [c for c in scheme("units") if unit in c.words]
    assert [(c.value("factor"), c.value("standardUnit")) for c in found] == [(factor, standard)]


def test_periods_are_five_years_and_follow_one_another() -> None:
    years = sorted((int(c.value("firstYear") or 0), int(c.value("lastYear") or 0)) for c in scheme("periods"))
    assert years == [(first, first + 4) for first in range(1996, 2027, 5)]


def test_every_batch_names_the_sponsors_that_count_so() -> None:
    assert [c.notation for c in scheme("assistance-batches") if not c.values.get("sponsor")] == []
