"""Text torn by a page that put pinyin between the two bytes of characters, put together again.

The page looked for the bytes of traditional characters also across the border of two others, so
that a byte stood alone before a bracket: it became `?` and swallowed the bracket, and the
characters behind it were decoded one byte too early.  Here the bytes are laid out again; where
one is unknown, all that fit the pinyin are tried, and the most fluent reading wins.
"""

import re
from collections.abc import Iterator
from typing import Final

from loaders.repair import beam, choice, script, slip
from loaders.repair.alignment import LOST, Draft, Edit, apply
from loaders.repair.judge import Judge
from loaders.repair.pinyin import LETTERS
from ontology.vocabulary import scheme

_TORN: Final = re.compile(rf"\?\s*[{LETTERS}]{{1,6}}\s*[)）]|\?[!！](?=[㐀-鿿])")
_YEAR: Final = re.compile(r"\?(?=0\d\d年)")
_NUMBER: Final = re.compile(r"(?<![A-Za-z\d/.=])\?[\d.,]*\d|(?<![\d.,])\d[\d.,]*\?(?=[㐀-鿿])")
_SPACES: Final = re.compile(r"(?m)^(\s*)((?:\?\?)+)(?=[㐀-鿿])")
_HOLE: Final = re.compile(r"(?<=[㐀-鿿])&&(?=[㐀-鿿])")
_CLAUSE: Final = re.compile(r"[,，。、;；:：!！\n]")


def restore(before: Draft) -> Draft:
    """The draft with its torn stretches read again, and LOST for what cannot be."""
    if "?" in before.characters and _TORN.search(before.characters):
        before = _torn(before)
    if "?" in before.characters:
        before = _numbers(slip.restore(before))
    if "&&" not in before.characters:
        return before
    holes = [Edit(*m.span(), LOST) for m in _HOLE.finditer(before.characters)]
    return apply(before, holes, len(holes))


def _torn(before: Draft) -> Draft:
    converted = not script.is_traditional(before.characters)
    judge = Judge(before.characters)
    found = list(_stretches(before.characters, judge, converted))
    edits = list(map(choice.chosen, found))
    if len(found) > 1:
        page = Judge(apply(before, edits).characters)
        edits = [choice.again(stretch, edit, judge, page) for stretch, edit in zip(found, edits, strict=True)]
    if converted:
        edits = [edit._replace(characters=script.converted(edit.characters)) for edit in edits]
    return apply(before, edits, sum(_changed(before.characters, edit) for edit in edits))


def _stretches(characters: str, judge: Judge, converted: bool) -> Iterator[beam.Stretch]:
    found = _TORN.search(characters)
    while found:
        stretch = beam.read(characters, found.start(), judge, converted)
        sound = choice.is_sound(stretch)
        if not sound:
            yield stretch
        found = _TORN.search(characters, found.end() if sound else stretch.end)


def _changed(characters: str, edit: Edit) -> int:
    spans = edit.spans or ()
    return sum(characters[start:end] != new for new, (start, end) in zip(edit.characters, spans, strict=True))


def _numbers(before: Draft) -> Draft:
    characters = before.characters
    years = [Edit(*m.span(), "2") for m in _YEAR.finditer(characters)]
    draft = apply(before, years, len(years))
    spaces = [Edit(*m.span(2)) for m in _SPACES.finditer(draft.characters)]
    draft = apply(draft, spaces)
    found = [Edit(*m.span(), LOST) for m in _NUMBER.finditer(draft.characters) if not _is_question(draft, m)]
    return apply(draft, found, len(found))


def _is_question(draft: Draft, number: re.Match[str]) -> bool:
    place = draft.characters.index("?", number.start())
    clause = _CLAUSE.split(draft.characters[max(0, place - 30) : place])[-1]
    return any(word in clause for word in _question_words())


def _question_words() -> tuple[str, ...]:
    return next(concept.words for concept in scheme("residue") if concept.notation == "question")
