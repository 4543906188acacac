"""The full names of bodies: by the template of their kind, or as printed with their territory."""

from typing import Final

from loaders.facts import Place
from loaders.lexicon import concepts, words
from loaders.mentions.bodies import OWN_NAMES
from loaders.mentions.posts import ParsedPost

_STANDING: Final = "常委会"
_STANDING_COMMITTEE: Final = "常务委员会"
_TOWNS: Final = ("镇", "乡")
"""A town's congress has no standing committee."""

_LEVELS: Final = frozenset("省市区县州盟旗")


def full_name(kind: str, post: ParsedPost, place: Place | None) -> str:
    """The full name of a body: by the template of its kind, or as printed with its territory in full."""
    organ, territory = post.organ or "", place.name if place else ""
    if post.unit is not None:
        territory = named(post.unit, post.unit_kind or "institute", post, place)
    owner = concepts("organisation-kinds").get(post.unit_kind or "")
    template = concepts("organisation-kinds")[kind].value("nameTemplate")
    if template is None and owner is not None and (above := owner.value("nameTemplate")) is not None:
        inner = max((organ.find(w) + len(w) for w in owner.words if w in organ), default=0)
        return above.format(place=territory, word="") + organ[inner:]
    if template is not None:
        full = template.format(place=territory, word=_spelled_out(organ))
        town = kind == "congress" and territory.endswith(_TOWNS)
        return full.removesuffix(_STANDING_COMMITTEE) if town else full
    return named(organ, kind, post, place)


def named(printed: str, kind: str, post: ParsedPost, place: Place | None) -> str:
    """A name as printed, with its territory in full before it unless the name stands for itself."""
    territory = place.name if place else ""
    commission = _commission(printed, kind, post, territory)
    if commission is not None:
        return commission
    bare = printed in words("organisation-kinds") or printed in words("pairing-signs", "zone")
    own = OWN_NAMES & {kind, post.unit_kind} and not bare
    first = post.places[0].code if post.places else post.designator
    if first and printed.startswith(first):
        if own and post.places and first[-1] not in _LEVELS:
            return _spelled_out(printed)
        whole = territory if len(post.places) <= 1 and territory else first
        return whole + _spelled_out(printed.removeprefix(first))
    return _spelled_out(printed if post.places or own else territory + printed)


def _commission(printed: str, kind: str, post: ParsedPost, territory: str) -> str | None:
    """The full name of a commission that its territory and its short form name: 甲市卫健委."""
    known = concepts("organisation-kinds").get(kind)
    template = known.value("nameTemplate") if known is not None and known.value("named") else None
    word = next((w for w in known.words if printed.endswith(w)), None) if known is not None else None
    if template is None or word is None or not territory:
        return None
    rest = printed.removesuffix(word)
    names = {"", "".join(place.code for place in post.places), post.designator}
    return template.format(place=territory, word="") if rest in names else None


def _spelled_out(organ: str) -> str:
    """A body whose short form ends in 委 or 委会, with its 委员会 in full; 常委会 stays as it is."""
    if organ.endswith(_STANDING):
        return organ
    organ = organ.removesuffix("会") if organ.endswith("委会") else organ
    return organ + "员会" if organ.endswith("委") else organ
