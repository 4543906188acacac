"""Who is only spoken of, and where the subject of a clause changes."""

import re
from typing import Final

from loaders.lexicon import Hits, words
from loaders.mentions.pieces import CLAUSE_MARKS, clause
from loaders.text import Span

_LIST_LINKS: Final = ("、", "和", "及", "与", "(")
_MARK: Final = re.compile(f"[{re.escape(''.join(sorted(CLAUSE_MARKS)))}]")


def is_cited(characters: str, span: Span, left: int, end: int, hits: Hits) -> bool:
    """Whether a person named from `left` to `end` is only spoken of: 受A委托, 按照A要求, A的批示."""
    before = hits.before(left, "particles")
    after = hits.at(end + 1 if characters[end : end + 1] == "的" else end, "particles")
    here = clause(characters, left, span)
    opened = any(h.code == "citing" for h in hits.within(here[0], left, "particles"))
    spoken = after is not None and after.code == "background"
    told = characters[left - 1 : left] == "受"
    return opened or spoken or told or (before is not None and before.code == "background")


def takes_over(gap: str) -> bool:
    """Whether the text between two people shows that the first has had a verb of his own.

    In A按下按钮,B致辞 only B speaks; in A、B致辞 and in A代表甲市,B代表乙市讲话 both do.
    """
    mark = _MARK.search(gap)
    if mark is None:
        return False
    told = gap[: mark.start()]
    return bool(told) and not (
        told.startswith(_LIST_LINKS)
        or told in words("particles", "list-tail")
        or told.startswith(tuple(words("particles", "list-tail", "collective")))
        or any(told.startswith(w) for w in words("particles", "bridge") if len(w) > 1)
    )
