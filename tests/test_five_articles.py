"""The five articles end to end: from their raw texts to what the named queries answer."""

import html
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from opencc import OpenCC

from kb.cli import main

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "tools" / "score.py"
GOLD = SHARED / "gold" / "seeds.json"
FLOORS = """
    people=1 events=1 dates=1 participation=0.95 roles=0.95 posts=0.95 documents=0.95
    sites=0.9 delegations=0.9 pairings=0.9 programmes=0.8 themes=0.8"""

pytestmark = pytest.mark.skipif(
    not SCORER.exists(), reason="the articles stay with their owners: no ../shared"
)


def as_it_is(text: str) -> str:
    return text


def traditional(text: str) -> str:
    return str(OpenCC("s2t").convert(text))


def framed(text: str) -> str:
    """The article as a web page with navigation above and a footer below it."""
    menu = "".join(
        f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("首页", "要闻", "专题", "图片"))
    )
    lines = "\n".join(f"<p>{html.escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>新闻</title></head><body>'
        f'<div class="nav"><ul>{menu}</ul></div><div class="content">{lines}</div>'
        '<div class="footer"><a href="/about">关于我们</a></div></body></html>'
    )


@pytest.mark.parametrize("form", [as_it_is, traditional, framed])
def test_a_store_built_from_the_raw_texts_answers_as_a_careful_reader_would(
    form: Callable[[str], str], tmp_path: Path
) -> None:
    sources, store = tmp_path / "sources", tmp_path / "store"
    shutil.copytree(SHARED / "seeds", sources)
    for file in sources.iterdir():
        file.chmod(0o644)
        file.write_text(form(file.read_text(encoding="utf8")), encoding="utf8")
    assert main(["build", str(sources), "--store", str(store)]) == 0
    floors = [part for floor in FLOORS.split() for part in ("--min", floor)]
    command = [sys.executable, str(SCORER), str(GOLD), "--store", str(store), "--misses", *floors]
    run = subprocess.run(
        [*command, "--command", f"{sys.executable} -m kb"],
        capture_output=True,
        text=True,
        encoding="utf8",
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert run.returncode == 0, run.stdout + run.stderr
