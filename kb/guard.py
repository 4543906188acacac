"""What a query may not do: change the store, reach another store, or nest without end.

The engine runs SERVICE without asking, and dies of a query that is nested some thousand times;
so a query is looked at before the engine sees it.
"""

import re
from typing import Final

from loaders.errors import UserError

DEPTH: Final = 100
"""How deep brackets may be nested."""

_TOKEN: Final = re.compile(
    r"""
    \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'   # strings
    | <[^<>"{}|^`\\\s]*>            # IRIs
    | \#[^\n]*                      # comments
    | [?$]\w+ | (?P<prefix>[\w.-]*):[\w.%-]*    # variables, prefixed names
    | (?P<word>[A-Za-z]\w*) | (?P<open>[\{\(\[]) | (?P<close>[\}\)\]])
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
    depth, begun = 0, False
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").upper()
        if word == "SERVICE":
            raise UserError(
                f"{_at(text, token, where)}: SERVICE asks another store; duikou asks its own only"
            )
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
        if token["prefix"] is not None:
            (declared if before == "PREFIX" else used).add(token["prefix"])
        before = (token["word"] or "").upper()
    return used - declared - {"_"}


def _at(text: str, token: re.Match[str], where: str) -> str:
    return f"{where}, line {text.count(chr(10), 0, token.start()) + 1}"
