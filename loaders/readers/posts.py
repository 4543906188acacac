"""From posts as printed to posts in full: which body of which territory each one is in."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.facts import Organisation, Place
from loaders.lexicon import concepts, words
from loaders.mentions.bodies import OWN_NAMES, is_named
from loaders.mentions.holders import Holders
from loaders.mentions.names import is_name
from loaders.mentions.posts import ParsedPost
from loaders.readers.context import Context, designated
from loaders.readers.post_bodies import full_name, named

_SENT: Final = frozenset({"work-team", "front-headquarters"})
_PARTY: Final = "delegation"
_OF_ZONES: Final = frozenset({"party-working-committee", "management-committee"})
_CENTRAL: Final = frozenset({"party-centre", "national", "state", "military-commission"})
_OTHER_PARTY: Final = "other-party"
_OF_ITS_OWN: Final = frozenset({"head-of-state", "national-leader"})
"""Titles that never go on with the body before them in a chain."""

_ASSEMBLIES: Final = frozenset({"cppcc", "congress"})
_OFFICES: Final = frozenset({"department", "general-office"})


class FullPost(NamedTuple):
    """A post whose body is known: the organisation, the title, and the territory's code."""

    printed: ParsedPost
    organisation: Organisation
    title: str
    code: str | None


def resolve(
    holders: Holders,
    context: Context,
    near: Sequence[str],
    bodies: Sequence[str] = (),
    before: Sequence[FullPost] = (),
) -> tuple[FullPost, ...]:
    """The posts of one chain in full; a post whose body stays unknown is left out.

    `near` are the codes of territories close by, closest first; `bodies` the full names of
    bodies that the text gives elsewhere, for 领导小组 standing alone; `before` the last post of
    whoever stands before in the same list, whose body a bare 院长 shares.  To lead a delegation
    is a part in a trip and no post.
    """
    found: list[FullPost] = []
    own = (p for p in holders.posts if p.kind not in _SENT)  # a team is named after who sent it
    ahead = tuple(c for p in own for hit in reversed(p.places) if (c := context.code(hit)))
    for post in holders.posts:
        sent = next((f for f in found if f.organisation.kind in _SENT), None)
        if post.kind == _PARTY or _is_foreign(post, holders):
            continue
        if found and found[-1] is sent and sent.code and post.kind not in _SENT and not post.places:
            code = _code(post, context.without(sent.code), near, inherits=False)
        else:
            known = tuple(f.code for f in reversed(found) if f.code and f is not sent)
            code = _code(post, context, (*known, *ahead, *near), bool(known))
        natural = concepts("titles")[post.concept].value("body")
        unit = any(_of_unit(post, f) for f in before)
        shared = before if natural is None or natural in _SENT or unit else ()
        last = found[-1] if found else next(iter(shared), None)
        full = _full(post, context.place(code) if code else None, last, bodies)
        if full is not None:
            found.append(full)
    return tuple(found)


def _is_foreign(post: ParsedPost, holders: Holders) -> bool:
    """Whether a bare 总书记 is one abroad, by the name."""
    bare = post.concept == "general-secretary" and post.organ is None
    return bare and not all(is_name(name.text) and "·" not in name.text for name in holders.names)


def _code(post: ParsedPost, context: Context, near: Sequence[str], inherits: bool) -> str | None:
    """The territory of a post: printed, or meant by a sign of its level, or the chain's."""
    sign = concepts("titles")[post.concept].value("designator")
    if post.places:
        code = context.code(post.places[-1])
        if code is not None and (post.designator or (sign == "市" and code.startswith("xpcc-"))):
            return designated(post.designator or sign or "", context, (code,)) or code
        return code
    kind = concepts("organisation-kinds").get(post.unit_kind or post.kind or "")
    if post.concept == "chair" and kind is None and post.designator is None and not inherits:
        return None  # 主席 alone is nobody's
    own = sign if kind is None or kind.notation not in _ASSEMBLIES else None  # 主席 of a 政协
    word = post.designator or (kind.value("designator") if kind else None) or own
    if word == "区" and post.unit is None and (post.organ or "").startswith("党委"):
        word = "自治区"
    if word is None or (post.designator is None and inherits and post.kind is not None):
        return near[0] if inherits and near else next(iter((*near, *context.home)), None)
    return designated(word, context, near)


def _full(
    post: ParsedPost, place: Place | None, before: FullPost | None, bodies: Sequence[str]
) -> FullPost | None:
    if before is not None and _of_unit(post, before):
        whole = post._replace(unit=before.printed.unit, unit_kind=before.printed.unit_kind)
        return FullPost(whole, before.organisation, post.title, before.code)
    if before is not None and _goes_on(post, before):
        return FullPost(post, _continued(post, before), post.title, before.code)
    if post.concept == "leader" and post.kind not in _SENT:
        return _leader(post, place)
    if post.concept == "head-of-state" and (
        post.unit is not None or (before is not None and before.organisation.kind == _OTHER_PARTY)
    ):
        return None  # of a state abroad
    body = _office(post, before) or _sister(post, before) or _body(post, place, bodies)
    if body is None:
        return None
    of_team = post.kind == "party-committee" and body.kind in _SENT  # the team's own: its 党委书记
    title = (post.organ or "") + post.title if of_team else post.title
    return FullPost(post, body, title, body.place.code if body.place else None)


