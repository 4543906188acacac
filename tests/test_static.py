"""What other programs find in the project, as tests, so that one command runs everything.

Each looks at the whole project with the settings in `pyproject.toml`.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
BESIDE: Final = str(Path(sys.executable).parent)
PROGRAMS: Final = {
    "form": ("ruff", "format", "--check", "--output-format", "concise", "."),
    "lint": ("ruff", "check", "--output-format", "concise", "."),
    "types": ("mypy",),
    "layers": ("lint-imports", "--no-cache"),
}
"""For each kind of finding the program of this environment, with its arguments."""


@pytest.mark.parametrize("kind", PROGRAMS)
def test_nothing_is_found_in(kind: str) -> None:
    name, *arguments = PROGRAMS[kind]
    program = shutil.which(name, path=BESIDE)
    assert program, f"{name} is not installed here; install the group dev"
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}", pytrace=False)
