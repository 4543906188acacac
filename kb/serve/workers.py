"""The workers as the server sees them: who is free, who has overrun, and a new one in the place of that."""

import asyncio
import logging
import multiprocessing
import socket
import threading
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Final, Self

import msgspec

from kb.serve import frames
from kb.serve.calls import Call, Limits, Refused, Reply
from kb.serve.keeper import READY, keep
from loaders.errors import UserError

_LOG: Final = logging.getLogger("kb.serve")
_BUSY: Final = Refused(503, "all workers are busy; try again in a while")
_GONE: Final = Refused(
    503, "the process that holds the knowledge base is gone; the server must be started again"
)
_ENDING: Final = 5


@dataclass(frozen=True, slots=True)
class _Worker:
    number: int
    channel: socket.socket


class Pool:
    """Workers under limits.  It is a class for what it holds: the keeper, and the workers that are free."""

    def __init__(self, where: str, limits: Limits, without: Collection[str] = ()) -> None:
        """Starts the keeper and waits until it has read the store.  Raises UserError where it cannot."""
        self.limits = limits
        self._turns = asyncio.Semaphore(limits.workers)
        self._heavy = asyncio.Semaphore(max(1, limits.workers - 1))
        self._hiring = threading.Lock()
        self._free: list[_Worker] = []
        self._control, theirs = socket.socketpair()
        with theirs:
            self._keeper = _started(where, theirs, limits, without)
        said = self._control.recv(8192)
        if not said.startswith(READY):
            self.close()
            raise UserError(said.decode(errors="replace") or f"{where}: the store does not fit into memory")
        self.quads = int(said.removeprefix(READY))
        self._free.extend(self._hired(0) for _ in range(limits.workers))

    async def run(self, call: Call, *, heavy: bool = False) -> Reply:
        """The reply of a worker; a refusal where it takes too long or too much, or where none is free.

        `heavy` is what may take long: with two workers or more, one is kept free of it.
        """
        try:
            async with self._turn(heavy=heavy):
                return await self._done(call)
        except TimeoutError:
            return _BUSY

    def close(self) -> None:
        """Ends the keeper and with it all workers."""
        self._control.close()
        for worker in self._free:
            worker.channel.close()
        self._keeper.join(_ENDING)
        if self._keeper.is_alive():
            self._keeper.kill()
            self._keeper.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @asynccontextmanager
    async def _turn(self, *, heavy: bool) -> AsyncIterator[None]:
        async with AsyncExitStack() as held:
            async with asyncio.timeout(self.limits.wait):
                for turns in (self._heavy, self._turns) if heavy else (self._turns,):
                    await held.enter_async_context(turns)
            yield

    async def _done(self, call: Call) -> Reply:
        if not self._free:
            return _GONE
        worker, whole = self._free.pop(), False
        try:
            async with asyncio.timeout(self.limits.seconds):
                reply = await _exchanged(worker.channel, call)
            whole = True
        except TimeoutError:
            return Refused(
                504, f"the query took longer than {self.limits.seconds:g} seconds and was ended; ask for less"
            )
        except OSError:
            size = self.limits.memory >> 20
            return Refused(
                500, f"the query took more than {size:,} MB of memory, or nests too deep, and was ended"
            )
        finally:
            await self._back(worker, whole=whole)
        return reply

    async def _back(self, worker: _Worker, *, whole: bool) -> None:
        if not whole:
            worker.channel.close()
            try:
                worker = await asyncio.to_thread(self._hired, worker.number)
            except (OSError, ValueError):
                _LOG.error("no new worker can be had: %s", _GONE.message)
                return
        self._free.append(worker)

    def _hired(self, gone: int) -> _Worker:
        """A new worker, in the place of one that is ended."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with self._hiring, theirs:
            socket.send_fds(self._control, [str(gone).encode()], [theirs.fileno()])
            return _Worker(int(self._control.recv(64)), ours)


def _started(where: str, control: socket.socket, limits: Limits, without: Collection[str]) -> BaseProcess:
    """The server has threads and the keeper forks, so the keeper is started afresh."""
    arguments = (where, control, limits, tuple(without))
    keeper = multiprocessing.get_context("spawn").Process(target=keep, args=arguments, daemon=True)
    keeper.start()
    return keeper


async def _exchanged(channel: socket.socket, call: Call) -> Reply:
    await asyncio.get_running_loop().sock_sendall(channel, frames.framed(msgspec.msgpack.encode(call)))
    reply: Reply = msgspec.msgpack.decode(await frames.receive_soon(channel), type=Reply)
    return reply
