"""The questions asked of the facts that ship: all run, and all but a few have something to say."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kb.cli import main
from kb.query import ask
from kb.store import Store, open_store
from queries import names, query

# what five articles by five publishers cannot show: copies, contradictions, namesakes, figures of money
MAY_BE_SILENT = {
    "confirmed-events",
    "contribution-kinds",
    "contributions",
    "copies",
    "disagreements",
    "namesakes",
    "seen-after-successor",
    "tenure-conflicts",
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    where = str(tmp_path_factory.mktemp("shipped") / "kb.db")
    assert main(["build", "--no-validate", "--store", where]) == 0
    with open_store(where, read_only=True) as store:
        yield store


@pytest.mark.parametrize("name", names())
def test_a_question_has_something_to_say(name: str, shipped: Store) -> None:
    answer = ask(shipped, query(name))
    assert isinstance(answer, ox.QuerySolutions)
    assert bool(list(answer)) or name in MAY_BE_SILENT


def test_every_term_of_the_ontology_is_counted(shipped: Store) -> None:
    answer = ask(shipped, query("term-use"))
    assert isinstance(answer, ox.QuerySolutions)
    uses = {row["term"].value.rpartition("#")[2]: int(row["uses"].value) for row in answer}
    assert len(uses) == 132
    assert uses["Document"] == 5
    assert {term for term, number in uses.items() if number == 0} <= NOT_IN_FIVE_ARTICLES


NOT_IN_FIVE_ARTICLES = {
    *("Contribution", "measure", "bound", "status", "amount", "unit", "printed", "cumulative"),
    *("period", "periodStart", "periodEnd", "until", "round", "mandate", "Ceremony", "Project"),
    *("underPairing", "atSite", "copyOf", "sameHappeningAs", "remark", "text", "reason", "judges"),
    "collectiveSpeaker",
    *("judgedBy", "verdict", "IdentityJudgement", "editorName", "earliestStart", "latestEnd"),
}
