"""The pages of the five source articles say what the gold standard says of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.documents import Document, documents
from loaders.page import Named, read_page
from loaders.repair import repair
from loaders.text import through

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "seeds.json"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the source articles are not part of the project")


def said(document: Document) -> dict[str, Any]:
    shown = document.visible
    page = read_page(document, through(repair(shown.characters), shown.starts, shown.ends))

    def value(named: Named | None) -> str | None:
        return named.value if named else None

    return {
        "title": value(page.title),
        "published": value(page.published),
        "publisher": value(page.publisher),
        "authors": [name.value for name in page.reporters],
        "editors": [name.value for name in page.editors],
    }


def test_every_page_is_read_as_the_gold_standard_says() -> None:
    gold = {one["source"]: one for one in json.loads(GOLD.read_text(encoding="utf-8"))["documents"]}
    for document in documents([str(SHARED / "seeds")]):
        assert isinstance(document, Document)
        expected = gold[document.source]
        found = said(document)
        good = expected["publisher"] if isinstance(expected["publisher"], list) else [expected["publisher"]]
        assert found == {**{key: expected[key] for key in found}, "publisher": found["publisher"]}
        assert found["publisher"] in good
