"""What places are called, and which place a name means beside the others of an article.

Places go by the code of their division (`loaders.places`).  One name may stand for several:
朝阳 is a city, a county and two districts.  All are kept; the context decides, or nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from loaders.places import Division, curated, divisions
from ontology.vocabulary import scheme

__all__ = [
    "LEVEL_ENDINGS",
    "Division",
    "abbreviations",
    "by_letter",
    "candidates",
    "city_abbreviations",
    "divisions",
    "enclosing",
    "full_name",
    "guards",
    "lineage",
    "name_at",
    "names",
    "narrowest",
    "pair_of",
    "paired_provinces",
    "pairs",
    "resolve",
    "stopped",
]

LEVEL_ENDINGS = ("省", "市", "县", "区", "州", "旗", "盟", "师", "兵团")
"""How full names end; short names do not."""

_LEVELS = ("province", "xpcc", "prefecture", "xpcc-division", "county")


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """Every name of two or more characters that is safe in running text, with its candidates.

    Full, short and former names; the likeliest code first: names of today before former ones,
    then the higher level, then the order of the data (receiving regions first).  Names that
    are ordinary words too are left out (`curated/stops.csv`, with reasons).
    """
    return MappingProxyType({n: codes for n, codes in _every_name().items() if n not in stopped()})


@cache
def stopped() -> Mapping[str, tuple[str, ...]]:
    """The names that are ordinary words too, with their candidates; `names` leaves them out."""
    rows = {row["name"] for row in curated("stops")}
    return MappingProxyType({name: codes for name, codes in _every_name().items() if name in rows})


@cache
def guards() -> Mapping[str, str]:
    """Longer words in which a name is no place, with that name: 吉隆坡 hides 吉隆."""
    return MappingProxyType({row["text"]: row["hides"] for row in curated("guards")})


@cache
def abbreviations() -> Mapping[str, str]:
    """The one-character names of provinces: 粤 is 440000, 疆 and 新 are 650000."""
    return _letters("province")


@cache
def city_abbreviations() -> Mapping[str, str]:
    """The one-character names of great cities: 甬 is 330200 (Ningbo)."""
    return _letters("prefecture")


def by_letter(sign: str, near: Iterable[str] = ()) -> str | None:
    """The province or great city with this one-character name; None where there is neither.

    宁 is 宁夏, but in a text that names 南京 (`near`, codes) and not 宁夏 it is 南京.
    """
    known = [code for table in (abbreviations(), city_abbreviations()) if (code := table.get(sign))]
    named = frozenset(_above(near)) if len(known) > 1 else ()
    return next(iter((*(code for code in known if code in named), *known)), None)


@cache
def lineage(code: str) -> tuple[str, ...]:
    """A division and all above it, up to the province; empty for an unknown code."""
    division = divisions().get(code)
    if division is None:
        return ()
    return (code, *lineage(division.parent)) if division.parent else (code,)


def narrowest(codes: Collection[str]) -> str | None:
    """The one division of several that holds no other of them; None where there are more such, or none."""
    found = {c for c in codes if not any(c != other and c in lineage(other) for other in codes)}
    return found.pop() if len(found) == 1 else None


def full_name(code: str) -> str:
    """The full name: 广东省, 喀什地区, 新疆生产建设兵团第三师.  Raises KeyError for an unknown code."""
    return divisions()[code].name


@cache
def name_at(code: str, year: int) -> str | None:
    """The full name in that year (540400 in 2009: 林芝地区); None where the unit did not exist then.

    In the year of a change the new name counts.  Raises KeyError for an unknown code.
    """
    return next((version.name for version in divisions()[code].versions if version.holds(year)), None)


def enclosing(code: str, ending: str, year: int | None = None) -> str | None:
    """The unit of this kind among a territory and those above it (省: 深圳市 → 广东省), in that year."""
    for unit in lineage(code):
        division = divisions()[unit]
        name = (name_at(unit, year) if year is not None else None) or division.name
        if name.endswith(ending) and not (ending == "区" and name.endswith(("自治区", "地区"))):
            return unit
        if ending == "师" and unit.startswith("xpcc-"):
            return unit
        if ending == "市" and division.city is not None and unit.startswith("xpcc-"):
            return division.city
    return None


def resolve(name: str, context: Collection[str] = (), year: int | None = None) -> str | None:
    """The code that a name means beside other places of the article, None where that stays open.

    Candidates that bore the name in `year` come first; without a year those that bear it
    today.  Then those inside a unit of `context`, then those inside the same wider units,
    then the higher level.  A stopped name is resolved too: the caller saw that it is a place.
    """
    codes = candidates(name, context, year)
    return codes[0] if len(codes) == 1 else None


def candidates(name: str, context: Collection[str] = (), year: int | None = None) -> tuple[str, ...]:
    """The codes among which `resolve` cannot choose, or the one that it chooses; empty for no name."""
    codes = _every_name().get(name, ())
    codes = tuple(code for code in codes if _bears(divisions()[code], name, year)) or codes
    if len(codes) > 1:
        near = frozenset(context)
        codes = _inside(codes, near) or _inside(codes, frozenset(_above(near))) or codes
        top = min(_rank(code) for code in codes)
        codes = tuple(code for code in codes if _rank(code) == top)
    return codes


@cache
def pairs() -> Mapping[str, tuple[str, str]]:
    """Pair abbreviations with the codes of sponsor and likeliest recipient: 粤藏, 龙粤."""
    return MappingProxyType({word: (sides[0], sides[1]) for word, sides in _pairs().items()})


def pair_of(name: str, context: Collection[str] = ()) -> tuple[str, str]:
    """Sponsor and recipient of a pair abbreviation beside other places of the article.

    闽昌 is 福建 for 昌吉, but where the article speaks of 西藏 it is for 昌都.  Raises KeyError for an
    unknown abbreviation.
    """
    sponsor, *recipients = _pairs()[name]
    near = frozenset(context)
    inside = _inside(recipients, near) or _inside(recipients, frozenset(_above(near)))
    return sponsor, (*inside, *recipients)[0]


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    return {
        word: (*concept.values["sponsorPlace"], *concept.values["recipientPlace"])
        for concept in scheme("pair-abbreviations")
        for word in concept.words
    }


@cache
def _every_name() -> dict[str, tuple[str, ...]]:
    """All names with all candidates; a short form of old only where nothing bears it today."""
    living = [division for division in divisions().values() if division.valid_until is None]
    found: dict[str, dict[str, None]] = defaultdict(dict)
    _enter(found, ((form, d.code) for d in living for form in (d.name, *d.short)))
    today = frozenset(found)
    _enter(found, ((v.name, d.code) for d in divisions().values() for v in d.versions))
    _enter(found, ((form, d.code) for d in divisions().values() for form in _old(d) if form not in today))
    return {name: tuple(codes) for name, codes in found.items()}


def _enter(found: dict[str, dict[str, None]], pairs: Iterable[tuple[str, str]]) -> None:
    """Add candidates behind those already there, the higher level first."""
    for name, code in sorted(pairs, key=lambda pair: _rank(pair[1])):
        found[name][code] = None


def _old(division: Division) -> Iterator[str]:
    yield from division.short
    for version in division.versions:
        yield from version.short


def _bears(division: Division, name: str, year: int | None) -> bool:
    """Whether a division has a name, or had it in a year.  A short form lives as long as the unit."""
    if year is None:
        return division.valid_until is None and name in (division.name, *division.short)
    return any(v.holds(year) and name in (v.name, *v.short, *division.short) for v in division.versions)


@cache
def paired_provinces() -> frozenset[frozenset[str]]:
    """The provinces of which one helps the other, by the pair abbreviations."""
    return frozenset(frozenset((lineage(one)[-1], lineage(other)[-1])) for one, other in pairs().values())


def _inside(codes: Iterable[str], near: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if not near.isdisjoint(lineage(code)))


def _above(codes: Iterable[str]) -> Iterator[str]:
    return (unit for code in codes for unit in lineage(code))


def _rank(code: str) -> int:
    return _LEVELS.index(divisions()[code].level)


def _letters(level: str) -> Mapping[str, str]:
    rows = (division for division in divisions().values() if division.level == level)
    return MappingProxyType({letter: d.code for d in rows for letter in d.abbreviations})
