"""The ontology that ships passes its own checks; the reasoner is skipped where there is no Java."""

import shutil

import pytest

from kb.check import REASONER, check


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
