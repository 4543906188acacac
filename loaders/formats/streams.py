"""Byte streams that are decompressed as they are read and that remember where they broke off."""

import gzip
import io
import zlib
from typing import Final, Protocol, cast

BUFFER: Final = 1 << 16
"""Bytes that can be looked at before anything is consumed."""


class _Readable(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...


class Steady(io.RawIOBase):
    """A stream that ends where its source breaks off, with the reason in `broken`.

    What stands before the break can so be read like any other content.  It fills every buffer
    that it is given, so that a look ahead sees `BUFFER` bytes also of a pipe.
    """

    def __init__(self, source: _Readable) -> None:
        self._source = source
        self._read = 0
        self.broken: str | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill the buffer as far as the source goes; the number of bytes written."""
        filled = 0
        while filled < len(buffer) and self.broken is None:
            try:
                chunk = self._source.read1(len(buffer) - filled)
            except EOFError:
                self.broken = "the compressed data end too early; fetch the file again"
                break
            except (OSError, zlib.error) as error:
                self.broken = f"the data cannot be read further ({error}); fetch the file again"
                break
            if not chunk:
                break
            buffer[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        self._read += filled
        return filled

    def tell(self) -> int:
        """The number of bytes read so far; readers of archives ask for it."""
        return self._read


class Stream:
    """A buffered stream of plain bytes over a source that may be compressed with gzip.

    A class, because reading moves it on: `bytes` is read like a file, `broken` says after that
    why it ended before its time, if it did.
    """

    def __init__(self, source: _Readable) -> None:
        self._layers = [Steady(source)]
        self.bytes = io.BufferedReader(self._layers[0], BUFFER)
        if self.bytes.peek(2)[:2] == b"\x1f\x8b":
            unpacked = cast("_Readable", gzip.GzipFile(fileobj=self.bytes))
            self._layers.append(Steady(unpacked))
            self.bytes = io.BufferedReader(self._layers[1], BUFFER)

    @property
    def head(self) -> bytes:
        """The bytes that come next, at most `BUFFER`; they stay to be read."""
        return self.bytes.peek(BUFFER)

    @property
    def broken(self) -> str | None:
        """Why the stream ended too early, None where it did not."""
        return next((layer.broken for layer in self._layers if layer.broken), None)
