"""The generated pages of the ontology are fresh, complete, and their links lead to anchors that are there."""

import re
from pathlib import Path

import pytest

from kb.terms import Term, terms
from ontology import turtle
from ontology.vocabulary import scheme
from scripts import ontology_pages as docs

PAGES = docs.pages()
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(([\w./-]*)#([\w-]+)\)")


def test_no_page_of_the_ontology_is_stale() -> None:
    assert docs.stale() == [], "run: python -m scripts.build_docs"


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_term_has_one_anchor_and_is_in_the_index(term: Term) -> None:
    kind = "class" if term.kind == "Class" else "property"
    page = f"{term.module}.md"
    assert ANCHOR.findall(PAGES[page]).count(f"{kind}-{term.name}") == 1
    assert f"[{term.name}]({page}#{kind}-{term.name})" in PAGES["index.md"]


@pytest.mark.parametrize("name", [file.name.removesuffix(".ttl") for file in turtle("vocab")])
def test_a_vocabulary_has_a_page_with_an_anchor_a_concept(name: str) -> None:
    assert ANCHOR.findall(PAGES[f"schemes/{name}.md"]) == [concept.notation for concept in scheme(name)]


@pytest.mark.parametrize("page", [name for name in PAGES if "/" not in name])
def test_links_between_the_pages_lead_to_anchors(page: str) -> None:
    links = [(to, anchor) for to, anchor in LINK.findall(PAGES[page]) if not to.startswith("..")]
    assert [(to, anchor) for to, anchor in links if anchor not in ANCHOR.findall(PAGES[to])] == []


def test_the_index_leads_to_every_term() -> None:
    assert len(LINK.findall(PAGES["index.md"])) == len(terms())


def test_links_to_queries_lead_to_headings() -> None:
    headings = re.findall(r"^### (\S+)$", (docs.DOCS.parent / "queries.md").read_text("utf-8"), re.MULTILINE)
    linked = {anchor for page in PAGES.values() for to, anchor in LINK.findall(page) if to == "../queries.md"}
    assert linked - set(headings) == set()


def test_a_page_of_something_that_is_no_more_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    assert docs.stale() == []
    (tmp_path / "gone.md").write_text("# gone\n", encoding="utf-8")
    assert docs.stale() == ["gone.md"]


def test_the_drawing_of_a_module_has_its_classes_its_hierarchy_and_its_links() -> None:
    drawing = PAGES["people.md"].partition("```mermaid\n")[2].partition("```")[0].splitlines()
    assert drawing[0] == "classDiagram"
    assert "  Organisation <|-- LeadingGroup" in drawing
    assert "  Tenure --> Person : holder" in drawing
    assert drawing[drawing.index("  class Post {") :][:3] == ["  class Post {", "    postTitle", "  }"]
