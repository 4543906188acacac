"""From posts as printed to posts in full: which body of which territory each one is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.facts import Organisation, Place
from loaders.lexicon import concepts, words
from loaders.mentions.holders import Holders
from loaders.mentions.posts import ParsedPost
from loaders.readers.context import Context, designated

_SENT: Final = frozenset({"work-team", "front-headquarters"})
_PARTY: Final = "delegation"
_CENTRAL: Final = frozenset({"party-centre", "national"})


@dataclass(frozen=True, slots=True)
class FullPost:
    """A post whose body is known: the organisation, the title, and the territory's code."""

    printed: ParsedPost
    organisation: Organisation
    title: str
    code: str | None


def resolve(
    holders: Holders, context: Context, near: Sequence[str], bodies: Sequence[str] = ()
) -> tuple[FullPost, ...]:
    """The posts of one chain in full; a post whose body stays unknown is left out.

    `near` are the codes of territories close by, closest first; `bodies` the full names of
    bodies that the text gave before, for 领导小组 standing alone.  To lead a delegation is a
    part in a trip and no post.
    """
    found: list[FullPost] = []
    ahead = tuple(c for p in holders.posts for hit in reversed(p.places) if (c := context.code(hit)))
    for post in holders.posts:
        sent = next((f for f in found if f.organisation.kind in _SENT), None)
        if post.kind == _PARTY:
            continue
        if sent is not None and sent.code and post.kind not in _SENT and not post.places:
            code = _code(post, context.without(sent.code), near, inherits=False)
        else:
            before = tuple(f.code for f in reversed(found) if f.code)
            code = _code(post, context, (*before, *ahead, *near), bool(before))
        full = _full(post, context.place(code) if code else None, found[-1] if found else None, bodies)
        if full is not None:
            found.append(full)
    return tuple(found)


def _code(post: ParsedPost, context: Context, near: Sequence[str], inherits: bool) -> str | None:
    """The territory of a post: printed, or meant by a sign of its level, or the chain's."""
    if post.places:
        code = context.code(post.places[-1])
        if code is not None and post.designator:
            return designated(post.designator, context, (code,)) or code
        return code
    word = post.designator or concepts("titles")[post.concept].value("designator")
    if word == "区" and (post.organ or "").startswith("党委"):
        word = "自治区"
    if word is None or (post.designator is None and inherits and post.kind is not None):
        return near[0] if inherits and near else next(iter((*near, *context.home)), None)
    return designated(word, context, near)


def _full(
    post: ParsedPost, place: Place | None, before: FullPost | None, bodies: Sequence[str]
) -> FullPost | None:
    if before is not None and _goes_on(post, before):
        return FullPost(post, before.organisation, post.title, before.code)
    if post.concept == "leader":
        return _leader(post, place)
    body = _office(post, before) or _body(post, place, bodies)
    return FullPost(post, body, post.title, body.place.code if body.place else None) if body else None


def _office(post: ParsedPost, before: FullPost | None) -> Organisation | None:
    """The office of the leading group that the chain named before: 领导小组副组长兼办公室主任."""
    if (
        before is None
        or before.organisation.kind != "leading-group"
        or post.kind != "department"
        or post.places
    ):
        return None
    name = before.organisation.name + (post.organ or "")
    return Organisation(name, "leading-group-office", before.organisation.place)


def _body(post: ParsedPost, place: Place | None, bodies: Sequence[str]) -> Organisation | None:
    """The body of a post: printed, or natural to its title; None where its territory is needed and unknown."""
    kind = post.kind or concepts("titles")[post.concept].value("body")
    if kind is None or kind in _CENTRAL:
        return Organisation(_name(kind, post, None), kind) if kind else None
    bare = post.organ in words("organisation-kinds") and not post.places
    whole = next((b for b in bodies if b.endswith(post.organ or "") and b != post.organ), None)
    if bare and whole is not None:
        return Organisation(whole, kind, place)
    if place is None and (bare or not _is_named(kind)):
        return None
    return Organisation(_name(kind, post, place), kind, place)


def _goes_on(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare title is in the body of the post before it in the chain."""
    return post.kind is None and not post.places and not post.designator and _same_body(post, before)


def _same_body(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare title goes on with the body before it: 党组书记、主任."""
    natural = concepts("titles")[post.concept].value("body")
    return natural is None or natural == before.organisation.kind or _is_named(before.organisation.kind)


def _is_named(kind: str) -> bool:
    return concepts("organisation-kinds")[kind].value("named") is not None


def _leader(post: ParsedPost, place: Place | None) -> FullPost | None:
    if place is None:
        return None
    sign = "自治区" if place.name.endswith("自治区") else (post.designator or place.name[-1]).lstrip("我本")
    return FullPost(post, Organisation(place.name, "territory", place), sign + "领导", place.code)


def _name(kind: str, post: ParsedPost, place: Place | None) -> str:
    """The full name of a body: by the template of its kind, or as printed with its territory in full."""
    template = concepts("organisation-kinds")[kind].value("nameTemplate")
    territory = post.unit or (place.name if place else "")
    organ = post.organ or ""
    if template is not None:
        return template.format(place=territory, word=_spelled_out(organ))
    if post.places and organ.startswith(post.places[0].code):
        whole = place.name if place and len(post.places) == 1 else post.places[0].code
        return whole + _spelled_out(organ.removeprefix(post.places[0].code))
    if post.designator and organ.startswith(post.designator):
        return territory + _spelled_out(organ.removeprefix(post.designator))
    return organ if post.places else territory + _spelled_out(organ)


def _spelled_out(organ: str) -> str:
    """A body whose short form ends in 委, with its 委员会 in full."""
    return organ + "员会" if organ.endswith("委") else organ
