"""Write how often characters follow each other in news: `python scripts/build_bigrams.py CORPUS...`.

A corpus is gzipped JSON Lines with a `text` in simplified Chinese.  The names of divisions and the
words of the vocabularies count as read a few times, since news of two provinces name few of them.
The results hold statistics only; "\\r" stands for a line end.

`bigrams.txt.gz` has one line a character, with the characters that follow it, most frequent first;
the letters a, b, c ... between them say that those behind were seen about 1, 2, 4 ... times.  The
first line gives, in the same form, how often each character was seen at all.

`trigrams.txt.gz` has one line for two characters, with those that follow both far more often than
they follow the second alone; here a, b, c ... say that one in 1, 2, 4 ... is followed so.
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

from loaders.places import divisions
from loaders.repair.punctuation import fold
from ontology.vocabulary import scheme

TARGET = Path(__file__).parent.parent / "loaders" / "repair"
VOCABULARIES = Path(__file__).parent.parent / "ontology" / "vocab"
OTHERS = ("residue", "spam", "variants")
"""Vocabularies of what no article says."""
SEEN = re.compile(r"[一-龥、。“”《》·,:;0\n]+")
NUMBER = re.compile(r"[0-9A-Za-z]")
LEAST = 4
LEVELS = "省市州盟县旗区"
"""The last characters of names of divisions behind which the party committee is one character."""
WEIGHT = 16
"""How often a name or a word counts as read."""
TELLS = 2.0
"""Bits by which two characters must foretell a third better than one does."""
SAVES = 32.0
"""Bits that a trigram must save in all that was read, to be worth its place."""


def texts(paths: Iterable[str]) -> Iterator[str]:
    """The articles of some corpora, each paragraph between line ends; 0 stands for digits and letters."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield "\n" + NUMBER.sub("0", fold(json.loads(line)["text"])) + "\n"


def words() -> Iterator[str]:
    """The names of divisions, long and short, of their committees, and the words of the vocabularies."""
    for division in divisions().values():
        names = {division.name, *division.short}
        yield from names
        yield from (f"{name}委" for name in names if name[-1] in LEVELS)
    for path in sorted(VOCABULARIES.glob("*.ttl")):
        if path.stem not in OTHERS:
            for concept in scheme(path.stem):
                yield from concept.words


def counts(articles: Iterable[str], names: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each character, each pair and each three of characters was seen."""
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    triple: Counter[str] = Counter()
    for text in itertools.chain(articles, *itertools.tee(names, WEIGHT)):
        for run in SEEN.findall(text):
            single.update(run)
            double.update(map("".join, itertools.pairwise(run)))
            triple.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
    return single, double, triple


def levels(seen: Iterable[tuple[str, float]]) -> str:
    """Characters by the whole number nearest to a positive one, the highest first, behind its letter."""
    groups: dict[int, list[str]] = defaultdict(list)
    for character, height in seen:
        groups[round(height)].append("\r" if character == "\n" else character)
    falling = sorted(groups.items(), reverse=True)
    return "".join(f"{ascii_lowercase[level]}{''.join(sorted(group))}" for level, group in falling)


def bigrams(single: Counter[str], double: Counter[str]) -> Iterator[str]:
    """The lines of the table of pairs."""
    following: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair, count in double.items():
        if count >= LEAST:
            following[pair[0]].append((pair[1], math.log2(count)))
    yield levels((character, math.log2(count)) for character, count in single.items())
    for character in sorted(following):
        yield "\r" * (character == "\n") + character.strip("\n") + levels(following[character])


def trigrams(single: Counter[str], double: Counter[str], triple: Counter[str]) -> Iterator[str]:
    """The lines of the table of threes."""
    following: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for three, count in triple.items():
        both = math.log2(count / double[three[:2]])
        told = both - math.log2(double[three[1:]] / single[three[1]])
        if count >= LEAST and told >= TELLS and told * count >= SAVES:
            following[three[:2]].append((three[2], -both))
    for pair in sorted(following):
        yield pair.replace("\n", "\r") + levels(following[pair])


def main() -> None:
    """Count, and write the tables."""
    single, double, triple = counts(texts(sys.argv[1:]), words())
    for name, lines in (("bigrams", bigrams(single, double)), ("trigrams", trigrams(single, double, triple))):
        packed = gzip.compress("\n".join(lines).encode("utf-16-le"), 9, mtime=0)
        (TARGET / f"{name}.txt.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
