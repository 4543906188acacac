"""What is believed of the readings of a torn stretch, and what stays lost."""

from itertools import accumulate
from typing import Final

from loaders.repair.alignment import LOST, Edit
from loaders.repair.beam import Stretch
from loaders.repair.fluency import common, plain
from loaders.repair.judge import Judge, places, repeats
from loaders.repair.script import simplified
from loaders.repair.steps import State, reads

_SURE: Final = 0.8
"""The share of all readings, each as likely as its score says, that must agree on a character."""


def chosen(found: Stretch) -> Edit | None:
    """The best reading, with LOST for what others may well say otherwise; None where the text is sound."""
    best = reads(found.states[0])
    if best[0].character == "?":
        return None
    return Edit(found.start, found.end, _certain(found.states), [read.span for read in best])


def again(found: Stretch, first: Judge, page: Judge) -> Stretch:
    """A stretch whose readings are judged once more, after all stretches of the page were read.

    `page` has read this one too, which says nothing for it.
    """
    edit = chosen(found)
    if edit is None or len(found.states) == 1:
        return found
    own = repeats(found.before[-2:] + "".join(map(plain, edit.characters)) + found.following)

    def judged(state: State) -> State:
        text = found.before + found.written(state) + found.following
        gained = (
            page.apart(before, character, own) - first.likely(before, character)
            for before, character in places(text, len(found.before))
            if character != LOST
        )
        return state._replace(score=state.score + sum(gained))

    states = sorted(map(judged, found.states), key=lambda state: state.score, reverse=True)
    return found._replace(states=states)


def _certain(states: list[State]) -> str:
    """The best reading, with LOST where the others together may well be right and say something else."""
    best = "".join(read.character for read in reads(states[0]))
    form = "".join(map(simplified, best))
    agreed, total = [0.0] * len(form), 0.0
    for state in states:
        weight = 2.0 ** (state.score - states[0].score) if state is not states[0] else 1.0
        other = "".join(simplified(read.character) for read in reads(state))
        head = _shared(form, other)
        tail = min(_shared(form[::-1], other[::-1]), len(form) - head)
        total += weight
        for place in (*range(head), *range(len(form) - tail, len(form))):
            agreed[place] += weight
    sure = (share >= _SURE * total and common(plain(c)) for c, share in zip(best, agreed, strict=True))
    return "".join(c if known else LOST for c, known in zip(best, sure, strict=True))


def _shared(one: str, other: str) -> int:
    """How many characters two begin with in common."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return sum(accumulate(same, lambda all_before, this: all_before and this))
