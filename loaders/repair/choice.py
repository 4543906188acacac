"""What is believed of the readings of a torn stretch, and what stays lost."""

from itertools import takewhile
from typing import Final

from loaders.repair.alignment import LOST, Edit
from loaders.repair.beam import Stretch
from loaders.repair.fluency import common, plain
from loaders.repair.judge import Judge
from loaders.repair.naming import LONGEST
from loaders.repair.repeats import Repeats
from loaders.repair.script import simplified
from loaders.repair.steps import State, reads

_SURE: Final = 0.8
"""The share of all readings, each as likely as its score says, that must agree on a character."""
_UNHEARD: Final = 12.0
"""Of readings that are so much less likely than the best, in bits, all together do not make a hundredth."""


def is_sound(found: Stretch) -> bool:
    """Whether the question mark of a stretch is a genuine one."""
    return reads(found.states[0])[0].character == "?"


def chosen(found: Stretch) -> Edit:
    """The best reading, with LOST for what others may well say otherwise."""
    spans = [read.span for read in reads(found.states[0])]
    return Edit(found.start, found.end, _certain(found.states), spans)


def again(found: Stretch, edit: Edit, first: Judge, page: Judge) -> Edit:
    """What is chosen when the readings of a stretch are judged once more.

    `page` has all stretches of the page as they were first chosen, this one too as `edit`,
    which says nothing for it.
    """
    if len(found.states) == 1:
        return edit
    own = Repeats(found.before[-2:] + "".join(map(plain, edit.characters)) + found.following)
    before = found.before[-LONGEST:]

    def judged(state: State) -> State:
        gained = page.gain(before, found.written(state) + found.following, own, first)
        return state._replace(score=state.score + gained)

    states = sorted(map(judged, found.states), key=lambda state: state.score, reverse=True)
    return chosen(found._replace(states=states))


def _certain(states: list[State]) -> str:
    """The best reading, with LOST where the others together may well be right and say something else."""
    best = "".join(read.character for read in reads(states[0]))
    form = "".join(map(simplified, best))
    agreed, total = [0.0] * len(form), 0.0
    for state in takewhile(lambda state: state.score > states[0].score - _UNHEARD, states):
        weight = 2.0 ** (state.score - states[0].score)
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
    different = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(different, min(len(one), len(other)))
