"""Score the extractor on the corpus: `python -m tests.corpus.score [--form FORM] [--misses] [FILTER]`.

Prints precision, recall, F1 and counts by kind of fact, for sentences, for articles and for
both.  FILTER keeps the cases whose file (`sentences/13-shared-post-tail.toml:11`) holds it.
Exit status 1 where somebody is read as taking part who must not be.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.corpus import gold
from tests.corpus.compare import Tally, Verdict, total
from tests.corpus.forms import FORMS
from tests.corpus.reading import verdicts
from tests.corpus.rows import KINDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the corpus in one form and print the scores."""
    call = _parser().parse_args(arguments)
    parts = {"seeds": gold.seeds} if call.seeds else {"sentences": gold.sentences, "articles": gold.articles}
    chosen = {name: [c for c in cases() if call.filter in c.where] for name, cases in parts.items()}
    found = {name: list(verdicts(cases, call.form)) for name, cases in chosen.items()}
    everything = [verdict for part in found.values() for verdict in part]
    columns = {name: total(part) for name, part in found.items()}
    if len(columns) > 1:
        columns["together"] = total(everything)
    print(*table(columns), sep="\n")
    trespassers = [f"{v.where}: {', '.join(v.trespassers)}" for v in everything if v.trespassers]
    print(f"\ntaking part who must not: {len(trespassers)}", *trespassers, sep="\n  ")
    if call.misses:
        print(*misses(everything, call.kind), sep="\n")
    return 1 if trespassers else 0


def table(columns: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    """The scores as lines of text: a row a kind of fact, a group of columns a part of the corpus."""
    yield f"{'':14}" + "".join(f"{name:^38}" for name in columns).rstrip()
    yield f"{'':14}" + f"{'P':>7}{'R':>7}{'F1':>7}{'wanted':>8}{'found':>7}  " * len(columns)
    for kind in KINDS:
        cells = "".join(_cells(tallies.get(kind, Tally())) for tallies in columns.values())
        yield f"{kind:14}{cells}".rstrip()


def misses(found: Sequence[Verdict], only: str | None = None) -> Iterator[str]:
    """The rows that were missed and those that are spurious, under the case that states them."""
    for verdict in found:
        lines = [("missed", *m) for m in verdict.missed] + [("spurious", *s) for s in verdict.spurious]
        chosen = [line for line in lines if only in (None, line[1])]
        if chosen:
            yield verdict.where
        for what, kind, row in chosen:
            yield f"    {what:9}{kind:14}{' | '.join(row)}"


def _cells(tally: Tally) -> str:
    if not tally.wanted and not tally.found:
        return " " * 38
    return f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.wanted:8}{tally.found:7}  "


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.score", description=__doc__)
    parser.add_argument("filter", nargs="?", default="", metavar="FILTER", help="part of a case's file name")
    parser.add_argument("--form", choices=FORMS, default="clean", help="how the texts are damaged first")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what is spurious")
    parser.add_argument("--kind", choices=KINDS, help="list the misses of this kind only")
    parser.add_argument("--seeds", action="store_true", help="score the articles in ../shared/seeds instead")
    return parser


if __name__ == "__main__":
    sys.exit(main())