def _office(post: ParsedPost, before: FullPost | None) -> Organisation | None:
    """The office of the body before it in the chain: 领导小组副组长兼办公室主任, 党委副秘书长、办公厅主任."""
    if before is None or post.kind not in _OFFICES or post.places or post.designator or post.unit_kind:
        return None
    if before.organisation.kind in _ASSEMBLIES and (post.organ or "").endswith("委员会"):
        return Organisation(
            before.organisation.name + (post.organ or ""), "department", before.organisation.place
        )
    if post.organ not in words("organisation-kinds"):
        return None  # 中央政治局常委、中央办公厅主任
    group = before.organisation.kind == "leading-group"
    if not group and (post.kind == "department" or is_named(before.organisation.kind)):
        return None
    name = before.organisation.name + (post.organ or "")
    return Organisation(name, "leading-group-office" if group else "department", before.organisation.place)


def _sister(post: ParsedPost, before: FullPost | None) -> Organisation | None:
    """The other body of a park whose committee stands before: 开发区党工委书记、管委会主任."""
    if before is None or before.printed.unit is None or post.kind != "management-committee":
        return None
    if post.unit is not None or post.places or post.designator:
        return None
    sister = before.printed._replace(organ=post.organ)
    return Organisation(
        full_name(post.kind, sister, before.organisation.place), post.kind, before.organisation.place
    )


def _body(post: ParsedPost, place: Place | None, bodies: Sequence[str]) -> Organisation | None:
    """The body of a post: printed, or natural to its title; None where its territory stays unknown."""
    kind = post.kind or concepts("titles")[post.concept].value("body")
    if kind is None and post.places and post.concept == "deputy-secretary-general":
        kind = "government"  # 甲市副秘书长
    if kind is None or kind in _CENTRAL:
        return Organisation(full_name(kind, post, None), kind) if kind else None
    if (post.organ is None and is_named(kind)) or _is_abroad(post, kind):
        return None
    bare = post.organ in words("organisation-kinds") and not post.places and kind != _OTHER_PARTY
    whole = _whole(post, kind, bodies)
    if whole is not None and not post.places and (bare or kind in OWN_NAMES or place is None):
        return Organisation(whole, kind, place)
    if post.unit is not None and post.unit_kind in _SENT:  # a team's committee is the team itself
        team = next((b for b in bodies if b.endswith(post.unit) and b != post.unit), None)
        return Organisation(team or named(post.unit, post.unit_kind, post, place), post.unit_kind, place)
    own = kind in OWN_NAMES and not bare and not post.places and not post.designator
    nowhere = place is None and (bare or post.designator or not is_named(kind))
    of_some_zone = bare and kind in _OF_ZONES and not post.designator
    if post.unit is None and (nowhere or of_some_zone):
        return None
    return Organisation(full_name(kind, post, place), kind, None if own else place)


def _is_abroad(post: ParsedPost, kind: str) -> bool:
    """Whether a post is one of another state's government: 副总理."""
    return kind == "government" and post.concept in _OF_ITS_OWN


def _whole(post: ParsedPost, kind: str, bodies: Sequence[str]) -> str | None:
    """The full name that the text gives elsewhere for a body printed shorter here."""
    organ = (post.organ or "").removeprefix(post.designator or "")
    for body in bodies:
        if organ and body != post.organ and (body.endswith(organ) or (kind == "company" and organ in body)):
            return body
    return None


def _goes_on(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare title is in the body of the post before it in the chain."""
    bare = post.kind is None and not post.places and not post.designator
    return bare and post.concept not in _OF_ITS_OWN and _same_body(post, before)


def _same_body(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare title goes on with the body before it: 党组书记、主任, but not 副组长、副市长."""
    if post.title.startswith(tuple(words("qualifiers", "party-group"))):  # 人大常委会副主任、党组副书记
        return True
    title = concepts("titles")[post.concept]
    natural, sign = title.values.get("body", ()), title.value("designator")
    if not _SENT.isdisjoint(natural):
        return before.organisation.kind in _SENT
    if not natural or before.organisation.kind in natural or before.printed.unit_kind is not None:
        return True
    territorial = sign is not None and title.words[0].startswith(sign)
    return is_named(before.organisation.kind) and not territorial


def _of_unit(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare 党委 is that of the institution of the post before: 甲医院党委书记A,党委副书记B."""
    bare = post.unit is None and not post.places and not post.designator
    committee = post.kind == before.organisation.kind == "party-committee"
    return bare and committee and post.organ == "党委" and before.printed.unit is not None


def _continued(post: ParsedPost, before: FullPost) -> Organisation:
    """The body before, or the unit itself behind a post in its party committee: 党委书记、院长."""
    first, natural = before.printed, concepts("titles")[post.concept].value("body")
    if first.unit is None or first.unit_kind is None or natural == before.organisation.kind:
        return before.organisation
    place = before.organisation.place
    return Organisation(named(first.unit, first.unit_kind, first, place), first.unit_kind, place)


def _leader(post: ParsedPost, place: Place | None) -> FullPost | None:
    if place is None:
        return None
    if post.kind == "regiment":
        body = Organisation(full_name(post.kind, post, place), post.kind, place)
        return FullPost(post, body, post.title, place.code)
    sign = "自治区" if place.name.endswith("自治区") else (post.designator or place.name[-1]).lstrip("我本")
    return FullPost(post, Organisation(place.name, "territory", place), sign + "领导", place.code)
