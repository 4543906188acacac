"""What a query may not do: change the store, reach another store, or nest without end.

The engine runs SERVICE without asking, and dies of a query that is nested some thousand times;
so a query is looked at before the engine sees it.
"""

import re
from typing import Final

from kb import scan
from loaders.errors import UserError

DEPTH: Final = 100
"""How deep brackets may be nested."""

_TOKEN: Final = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})? | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?    # strings,
    | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'?      # an open one to its end: nothing is read twice
    | <[^<>"{}|^`\\\s]*+>           # IRIs
    | \#[^\n]*+                     # comments
    | [?$]\w++ | [0-9][\w.]*+       # variables, numbers
    | (?P<prefix>[A-Za-z_][\w.-]*+)(?P<local>:[\w.%-]*+)?    # prefixed names; without a colon, words
    | (?P<bare>:[\w.%-]*+)
    | (?P<open>[\{\(\[]) | (?P<close>[\}\)\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE: Final = ("PREFIX", "BASE")
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
)


def check(text: str, where: str) -> None:
    """Looks at the words of a query outside its strings, IRIs and comments.

    Raises UserError, naming `where` and the line, for a SERVICE, an update or too deep a nesting.
    """
    if scan.reaches_out(text):
        found = scan.SERVICE.search(text)
        raise UserError(f"{_at(text, found, where)}: SERVICE asks another store; duikou asks its own only")
    depth, begun = 0, False
    for token in _TOKEN.finditer(text):
        word = _word(token)
        if word in _UPDATES and not begun:
            raise UserError(f"{_at(text, token, where)}: {word} is an update; duikou query only reads")
        begun = begun or bool(word and word not in _PROLOGUE)
        depth += (token["open"] is not None) - (token["close"] is not None)
        if depth > DEPTH:
            raise UserError(
                f"{_at(text, token, where)}: more than {DEPTH} brackets are nested; write it flatter"
            )


def prefixes(text: str) -> set[str]:
    """The prefixes that a query uses and does not declare."""
    used: set[str] = set()
    declared: set[str] = set()
    before = ""
    for token in _TOKEN.finditer(text):
        if token["local"] is not None or token["bare"] is not None:
            (declared if before == "PREFIX" else used).add(token["prefix"] or "")
        before = _word(token)
    return used - declared - {"_"}


def _word(token: re.Match[str]) -> str:
    """The keyword that a token is, in capitals; empty for everything else."""
    return (token["prefix"] or "").partition(".")[0].upper() if token["local"] is None else ""


def _at(text: str, token: re.Match[str] | None, where: str) -> str:
    return f"{where}, line {text.count(chr(10), 0, token.start() if token else 0) + 1}"
