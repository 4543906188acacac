"""Pin the scores of the extractor as floors: `python -m tests.corpus.pin [--allow-regression]`.

`floors.toml` holds, for every form and part of the corpus, the precision and the recall of each
kind of fact that no later version may fall below, and the fingerprint of the corpus they were
measured on.  A floor is lowered only with `--allow-regression`, so that it shows in the diff.
"""

import argparse
import hashlib
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.corpus import gold
from tests.corpus.compare import total
from tests.corpus.forms import FORMS
from tests.corpus.reading import verdicts

FLOORS: Final = gold.HERE / "floors.toml"

Scores = Mapping[str, Mapping[str, float]]
"""By kind of fact, its `precision` and its `recall`, cut to three digits."""

Floors = Mapping[tuple[str, str], Scores]
"""By form and part of the corpus."""

PARTS: Final = {"sentences": gold.sentences, "articles": gold.articles, "seeds": gold.seeds}


def main(arguments: Sequence[str] | None = None, file: Path = FLOORS) -> int:
    """Measure the corpus in every form and write the floors; 1 where one would be lowered."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.pin", description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="lower floors, too")
    call = parser.parse_args(arguments)
    before, _ = read(file)
    return pin(file, {**before, **measure()}, allow=call.allow_regression)


def pin(file: Path, measured: Floors, *, allow: bool) -> int:
    """Write the measured scores as floors, unless one falls and that is not allowed: then 1."""
    before, _ = read(file)
    fallen = [
        fall
        for (form, part), floors in before.items()
        for fall in shortfalls(measured.get((form, part), {}), floors, f"{form}.{part}")
    ]
    print(*fallen, sep="\n")
    if fallen and not allow:
        print(f"{len(fallen)} floors would be lowered; nothing was written (--allow-regression lowers them)")
        return 1
    file.write_text("\n".join(_toml(measured, fingerprint())) + "\n", encoding="utf8")
    return 0


def fingerprint() -> str:
    """The SHA-256 of the corpus: the names and the contents of all its cases."""
    digest = hashlib.sha256()
    for path in sorted(gold.HERE.glob("*/*.toml")):
        digest.update(f"{path.parent.name}/{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read(file: Path = FLOORS) -> tuple[Floors, str]:
    """The pinned floors and the fingerprint; nothing and "" where there is no such file."""
    if not file.exists():
        return {}, ""
    told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf8"))
    seal = told.pop("fingerprint")
    return {(form, part): scores for form, parts in told.items() for part, scores in parts.items()}, seal


def measure() -> Floors:
    """The scores of every form and part; seeds count as they are, and only where they are there."""
    pairs = [(form, part) for form in FORMS for part in ("sentences", "articles")]
    if gold.seeds():
        pairs.append(("clean", "seeds"))
    return {(form, part): scores(form, part) for form, part in pairs}


def scores(form: str, part: str) -> Scores:
    """The scores of one part of the corpus in one form."""
    tallies = total(verdicts(PARTS[part](), form))
    return {
        kind: {"precision": _cut(tally.precision), "recall": _cut(tally.recall)}
        for kind, tally in tallies.items()
        if tally.wanted
    }


def shortfalls(scored: Scores, floors: Scores, where: str) -> list[str]:
    """One line for each floor that the scores do not reach."""
    return [
        f"{where}: {measure} of {kind} is {got:.3f}, its floor {least:.3f}"
        for kind, floor in floors.items()
        for measure, least in floor.items()
        if (got := scored.get(kind, {}).get(measure, 0.0)) < least
    ]


def _cut(share: float) -> float:
    return math.floor(share * 1000 + 1e-9) / 1000


def _toml(floors: Floors, seal: str) -> Iterator[str]:
    yield "# Written by `python -m tests.corpus.pin`: what no version of the extractor may fall below."
    yield f'fingerprint = "{seal}"'
    for (form, part), scored in floors.items():
        yield f"\n[{form}.{part}]"
        for kind, score in scored.items():
            yield f"{kind} = {{ precision = {score['precision']:.3f}, recall = {score['recall']:.3f} }}"


if __name__ == "__main__":
    sys.exit(main())
