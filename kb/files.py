"""Files that are there whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from loaders.errors import UserError


@contextmanager
def written(target: Path | None) -> Iterator[BinaryIO]:
    """A file to write to that takes its name when all is written; standard output for None.

    Raises UserError where the file cannot be written.
    """
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as problem:
        raise UserError(f"{target}: {problem.strerror}; name another file with -o") from None
    part = Path(name)
    try:
        with open(handle, "wb") as out:  # noqa: PTH123  a file descriptor has no path
            yield out
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
