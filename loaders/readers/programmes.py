"""Named programmes: quoted names with a head such as 工程, plans of assistance, and twinning."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from loaders.lexicon import PAIR, Hits, pattern, words
from loaders.readers.aid_scene import compounds
from loaders.readers.figures import signs
from loaders.text import Span

_ITEM: Final = r"“[^“”\n]{2,16}”、?"
_QUOTED: Final = re.compile(rf"{_ITEM}(?:{_ITEM})*")
_NAME: Final = re.compile(r"“([^“”]+)”")
_SENTENCE_MARKS: Final = frozenset("、,。!?;:…—")
_PLAN: Final = re.compile(r"(?:“十|十)[一二三四五六]五”?(?:时期)?(?P<gap>[^\n,。;:、“”《》]{1,14}?)")
_TITLE: Final = re.compile(r"《([^《》\n]{4,40})》")
_HAN: Final = r"[\u4e00-\u9fff]"
_LINKS: Final = frozenset("的与和了在通过")
_HEAD_REACH: Final = 9
_SHORTEST_ALONE: Final = 5
_THROUGHOUT: Final = 4  # a text with that share of its paragraphs on assistance is on assistance
_COUNTED: Final = re.compile(r"[一二三四五六七八九十两\d]+[个大项条件化不好新]")


def find(characters: str, spans: Iterable[Span], hits: Hits) -> dict[str, Span]:
    """The programmes of a text by name, each with its first place in the text.

    A text that does not speak of assistance has none.
    """
    where = tuple(spans)
    found: dict[str, Span] = {}
    speaks = [s for s in where if _speaks(characters, s, hits)]
    if not speaks:
        return found
    throughout = len(speaks) > 1 and _THROUGHOUT * len(speaks) >= len(where)
    for span in where if throughout else speaks:
        for name, place in (
            *_quoted(characters, span, hits),
            *_plans(characters, span),
            *_titles(characters, span),
            *_twinning(characters, span),
        ):
            found.setdefault(name, place)
    return found


def _speaks(characters: str, span: Span, hits: Hits) -> bool:
    """Whether a paragraph speaks of assistance or of a donation."""
    if hits.has(*span, "assistance-words", "pairing-verb") or hits.has(*span, PAIR):
        return True
    return _is_aid(characters[slice(*span)])


def _is_aid(text: str) -> bool:
    return bool(compounds(text)) or not signs(text).isdisjoint({"donating", "aid-money", "trading"})


def _quoted(characters: str, span: Span, hits: Hits) -> Iterator[tuple[str, Span]]:
    """Quoted names before a head or behind a verb: “甲”“乙”三项工程, 办好“丙”."""
    for match in _QUOTED.finditer(characters, *span):
        head = _head(characters, match.end(), span[1], hits)
        opened = hits.before(match.start(), "programme-signs")
        named = head is not None or (opened is not None and opened.code == "opener")
        for name in _NAME.finditer(match.group()):
            begin = match.start() + name.start(1)
            site = hits.before(begin + len(name[1]), "site-kinds") is not None
            if _is_name(name[1], named and not site):
                yield _full(characters, (begin, begin + len(name[1])), match.end(), head)


def _head(characters: str, start: int, limit: int, hits: Hits) -> Span | None:
    """The head right behind a quoted name or after a few words in the same clause."""
    for hit in hits.within(start, min(limit, start + _HEAD_REACH), "programme-signs"):
        plain = (_SENTENCE_MARKS | _LINKS).isdisjoint(characters[start : hit.start])
        if hit.code in {"scheme-head", "proper-head", "aid"} and plain:
            return hit.start, hit.end
    return None


def _is_name(name: str, named: bool) -> bool:
    """Whether a quoted text may name a programme; `named` is true where its surroundings say so."""
    if not _SENTENCE_MARKS.isdisjoint(name) or name in _slogans() or _COUNTED.match(name):
        return False
    if name in words("programme-signs", "known"):
        return True
    endings = tuple(words("programme-signs", "name-ending", "scheme-head"))
    return named or (len(name) >= _SHORTEST_ALONE and name.endswith(endings))


@cache
def _slogans() -> frozenset[str]:
    return words("programme-signs", "slogan") | {w.strip("“”") for w in words("periods")}


def _full(characters: str, name: Span, end: int, head: Span | None) -> tuple[str, Span]:
    """A name with its quotation marks and its head where the two make one name: “甲”青少年夏令营."""
    proper = words("programme-signs", "proper-head")
    if head is None or end != name[1] + 1 or characters[slice(*head)] not in proper:
        return characters[slice(*name)], name
    return characters[name[0] - 1 : head[1]], (name[0] - 1, head[1])


def _plans(characters: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Plans of assistance with their period: “十四五”援藏规划."""
    for match in _plan_pattern().finditer(characters, *span):
        if _helps(match["gap"]):
            yield match.group(), match.span()


@cache
def _plan_pattern() -> re.Pattern[str]:
    return re.compile(_PLAN.pattern + _any("plan"))


def _helps(text: str) -> bool:
    """Whether a name holds a word of assistance."""
    helping = words("assistance-words", "pairing-verb", "helping-verb") | words("programme-signs", "aid")
    return any(word in text for word in helping)


def _titles(characters: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Plans by their title: 《甲省援乙2023年度项目计划》."""
    for match in _TITLE.finditer(characters, *span):
        if match[1].endswith(tuple(words("programme-signs", "plan"))) and _helps(match[1]):
            yield match.group(), match.span()


def _twinning(characters: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Lines of help without quotation marks, right behind a verb of carrying out: 实施镇区结对帮扶."""
    for match in _twinning_pattern().finditer(characters, *span):
        if _LINKS.isdisjoint(match["name"]):
            yield match["name"], match.span("name")


@cache
def _twinning_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_any('opener')}(?P<name>{_HAN}{{2,8}}?{_any('twinning')})")


def _any(code: str) -> str:
    return f"(?:{pattern('programme-signs', code).pattern})"
