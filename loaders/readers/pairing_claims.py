"""What one construction claims: who helps whom; and which of two sides it is that helps."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from loaders import gazetteer
from loaders.mentions.dates import DateMention
from loaders.readers.pairing_parties import Party
from loaders.text import Span

_LINKED: Final = frozenset({"school", "hospital"})


class Claim(NamedTuple):
    """A recipient with its sponsor where the sentence names one, else None.

    `since` and `until` are dates whose year is known; `span` counts repaired characters.
    """

    sponsor: Party | None
    recipient: Party
    span: Span
    rule: str
    since: DateMention | None = None
    until: DateMention | None = None


@cache
def need(code: str | None) -> int:
    """How far a territory's province is known as one that is helped: 0 never, 1 also, 2 only.

    The pair abbreviations tell, those between provinces.
    """
    if code is None or not (lineage := gazetteer.lineage(code)):
        return 0
    pairs = [tuple(gazetteer.lineage(side)[-1] for side in sides) for sides in gazetteer.pairs().values()]
    gives = any(giver == lineage[-1] != taker for giver, taker in pairs)
    takes = any(taker == lineage[-1] != giver for giver, taker in pairs)
    return (1 if gives else 2) if takes else 0


def overlap(one: Party, other: Party) -> bool:
    """Whether one side lies in the other, or both are the same."""
    if one.name == other.name:
        return True
    if one.code is None or other.code is None:
        return False
    return one.code in gazetteer.lineage(other.code) or other.code in gazetteer.lineage(one.code)


def fits(sponsor: Party, recipient: Party) -> bool:
    """Whether one party can help the other at all: two sides, of kinds that pair, not from west to east."""
    if overlap(sponsor, recipient) or (recipient.within and need(sponsor.within) > need(recipient.within)):
        return False
    if sponsor.kind == "company":
        return recipient.kind is None
    if sponsor.kind in _LINKED or recipient.kind in _LINKED:
        return sponsor.kind == recipient.kind
    if need(sponsor.within) == need(recipient.within) == 2 and _province(sponsor) != _province(recipient):
        return False
    town = {p.kind is None and p.code is None for p in (sponsor, recipient)}
    return sponsor.kind is None and recipient.kind is None and (len(town) == 1 or _regiment(recipient))


def _regiment(party: Party) -> bool:
    return party.code is None and (party.within or "").startswith("xpcc")


def leans(sponsor: Party, recipient: Party) -> bool:
    """Whether it is plain from the map alone that help goes this way."""
    return fits(sponsor, recipient) and need(sponsor.within) < need(recipient.within)


def directed(one: Party, other: Party) -> tuple[Party, Party] | None:
    """Two sides as sponsor and recipient: as the map has it, within a province in the order of the text.

    None where the two cannot help one another, or nothing tells which helps.
    """
    sides = (other, one) if need(one.within) > need(other.within) else (one, other)
    open_ = need(one.within) == need(other.within) and _province(one) != _province(other)
    return None if open_ or not fits(*sides) else sides


def _province(party: Party) -> str | None:
    return gazetteer.lineage(party.within)[-1] if party.within else None


def across(
    sponsors: Sequence[Party], recipients: Sequence[Party], respectively: bool
) -> tuple[tuple[Party, Party], ...]:
    """Who helps whom of two lists: each its own with 分别, else one side must be a single party."""
    if respectively and len(sponsors) == len(recipients):
        return tuple(zip(sponsors, recipients, strict=True))
    if len(sponsors) == 1 or (len(recipients) == 1 and not respectively):
        return tuple((s, r) for s in sponsors for r in recipients)
    return ()
