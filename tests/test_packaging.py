"""The wheel: it ships its data, and works in an environment of its own, from another folder."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("kb", "loaders", "ontology", "queries")
DATA: Final = frozenset(
    {".css", ".csv", ".gz", ".html", ".js", ".jsonl", ".rq", ".svg", ".tsv", ".ttl", ".txt"}
)
OURS: Final = """
import kb, loaders, ontology, queries
print(*(package.__file__ for package in (kb, loaders, ontology, queries)), sep="\\n")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing is left behind in the checkout."""
    home = tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, home)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist", at=home)
    return next((home / "dist").glob("duikou-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment in which only the wheel is installed."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    run(
        str(programs / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        str(wheel),
        at=home,
    )
    return programs


def run(*command: str, at: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=at, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_every_data_file_and_marker_of_types_ships(wheel: Path) -> None:
    files = [
        path.relative_to(ROOT) for name in PACKAGES for path in (ROOT / name).rglob("*") if path.is_file()
    ]
    wanted = {path.as_posix() for path in files if path.suffix in DATA or path.name == "py.typed"}
    assert {Path(name).suffix for name in wanted} >= {".ttl", ".rq", ".gz", ".txt"}
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_nothing_but_the_packages_ships(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


@pytest.mark.slow
def test_the_installed_packages_are_ours_even_beside_folders_of_their_names(
    installed: Path, tmp_path: Path
) -> None:
    for name in PACKAGES:
        (tmp_path / name).mkdir()
    found = run(str(installed / "python"), "-c", OURS, at=tmp_path).split()
    assert [Path(file).is_relative_to(installed.parent) for file in found] == [True] * len(PACKAGES)


@pytest.mark.slow
def test_the_installed_command_builds_and_answers_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "docs" / "example", tmp_path / "articles")
    duikou = str(installed / "duikou")
    run(duikou, "build", "articles", at=tmp_path)
    rows = run(duikou, "query", "documents", "--format", "csv", at=tmp_path).splitlines()
    assert [row.partition(",")[0] for row in rows] == ["source", "haidong-2023.txt", "wuxi-2024.txt"]


@pytest.mark.slow
def test_the_installed_command_builds_from_the_facts_that_ship(installed: Path, tmp_path: Path) -> None:
    files = (ROOT / "loaders" / "reviewed").glob("*.jsonl")
    shipped = [line for file in files for line in file.read_bytes().splitlines()]
    duikou = str(installed / "duikou")
    run(duikou, "build", at=tmp_path)
    rows = run(duikou, "query", "documents", "--format", "csv", at=tmp_path).splitlines()
    assert len(rows) - 1 == len(shipped) > 0
