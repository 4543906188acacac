"""The facts that ship with the package are those that the extractor reads in the five articles."""

from importlib.resources import files
from pathlib import Path

import pytest

from loaders.documents import Document, documents
from loaders.extraction import extract
from loaders.facts import Extract
from loaders.records import encode, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LONGEST = 64


def shipped() -> list[Extract]:
    file = files("loaders") / "reviewed" / "five-articles.jsonl"
    return list(read(file.read_bytes().splitlines(keepends=True), "five-articles.jsonl"))


def test_five_articles_ship_with_all_kinds_of_fact_but_figures() -> None:
    kinds = {name for each in shipped() for name in each.__struct_fields__ if getattr(each, name)}
    kept = "people events years participations delegations stops pairings programmes statements unread"
    assert len(shipped()) == 5
    assert kinds == {"format", "document", *kept.split()}


def test_no_sentence_ships() -> None:
    texts = [value for each in shipped() for value in strings(each)]
    assert [text for text in texts if "。" in text or len(text) > LONGEST] == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles stay with their owners: no ../shared/seeds")
def test_extracting_the_five_articles_again_gives_the_facts_that_ship() -> None:
    again = [encode(extract(d)) for d in documents([str(SEEDS)]) if isinstance(d, Document)]
    assert again == [encode(each) for each in shipped()]


def strings(value: object) -> list[str]:
    """All strings inside a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in strings(each)]
    fields = getattr(value, "__struct_fields__", ())
    return [text for name in fields for text in strings(getattr(value, name))]
