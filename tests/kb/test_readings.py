"""Sources become readings; what fails costs itself alone; many are read in parallel, in order."""

from pathlib import Path

import pytest

from kb import readings as module
from kb.readings import read, readings
from loaders import records
from loaders.document import Document, Failure, document
from loaders.errors import UserError

ARTICLE = "本报讯 6月3日，江海省委书记陆清源率江海省党政代表团赴云岭州考察对口支援工作。"


def test_an_article_is_read_and_keeps_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    failures: list[Failure] = []
    [(extract, text)] = readings([str(tmp_path / "a.txt")], failures.append)
    assert (extract.document.length, text, failures) == (len(ARTICLE), ARTICLE, [])


def test_facts_that_were_read_before_pass_through_without_a_text(tmp_path: Path) -> None:
    extract, _ = next(iter(readings([_file(tmp_path, "a.txt")], print)))
    facts = tmp_path / "facts.jsonl"
    facts.write_bytes(records.encode(extract))
    assert list(readings([str(facts)], print)) == [(extract, None)]


def test_a_source_that_is_not_there_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    failures: list[Failure] = []
    done = list(readings([str(tmp_path / "none.txt"), _file(tmp_path, "a.txt")], failures.append))
    assert (len(done), len(failures)) == (1, 1)
    assert "none.txt" in failures[0].source


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (UserError("x.txt: unreadable"), "unreadable"),
        (IndexError("boom"), "(IndexError: boom); this is a defect"),
    ],
)
def test_a_document_that_cannot_be_extracted_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def broken(_: Document) -> None:
        raise problem

    monkeypatch.setattr(module, "extract", broken)
    failure = read(document("x.txt", "text"))
    assert isinstance(failure, Failure)
    assert failure.source == "x.txt"
    assert said in failure.message


def test_many_documents_are_read_in_parallel_in_their_order(tmp_path: Path) -> None:
    for number in range(20):
        _file(tmp_path, f"{number:02}.txt")
    done = list(readings([str(tmp_path)], print, many=10, workers=2))
    alone = list(readings([str(tmp_path)], print))
    assert done == alone
    assert len(done) == 20


def _file(folder: Path, name: str) -> str:
    (folder / name).write_text(ARTICLE, encoding="utf-8")
    return str(folder / name)
