"""The process that holds the copy of the store in memory, and the workers that it forks.

It has one thread and is started afresh, so a fork is safe and costs milliseconds.  A worker
works for the server over a socket that the server made; the memory of the copy is shared.
While it runs a visitor's query it can open no file and no connection, and it may take no more
than its limits: what goes beyond ends the worker, never the keeper or the server.
"""

import gc
import os
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Collection
from pathlib import Path
from typing import Final

import msgspec
import pyoxigraph as ox

from kb.serve import frames, tasks
from kb.serve.calls import Call, Limits, Look
from kb.store import memory, open_store
from loaders.errors import UserError

READY: Final = b"ready "
"""What the keeper says, with the number of quads, once the copy is made."""

_PROBLEM: Final = 4096
_FILES: Final = 64


def keep(where: str, control: socket.socket, limits: Limits, without: Collection[str]) -> None:
    """Loads the store and forks a worker for each order on `control`, until that is closed.

    An order is the number of the worker that is to end, `0` for none, and comes with the
    socket that the new one is to work on; the answer is the number of the new one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with open_store(where, read_only=True) as store:
            engine = memory(store, without=without)
    except UserError as problem:
        control.sendall(str(problem).encode()[:_PROBLEM])
        return
    gc.freeze()
    control.sendall(READY + str(len(engine)).encode())
    _serve(control, engine, limits)


def _serve(control: socket.socket, engine: ox.Store, limits: Limits) -> None:
    workers: set[int] = set()
    while True:
        order, handed, _, _ = socket.recv_fds(control, 64, 1)
        if not order:
            break
        _end(workers, int(order))
        with socket.socket(fileno=handed[0]) as channel:
            number = os.fork()
            if number == 0:
                control.close()
                _worker(channel, engine, limits)
        workers.add(number)
        control.sendall(str(number).encode())
    for each in list(workers):
        _end(workers, each)


def _end(workers: set[int], number: int) -> None:
    if number in workers:
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        workers.remove(number)


def _worker(channel: socket.socket, engine: ox.Store, limits: Limits) -> None:
    """Answers calls until the server is gone; it never returns, for what the keeper holds is not its own."""
    try:
        _confine(limits)
        while (message := frames.receive(channel)) is not None:
            call = msgspec.msgpack.decode(message, type=Call)
            _allow(call, limits)
            reply = tasks.perform(engine, call, limits)
            channel.sendall(frames.framed(msgspec.msgpack.encode(reply)))
    finally:
        if sys.exception():
            traceback.print_exc()
        os._exit(0)


def _confine(limits: Limits) -> None:
    size = _size()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if size is not None:
        resource.setrlimit(resource.RLIMIT_AS, (size + limits.memory, size + limits.memory))


def _size() -> int | None:
    """Bytes of address space in use; None where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[0]) * resource.getpagesize() if told.exists() else None


def _allow(call: Call, limits: Limits) -> None:
    """No file and no connection, save for the queries that `kb.explain` reads; and some time.

    The server ends what lasts too long; the limit of time ends a worker whose server is no more.
    """
    files = _FILES if isinstance(call, Look) else 0
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, _FILES))
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + limits.seconds) + 2, most))
