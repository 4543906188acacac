"""Generated Markdown pages: a page with its notice, a table, and whether a file is fresh."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

_MADE: Final = "<!-- Made by `python -m scripts.build_docs`; mend {source}, not this page. -->"


def page(source: str, title: str, parts: Iterable[str]) -> str:
    """A page of paragraphs that says from which `source` it is made."""
    return "\n\n".join((f"# {title}", _MADE.format(source=source), *parts)) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; line breaks and bars in a cell do not break it."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in lines)


def same(file: Path, text: str | None) -> bool:
    """Whether a file is there and holds just this text."""
    return file.is_file() and file.read_text(encoding="utf-8") == text


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
