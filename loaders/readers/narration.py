"""Whether a sentence amid a speech goes back to telling what took place."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.lexicon import Hits, words
from loaders.mentions.names import Name
from loaders.text import Span

_CLAUSE: Final = frozenset(",;:。!?\n")
_LONGEST_ADVERB: Final = 12
_TELLING: Final = frozenset({"activity", "seeing", "held"})
_DATE: Final = re.compile(r"\d{4}年|\d{1,2}[月日]")


def narrates(characters: str, span: Span, names: Sequence[Name], hits: Hits) -> bool:
    """Whether a sentence amid a speech goes back to telling what took place."""
    roles = tuple(hits.within(*span, "roles"))
    if any(r.code == "chair" for r in roles):
        return True
    for role in roles:
        if any(
            0 <= role.start - n.span[1] <= _LONGEST_ADVERB
            and not _CLAUSE & set(characters[n.span[1] : role.start])
            for n in names
        ):
            return True
    return _dated_meeting(characters, span, hits) or _of_a_group(characters, span, hits)


def _dated_meeting(characters: str, span: Span, hits: Hits) -> bool:
    """5月14日,座谈会在甲市举行: a day, a meeting, and that it was held."""
    head = characters[span[0] : span[0] + 3]
    dated = _DATE.match(characters, span[0], span[1]) or any(
        head.startswith(w) for w in words("relative-dates")
    )
    held = any(h.code == "held" for h in hits.within(*span, "particles"))
    return bool(dated) and held and any(True for _ in hits.within(*span, "event-types"))


def _of_a_group(characters: str, span: Span, hits: Hits) -> bool:
    """代表团考察了…, 在甲市期间…: the head of a sentence that tells of the guests or the stay."""
    head = characters[span[0] : min(span[1], span[0] + 2 * _LONGEST_ADVERB)]
    if head.startswith(("在", *words("particles", "meeting"))) and ("期间" in head or head[0] != "在"):
        return True
    groups = [c for c in head.split(",") for w in words("particles", "collective") if c.startswith(w)]
    told = (h for h in hits.within(*span, "roles", "particles") if h.scheme == "roles" or h.code in _TELLING)
    return bool(groups) and any(True for _ in told)
