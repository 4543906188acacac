"""Sorts more lines than fit into memory: sorted runs on disk, merged as they are read."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from typing import IO, Final

RUN: Final = 1_000_000
"""Lines that are sorted in memory at a time: some 300 MB."""


def distinct(lines: Iterable[str], run: int = RUN) -> Iterator[str]:
    """The lines in the order of their code points, each once.  A line holds no line feed."""
    stream = iter(lines)
    first = sorted(islice(stream, run))
    if len(first) < run:
        yield from (line for line, _ in groupby(first))
        return
    with ExitStack() as held:
        runs = [_kept(first, held)]
        first = []
        while some := sorted(islice(stream, run)):
            runs.append(_kept(some, held))
        merged = heapq.merge(*(_read(file) for file in runs))
        yield from (line for line, _ in groupby(merged))


def _kept(lines: list[str], held: ExitStack) -> IO[str]:
    file = held.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115
    file.writelines(f"{line}\n" for line in lines)
    file.seek(0)
    return file


def _read(file: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in file)
