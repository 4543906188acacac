"""Write how often characters follow each other in news: `python scripts/build_bigrams.py CORPUS...`.

A corpus is gzipped JSON Lines with a `text` in simplified Chinese.  The result holds statistics
only: one line a character, with the characters that follow it, most frequent first; the letters
a, b, c ... between them say that those behind were seen about 1, 2, 4 ... times.  The first line
gives, in the same form, how often each character was seen at all; "\\r" stands for a line end.
"""

import gzip
import itertools
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import ascii_lowercase

from loaders.repair.punctuation import fold

TARGET = Path(__file__).parent.parent / "loaders" / "repair" / "bigrams.txt.gz"
SEEN = re.compile(r"[一-龥、。“”《》·,:;\n]+")
LEAST = 4


def texts(paths: Iterable[str]) -> Iterator[str]:
    """The articles of some corpora, punctuation folded, each paragraph between line ends."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield "\n" + fold(json.loads(line)["text"]) + "\n"


def counts(articles: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each character, and each pair of characters, was seen."""
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    for article in articles:
        for run in SEEN.findall(article):
            single.update(run)
            double.update(map("".join, itertools.pairwise(run)))
    return single, double


def levels(seen: Iterable[tuple[str, int]]) -> str:
    """Characters by falling count, a letter before each group of about the same count."""
    groups: dict[int, list[str]] = defaultdict(list)
    for character, count in seen:
        groups[round(math.log2(count))].append("\r" if character == "\n" else character)
    falling = sorted(groups.items(), reverse=True)
    return "".join(f"{ascii_lowercase[level]}{''.join(sorted(group))}" for level, group in falling)


def main() -> None:
    """Count, and write the table."""
    single, double = counts(texts(sys.argv[1:]))
    following: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair, count in double.items():
        if count >= LEAST:
            following[pair[0]].append((pair[1], count))
    lines = [levels(single.items())]
    lines += ["\r" * (c == "\n") + c.strip("\n") + levels(following[c]) for c in sorted(following)]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode("utf-16-le"), 9, mtime=0))


if __name__ == "__main__":
    main()
