"""Messages on a stream of bytes: eight bytes that say how long, and so many bytes."""

import asyncio
import socket
from typing import Final

LENGTH: Final = 8


def framed(message: bytes) -> bytes:
    """The message with its length before it."""
    return len(message).to_bytes(LENGTH, "big") + message


def receive(channel: socket.socket) -> bytes | None:
    """The next message of a blocking socket; None where the other side is gone."""
    head = _exactly(channel, LENGTH)
    return None if head is None else _exactly(channel, int.from_bytes(head, "big"))


async def receive_soon(channel: socket.socket) -> bytes:
    """The next message of a socket that does not block.

    Raises ConnectionError where the other side is gone.
    """
    return await _exactly_soon(channel, int.from_bytes(await _exactly_soon(channel, LENGTH), "big"))


def _exactly(channel: socket.socket, count: int) -> bytes | None:
    got = bytearray()
    while len(got) < count:
        some = channel.recv(min(count - len(got), 1 << 20))
        if not some:
            return None
        got += some
    return bytes(got)


async def _exactly_soon(channel: socket.socket, count: int) -> bytes:
    loop, got = asyncio.get_running_loop(), bytearray()
    while len(got) < count:
        some = await loop.sock_recv(channel, min(count - len(got), 1 << 20))
        if not some:
            raise ConnectionResetError
        got += some
    return bytes(got)
