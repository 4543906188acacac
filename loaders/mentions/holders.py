"""Who holds the posts of a text: chains of posts, and the names behind or before them.

Posts joined by 、 with no name between them are one person's; the names behind the last one
hold them all.
"""

import re
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.mentions.highest import NO_NAMES, is_bare, is_sure
from loaders.mentions.names import Name, is_name, name_at
from loaders.mentions.pieces import SEPARATORS
from loaders.mentions.posts import ParsedPost, post_at, titles, with_organ
from loaders.text import Span

_JOINT: Final = re.compile("并兼任|兼任|[、,]兼|[、,兼(]|")
"""What may stand between two posts of somebody, also nothing."""
_LINK: Final = re.compile("以及|[、和及与]")
_BESIDES: Final = frozenset({"、", ",", "的"})
_LONGEST_BRACKET: Final = 14
_LEVELS: Final = ("省", "市", "县", "区", "州", "旗")
_LONGEST_ORGAN: Final = 14
_OPEN_LIST: Final = "等"
_GROUPS: Final = frozenset({"person-in-charge"})
"""Titles that without a name stand for several people, so that no further post of theirs follows."""
_NAME_EDGES: Final = frozenset("、,;:。!?\n 和与及由")
_FULL: Final = 3
_LINKING: Final = frozenset("同和与")


class Holders(NamedTuple):
    """Posts with the people who hold them; `open` where the list of names ends in 等."""

    span: Span
    posts: tuple[ParsedPost, ...]
    names: tuple[Name, ...]
    open: bool = False


def find(characters: str, span: Span, hits: Hits) -> tuple[Holders, ...]:
    """All posts within a span with their holders, in order; posts without a name have none."""
    holders: list[Holders] = []
    chain: list[ParsedPost] = []
    for title in titles(characters, span, hits):
        floor = holders[-1].span[1] if holders else span[0]
        if title.start < floor:
            continue
        behind = _behind_bracket(characters, chain[-1].span[1], span[1]) if chain else floor
        post = post_at(characters, title, _behind_joint(characters, behind) if chain else floor, hits)
        if chain and not _JOINT.fullmatch(characters[behind : post.span[0]]):
            start = _behind_joint(characters, behind)
            if _is_organ(characters, (start, post.span[0]), hits):
                post = with_organ(characters, post, start, hits)
            else:
                chain = []
        chain.append(post)
        found = _bearers(characters, tuple(chain), (floor, span[1]), hits)
        if found is not None:
            holders.append(found)
            chain = []
        elif post.concept in _GROUPS or not _chain_goes_on(
            characters, _behind_bracket(characters, post.span[1], span[1])
        ):
            holders.append(Holders((chain[0].span[0], post.span[1]), tuple(chain), ()))
            chain = []
    return tuple(holders)


def _bearers(characters: str, chain: tuple[ParsedPost, ...], span: Span, hits: Hits) -> Holders | None:
    """The names at a chain of posts: behind it, else before it.

    A bare title of the highest posts has its holder before it (A总书记来了), and behind it only
    a name that is beyond doubt.
    """
    before = _holders_before(characters, chain, span[0], hits)
    if not is_bare(chain):
        return _holders(characters, chain, span[1], hits) or before
    behind = _holders(characters, chain, span[1], hits) if before is None else None
    sure = behind is not None and is_sure(chain[0], behind.names[0], hits)
    return behind if sure else before


def _behind_joint(characters: str, end: int) -> int:
    """Where the next post of a chain may begin: behind 、 or 兼."""
    joint = _JOINT.match(characters, end)
    return joint.end() if joint else end


def _is_organ(characters: str, span: Span, hits: Hits) -> bool:
    """Whether a stretch between two posts can be a body that no vocabulary knows: 县知联会 + 会长."""
    if not 0 < span[1] - span[0] <= _LONGEST_ORGAN or not SEPARATORS.isdisjoint(characters[slice(*span)]):
        return False
    return not any(hits.has(*span, name) for name in ("roles", "speech-acts", "event-types"))


def _chain_goes_on(characters: str, end: int) -> bool:
    return characters[end : end + 1] in {"、", ",", "兼", "("} or characters[end : end + 2] == "并兼"


def _holders(characters: str, chain: tuple[ParsedPost, ...], limit: int, hits: Hits) -> Holders | None:
    """The names directly behind a chain of posts, None where none stands there."""
    position = _behind_bracket(characters, chain[-1].span[1], limit)
    position = _behind_description(characters, position, hits)
    group = chain[-1].concept == "leader"
    names: list[Name] = []
    while position < limit:
        if names and not group and _post_begins(characters, position, hits):
            break
        name = name_at(characters, position, hits)
        if name is None or _is_word(name, hits, bool(names)):
            break
        names.append(name)
        position = name.span[1]
        link = _LINK.match(characters, position)
        if link is None or (link[0] != "、" and not group):
            break
        position = link.end()
    if not names:
        return None
    end = names[-1].span[1]
    return Holders((chain[0].span[0], end), chain, tuple(names), characters.startswith(_OPEN_LIST, end))


