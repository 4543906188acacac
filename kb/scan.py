"""What stands in the code of a query, outside its strings, IRIs, comments, variables and local names.

The engine needs no space before a keyword and reads `SERVICE:a` as the keyword where there is
no prefix of that name; so a keyword is looked for anywhere in what is left of the query.  Each
character is looked at once, for whoever asks may send anything.
"""

import re
from typing import Final

_LITERAL: Final = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})?       # an open string reaches to the end,
    | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?       # so nothing is read twice
    | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'?
    | <[^<>"{}|^`\\\s]*+>
    | \#[^\n]*+
    | [?$]\w++ | :[\w.%-]*+ | @[A-Za-z-]++
    """,
    re.VERBOSE | re.DOTALL,
)
SERVICE: Final = re.compile("service", re.IGNORECASE)
_FROM: Final = re.compile(r"(?<!\w)from(?![\w:])", re.IGNORECASE)


def code(text: str) -> str:
    """The text with one space in place of each string, IRI, comment, variable and local name.

    Of a prefixed name the prefix stays, and the colon with it.
    """
    return _LITERAL.sub(lambda found: ": " if found[0].startswith(":") else " ", text)


def reaches_out(text: str) -> bool:
    """Whether a query asks another store, or has a prefix that looks like it."""
    return SERVICE.search(code(text)) is not None


def names_graphs(text: str) -> bool:
    """Whether a query says itself which graphs it is asked of, by FROM."""
    return _FROM.search(code(text)) is not None
