"""Evidence: whatever the text, each fact quotes the place in the source that says so."""

import hashlib
import re
from functools import cache
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
from tests.corpus.reading import read

CASES = (*gold.articles(), *gold.sentences())
laws = settings(max_examples=100, deadline=None, derandomize=True, database=None, phases=[Phase.generate])


@cache
def seen(form: str) -> tuple[tuple[str, str, Extract], ...]:
    """Where each case is stated, its text in one form, and what was read in that."""
    told = ((case, FORMS[form](case.text)) for case in CASES)
    return tuple((case.where, text, read(case, text)) for case, text in told)


@pytest.mark.parametrize("form", FORMS)
def test_every_piece_of_evidence_quotes_its_source(form: str) -> None:
    quoted = [(where, e, text[e.start : e.end]) for where, text, found in seen(form) for e in evidence(found)]
    assert [(where, e) for where, e, quote in quoted if digest(quote) != e.digest] == []


def test_every_fact_has_evidence() -> None:
    assert [(where, f) for where, _, found in seen("clean") for f in reads(found) if not f.evidence] == []


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
def test_no_fact_holds_a_character_that_could_not_be_read() -> None:
    facts = [(where, fact) for where, _, found in seen("byteshift") for fact in canonical(found)]
    assert [(where, fact) for where, fact in facts if any(LOST in value for value in fact)] == []


@pytest.mark.parametrize("form", ["clean", "traditional", "pinyin", "wide", "html"])
def test_a_name_stands_in_the_quotation_that_proves_it(form: str) -> None:
    unproved = []
    for where, text, found in seen(form):
        for name, fact in named(found):
            quotes = [norms.name(visible(text[e.start : e.end])) for e in fact.evidence]
            if not any(norms.name(name) in quote for quote in quotes):
                unproved.append((where, name, quotes))
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
