"""`duikou serve`: the pages and the SPARQL endpoint."""

import importlib
import os
from types import ModuleType

import click

from kb import options
from loaders.errors import UserError

_EXTRA = "the server needs more packages: pip install 'duikou[serve]'"


@click.command(
    epilog=options.examples(
        "serve", "serve --port 8080 --store archive.db", "serve --host 0.0.0.0 --no-texts --timeout 10"
    )
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    help="How long one query may take.",
)
@click.option(
    "--memory",
    default=1024,
    show_default=True,
    type=click.IntRange(64),
    metavar="MB",
    help="What one query may take beyond the knowledge base itself.",
)
@click.option(
    "--workers",
    default=max(2, os.cpu_count() or 1),
    type=click.IntRange(1),
    help="Queries at a time; as many as processors.",
)
@click.option("--texts/--no-texts", default=True, help="Whether source texts may be seen, or offsets only.")
@options.store()
def command(  # noqa: PLR0917  click passes them by name
    host: str, port: int, timeout: float, memory: int, workers: int, texts: bool, where: str
) -> None:
    """Answer over HTTP: pages at /, a SPARQL 1.1 endpoint at /sparql.

    The knowledge base is copied into memory at the start, so what is built later is seen after
    a restart.  Nothing can be changed over HTTP, and no query reaches another store.
    """
    if not hasattr(os, "fork"):
        raise UserError("duikou serve runs on Linux and macOS; on Windows use it in WSL")
    limits = _module("kb.serve.calls").Limits(seconds=timeout, memory=memory << 20, workers=workers)
    _module("kb.serve.server").serve(host, port, where, limits, texts=texts)


def _module(name: str) -> ModuleType:
    """Imports what needs the extra `serve`.  Raises UserError where that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name in ("starlette", "uvicorn", "jinja2"):
            raise UserError(_EXTRA) from None
        raise
