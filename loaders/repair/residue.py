"""What a web page left in its text or a hijacker put there: tags, entities, spam, marks of the layout."""

import html
import re
from dataclasses import replace
from functools import cache
from typing import Final

from loaders.repair.alignment import Draft, Edit, apply
from loaders.repair.punctuation import lines
from ontology.vocabulary import scheme

_TAG: Final = re.compile(
    r"<!--.*?-->"
    r"|<(?P<whole>script|style|xmp|ins)\b(?:(?!<(?:script|style|xmp|ins)\b).)*?</(?P=whole)\s*>"
    r"|</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>",
    re.DOTALL,
)
_TORN_CLOSE: Final = re.compile(r"(?:\?(?=/))?/(?:p|div)>")
_BREAKS: Final = frozenset(("p", "br", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "ul", "ol", "table"))
_ENTITY: Final = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_NAMES: Final = ("nbsp;", "hellip;", "ldquo;", "rdquo;", "lsquo;", "rsquo;", "mdash;", "middot;")
_BARE_ENTITY: Final = re.compile(rf"(?<![&A-Za-z0-9])(?:{'|'.join(_NAMES)})")
_BULLETS: Final = r"[\s•·●○◆■□▪*\-|/,、]*+"
_HITS: Final = 3


def markup(before: Draft) -> Draft:
    """The draft without tags, with the characters that entities name, a line end for a paragraph's."""
    characters = before.characters
    if "<" in characters or "/p>" in characters:
        before = apply(before, map(_tag, _TAG.finditer(characters)))
        found = _TORN_CLOSE.finditer(before.characters)
        torn = [Edit(*m.span(), "”\n" if m[0][0] == "?" else "\n") for m in found]
        before = apply(before, torn, len(torn))
    if "&" in before.characters:
        before = apply(before, map(_entity, _ENTITY.finditer(before.characters)))
    if any(name in before.characters for name in _NAMES):
        before = apply(before, map(_entity, _BARE_ENTITY.finditer(before.characters)))
    return before


def furniture(before: Draft) -> Draft:
    """The draft without spam, emoji words, text of the template, and marks of continuation.

    Characters are simplified and folded, and a line has no spaces around it.
    """
    draft = before
    if any(word in before.characters for word in _onward()):
        draft = apply(draft, map(_continuation, _continued().finditer(draft.characters)))
    edits: list[Edit] = []
    start = 0
    for line in draft.characters.split("\n"):
        end = start + len(line)
        kept = _kept(line)
        if kept < len(line):
            edits.append(Edit(start + kept, min(end + (kept == 0), len(draft.characters))))
        start = end + 1
    draft = apply(draft, edits)
    return draft if draft is before else lines(draft)


def spun(before: Draft) -> Draft:
    """The draft, all of it damaged where a machine rewrote the text with synonyms.

    What it replaced cannot be told, so nothing is changed.  Each word alone is genuine somewhere.
    """
    hits = {word: before.characters.count(word) for word in _words("spun")}
    if sum(hits.values()) < _HITS or sum(map(bool, hits.values())) == 1:
        return before
    return replace(before, damaged=len(before.characters))


def _kept(line: str) -> int:
    """How many characters of a line are none of the page's."""
    if _template().fullmatch(line):
        return 0
    tail = 1 + max(line.rfind("。"), line.rfind("!"), line.rfind("?"))
    return tail if tail < len(line) and _is_spam(line[tail:]) else len(line)


def _is_spam(line: str) -> bool:
    """Whether a text without a sentence's end holds words that no news has, and others of their kind."""
    certain, possible = _spam()
    line = line.lower()
    hits = len(certain.findall(line))
    return hits > 0 and hits + len(possible.findall(line)) >= _HITS


def _tag(match: re.Match[str]) -> Edit:
    breaks = match["name"] is not None and match["name"].lower() in _BREAKS
    return Edit(*match.span(), "\n" if breaks else "")


def _entity(match: re.Match[str]) -> Edit:
    written = html.unescape(html.unescape(match[0] if match[0][0] == "&" else f"&{match[0]}"))
    return Edit(*match.span(), written)


def _continuation(match: re.Match[str]) -> Edit:
    """A mark within a line is cut; one between two halves of a sentence takes the line ends along."""
    return Edit(*match.span(), "\n" if "\n" in match[0] and match["open"] is None else "")


@cache
def _continued() -> re.Pattern[str]:
    onward = "|".join((*_words("continued-from"), *_words("continued-on")))
    neighbours = "|".join(_words("neighbours"))
    mark = rf"[(【\[?]*(?:(?:{onward})\s*第?\s*[A-Z]?\d+\s*版?\s*[)】\]]*\s*[(【\[]*)+"
    pages = r"【(?:\s*第\d+页)+\s*】"
    halves = rf"(?:(?P<open>(?<=[^。!?”:\n])\n))?(?:{mark}|{pages})\n?"
    return re.compile(rf"{halves}|^(?:{neighbours})\s*[:：][^\n]*\n?", re.MULTILINE)


@cache
def _onward() -> tuple[str, ...]:
    names = ("continued-from", "continued-on", "neighbours")
    return ("页】", "页 】", *(word for name in names for word in _words(name)))


@cache
def _spam() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: dict[str | None, list[str]] = {"true": [], "false": []}
    for concept in scheme("spam"):
        words[concept.value("certain")] += map(str.lower, concept.words)
    certain, possible = (sorted(words[flag], key=len, reverse=True) for flag in ("true", "false"))
    return re.compile("|".join(certain)), re.compile("|".join(possible))


@cache
def _template() -> re.Pattern[str]:
    words = sorted(_words("emoji") + _words("template"), key=len, reverse=True)
    return re.compile(rf"{_BULLETS}(?:(?:{'|'.join(words)}){_BULLETS})+")


def _words(notation: str) -> tuple[str, ...]:
    return next((concept.words for concept in scheme("residue") if concept.notation == notation), ())
