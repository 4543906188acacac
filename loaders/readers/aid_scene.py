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
_TOWARD: Final = "向"
_OFFICIAL: Final = frozenset(
    {"government", "party-committee", "delegation", "work-team", "front-headquarters"}
)
_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class AidScene:
    """A sentence with what its figures need to know.

    `places` are its places with their codes.  `told` is true where its own words speak of
    assistance, `known` where the text has pairings, `across` where it names two provinces.
    """

    characters: str
    span: Span
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


def read(
    characters: str, sentence: Span, hits: Hits, context: Context, pairs: Sequence[SeenPair]
) -> AidScene:
    """The scene of one sentence; `pairs` are the pairings of the whole text."""
    named = outermost(hits.within(*sentence, PLACE))
    places = tuple(((p.start, p.end), code) for p in named if (code := context.code(p)))
    text = characters[slice(*sentence)]
    aided = compounds(text)
    signs = figures.signs(text)
    provinces = {gazetteer.lineage(code)[-1] for _, code in places}
    verbs = {h.code for h in hits.within(*sentence, "assistance-words")}
    told = (
        bool(aided)
        or "pairing-verb" in verbs
        or ("helping" in signs and len(provinces) > 1)
        or hits.has(*sentence, PAIR)
        or not signs.isdisjoint({"aid-money", "trading"})
    )
    return AidScene(characters, sentence, hits, pairs, places, aided, told, bool(pairs), len(provinces) > 1)


def compounds(text: str) -> tuple[str, ...]:
    """The codes of the territories of 援藏, 援疆 and the like in a text."""
    known = gazetteer.abbreviations()
    return tuple(known[m[1]] for m in _COMPOUND.finditer(text) if m[1] in known)


def sponsor_before(scene: AidScene, position: int) -> str | None:
    """The last place before a position that the pairings of the text know as a sponsor."""
    sponsors = {p.sponsor.code for p in scene.pairs}
    return next((c for span, c in reversed(scene.places) if span[1] <= position and c in sponsors), None)


def near(scene: AidScene) -> bool:
    """Whether the sentence itself speaks of assistance or names a sponsor of the text."""
    return scene.told or sponsor_before(scene, scene.span[1]) is not None


def parties(scene: AidScene, start: int, lead: Span, given: bool) -> tuple[str | None, str | None]:
    """Who gave and who received, as codes.

    `start` is where the sentence begins, `lead` what stands before the figure; `given` says
    that the figure was donated, so that only the subject of 向 can be the sponsor.
    """
    if given:
        return _donation(scene, start, lead)
    sponsor = sponsor_before(scene, lead[1]) or _carried(scene, lead[1])
    taken = {p.recipient.code for p in scene.pairs if p.recipient.code and sponsor in {None, p.sponsor.code}}
    inside = [c for _, c in scene.places if c in taken]
    recipient = (
        inside[-1] if inside else (_within_a_province(taken) or _only(set(scene.compounds)) or _widest(taken))
    )
    return sponsor, recipient if recipient != sponsor else None


def _carried(scene: AidScene, position: int) -> str | None:
    """The one sponsor of the text, unless another province, or all of them, stand before a position."""
    sponsor = _widest({p.sponsor.code for p in scene.pairs if p.sponsor.code})
    known = {gazetteer.lineage(c)[-1] for p in scene.pairs for c in (p.sponsor.code, p.recipient.code) if c}
    others = any(
        gazetteer.lineage(code)[-1] not in known for span, code in scene.places if span[1] <= position
    )
    everyone = scene.hits.has(scene.span[0], position, "assistance-words", "everyone")
    return None if others or everyone else sponsor


def _donation(scene: AidScene, start: int, lead: Span) -> tuple[str | None, str | None]:
    """Giver and receiver around the last 向, in this clause or, for a figure that only goes on, before it."""
    own = "donating" in figures.signs(scene.text(lead))
    toward = scene.characters.rfind(_TOWARD, lead[0] if own else start, lead[1])
    if toward < 0:
        return None, None
    clause = max(scene.characters.rfind(m, start, toward) for m in ",;") + 1
    reach = max(start, clause) + _REACH
    before = [c for span, c in scene.places if _speaks_for(scene, span[1], toward) and span[0] <= reach]
    behind, position = None, _behind_modifier(scene, toward + 1)
    for span, code in scene.places:
        if span[0] == position:
            behind, position = code, span[1]
    return before[-1] if before else None, behind


def _within_a_province(codes: set[str]) -> str | None:
    """The one recipient below the provinces, or the one of them that holds the rest."""
    return _widest({code for code in codes if gazetteer.lineage(code)[-1] != code})


def _speaks_for(scene: AidScene, end: int, limit: int) -> bool:
    """Whether a territory's name up to `limit` is its own or that of a body which gives in its name."""
    body = scene.hits.at(end, "organisation-kinds") if end < limit else None
    return end == limit or (body is not None and body.end == limit and body.code in _OFFICIAL)


def _behind_modifier(scene: AidScene, position: int) -> int:
    """Where the receiver's name begins: of 向对口帮扶的甲县 behind 的."""
    word = scene.hits.at(position, "assistance-words")
    return (
        word.end + 1 if word is not None and scene.characters[word.end : word.end + 1] == "的" else position
    )


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _widest(codes: set[str]) -> str | None:
    """The territory that all the others lie in, if it is among them."""
    return next((c for c in codes if all(c in gazetteer.lineage(other) for other in codes)), None)
