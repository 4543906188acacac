"""One writes or many read: a lock on a file that the system lets go when a process ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import UserError

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(file: Path, *, shared: bool) -> Iterator[None]:
    """Holds the lock: readers share it, a writer has it alone.

    Raises UserError where another process holds it otherwise.  The disk engine would refuse a
    second writer by itself, but what a reader sees beside a writer it leaves undefined.
    """
    with file.open("rb" if shared else "ab") as handle:
        if sys.platform != "win32":
            try:
                fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UserError(_busy(file.parent, shared=shared)) from None
        yield


def _busy(folder: Path, *, shared: bool) -> str:
    other = "writing to" if shared else "using"
    mend = "wait until it is done, or name another store with --store"
    return f"{folder}: another duikou is {other} this store; {mend}"
