"""The command line: what it prints, its exit status, and one clear line for what a user can mend."""

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.cli import COMMANDS, main
from kb.store import open_store

SMALL = Path(__file__).parent / "small.trig"
ROOT = Path(__file__).parents[2]
ARTICLE = "本报讯 6月3日，江海省委书记陆清源率江海省党政代表团赴云岭州考察对口支援工作。"


@pytest.fixture
def where(tmp_path: Path) -> str:
    folder = str(tmp_path / "kb.db")
    with open_store(folder) as store:
        store.load(ox.parse(SMALL.read_bytes(), format=ox.RdfFormat.TRIG))
    return folder


def run(*args: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "kb", *args]
    return subprocess.run(
        call, cwd=ROOT, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_query_is_csv_in_a_pipe(where: str) -> None:
    done = run("query", "sites", "--store", where)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == "source,event,site,place,order\na.txt,https://w3id.org/duikou/id/event/visit,云岭第一中学,云岭州,1\n"
    )


def test_a_table_has_even_columns_and_short_iris(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "sites", "--store", where, "--format", "table"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == "Sites"
    assert lines[3].split() == ["a.txt", "event/visit", "云岭第一中学", "云岭州", "1"]
    assert lines[4] == "1 row"


def test_a_query_without_a_row_has_run(where: str) -> None:
    done = run("query", "happenings", "--set", "place=无名县", "--store", where)
    assert (done.returncode, done.stdout) == (0, "source,event,type,label,start,end,venue,class\n")


def test_a_query_comes_from_standard_input(where: str) -> None:
    done = run("query", "-", "--store", where, given="ASK { ?s ?p ?o }")
    assert (done.returncode, done.stdout) == (0, "true\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["query", "event"], "duikou: there is no query named event; did you mean events?"),
        (["query", "events", "--set", "place"], "duikou: --set place: write it as KEY=VALUE"),
        (["query", "events", "--set", "a=b"], "duikou: events has no parameter a; it has none"),
        (["query"], "duikou query: Missing argument 'NAME|FILE.rq|-'."),
        (
            ["query", "events", "--store", "nowhere.db"],
            "duikou: no knowledge base at nowhere.db: run `duikou build`",
        ),
        (["quer"], "duikou: No such command 'quer'."),
        (["export", "--graph", "none"], "duikou: the store has no graph none; name an IRI"),
        (["explain", "event/none"], "duikou: the store says nothing of event/none"),
        (["queries", "none"], "duikou queries: there is no query named none"),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    args: list[str], said: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    needs = len(args) > 1 and args[0] != "queries" and "--store" not in args
    assert main([*args, "--store", where] if needs else args) == 2
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert error.count("\n") == 1


def test_the_help_names_every_command_without_importing_any() -> None:
    code = (
        "import sys; from kb.cli import main; main(['--help']); "
        "print([name for name in sys.modules if 'commands.' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    present = [name for name in COMMANDS if (ROOT / "kb" / "commands" / f"{name}.py").exists()]
    assert [name for name in present if f"  {name} " in done.stdout] == present


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "serve"])
def test_the_help_of_each_command_ends_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"Examples:\n    duikou {name}" in capsys.readouterr().out


def test_a_broken_pipe_is_quiet(where: str) -> None:
    call = f"{sys.executable} -m kb export --format nquads --store {where} | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", call], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_query_starts_in_less_than_a_second(where: str) -> None:
    begun = time.perf_counter()
    run("query", "events", "--store", where)
    assert time.perf_counter() - begun < 1.0


def test_the_queries_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queries"]) == 0
    assert "happenings" in capsys.readouterr().out
    assert main(["queries", "happenings"]) == 0
    assert "--set place=云岭州" in capsys.readouterr().out


def test_an_explanation_shows_the_characters(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "event/visit", "--store", where]) == 0
    assert "【6月3日至4日,省委书记陆清源率江海省党政代表团】" in capsys.readouterr().out


def test_an_inferred_statement_shows_its_premises(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "person/bai", "--store", where]) == 0
    out = capsys.readouterr().out
    assert out.index("inferred: person/bai dk:metWith person/lu") < out.index("【座谈会由州长白松主持】")


def test_the_counts_are_printed(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--store", where]) == 0
    assert "Unread: 1 in all" in capsys.readouterr().out


def test_a_violation_is_exit_status_one(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(where) as store:
        person = "<x:p> a <https://w3id.org/duikou/ns#Person>"
        store.update(f"INSERT DATA {{ GRAPH <https://w3id.org/duikou/id/document/a> {{ {person} }} }}")
    assert main(["validate", "--store", where]) == 1
    assert "x:p" in capsys.readouterr().out


def test_what_is_built_can_be_asked_exported_and_built_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, store, facts = tmp_path / "a.txt", str(tmp_path / "kb.db"), tmp_path / "facts.jsonl"
    source.write_text(ARTICLE, encoding="utf-8")
    assert main(["build", str(source), "--store", store, "--no-validate"]) == 0
    assert "documents   1 added, 0 replaced, 0 unchanged" in capsys.readouterr().out
    assert main(["build", str(source), "--store", store, "--no-validate"]) == 0
    assert "documents   0 added, 0 replaced, 1 unchanged" in capsys.readouterr().out
    assert main(["extract", str(source), "-o", str(facts)]) == 0
    other = str(tmp_path / "other.db")
    assert main(["build", str(facts), "--store", other, "--no-validate"]) == 0
    for where, name in ((store, "one.nq"), (other, "two.nq")):
        assert main(["export", "--format", "nquads", "--store", where, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes() != b""


def test_a_bad_source_is_listed_and_the_good_ones_are_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, store = tmp_path / "a.txt", str(tmp_path / "kb.db")
    source.write_text(ARTICLE, encoding="utf-8")
    assert main(["build", str(tmp_path / "none.txt"), str(source), "--store", store, "--no-validate"]) == 2
    out, error = capsys.readouterr()
    assert "1 added" in out
    assert "none.txt: " in error
    assert error.count("\n") == 1
