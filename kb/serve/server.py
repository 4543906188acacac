"""Runs the application at an address, until it is told to stop."""

import socket

import click
import uvicorn

from kb.serve.app import app
from kb.serve.calls import Limits
from kb.serve.workers import Pool
from loaders import iris
from loaders.errors import UserError

_CONNECTIONS = 200


def serve(host: str, port: int, where: str, limits: Limits, *, texts: bool) -> None:
    """Serves a store until a signal to stop.

    Raises UserError where the address is taken or the store cannot be read.
    """
    with _bound(host, port) as listening, Pool(where, limits, () if texts else (iris.TEXTS,)) as pool:
        config = uvicorn.Config(
            app(pool), log_level="warning", server_header=False, limit_concurrency=_CONNECTIONS
        )
        click.echo(f"{pool.quads:,} statements of {where} at {_address(listening)}", err=True)
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo("stopped", err=True)


def _bound(host: str, port: int) -> socket.socket:
    """A socket that names its protocol: only such a one lets the event loop send without delay."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        said = problem.strerror or problem
        raise UserError(f"cannot listen at {host}, port {port}: {said}; try another --port") from None
    listening.listen(512)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
