"""Evidence: whatever the text, each fact quotes the place in the source that says so."""

import hashlib
import re
from html import unescape

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from loaders.document import document
from loaders.extraction import extract
from loaders.facts import Evidence, Extract
from loaders.facts import Fact as Read
from loaders.repair import repair
from loaders.repair.alignment import LOST
from tests.benchmarks import texts
from tests.corpus import gold, norms
from tests.corpus.canon import canonical
from tests.corpus.forms import FORMS
from tests.corpus.gold import Case
from tests.corpus.reading import read

CASES = (*gold.articles(), *gold.sentences())
laws = settings(max_examples=200, deadline=None, derandomize=True, database=None, phases=[Phase.generate])


@pytest.mark.parametrize("form", FORMS)
def test_every_piece_of_evidence_quotes_its_source(form: str) -> None:
    wrong = []
    for case in CASES:
        text = FORMS[form](case.text)
        found = evidence(read(case, text))
        wrong += [(case.where, e) for e in found if digest(text[e.start : e.end]) != e.digest]
    assert wrong == []


def test_every_fact_has_evidence() -> None:
    assert [f for case in CASES for f in reads(read(case, case.text)) if not f.evidence] == []


def digest(quote: str) -> str:
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def reads(extract: Extract) -> list[Read]:
    """All facts of an extract with their evidence; a person's posts among them."""
    kinds = (extract.people, extract.events, extract.years, extract.participations, extract.delegations)
    more = (extract.stops, extract.pairings, extract.programmes, extract.contributions, extract.statements)
    posts = [post for person in extract.people for post in person.posts]
    return [*(fact for kind in (*kinds, *more) for fact in kind), *posts]


def evidence(extract: Extract) -> list[Evidence]:
    return [e for fact in reads(extract) for e in fact.evidence]


@pytest.mark.xfail(reason="names with an unreadable character are read as names")
@pytest.mark.parametrize("part", [gold.articles(), gold.sentences()], ids=["articles", "sentences"])
def test_no_fact_holds_a_character_that_could_not_be_read(part: tuple[Case, ...]) -> None:
    torn = {}
    for case in part:
        found = canonical(read(case, FORMS["byteshift"](case.text)))
        torn[case.where] = [fact for fact in found if any(LOST in value for value in fact)]
    assert {where: facts for where, facts in torn.items() if facts} == {}


@pytest.mark.parametrize("form", ["clean", "traditional", "pinyin", "wide", "html"])
def test_a_name_stands_in_the_quotation_that_proves_it(form: str) -> None:
    unproved = []
    for case in CASES:
        text = FORMS[form](case.text)
        for name, fact in named(read(case, text)):
            quotes = [norms.name(visible(text[e.start : e.end])) for e in fact.evidence]
            if not any(norms.name(name) in quote for quote in quotes):
                unproved.append((case.where, name, quotes))
    assert unproved == []


def named(extract: Extract) -> list[tuple[str, Read]]:
    people: list[tuple[str, Read]] = [(p.name, p) for p in extract.people]
    sites: list[tuple[str, Read]] = [(s.site, s) for s in extract.stops]
    groups: list[tuple[str, Read]] = [(d.name, d) for d in extract.delegations]
    return [*people, *sites, *groups, *((p.name, p) for p in extract.programmes)]


def visible(quote: str) -> str:
    return repair(unescape(re.sub(r"<[^>]*>", "", quote))).characters


@st.composite
def rubble(draw: st.DrawFn) -> str:
    """Pieces of the cases in any form and order, with any characters between them."""
    pieces = []
    for _ in range(draw(st.integers(1, 6))):
        text = FORMS[draw(st.sampled_from(list(FORMS)))](draw(st.sampled_from(CASES)).text)
        start = draw(st.integers(0, len(text) - 1))
        pieces += [text[start : start + draw(st.integers(1, 120))], draw(st.text(max_size=4))]
    return "".join(pieces)


@laws
@given(rubble())
def test_any_text_can_be_read(text: str) -> None:
    found = extract(document("rubble.txt", text))
    assert [e for e in evidence(found) if digest(text[e.start : e.end]) != e.digest] == []


@pytest.mark.skipif(not texts.archives(), reason="no archive lies beside the project")
def test_every_page_of_the_archives_can_be_read() -> None:
    pages = [page for number, page in enumerate(texts.archived()) if number % 20 == 0]
    read_of = {page.source: extract(page).document.source for page in pages}
    assert read_of == {page.source: page.source for page in pages}
