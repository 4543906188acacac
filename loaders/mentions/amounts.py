"""Figures with a unit as they are printed: 近60亿元, 九百余名, 16个, 5—8万平方米."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from loaders.lexicon import PLACE, Hits
from loaders.text import Span
from ontology.vocabulary import Concept, scheme

_HAN: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_START: Final = "[0-9一二两三四五六七八九十百千]"
_MORE: Final = "[0-9.,一二两三四五六七八九十百千〇零]*"
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\d.,]+")
_VAGUE: Final = "数几成"
_TORN: Final = "第?.-—–~/万亿"
_LONGEST_HEDGE: Final = 5
_INNER: Final = "余多几"
_NAMING: Final = (PLACE, "periods", "landmarks")  # 四家子镇 holds no four of anything


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed figure; its span (code points) takes in the hedge and the unit.

    `value` is in yuan for money, else the bare count; `unit` is the unit as printed without
    万 and 亿, `kind` its notation in the scheme `units`, `bound` a notation of `bounds`.
    `measures` are what the unit may count, notations of `measures`, the usual one first.
    A range (5至8名) has the lower value and the bound `over`.
    """

    span: Span
    value: Decimal
    unit: str
    kind: str
    bound: str
    measures: tuple[str, ...]

    @property
    def is_money(self) -> bool:
        """Whether the figure is a sum of money."""
        return self.measures[:1] == ("money",)


def find(characters: str, spans: Iterable[Span], hits: Hits) -> tuple[Amount, ...]:
    """The figures with a unit inside the spans, in order; ordinals and vague numbers are none."""
    return tuple(a for span in spans for a in _within(characters, span, hits))


def _within(characters: str, span: Span, hits: Hits) -> Iterator[Amount]:
    for match in _pattern().finditer(characters, *span):
        amount = _amount(characters, match, span, hits)
        if amount is not None:
            yield amount


@cache
def _units() -> dict[str, Concept]:
    return {word: concept for concept in scheme("units") for word in concept.words}


@cache
def _pattern() -> re.Pattern[str]:
    """A number, its scale and a unit; it begins with a set of characters so that the search is fast."""
    shields = [s for c in scheme("units") for s in c.values.get("unlessWithin", ())]
    guard = "|".join(sorted(map(re.escape, shields), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    return re.compile(
        rf"(?P<number>{_START}{_MORE})(?P<inner>[{_INNER}])?(?P<scale>[百千万亿]*)(?P<late>[{_INNER}])?"
        rf"(?:(?<=亿)零?(?P<rest>{_START}{_MORE})(?P<rest_scale>[千百十]*万))?"
        rf"(?:[至到—–~\-]+(?P<high>{_START}{_MORE})(?P<high_scale>[百千万亿]*))?(?P<tail>[{_INNER}])?"
        rf"(?!{guard})(?P<unit>{units})"
    )


def _amount(characters: str, match: re.Match[str], span: Span, hits: Hits) -> Amount | None:
    printed, start = _number(match["number"], match.start())
    before = characters[start - 1 : start] if start > span[0] else ""
    hedged = any(match[g] for g in ("inner", "late", "tail"))
    if _unreal(printed, before, hedged) or hits.at(start, *_NAMING) is not None:
        return None
    value = _value(printed, match)
    if value is None:
        return None
    concept = _units()[match["unit"]]
    measures = concept.values.get("unitOf", ())
    if measures[:1] == ("money",):
        value *= Decimal(concept.value("factor") or "1")
    begin, bound = _hedge_before(characters, start, span[0])
    end, late = _hedge_behind(characters, match.end(), span[1])
    inner = "over" if hedged or match["high"] else "exact"
    bound = next((b for b in (bound, late, inner) if b != "exact"), "exact")
    return Amount((begin, end), value, match["unit"], concept.notation, bound, measures)


def _number(printed: str, start: int) -> tuple[str, int]:
    """The last well-formed number of a run: of 2020,360 only 360 stands before the unit."""
    found = list(_GROUPED.finditer(printed))
    last = found[-1]
    return last.group(), start + last.start()


def _unreal(printed: str, before: str, hedged: bool) -> bool:
    """Whether a number is an ordinal, torn, vague (数十名, 上百家) or the article 一."""
    if before and (before in _TORN or before in _VAGUE or (before.isascii() and before.isalnum())):
        return True
    return printed == "一" or (printed[0] in "百千" and not hedged)


def _value(printed: str, match: re.Match[str]) -> Decimal | None:
    """The whole value: 1亿2000万 is a number with its scale, and a rest with its own."""
    main, rest = value_of(printed), value_of(match["rest"] or "0")
    if main is None or rest is None:
        return None
    scale = match["scale"] or match["high_scale"] or ""
    return main * _scaled(scale) + rest * _scaled(match["rest_scale"] or "")


def value_of(printed: str) -> Decimal | None:
    """The value of a number in figures or in Han numerals below ten thousand; None for neither."""
    if printed[0].isdigit():
        return Decimal(printed.replace(",", "")) if _GROUPED.fullmatch(printed) else None
    total, digit = 0, None
    for character in printed:
        if character in _POWERS:
            total += (1 if digit is None else digit) * _POWERS[character]
            digit = None
        elif character in _HAN:
            if digit:
                return None
            digit = _HAN[character]
        else:
            return None
    return Decimal(total + (digit or 0))


def _scaled(scale: str) -> Decimal:
    product = Decimal(1)
    for character in scale:
        product *= _POWERS[character]
    return product


@cache
def _hedges() -> dict[str, str]:
    return {word: c.notation for c in scheme("bounds") for word in c.words}


@cache
def _shields() -> tuple[str, ...]:
    return tuple(s for c in scheme("bounds") for s in c.values.get("unlessWithin", ()))


def _hedge_before(characters: str, start: int, floor: int) -> tuple[int, str]:
    """Where the figure begins with its hedge, and the bound that the hedge gives."""
    for length in range(_LONGEST_HEDGE, 0, -1):
        begin = start - length
        bound = _hedges().get(characters[max(floor, begin) : start])
        if begin < floor or bound is None:
            continue
        shielded = any(characters.endswith(s, floor, start) for s in _shields())
        return (start, "exact") if shielded or bound == "exact" else (begin, bound)
    return start, "exact"


def _hedge_behind(characters: str, end: int, limit: int) -> tuple[int, str]:
    """左右, 以上 and the like behind the unit; a single character there is a matter of grammar."""
    for length in (3, 2):
        bound = _hedges().get(characters[end : min(limit, end + length)])
        if bound in {"about", "over", "under"} and end + length <= limit:
            return end + length, str(bound)
    return end, "exact"
