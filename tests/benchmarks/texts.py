"""What the benchmarks read: articles, again and again or as many as an archive holds."""

import gzip
import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from loaders.document import Document, document
from tests.corpus import gold


def articles() -> tuple[str, list[tuple[str, str]]]:
    """What they are, and name and text of each: the real articles, else the invented ones."""
    cases = gold.seeds()
    kind = "real articles" if cases else "invented articles"
    return kind, [(case.source, case.text) for case in cases or gold.articles()]


def archives() -> list[Path]:
    """The archives of articles beside the project, if any."""
    return sorted((gold.SHARED / "corpus").glob("*.jsonl.gz"))


def archived() -> Iterator[Document]:
    """The articles of all archives, one at a time."""
    for path in archives():
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                yield document(f"{path.name}#{number}", json.loads(line)["text"])


def stream(number: int) -> Iterator[Document]:
    """So many documents, from the archives or else the articles over and over."""
    texts = cycle(articles()[1])
    endless = (document(f"{name}-{n}", text) for n, (name, text) in enumerate(texts))
    return islice(archived() if archives() else endless, number)
