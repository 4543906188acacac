"""Figures of help: what was given, sent, built, donated; output, income and prices are none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import Final

from loaders.lexicon import Hits, pattern, words
from loaders.mentions import amounts, periods
from loaders.mentions.periods import Period
from loaders.readers import aid_scene, figures
from loaders.readers.aid_scene import AidScene
from loaders.readers.context import Context
from loaders.readers.figures import Figure
from loaders.readers.pairings import SeenPair
from loaders.text import Span

_AID_MONEY: Final = re.compile(r"援[\u4e00-\u9fff](?:[\u4e00-\u9fff]{0,4})资金")
_AID_STAFF: Final = re.compile(r"援[\u4e00-\u9fff][\u4e00-\u9fff]{0,6}$")
_GIFT: Final = re.compile(r"的?(?:捐款|善款|捐资|捐助款)")
_NEAR: Final = 6

# what must stand before the figure so that a count of this measure is help
_VERBS: Final = {
    "projects": {"carrying", "giving", "investing", "aid-money"},
    "people": {"dispatching", "sending"},
    "trainees": {"training"},
    "patients": {"treating"},
    "students": {"donating", "benefiting"},
    "jobs": {"benefiting"},
    "residents": {"benefiting"},
    "households": {"benefiting"},
    "enterprises": {"bringing"},
    "institutions": {"carrying", "donating", "investing"},
    "villages": {"carrying", "benefiting"},
    "counties": {"benefiting"},
    "dwellings": {"carrying", "donating", "investing"},
    "floor-area": {"carrying"},
    "land": {"carrying"},
    "length": {"carrying"},
    "goods": {"donating"},
}


@dataclass(frozen=True, slots=True)
class SeenContribution:
    """A figure of help with what the text says of it.

    `amount` is a plain decimal, money in CNY; `unit` is CNY or the unit as printed; `start` and
    `end` are ISO years; `status` is a notation of `modalities`; `sponsor` and `recipient` are
    codes of territories, None where another body gives or takes, or where the text leaves it open.
    """

    measure: str
    amount: str
    unit: str
    printed: str
    bound: str
    span: Span
    rule: str
    period: str | None = None
    start: str | None = None
    end: str | None = None
    status: str = "done"
    cumulative: bool | None = None
    sponsor: str | None = None
    recipient: str | None = None


def find(
    characters: str, spans: Iterable[Span], hits: Hits, context: Context, pairs: Sequence[SeenPair]
) -> Iterator[SeenContribution]:
    """The contributions in the spans of a text in order, each measure and amount once."""
    seen: set[tuple[str, str, str]] = set()
    for span in spans:
        inside = amounts.find(characters, (span,), hits)
        for sentence in figures.sentences(characters, span) if inside else ():
            found = [a for a in inside if sentence[0] <= a.span[0] < sentence[1]]
            if not found:
                continue
            for told in _read(aid_scene.read(characters, sentence, hits, context, pairs), found):
                if (key := (told.measure, told.amount, told.unit)) not in seen:
                    seen.add(key)
                    yield told


def _read(scene: AidScene, found: Sequence[amounts.Amount]) -> Iterator[SeenContribution]:
    """The contributions among the amounts of one sentence."""
    around = tuple(figures.around(scene.characters, scene.span, found))
    times: Sequence[Period] | None = None  # looked for once a figure is help
    carried = ""  # what the figure before measured, for one without a noun or a verb of its own
    for figure, following in zip_longest(around, around[1:]):
        if figure.amount.is_money:
            measure = _money(scene, figure, following, carried)
        else:
            measure = _count(scene, figure, carried)
        if measure and measure != "batches":
            times = periods.find(scene.characters, scene.span, scene.hits) if times is None else times
            yield _contribution(scene, figure, measure, times)
        if measure or not figure.listed:
            carried = "people" if measure == "batches" else measure


def _statistic(scene: AidScene, figure: Figure) -> bool:
    """Whether the words at a figure say that it is output, income, a price or an aim."""
    near = figures.signs(scene.text((figure.tail[0], min(figure.tail[1], figure.tail[0] + _NEAR))))
    if "statistic" in figure.before or "statistic" in near:
        return True
    return "turnover" in figure.before and figure.before.isdisjoint({"trading", "donating", "aid-money"})


def _money(scene: AidScene, figure: Figure, following: Figure | None, carried: str) -> str:
    """`money` where a sum is help, else nothing; a total counts where a share of it is help."""
    if _statistic(scene, figure):
        return ""
    if "total" in figure.before:
        shared = following is not None and "part" in following.before and _is_aid(scene, following)
        return "money" if shared else ""
    return "money" if _is_aid(scene, figure) or _is_given(scene, figure) or _goes_on(figure, carried) else ""


def _is_aid(scene: AidScene, figure: Figure) -> bool:
    """援疆资金, 消费帮扶: the name of the money says so."""
    start, end = figure.tail
    tail = scene.text((start, min(end, start + 2 * _NEAR))).removeprefix("的")
    if not figure.before.isdisjoint({"aid-money", "trading"}) or "aid-money" in figures.signs(tail):
        return True
    return _AID_MONEY.search(scene.text(figure.lead)) is not None or _AID_MONEY.match(tail) is not None


def _is_given(scene: AidScene, figure: Figure) -> bool:
    """A verb of giving, in a sentence or a text on assistance."""
    aided = scene.told or scene.known
    if "donating" in figure.before or _GIFT.match(figure.text):
        return aided or bool(scene.places)
    if "worth" in figure.before:
        return "donating" in figures.signs(scene.text((figure.sentence[0], figure.lead[1])))
    if not figure.before.isdisjoint({"giving", "helping"}):
        return aided and "state-budget" not in figures.signs(scene.text(figure.sentence))
    if "investing" in figure.before:
        return scene.told or aid_scene.sponsor_before(scene, figure.amount.span[0]) is not None
    helped = scene.hits.has(*figure.lead, "assistance-words", "helping-verb")
    return "selling" in figure.before and helped and aided


def _is_donated(figure: Figure) -> bool:
    return not figure.before.isdisjoint({"donating", "worth"})


def _goes_on(figure: Figure, carried: str) -> bool:
    """Whether a sum continues with the one before it: a list, a part, a change."""
    return carried == "money" and (figure.listed or not figure.before.isdisjoint({"part", "changed"}))


def _count(scene: AidScene, figure: Figure, carried: str) -> str:
    """The measure of a count that is help, else nothing."""
    if _statistic(scene, figure):
        return ""
    measure = _measure(scene, figure, carried)
    if measure == "batches":
        sent = not figure.before.isdisjoint(_VERBS["people"]) or _staff(scene, figure)
        return measure if sent else ""
    if measure and carried == measure and (figure.listed or figures.is_part(scene.characters, figure)):
        return measure
    return measure if measure and _done_for_help(scene, figure, measure) else ""


def _measure(scene: AidScene, figure: Figure, carried: str) -> str:
    """What a figure counts: by its noun, else by its unit, else by the list it stands in."""
    noun = figures.noun(figure, scene.hits)
    if noun is None:
        if figure.amount.measures[:1] == ("batches",):
            return "batches"
        return carried if figure.listed and carried in figure.amount.measures else ""
    if noun.code == "projects" and figures.numbers_a_name(scene.characters, figure, noun):
        return ""
    if noun.code == "people" and "training" in figure.before and figure.before.isdisjoint(_VERBS["people"]):
        return "trainees"
    return noun.code


def _done_for_help(scene: AidScene, figure: Figure, measure: str) -> bool:
    """Whether a verb at the figure says that something was done, and the words around it for whom."""
    needed = _VERBS.get(measure, set())
    if measure not in {"people", "projects"}:
        return aid_scene.near(scene) and not needed.isdisjoint(figure.before)
    around = figure.before | figure.behind
    if measure == "people":
        sent = "dispatching" in around and (scene.told or scene.known or scene.across)
        return sent or _staff(scene, figure) or (aid_scene.near(scene) and not needed.isdisjoint(around))
    return (scene.told or scene.known) and not needed.isdisjoint(around)


def _staff(scene: AidScene, figure: Figure) -> bool:
    """援藏干部, 援疆教师 right at the figure: the noun says that they were sent."""
    noun = figures.noun(figure, scene.hits)
    if noun is None:
        return False
    between = scene.text((noun.end, figure.amount.span[0])) if noun.end <= figure.amount.span[0] else ""
    before = scene.text((max(figure.sentence[0], noun.start - _NEAR), noun.end))
    return between in words("bounds", "exact") | {""} and _AID_STAFF.search(before) is not None


def _contribution(scene: AidScene, figure: Figure, measure: str, times: Sequence[Period]) -> SeenContribution:
    amount = figure.amount
    period = next((p for p in reversed(times) if p.span[1] <= amount.span[0]), None)
    value = format(amount.value.normalize(), "f")
    told = SeenContribution(
        measure, value, "CNY" if amount.is_money else amount.unit, scene.text(amount.span), amount.bound,
        _evidence(scene, figure), "contribution-money" if amount.is_money else "contribution-count",
        status=_status(scene, figure), cumulative=_cumulative(scene, figure, period),
    )  # fmt: skip
    sponsor, recipient = aid_scene.parties(scene, figure.sentence[0], figure.lead, _is_donated(figure))
    told = replace(told, sponsor=sponsor, recipient=recipient)
    return replace(told, period=period.text, start=period.start, end=period.end) if period else told


def _evidence(scene: AidScene, figure: Figure) -> Span:
    """The words that lead to a figure and the figure, without a mark of listing at the front."""
    lead = scene.text(figure.lead)
    return figure.lead[1] - len(lead.lstrip("、,和及与 ")), figure.amount.span[1]


def _status(scene: AidScene, figure: Figure) -> str:
    """The last mark of modality between the last full clause and the figure."""
    before = scene.text((figure.sentence[0], figure.amount.span[0]))
    begin, end = figure.sentence[0] + before.rfind(";") + 1, figure.amount.span[0]
    marks = [(h.end, h.code) for h in scene.hits.within(begin, end, "modalities")]
    marks += [(m.end(), "planned") for m in _single_future().finditer(scene.characters, begin, end)]
    return max(marks)[1] if marks else "done"


@cache
def _single_future() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(w for w in words("particles", "future") if len(w) == 1)) + "]")


def _cumulative(scene: AidScene, figure: Figure, period: Period | None) -> bool | None:
    if period is not None and period.cumulative is not None:
        return period.cumulative
    begin = period.span[0] if period else figure.sentence[0]
    found = [m.group() for m in pattern("accruals").finditer(scene.characters, begin, figure.amount.span[0])]
    return found[-1] in words("accruals", "cumulative") if found else None
