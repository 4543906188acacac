"""Console blocks of the documentation: run, compared, and written again.

A block is fenced as `console`.  A line that begins with `$ ` is a command, the lines up to the
next are what it prints, both streams together.  `…` alone stands for any lines, `…` within a
line for any characters.  The commands of one page run in its order, in one folder that holds
the examples under `docs/example`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP: Final = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what the page says that it prints."""

    command: str
    shown: str


def pages() -> list[Path]:
    """The pages that have console blocks, in order of their paths."""
    found = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
    return [page for page in found if _BLOCK.search(page.read_text(encoding="utf-8"))]


def steps(text: str) -> list[Step]:
    """The commands of a page in order."""
    return [Step(command, shown) for block in _BLOCK.findall(text) for command, shown in _STEP.findall(block)]


def run(listed: list[Step]) -> Iterator[str]:
    """What each command prints, run one after the other in a folder of their own."""
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "docs" / "example", Path(folder) / "docs" / "example")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        for step in listed:
            done = subprocess.run(  # noqa: S602 - the commands are those of our own pages
                step.command,
                shell=True,
                cwd=folder,
                env={**os.environ, "PATH": path, "PYTHONWARNINGS": "ignore", "NO_COLOR": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            yield tidy(done.stdout.decode())


def tidy(text: str) -> str:
    """The lines without what no reader sees: blanks at their ends, empty lines at both ends."""
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def agree(shown: str, printed: str) -> bool:
    """Whether a page may say that this was printed."""
    parts = re.split(r"(^…\n|…)", tidy(shown), flags=re.MULTILINE)
    pattern = "".join({"…\n": r"(?:.*\n)*?", "…": ".*?"}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(pattern, tidy(printed)) is not None


def renewed(text: str) -> str:
    """The page with what is printed in the place of what no longer agrees."""
    printed = run(steps(text))

    def step(found: re.Match[str]) -> str:
        now = next(printed)
        return found[0] if agree(found[2], now) else f"$ {found[1]}\n{now.lstrip(chr(10))}"

    return _BLOCK.sub(lambda block: f"```console\n{_STEP.sub(step, block[1])}```", text)
