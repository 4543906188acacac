"""Every rule that makes a fact is described in the scheme `rules`, and no rule is described in vain."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from loaders.document import document
from loaders.extraction import extract
from loaders.facts import Fact
from ontology.vocabulary import scheme

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"
CODE = Path(__file__).parents[2] / "loaders"


def facts(value: object) -> Iterator[Fact]:
    """All facts inside a value, nested ones included."""
    if isinstance(value, Fact):
        yield value
    if isinstance(value, msgspec.Struct):
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    if isinstance(value, tuple):
        for each in value:
            yield from facts(each)


def test_every_fact_of_the_invented_articles_names_a_described_rule() -> None:
    described = {concept.notation for concept in scheme("rules")}
    texts = [
        tomllib.loads(file.read_text(encoding="utf8"))["text"] for file in sorted(ARTICLES.glob("*.toml"))
    ]
    used = {fact.rule for text in texts for fact in facts(extract(document("invented", text)))}
    assert used - described == set()


def test_every_described_rule_stands_in_the_code() -> None:
    code = "".join(file.read_text(encoding="utf8") for file in sorted(CODE.rglob("*.py")))
    families = ("event-", "role-", "speech-")
    named = [c.notation for c in scheme("rules") if not c.notation.startswith(families)]
    assert [name for name in named if f'"{name}"' not in code] == []
