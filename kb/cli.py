"""The command `duikou`: one module a command, imported only when it is called.

Exit status: 0 done, 1 the data falls short, 2 the call is wrong.  What a user can mend is one
line on standard error.
"""

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from loaders.errors import UserError

COMMANDS: Final = {
    "build": "Read sources into the knowledge base.",
    "extract": "Read sources and write their facts as JSON Lines.",
    "query": "Ask a named query, a file, or standard input.",
    "queries": "List the named queries with their parameters.",
    "export": "Write the knowledge base as RDF.",
    "validate": "Hold the data against the shapes and checks.",
    "check": "Hold the ontology against its own rules.",
    "terms": "Count the terms of the ontology, or show one.",
    "explain": "Show why the knowledge base says so.",
    "stats": "Count what there is, and how healthy it is.",
    "serve": "Answer over HTTP: pages and a SPARQL endpoint.",
}
"""The commands, each a module of `kb.commands` with a click command named `command`."""


class Commands(click.Group):
    """A group that imports a command when it is called, and lists all without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """The names in the order of their use."""
        return [name for name in COMMANDS if _exists(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS or not _exists(cmd_name):
            return None
        found: click.Command = importlib.import_module(f"kb.commands.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes one line for each command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.command(
    cls=Commands,
    epilog="Begin with `duikou build ARTICLES/` and `duikou query events`. "
    "`duikou COMMAND --help` ends with examples.",
)
@click.version_option(package_name="duikou", prog_name="duikou")
def duikou() -> None:
    """Chinese official news on paired assistance (对口支援) as a knowledge base in RDF, with proof."""


def main(args: Sequence[str] | None = None) -> int:
    """Runs the command line and gives back its exit status."""
    try:
        status = duikou.main(args, prog_name="duikou", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as help_:
        click.echo(help_.format_message())
        return 2
    except click.ClickException as problem:
        return _fail(problem.format_message(), _context(problem))
    except UserError as problem:
        return _fail(str(problem))
    except (BrokenPipeError, SystemExit):  # click leaves so when the pipe breaks
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped")
    return status if isinstance(status, int) else 0


def _fail(message: str, context: str = "") -> int:
    click.echo(f"duikou{context}: {message}", err=True)
    return 2


def _context(problem: click.ClickException) -> str:
    ctx = getattr(problem, "ctx", None)
    return f" {ctx.info_name}" if isinstance(ctx, click.Context) and ctx.parent else ""


def _exists(name: str) -> bool:
    return importlib.util.find_spec(f"kb.commands.{name}") is not None
