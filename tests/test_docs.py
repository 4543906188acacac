"""The documentation says what the program does: commands, output, names, links, generated pages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest

import queries
from kb.cli import COMMANDS, duikou, main
from kb.terms import terms
from ontology.vocabulary import scheme
from scripts import build_docs, console

ROOT: Final = Path(__file__).parent.parent
BY_HAND: Final = tuple(
    page
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
    if page.name not in build_docs.pages() and ROOT / "docs" / "ontology" not in page.parents
)
CODE: Final = re.compile(r"`([^`\n]+)`")
PATH: Final = re.compile(
    r"(?:kb|loaders|ontology|queries|scripts|tests|docs|\.ci)/[\w./-]*[\w/]|[\w-]+\.(?:toml|md)"
)
LINK: Final = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
CODED: Final = re.compile(r"`([a-z0-9-]+)` in `([a-z-]+)`")
FENCED: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

hand = pytest.mark.parametrize("page", BY_HAND, ids=lambda page: str(page.relative_to(ROOT)))


def fenced(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [body for found, body in FENCED.findall(text) if found == language]


def words(page: Path) -> Iterator[str]:
    """What stands in a line between backticks."""
    return (found[1] for found in CODE.finditer(FENCED.sub("", page.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", build_docs.pages())
def test_no_generated_page_is_stale(name: str) -> None:
    assert name not in build_docs.stale(), "run: python -m scripts.build_docs"


@pytest.mark.parametrize("page", console.pages(), ids=lambda page: page.name)
def test_what_a_page_shows_is_what_is_printed(page: Path) -> None:
    steps = console.steps(page.read_text(encoding="utf-8"))
    wrong = [
        f"$ {step.command}\n{printed}"
        for step, printed in zip(steps, console.run(steps), strict=True)
        if not console.agree(step.shown, printed)
    ]
    if wrong:
        pytest.fail("printed in place of what is shown:\n" + "\n".join(wrong), pytrace=False)


def test_the_readme_shows_the_program_at_work() -> None:
    assert ROOT / "README.md" in console.pages()


def test_the_python_of_the_architecture_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "example", tmp_path / "example")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "example", "--no-validate"]) == 0
    said: dict[str, object] = {}
    exec("".join(fenced(ROOT / "docs" / "architecture.md", "python")), said)
    assert said["names"] == ["何守信", "周启明", "李青原", "陈一帆", "马文渊"]


def test_a_fresh_machine_needs_two_commands_and_the_second_is_what_ci_runs() -> None:
    install, check = fenced(ROOT / "README.md", "sh")
    assert install.startswith("python3 -m venv .venv && ")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith(f"\n{check}")


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    listed = duikou.list_commands(click.Context(duikou))
    assert listed == list(COMMANDS)
    assert [name for name in listed if f"\n## duikou {name}\n" not in page] == []


def test_every_query_is_documented() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert [name for name in queries.names() if f"\n### {name}\n" not in page] == []


@hand
def test_every_term_that_a_page_names_is_declared(page: Path) -> None:
    declared = {f"dk:{term.name}" for term in terms()}
    assert [word for word in words(page) if word.startswith("dk:") and word not in {*declared, "dk:"}] == []


@hand
def test_every_code_that_a_page_names_is_in_its_scheme(page: Path) -> None:
    named = CODED.findall(page.read_text(encoding="utf-8"))
    assert [(code, name) for code, name in named if code not in {c.notation for c in scheme(name)}] == []


@hand
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    paths = [
        found for word in words(page) for found in PATH.findall(word) if "*" not in word and "<" not in word
    ]
    assert [
        path for path in paths if not (ROOT / path).exists() and not (ROOT / "docs" / path).exists()
    ] == []


@hand
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_an_ellipsis_stands_for_what_is_left_out() -> None:
    assert console.agree("a\n…\nd\n", "a\nb\nc\nd\n")
    assert console.agree("took … s\n", "took 0.3 s\n")
    assert not console.agree("a\n…\nd\n", "a\nb\n")
    assert not console.agree("took … s\n", "took 0.3 minutes\n")
