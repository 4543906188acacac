"""What the project is built from: dependencies that are declared, used, and have a reason.

The order of the modules is held by the contracts in `pyproject.toml` (see `test_static.py`).
"""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("kb", "loaders", "ontology", "queries")
SETTINGS: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: Final = SETTINGS["project"]
NAME: Final = re.compile(r"^[A-Za-z0-9._-]+")
PYTHON: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def distribution(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found
    return found[0].lower().replace("_", "-")


NEEDED: Final = {distribution(each) for each in PROJECT["dependencies"]}
HOMES: Final = packages_distributions()
EXTRA: Final = {distribution(each) for each in PROJECT["optional-dependencies"]["serve"]}

DEVELOPED: Final = {distribution(each) for each in SETTINGS["dependency-groups"]["dev"]}


def imports(source: str) -> set[str]:
    """The distributions that a source imports from, the standard library and our own left out."""
    tree = ast.parse(source)
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    tops = {module.partition(".")[0] for module in modules} - {
        *sys.stdlib_module_names,
        *PACKAGES,
        "scripts",
        "tests",
    }
    return {distribution(HOMES.get(top, [top])[0]) for top in tops}


def used(*folders: str) -> set[str]:
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {found for path in paths for found in imports(path.read_text(encoding="utf-8"))}


def shown() -> set[str]:
    """What the Python of the documentation imports."""
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    return {found for page in pages for source in PYTHON.findall(page) for found in imports(source)}


def test_everything_that_is_imported_is_declared() -> None:
    assert used(*PACKAGES) - NEEDED - EXTRA == set()


def test_everything_that_tests_import_is_declared() -> None:
    assert used("tests") - NEEDED - EXTRA - DEVELOPED == set()


def test_the_extra_is_there_for_the_tests() -> None:
    assert EXTRA <= DEVELOPED


def test_everything_that_is_declared_is_used() -> None:
    assert (NEEDED | EXTRA) - used(*PACKAGES) - shown() == set()


def test_every_dependency_has_its_reason_in_a_decision() -> None:
    decided = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
    bold = {distribution(name) for name in re.findall(r"\*\*([\w-]+)\*\*", decided)}
    assert (NEEDED | EXTRA) - bold == set()


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
