"""From posts as printed to posts in full: which body of which territory each one is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.facts import Organisation, Place
from loaders.lexicon import concepts
from loaders.mentions.posts import Holders, ParsedPost
from loaders.readers.context import Context, designated

_SENT: Final = frozenset({"work-team", "front-headquarters"})


@dataclass(frozen=True, slots=True)
class FullPost:
    """A post whose body is known: the organisation, the title, and the territory's code."""

    printed: ParsedPost
    organisation: Organisation
    title: str
    code: str | None


def place(code: str) -> Place:
    """A territory of the gazetteer as facts carry it."""
    return Place(gazetteer.full_name(code), code)


def resolve(holders: Holders, context: Context, near: Sequence[str]) -> tuple[FullPost, ...]:
    """The posts of one chain in full; a post whose body stays unknown is left out.

    `near` are the codes of the territories that stand in the same sentence, closest first.
    """
    found: list[FullPost] = []
    ahead = tuple(c for p in holders.posts for hit in reversed(p.places) if (c := context.code(hit)))
    for post in holders.posts:
        before = tuple(f.code for f in reversed(found) if f.code)
        sent = next((f for f in found if f.organisation.kind in _SENT), None)
        if sent is not None and post.kind not in _SENT and not post.places:
            before = tuple(c for c in near if sent.code is None or sent.code not in gazetteer.lineage(c))
        code = _code(post, context, (*before, *ahead, *near), bool(before))
        full = _full(post, code, found[-1] if found else None)
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
    if word is None or (post.designator is None and inherits):
        return near[0] if near and inherits else _home(context, near)
    if post.concept == "leader" and word is not None:
        return designated(word, context, near)
    return designated(word, context, near)


def _home(context: Context, near: Sequence[str]) -> str | None:
    return next(iter((*near, *context.home)), None)


def _full(post: ParsedPost, code: str | None, before: FullPost | None) -> FullPost | None:
    concept = concepts("titles")[post.concept]
    kind = post.kind
    inherits = kind is None and before is not None and not post.places and not post.designator
    if inherits and before is not None and _same_body(post, before):
        return FullPost(post, before.organisation, post.title, before.code)
    kind = kind or concept.value("body")
    if post.concept == "leader":
        return _leader(post, code)
    if kind is None or code is None and not _is_named(kind):
        return None
    name = _name(kind, post, code)
    return FullPost(post, Organisation(name, kind, place(code) if code else None), post.title, code)


def _same_body(post: ParsedPost, before: FullPost) -> bool:
    """Whether a bare title goes on with the body before it: 党组书记、主任."""
    natural = concepts("titles")[post.concept].value("body")
    return natural is None or natural == before.organisation.kind or _is_named(before.organisation.kind)


def _is_named(kind: str) -> bool:
    return concepts("organisation-kinds")[kind].value("named") is not None


def _leader(post: ParsedPost, code: str | None) -> FullPost | None:
    if code is None:
        return None
    name = gazetteer.full_name(code)
    sign = post.designator or ("自治区" if name.endswith("自治区") else name[-1])
    title = ("自治区" if name.endswith("自治区") and sign == "区" else sign.lstrip("我本")) + "领导"
    return FullPost(post, Organisation(name, "territory", place(code)), title, code)


def _name(kind: str, post: ParsedPost, code: str | None) -> str:
    """The full name of a body: by the template of its kind, or as printed with its territory."""
    concept = concepts("organisation-kinds")[kind]
    territory = gazetteer.full_name(code) if code else ""
    template = concept.value("nameTemplate")
    if template is not None:
        return template.format(place=territory, word=post.organ or "")
    organ = post.organ or ""
    if post.places:
        return organ
    if post.designator and organ.startswith(post.designator):
        return territory + organ.removeprefix(post.designator)
    return territory + organ
