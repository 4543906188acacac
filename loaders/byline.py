"""What a page says of itself in labels: its date, its source, who reported and who edited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from loaders.furniture import Kind, marks
from loaders.text import Span

_HAN: Final = r"[\u3400-\u9fff]"
_NAME: Final = re.compile(rf"{_HAN}{{2,4}}|{_HAN}{{1,10}}(?:·{_HAN}{{1,10}}){{1,3}}")
_TOKEN: Final = re.compile(r"(?P<stroke>/\s?)?(?P<word>[^\s、,;/|丨:()\[\]【】。&]+)")
_COLON: Final = re.compile("[::|丨/]")
_CLAUSE: Final = re.compile("[,。;]")
_ENDS: Final = " |/()[]【】<>,;丨"
_AGENCY: Final = 20
"""Characters that may stand before the word for a reporter: the name of the paper."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a page says of itself, and where: None where it comes from metadata."""

    value: str
    span: Span | None


class Field(NamedTuple):
    """A labelled value: its kind, the span of the value, and where its label begins."""

    kind: Kind
    span: Span
    label: int


def fields(characters: str, start: int, end: int) -> Iterator[Field]:
    """The labelled values of a line, in order; each reaches to the next label."""
    if not _COLON.search(characters, start, end):
        return
    found = [
        match
        for match in marks().field.finditer(characters, start, end)
        if match.start() == start or not "\u4e00" <= characters[match.start() - 1] <= "\u9fff"
    ]
    lasts = [match.start() for match in found[1:]]
    for match, last in zip(found, [*lasts, end], strict=False):
        kind = marks().kinds["".join(match[1].split())]
        yield Field(kind, trimmed(characters, match.end(), last), match.start())


def trimmed(characters: str, start: int, end: int) -> Span:
    """A stretch without the spaces and brackets at its ends."""
    while start < end and characters[start] in _ENDS:
        start += 1
    while start < end and characters[end - 1] in _ENDS:
        end -= 1
    return start, end


def names(characters: str, start: int, end: int) -> tuple[tuple[Named, ...], bool]:
    """The personal names in a list of names, and whether nothing else stands there.

    Names that are padded to three characters (`何 龙`) are joined.
    """
    found: list[Named] = []
    single: re.Match[str] | None = None
    clean = True
    for token in _TOKEN.finditer(characters, start, end):
        first, last = _bare(characters, *token.span("word"))
        word = characters[first:last]
        if not word or (token["stroke"] and word in marks().byline_words):
            continue
        if len(word) == 1:
            if single is not None and not token["stroke"]:
                found.append(Named(single["word"] + word, (single.start("word"), last)))
                single = None
            else:
                single = token
        elif _NAME.fullmatch(word) and word not in marks().byline_words:
            found.append(Named(word, (first, last)))
        else:
            clean = clean and word in marks().byline_words
    return tuple(found), clean


def byline(characters: str, start: int, end: int) -> tuple[Named, ...]:
    """The reporters of a stretch that is nothing but a byline (`某报记者 甲 乙 通讯员 丙`), else ()."""
    label = marks().byline.search(characters, start, min(end, start + _AGENCY))
    if label is None or _CLAUSE.search(characters, start, label.start()):
        return ()
    found, clean = names(characters, label.end(), end)
    return found if clean else ()


def _bare(characters: str, start: int, end: int) -> Span:
    """A token without a label glued to its front and a word such as 报道 glued to its end."""
    while label := marks().byline.match(characters, start, end):
        start = label.end()
    if end - start > 3 and (ending := marks().byline_ends.search(characters, start + 2, end)):
        return start, ending.start()
    return start, end