def _holders_before(characters: str, chain: tuple[ParsedPost, ...], floor: int, hits: Hits) -> Holders | None:
    """The names in front of a title: 甲、乙等县领导, and 甲副省长 where the title stands bare."""
    post = chain[0]
    if len(chain) > 1 or post.organ is not None:
        return None
    begin = post.span[0]
    if post.concept == "leader":
        tail = next((w for w in ("等", "等人") if characters.endswith(w, floor, begin)), None)
        return _listed(characters, chain, (floor, begin - len(tail)), hits) if tail else None
    if post.places:
        return None
    found = _listed(characters, chain, (floor, begin), hits, longest=1)
    place = hits.before(found.span[0], PLACE) if found is not None else None
    if found is None or place is None:
        return found
    return found._replace(posts=(post._replace(places=(place,)),))  # 甲市A副市长


def _listed(
    characters: str,
    chain: tuple[ParsedPost, ...],
    span: Span,
    hits: Hits,
    longest: int = 20,
) -> Holders | None:
    """The list of names that ends a span, read backwards from name to name; of several, an open one."""
    floor, end = span
    names: list[Name] = []
    loose = is_bare(chain)
    while len(names) < longest and (name := _name_before(characters, end, floor, hits, loose)) is not None:
        names.insert(0, name)
        end = name.span[0]
        if characters[end - 1 : end] not in {"、", "和", "及"}:
            break
        end -= 1
    if not names:
        return None
    return Holders((names[0].span[0], chain[-1].span[1]), chain, tuple(names), longest > 1)


def _name_before(characters: str, end: int, floor: int, hits: Hits, loose: bool) -> Name | None:
    """A name that ends at `end` and begins behind a mark, a link or a word.

    Where `loose`, one of three characters that the text has more than once may begin anywhere.
    """
    for size in (3, 2, 4, *range(5, 14)):
        start = end - size
        text = characters[start:end]
        edge = start == floor or characters[start - 1 : start] in _NAME_EDGES or _word_ends(start, hits)
        edge = edge or hits.before(start, PLACE) is not None
        if start < floor or not (edge or (loose and size == _FULL and characters.count(text) > 1)):
            continue
        if text[0] in _LINKING and is_name(text[1:]):
            continue  # 同 + A总书记
        if is_name(text) and not any(
            h.end <= end for h in hits.starting.get(start, ()) if h.scheme in NO_NAMES
        ):
            return Name((start, end), text, 3.0)
    return None


def _word_ends(position: int, hits: Hits) -> bool:
    return any(h.scheme in ("roles", "speech-acts") for h in hits.ending.get(position, ()))


def _behind_bracket(characters: str, position: int, limit: int) -> int:
    """Past a bracket between title and name: 副州长(援青)A; past the end of one that held a post."""
    if characters[position : position + 1] == ")":
        return position + 1
    if characters[position : position + 1] == "(":
        close = characters.find(")", position, min(limit, position + _LONGEST_BRACKET))
        return close + 1 if close >= 0 else position
    return position


def _behind_description(characters: str, position: int, hits: Hits) -> int:
    """Past what a holder is besides the post: 副县长、西安援藏干部A, 副县长的援疆干部A."""
    start = position + (characters[position : position + 1] in _BESIDES)
    sender = hits.at(start, "organisation-kinds") or _sender(characters, start, hits)
    start = sender.end if sender is not None else start
    while (before := hits.at(start, PLACE, "assistance-batches")) is not None:
        start = before.end
    found = [
        h.end for h in hits.starting.get(start, ()) if h.scheme == "particles" and h.code == "dispatched"
    ]
    return max(found, default=position)


def _sender(characters: str, start: int, hits: Hits) -> Hit | None:
    """The company whose name begins here and that sent somebody: 副县长、甲集团援青干部A."""
    firms = hits.within(start, start + _LONGEST_ORGAN, "organisation-kinds")
    firm = next((h for h in firms if h.code == "company"), None)
    plain = firm is not None and SEPARATORS.isdisjoint(characters[start : firm.start])
    return firm if plain else None


def _post_begins(characters: str, position: int, hits: Hits) -> bool:
    """Whether what stands here opens another post rather than another name."""
    if hits.at(position, "titles", "organisation-kinds") is not None:
        return True
    place = hits.at(position, PLACE)
    if place is not None and hits.at(place.end, "titles", "organisation-kinds", PLACE) is not None:
        return True
    for size in (3, 2, 1):
        word = characters[position : position + size]
        if word in words("designators"):
            after = position + size
            return (
                characters[after : after + 1] in {"委", "直"}
                or hits.at(after, "titles", "organisation-kinds") is not None
            )
    return False


def _is_word(name: Name, hits: Hits, later: bool) -> bool:
    """Whether a supposed name is rather a word of the vocabularies."""
    place = hits.at(name.span[0], PLACE)
    full = place is not None and place.end >= name.span[1] and place.code.endswith(_LEVELS)
    if name.score < 1.0 or full:  # 区领导、甘肃省…
        return True
    return any(
        h.end >= name.span[1]
        and h.scheme in ("titles", "organisation-kinds", "event-types", "roles", "particles", "speech-acts")
        for h in hits.starting.get(name.span[0], ())
    ) or (later and name.score < 2.0)
