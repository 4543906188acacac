"""Facts as JSON Lines: the same bytes for the same facts, and a clear word where a line is wrong."""

from pathlib import Path

import msgspec
import pytest

from loaders.errors import UserError
from loaders.facts import DocumentFacts, Event, Evidence, Extract, Organisation, Pairing, Place
from loaders.records import decode, encode, is_facts, read, schema

SAID = Evidence(0, 4, "4ca1a7ca52d36427")
EXTRACT = Extract(
    document=DocumentFacts(source="a.txt", digest="d1", length=20, published="2021-06"),
    events=(Event(evidence=(SAID,), rule="itinerary", confidence=0.9, id="event-1", type="visit"),),
    pairings=(
        Pairing(
            evidence=(SAID,),
            rule="pairing",
            confidence=1.0,
            sponsor=Place("江海省", "990000"),
            recipient=Organisation("云岭中学", "school", Place("云岭州")),
        ),
    ),
)
LINE = '{"format":"duikou-facts/1","document":{"source":"a.txt","digest":"d1","length":20}}'


def test_an_extract_comes_back_as_it_was() -> None:
    assert decode(encode(EXTRACT), "facts.jsonl") == EXTRACT


def test_an_extract_is_one_line_that_says_first_what_it_is() -> None:
    line = encode(EXTRACT)
    assert line.count(b"\n") == 1
    assert line.startswith(b'{"format":"duikou-facts/1","document":{"source":"a.txt"')


def test_what_is_not_given_is_empty() -> None:
    assert decode(LINE, "facts.jsonl") == Extract(
        document=DocumentFacts(source="a.txt", digest="d1", length=20)
    )


def test_empty_lines_count_as_lines_and_are_passed_over() -> None:
    with pytest.raises(UserError, match=r"^facts\.jsonl, line 3: "):
        list(read([LINE.encode(), b"\n", b"{}\n"], "facts.jsonl"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "Input data was truncated"),
        (
            LINE.replace('"a.txt"', "1"),
            "Expected `str`, got `int` - at `$.document.source`",
        ),
        (
            LINE.replace("facts/1", "facts/2"),
            "Invalid enum value 'duikou-facts/2' - at `$.format`",
        ),
        (
            LINE.replace('"digest"', '"home":"云岭","digest"'),
            "Object contains unknown field `home` - at `$.document`",
        ),
    ],
)
def test_a_wrong_line_is_told_with_file_line_and_field(line: str, message: str) -> None:
    with pytest.raises(UserError) as problem:
        list(read([line.encode()], "f"))
    assert str(problem.value) == "f, line 1: no facts of the form duikou-facts/1: " + message


def test_facts_are_told_from_articles_by_their_first_words() -> None:
    assert is_facts(b' { "format" : "duikou-facts/1", "document": {} }')
    assert not is_facts('{"text":"江海省","format":"duikou-facts/1"}'.encode())


def test_the_published_schema_is_the_one_of_the_records() -> None:
    published = Path(__file__).parents[2] / "docs" / "facts.schema.json"
    assert published.read_bytes() == schema(), "run: python -m scripts.build_docs"


def test_the_schema_names_every_kind_of_fact() -> None:
    kinds = msgspec.json.decode(schema())["$defs"]
    assert set(Extract.__struct_fields__) == set(kinds["Extract"]["properties"])
