"""From sources to what was read in them: one after the other, or in parallel where they are many.

Everything streams: no more documents are held than are being worked on.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import Final

from loaders.document import Document, Failure
from loaders.documents import documents
from loaders.errors import UserError
from loaders.extraction import extract
from loaders.facts import Extract

Reading = tuple[Extract, str | None]
"""What was read in a document, with its source text where it was read from one."""

MANY: Final = 50
"""From how many documents on other processes are worth their start."""

_CHUNK: Final = 16
_DEFECTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a defect of the extraction raises: it costs its own document, never the batch."""


def readings(
    sources: Iterable[str], failed: Callable[[Failure], None], *, many: int = MANY, workers: int | None = None
) -> Iterator[Reading]:
    """The readings of the sources in their order; each failure is told to `failed`, and the rest goes on.

    Facts that were read before pass through.  `many` documents or more are extracted by
    `workers` processes, as many as there are processors.
    """
    stream = documents(sources)
    first = list(islice(stream, many))
    everything = chain(first, stream)
    parallel = len(first) == many and (workers or os.cpu_count() or 1) > 1
    for done in _parallel(everything, workers) if parallel else map(read, everything):
        if isinstance(done, Failure):
            failed(done)
        else:
            yield done


def read(one: Document | Extract | Failure) -> Reading | Failure:
    """The reading of one document; of what cannot be read, the failure."""
    if isinstance(one, Failure):
        return one
    if isinstance(one, Extract):
        return one, None
    try:
        return extract(one), one.text
    except UserError as problem:
        return Failure(one.source, str(problem).removeprefix(f"{one.source}: "))
    except _DEFECTS as problem:
        kind = type(problem).__name__
        return Failure(
            one.source, f"the extraction broke off ({kind}: {problem}); this is a defect, please report it"
        )


def _parallel(
    stream: Iterable[Document | Extract | Failure], workers: int | None
) -> Iterator[Reading | Failure]:
    count = workers or os.cpu_count() or 1
    source = iter(stream)
    chunks = iter(lambda: list(islice(source, _CHUNK)), [])
    running: deque[Future[list[Reading | Failure]]] = deque()
    # The store's engine has threads of its own, so a process is started afresh, never forked.
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        for chunk in chunks:
            running.append(pool.submit(_all, chunk))
            if len(running) > 2 * count:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def _all(chunk: list[Document | Extract | Failure]) -> list[Reading | Failure]:
    return [read(one) for one in chunk]
