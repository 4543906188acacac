"""Pairings from people: one person with a post of the sponsor's team and a post of the recipient."""

from collections.abc import Iterator
from typing import Final

from loaders import gazetteer
from loaders.mentions.holders import Holders
from loaders.mentions.people import People
from loaders.mentions.posts import ParsedPost
from loaders.readers.context import Context, designated
from loaders.readers.pairing_claims import Claim, leans, need
from loaders.readers.pairing_parties import Party, territory
from loaders.readers.posts import resolve

_SENT: Final = frozenset({"work-team", "front-headquarters"})


def dual_posts(people: People, context: Context) -> Iterator[Claim]:
    """…第十批援藏工作队领队,昌都市委副书记 X: the first post names the sponsor, the second the recipient."""
    for holders in people.holders:
        sent = next((p for p in holders.posts if p.kind in _SENT), None)
        sponsor = _sponsor(sent, context) if sent is not None else None
        if sponsor is None or len(holders.posts) < 2:
            continue
        for recipient in _territories(holders, context, _likely(sponsor, context)):
            if leans(sponsor, recipient):
                yield Claim(sponsor, recipient, holders.span, "pairing-dual-post")


def _sponsor(post: ParsedPost, context: Context) -> Party | None:
    """Who sent a team: the first place in its name, or the sign that it begins with."""
    code = context.code(post.places[0]) if post.places else None
    if code is None and post.designator:
        code = designated(post.designator, context)
    return territory(code) if code is not None else None


def _likely(sponsor: Party, context: Context) -> tuple[str, ...]:
    """The territories of the text that the sponsor may help, the oftener named first."""
    ranked = sorted(context.counts, key=lambda c: (-context.counts[c], c))
    return tuple(c for c in ranked if need(c) > need(sponsor.code))


def _territories(holders: Holders, context: Context, near: tuple[str, ...]) -> Iterator[Party]:
    found = dict.fromkeys(
        post.code for post in resolve(holders, context, near) if post.code and post.printed.kind not in _SENT
    )
    yield from (territory(code) for code in found if code is not None)


def speakers(people: People, context: Context, position: int) -> tuple[Party, ...]:
    """The territories of whoever was named last before a place of the text, then the page's own."""
    spoken = [n.text for n in people.occurrences if n.span[1] <= position]
    holders = [h for h in people.holders if spoken and any(n.text == spoken[-1] for n in h.names)]
    codes = [p.code for h in holders for p in resolve(h, context, ()) if p.code]
    known = dict.fromkeys(code for code in (*codes, *context.home) if code in gazetteer.divisions())
    return tuple(map(territory, known))
