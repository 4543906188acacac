"""The ontology that ships passes its own checks; the reasoner is skipped where there is no Java."""

import shutil
from dataclasses import replace

import pytest

from kb.check import FOREIGN, REASONER, USE, check
from kb.cli import main
from kb.terms import terms
from ontology import foreign
from queries import names

declared = foreign.declared()


def test_without_java_the_reasoner_is_skipped_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    *hygiene, last = check()
    assert (last.name, last.problems, bool(last.skipped)) == (REASONER, (), True)
    assert {each.skipped for each in hygiene} == {""}
    assert all(each.title and each.title_zh for each in hygiene)


@pytest.mark.java
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime for HermiT")
def test_the_ontology_is_consistent() -> None:
    [result] = [each for each in check() if each.name == REASONER]
    assert (result.problems, result.skipped) == ((), "")


def test_a_term_that_nothing_uses_and_one_that_others_do_not_declare_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [known] = [term for term in terms() if term.name == "Person"]
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("kb.check.terms", lambda: (replace(known, name="Ghost", used=("checks/x",)),))
    monkeypatch.setattr(foreign, "declared", lambda: declared - {"http://www.w3.org/ns/org#Post"})
    found = {each.name: [problem.node for problem in each.problems] for each in check() if each.problems}
    assert found == {
        USE: ["https://w3id.org/duikou/ns#Ghost"],
        FOREIGN: ["http://www.w3.org/ns/org#Post"],
    }
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 findings"


def test_a_sound_ontology_ends_with_no_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["check"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1] == "0 findings"
    assert [name for name in names("checks") if not name.startswith("data-") and name not in printed] == []
