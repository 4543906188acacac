"""Round-ups of unrelated short items: a heading and a paragraph or two, over and over."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.text import Span

_LEAST_ITEMS: Final = 4
_LONGEST_ITEM: Final = 3
_LONGEST_HEADING: Final = 40
_CLOSED: Final = frozenset("。!?;:,、…)")
_QUOTED: Final = frozenset("”’》")


def items(characters: str, body: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The items of a round-up, each with its heading; any other text is one item.

    What stands before the first heading is an item of its own.
    """
    whole = (tuple(body),)
    heads = [n for n, line in enumerate(body) if _is_heading(characters, line)]
    edges = (*heads, len(body))
    if len(heads) < _LEAST_ITEMS or heads[0] > _LONGEST_ITEM:
        return whole
    if not all(1 < after - before <= _LONGEST_ITEM for before, after in pairwise(edges)):
        return whole
    first = (tuple(body[: heads[0]]),) if heads[0] else ()
    return (*first, *(tuple(body[before:after]) for before, after in pairwise(edges)))


def _is_heading(characters: str, line: Span) -> bool:
    text = characters[line[0] : line[1]].rstrip(" \n")
    if not 0 < len(text) <= _LONGEST_HEADING:
        return False
    last = text[-2:-1] if text[-1] in _QUOTED else text[-1]
    return last not in _CLOSED
