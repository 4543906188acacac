"""A case read by the extractor in one of the forms, and what the reading is worth."""

from collections.abc import Iterable, Iterator
from types import TracebackType

from loaders.document import Document
from loaders.extraction import extract
from loaders.facts import Extract
from loaders.formats import article
from tests.corpus.compare import Verdict, judge
from tests.corpus.forms import FORMS
from tests.corpus.gold import Case
from tests.corpus.rows import rows


def verdicts(cases: Iterable[Case], form: str = "clean") -> Iterator[Verdict]:
    """The verdict on each case in one form.  Raises KeyError for an unknown form."""
    return (judge(case, rows(read(case, FORMS[form](case.text)))) for case in cases)


def read(case: Case, text: str) -> Extract:
    """What the extractor reads in a text in place of the case's own, with the case's metadata.

    Whatever it raises carries a note that names the case.
    """
    with _Naming(case.where):
        document = article.from_text(case.source, text, case.beside)
        assert isinstance(document, Document), document
        return extract(document)


class _Naming:
    """Names a place in what is raised inside."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(f"while reading {self.where}")
