"""Which territories a text is about, and whose `我市` and bare `省委` it means."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders import gazetteer
from loaders.facts import Place
from loaders.lexicon import PLACE, Hit, Hits
from loaders.readers import home
from loaders.readers.institutions import Institution
from loaders.text import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What a document's places mean.

    `codes` gives the code of each printed place name, `counts` how often each territory is
    named, and `home` the codes of the unit for which the page speaks, from the narrowest to
    the province; it is empty where nothing tells.  `sure` are the territories whose names are
    beyond doubt: 福安 in 幸福安康 is none.  `year` is the year of the text, if known, and `own`
    the institution whose own page it is, if one.
    """

    codes: Mapping[str, str]
    counts: Mapping[str, int]
    home: tuple[str, ...]
    sure: frozenset[str] = frozenset()
    year: int | None = None
    own: Institution | None = None

    def place(self, code: str) -> Place:
        """A territory as facts carry it, by the full name that it bore in the year of the text."""
        known = gazetteer.name_at(code, self.year) if self.year is not None else None
        return Place(known or gazetteer.full_name(code), code)

    def code(self, hit: Hit) -> str | None:
        """The territory that a place hit means."""
        return self.codes.get(hit.code)

    def without(self, code: str) -> "Context":
        """The same text without a territory and those in it: the recipient's side of it."""
        mine = gazetteer.lineage(code)[-1]
        counts = {c: n for c, n in self.counts.items() if gazetteer.lineage(c)[-1] != mine}
        home = () if self.home and self.home[-1] == mine else self.home
        return Context(self.codes, counts, home, self.sure, self.year, self.own)


def read(
    characters: str,
    spans: Sequence[Span],
    hits: Hits,
    publisher: str | None,
    year: int | None,
    *,
    people: Iterable[Span] = (),
    own: Institution | None = None,
) -> Context:
    """The context of an article: `spans` are its headlines and paragraphs in order.

    A place inside one of the names of `people` is none: 砚山 in 程砚山.  The page of an
    institution (`own`) speaks for the place that its name begins with.
    """
    ends = {position: span[1] for span in people for position in range(*span)}
    places = ((span, outermost(hits.within(*span, PLACE))) for span in spans)
    lines = [(span, [hit for hit in found if hit.end > ends.get(hit.start, 0)]) for span, found in places]
    named = [hit for _, found in lines for hit in found]
    short = {inner.code for hit in named for inner in hits.starting[hit.start] if _ends_at_title(inner, hits)}
    codes = _resolved({h.code for h in named} | short, dict(_chained(lines)), year)
    counts = Counter(codes[h.code] for h in named if h.code in codes)
    speaks = home.find(characters, lines, own.name if own is not None else publisher, codes)
    return Context(codes, counts, speaks, _sure(named, codes, counts), year, own)


def _sure(named: Iterable[Hit], codes: Mapping[str, str], counts: Mapping[str, int]) -> frozenset[str]:
    """The territories named in full, twice, or by the name of a province."""
    whole = (hit.code for hit in named if _is_full(hit))
    full = {codes[name] for name in whole if name in codes}
    often = {code for code, times in counts.items() if times > 1 or gazetteer.lineage(code)[-1] == code}
    return frozenset(full | often)


def outermost(places: Iterable[Hit]) -> tuple[Hit, ...]:
    """Place hits without those that lie inside a longer one; of 莅临海晏县 the full name counts, no 临海."""
    found: list[Hit] = []
    for hit in places:
        if not found or hit.start >= found[-1].end:
            found.append(hit)
        elif hit.end > found[-1].end and _is_full(hit) and not _is_full(found[-1]):
            found[-1] = hit
    return tuple(found)


def _is_full(hit: Hit) -> bool:
    return hit.code.endswith(gazetteer.LEVEL_ENDINGS)


def _ends_at_title(hit: Hit, hits: Hits) -> bool:
    """Whether a short name of a place shares a character with a title: 甲 of 甲市长."""
    return hit.scheme == PLACE and hits.at(hit.end, "titles") is not None


def innermost(place: Hit, hits: Hits, context: Context) -> tuple[str | None, int]:
    """The narrowest territory of a chain such as 新疆喀什地区 that begins with a place, and where it ends."""
    code, end = context.code(place), place.end
    while code is not None and (after := hits.at(end, PLACE)) is not None:
        narrower = context.code(after)
        if narrower is None or code not in gazetteer.lineage(narrower):
            break
        code, end = narrower, after.end
    return code, end


def _chained(lines: Iterable[tuple[Span, Sequence[Hit]]]) -> Iterator[tuple[str, str]]:
    """The names that stand right behind that of a territory which holds only one of their candidates."""
    for _, places in lines:
        for wider, place in pairwise(places):
            if wider.end == place.start:
                held = [
                    code
                    for code in gazetteer.names().get(place.code, ())
                    if not set(gazetteer.names().get(wider.code, ())).isdisjoint(gazetteer.lineage(code))
                ]
                if len(held) == 1:
                    yield place.code, held[0]


def _resolved(names: Collection[str], chained: Mapping[str, str], year: int | None) -> dict[str, str]:
    """Codes for names: first those that mean one territory, then the rest beside them."""
    sure = {n: c[0] for n in names if len(c := gazetteer.names().get(n, ())) == 1}
    sure |= chained
    near = frozenset(sure.values())
    codes = dict(sure)
    for name in names:
        code = _likeliest(gazetteer.candidates(name, near, year), near) if name not in codes else None
        if code is not None:
            codes[name] = code
    return codes


def _likeliest(codes: Sequence[str], near: Collection[str]) -> str | None:
    """The only one of some territories, or the only one whose province is paired with another of the text."""
    provinces = {gazetteer.lineage(code)[-1] for code in near}
    if len(codes) > 1:
        own = ((code, gazetteer.lineage(code)[-1]) for code in codes)
        paired = gazetteer.paired_provinces()
        codes = [code for code, home in own if any({home, other} in paired for other in provinces)]
    return codes[0] if len(codes) == 1 else None


def designated(word: str, context: Context, near: Sequence[str] = ()) -> str | None:
    """The territory that a bare sign of a level means.

    `near` are codes that stand close by, the closest first; then the home of the page counts,
    then the territory of that level which the text names most often.
    """
    ending = home.level_endings().get(word)
    if ending is None:
        return None
    if ending == "兵团":
        return "xpcc"
    own = word.startswith(home.OWN_OR_WHOLE)
    for code in () if own else near:
        if (found := gazetteer.enclosing(code, ending, context.year)) is not None:
            return found
    for code in context.home:
        if (found := gazetteer.enclosing(code, ending, context.year)) is not None:
            return found
    if own:
        return None
    ranked = sorted(context.counts.keys() & context.sure, key=lambda c: (-context.counts[c], c))
    units = (gazetteer.enclosing(code, ending, context.year) for code in ranked)
    return next((unit for unit in units if unit is not None), None)
