"""What a sentence with figures says of assistance: its places, who helps and who is helped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PAIR, PLACE, Hits
from loaders.readers import figures
from loaders.readers.context import Context, outermost
from loaders.readers.pairings import SeenPair
from loaders.text import Span

_COMPOUND: Final = re.compile(r"(?<![支对增求受声外驰后])援([\u4e00-\u9fff])")
_RECEIVER: Final = "向"
_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class AidScene:
    """A sentence with what its figures need to know.

    `places` are its places with their codes.  `told` is true where its own words speak of
    assistance, `known` where the text has pairings, `across` where it names two provinces.
    """

    characters: str
    hits: Hits
    pairs: Sequence[SeenPair]
    places: tuple[tuple[Span, str], ...]
    compounds: tuple[str, ...]
    told: bool
    known: bool
    across: bool

    def text(self, span: Span) -> str:
        """The characters of a span."""
        return self.characters[slice(*span)]


def read(characters: str, sentence: Span, hits: Hits, context: Context, pairs: Sequence[SeenPair]) -> AidScene:
    """The scene of one sentence; `pairs` are the pairings of the whole text."""
    named = outermost(hits.within(*sentence, PLACE))
    places = tuple(((p.start, p.end), code) for p in named if (code := context.code(p)))
    text = characters[slice(*sentence)]
    signs = gazetteer.abbreviations()
    compounds = tuple(signs[m[1]] for m in _COMPOUND.finditer(text) if m[1] in signs)
    provinces = {gazetteer.lineage(code)[-1] for _, code in places}
    verbs = {h.code for h in hits.within(*sentence, "assistance-words")}
    told = (
        bool(compounds)
        or "pairing-verb" in verbs
        or ("helping-verb" in verbs and len(provinces) > 1)
        or any(True for _ in hits.within(*sentence, PAIR))
        or not figures.signs(text).isdisjoint({"aid-money", "trading"})
    )
    return AidScene(characters, hits, pairs, places, compounds, told, bool(pairs), len(provinces) > 1)


def sponsor_before(scene: AidScene, position: int) -> str | None:
    """The last place before a position that the pairings of the text know as a sponsor."""
    sponsors = {p.sponsor for p in scene.pairs}
    return next((c for span, c in reversed(scene.places) if span[1] <= position and c in sponsors), None)


def parties(scene: AidScene, lead: Span, given: bool) -> tuple[str | None, str | None]:
    """Who gave and who received, as codes; `given` says that the clause has a verb of donation."""
    receiver = _behind_receiver(scene, lead)
    if given:
        sponsor = _subject(scene, lead)
        return sponsor, receiver if receiver != sponsor else None
    sponsor = sponsor_before(scene, lead[1]) or _only({p.sponsor for p in scene.pairs})
    taken = {p.recipient for p in scene.pairs if sponsor in {None, p.sponsor}}
    inside = [c for _, c in scene.places if c in taken]
    recipient = receiver or (inside[-1] if inside else None) or _only(set(scene.compounds)) or _only(taken)
    return sponsor, recipient if recipient != sponsor else None


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _behind_receiver(scene: AidScene, lead: Span) -> str | None:
    """The place right behind 向; of 龙岩市长汀县 the narrower."""
    position = scene.characters.find(_RECEIVER, *lead) + 1
    found = None
    for span, code in scene.places:
        if position and span[0] == position:
            found, position = code, span[1]
    return found


def _subject(scene: AidScene, lead: Span) -> str | None:
    """The place that is the whole subject of a clause of donation; of 某区慈善会 there is none."""
    end = scene.characters.find(_RECEIVER, *lead)
    if end < 0:
        return None
    return next((code for span, code in scene.places if span[1] == end and span[0] <= lead[0] + _REACH), None)
