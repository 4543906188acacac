"""Other forms of a name in one text: misspelt, given name only, or surname with title."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from loaders.lexicon import Hits, concepts, words
from loaders.mentions.holders import Holders
from loaders.mentions.names import Name
from loaders.text import Span

_EDGES: Final = frozenset("、,;:。!?()“”‘’《》\n …—和与及由请向")
_SHORTEST_MISSPELT: Final = 3
_SHORTEST_GIVEN: Final = 3


def find(characters: str, holders: Sequence[Holders]) -> dict[str, str]:
    """By form, the name that it stands for: a slip of the pen, and 玛依拉 for 玛依拉·卡德尔.

    Two names of one post that differ in a single character are one person's, by the commoner
    form; of two forms equally common the first counts.
    """
    names = dict.fromkeys(n.text for h in holders for n in h.names)
    forms = dict(_given(list(names)))
    held: dict[str, dict[str, None]] = defaultdict(dict)
    for one in holders:
        for key in _sole_posts(characters, one):
            held[key][one.names[0].text] = None
    for same in held.values():
        for first, second in combinations(same, 2):
            if _one_off(first, second):
                rarer = first if characters.count(second) > characters.count(first) else second
                forms[rarer] = second if rarer == first else first
    return forms


def addressed(characters: str, holders: Sequence[Holders], hits: Hits) -> dict[Span, Name]:
    """Who is meant by a surname with a title (陈书记), by the span of the nameless post.

    It is the one person of that surname whom the text names with such a title.
    """
    titles: dict[str, list[str]] = defaultdict(list)
    for one in holders:
        for name in one.names:
            titles[name.text] += [p.title for p in one.posts]
    return {
        one.span: Name((one.span[0] - len(surname), one.span[1]), person, 6.0)
        for one in holders
        if (surname := _surname(characters, one, hits)) is not None
        and (person := _the_one(surname, one.posts[0].title, titles)) is not None
    }


def _given(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first parts of dotted names that only one person bears."""
    heads = [n.partition("·")[0] for n in names if "·" in n]
    for name in names:
        head = name.partition("·")[0]
        if "·" in name and len(head) >= _SHORTEST_GIVEN and heads.count(head) == 1:
            yield head, name


def _sole_posts(characters: str, holders: Holders) -> Iterator[str]:
    """The posts, as printed, that only one person can hold: 县委书记, and whole chains of posts."""
    if len(holders.names) != 1:
        return
    posts = holders.posts
    if len(posts) > 1:
        yield characters[posts[0].span[0] : posts[-1].span[1]]
    for post in posts:
        concept = concepts("titles")[post.concept]
        placed = post.places or post.designator or post.organ
        if placed and concept.value("oneHolder") == "true" and post.title in concept.words:
            yield characters[post.span[0] : post.span[1]]


def _one_off(first: str, second: str) -> bool:
    """Whether two names of one length differ in a single character."""
    if len(first) != len(second) or len(first) < _SHORTEST_MISSPELT:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _surname(characters: str, holders: Holders, hits: Hits) -> str | None:
    """The surname that alone stands before a bare title without a name, behind a mark or a word."""
    begin, post = holders.span[0], holders.posts[0]
    if holders.names or len(holders.posts) > 1 or post.places or post.designator or post.organ:
        return None
    for size, kinds in ((2, ("compound-surname",)), (1, ("surname", "surname-word"))):
        start, word = begin - size, characters[max(0, begin - size) : begin]
        if word in words("name-parts", *kinds) and (
            start <= 0 or characters[start - 1] in _EDGES or hits.ending.get(start)
        ):
            return word
    return None


def _the_one(surname: str, title: str, titles: Mapping[str, Sequence[str]]) -> str | None:
    """The only person of a surname with exactly this title, else with one that ends so (副书记)."""
    mine = [n for n in titles if n.startswith(surname)]
    exact = [n for n in mine if title in titles[n]]
    found = exact or [n for n in mine if any(t.endswith(title) for t in titles[n])]
    return found[0] if len(found) == 1 else None
