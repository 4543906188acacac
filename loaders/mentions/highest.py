"""The highest titles, which mostly stand bare: 总书记, 主席."""

from typing import Final

from loaders.lexicon import Hits, words
from loaders.mentions.name_parts import spelling
from loaders.mentions.names import Name, is_name
from loaders.mentions.posts import ParsedPost

_FIRST: Final = "general-secretary"
_HIGHEST: Final = frozenset({"general-secretary", "chair"})
_SHORTEST_SPELT: Final = 4
NO_NAMES: Final = frozenset({"titles", "organisation-kinds", "event-types", "particles", "roles"})
"""The vocabularies whose words do not begin a name."""


def is_bare(chain: tuple[ParsedPost, ...]) -> bool:
    """Whether one of the highest titles stands alone: 主席, 总书记."""
    post = chain[0]
    printed = post.organ or post.places or post.designator
    return len(chain) == 1 and post.concept in _HIGHEST and not printed


def is_sure(post: ParsedPost, name: Name, hits: Hits) -> bool:
    """Whether a name behind a bare title begins with no word and has a surname or spells a foreign one.

    Behind 总书记 alone only the latter counts: 总书记殷切嘱托.
    """
    begun = any(h.scheme in NO_NAMES and h.end - h.start > 1 for h in hits.starting.get(name.span[0], ()))
    spelled = len(name.text) >= _SHORTEST_SPELT and spelling().issuperset(name.text)
    known = is_name(name.text) and name.text[0] in words("name-parts", "surname")
    return not begun and (spelled or (known and post.concept != _FIRST))
