"""How fast the extractor is, and what it needs: `python -m tests.benchmarks.bench_extract [--quick]`.

Prints documents a second on one core, the time to the first fact, the peak of memory after
1,000 and 16,000 documents, and beside peers (group `bench`) the time for an article and the
names of people found in the gold of the corpus.  Ratios hold within one run only.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Document, document
from loaders.extraction import extract
from loaders.repair import repair
from tests.benchmarks import peers, texts
from tests.corpus import gold, norms
from tests.corpus.gold import Case
from tests.corpus.rows import participants

_CHILD = "import sys; from tests.benchmarks import bench_extract; bench_extract.child(int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Names:
    """Names found in the gold articles: counts, and CPU seconds for an article.

    `officials` are those who take part by the gold; `known` those whom the gold knows at all,
    cited and private people among them.
    """

    tool: str
    seconds: float
    wanted: int
    found: int
    officials: int
    known: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print.  Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_extract", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the documents, for a first look")
    scale = 10 if parser.parse_args(arguments).quick else 1
    for lines in (speed(600 // scale), memory(1_000 // scale, 16_000 // scale), names()):
        print(*lines, "", sep="\n")
    return 0


def speed(number: int) -> Iterator[str]:
    """Documents a second: articles over and over, then the archives once."""
    kind, told = texts.articles()
    documents = [document(name, text) for name, text in told]
    _read(documents)
    repeated = documents * max(1, number // len(documents))
    yield f"{kind}, repeated:      {_rate(repeated)}"
    if texts.archives():
        yield f"archive of broadcasts:  {_rate(list(texts.stream(10 * number)))}"


def memory(*numbers: int) -> Iterator[str]:
    """Time and peak memory of a fresh process for each number of documents."""
    start = _fresh(0)
    yield f"start to the first fact: {start[0]:.2f} s, {start[1]:.0f} MB"
    for number in numbers:
        seconds, peak = _fresh(number)
        yield f"{number:6,} documents:        {seconds:.1f} s, peak {peak:.0f} MB"


def child(number: int) -> None:
    """In a process of its own: read one article and so many more, and print the peak in MB."""
    name, text = texts.articles()[1][0]
    extract(document(name, text))
    _read(texts.stream(number))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def names() -> Iterator[str]:
    """The extractor and each installed peer on the names of people in the gold articles."""
    ours = _judged("duikou", _ours)
    yield f"{'names of people':16}{'ms a text':>10}{'ratio':>8}{'recall':>8}{'P known':>9}{'P officials':>13}"
    for one in (ours, *(_judged(name, tool()) for name, tool in peers.installed())):
        costs = f"{1000 * one.seconds:10.1f}{one.seconds / ours.seconds:8.1f}"
        precision = f"{one.known / one.found:9.3f}{one.officials / one.found:13.3f}"
        yield f"{one.tool:16}{costs}{one.officials / one.wanted:8.3f}{precision}"
    missing = set(peers.PEERS) - {name for name, _ in peers.installed()}
    if missing:
        yield f"not installed (group `bench`): {', '.join(sorted(missing))}"


def _ours(text: str) -> set[str]:
    return {norms.name(person.name) for person in participants(extract(document("", text)))}


def _judged(tool: str, namer: Callable[[str], set[str]]) -> Names:
    """A tool on all gold articles.  The extractor repairs a text itself; the peers get it repaired."""
    cases = (*gold.articles(), *gold.seeds())
    given = [case.text if namer is _ours else repair(case.text).characters for case in cases]
    namer(given[0])
    start = time.process_time()
    found = [namer(text) for text in given]
    seconds = (time.process_time() - start) / len(cases)
    wanted = [_officials(case) for case in cases]
    return Names(
        tool,
        seconds,
        wanted=sum(map(len, wanted)),
        found=sum(map(len, found)),
        officials=sum(len(a & b) for a, b in zip(wanted, found, strict=True)),
        known=sum(len((a | _others(c)) & b) for a, b, c in zip(wanted, found, cases, strict=True)),
    )


def _officials(case: Case) -> set[str]:
    return {row[0] for row in case.wanted["people"]}


def _others(case: Case) -> set[str]:
    """Further people of whom the gold speaks: who may be found, who was cited or is private."""
    return {row[0] for row in case.allowed["people"]} | case.never


def _read(documents: Iterable[Document]) -> int:
    return sum(len(extract(one).events) for one in documents)


def _rate(documents: list[Document]) -> str:
    start, wall = time.process_time(), time.perf_counter()
    _read(documents)
    cpu, wall = time.process_time() - start, time.perf_counter() - wall
    number = len(documents)
    letters = sum(len(one.text) for one in documents) / number
    each = f"{1000 * cpu / number:.2f} ms each, {letters:,.0f} characters; wall {wall:.1f} s"
    return f"{number / cpu:,.0f} documents/s of CPU ({each})"


def _fresh(number: int) -> tuple[float, float]:
    """Wall seconds and peak MB of a process that reads so many documents."""
    start = time.perf_counter()
    call = [sys.executable, "-c", _CHILD, str(number)]
    run = subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - start, float(run.stdout)


if __name__ == "__main__":
    sys.exit(main())
