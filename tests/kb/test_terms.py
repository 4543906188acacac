"""The ontology in numbers, and one term with its queries."""

import pytest

from kb.cli import main
from kb.terms import counts, terms
from ontology import turtle
from queries import names


def test_the_numbers_are_those_of_the_ontology(capsys: pytest.CaptureFixture[str]) -> None:
    told = dict(counts())
    kinds = [told[kind] for kind, _ in counts()[:4]]
    assert sum(kinds) == len(terms()) == told["terms with an example"]
    assert told["terms with a definition in Chinese"] == told["terms with a definition in English"]
    assert (told["competency questions"], told["classes and properties that none uses"]) == (40, 0)
    assert told["vocabularies"] == len(list(turtle("vocab")))
    assert told["checks"] == len(names("checks"))
    assert main(["terms"]) == 0
    printed = capsys.readouterr().out
    assert [what for what, number in counts() if what not in printed or str(number) not in printed] == []


def test_a_term_is_shown_with_the_queries_that_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "dk:LeadingGroup"]) == 0
    printed = capsys.readouterr().out
    assert "领导小组" in printed
    assert "questions/serving-bodies" in printed


def test_a_term_that_is_not_there_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "Leader"]) == 2
    assert "there is no term named Leader" in capsys.readouterr().err
