"""One form for punctuation and spaces, and commas doubled before other marks undone."""

import re
from typing import Final

from loaders.repair.alignment import LOST, Draft, Edit, apply, rewrite

_FORMS: Final = {
    **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\t\u00a0\u3000\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), " "),
    **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚｡､「」『』﹁﹂﹃﹄", ",、;:?!()。、“”‘’“”‘’", strict=True)),
}
_DOTS: Final = "•・‧･∙"
_DOT: Final = re.compile(rf"(?<=[㐀-鿿])[{_DOTS}](?=[㐀-鿿])")
_WIDTHLESS: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_HIDDEN: Final = re.compile(rf"[{_WIDTHLESS}]+")
_HAN_BOTH: Final = re.compile(rf"(?<=[㐀-鿿])[{_WIDTHLESS}]+(?=[㐀-鿿])")
_FREQUENT: Final = "，：；！？（）\u3000\u00a0\t\r"
_RARE: Final = re.compile(f"[{re.escape(''.join(_FORMS))}]")
_SPACES: Final = re.compile(r"[ \n]+")
_RUNS: Final = ("  ", " \n", "\n ", "\n\n")
_COMMAS: Final = re.compile(r",+(?=[,、。;:!?])|(?<=[、。;:!?]),+")
_PAIRS: Final = tuple({"," + mark for mark in ",、。;:!?"} | {mark + "," for mark in "、。;:!?"})
_LOST: Final = re.compile(rf"{LOST}{{2,}}")


def fold(characters: str) -> str:
    """Full-width letters, digits and marks in ASCII, all spaces " ", all line ends "\\n", one for one."""
    for form in _FREQUENT:
        characters = characters.replace(form, _FORMS[form])
    if _RARE.search(characters):
        for form in _FORMS.keys() & set(characters):
            characters = characters.replace(form, _FORMS[form])
    return _DOT.sub("·", characters) if any(dot in characters for dot in _DOTS) else characters


def narrow(before: Draft) -> Draft:
    """The draft folded, and without what has no width: " " stands for it except between Han characters."""
    draft = rewrite(before, fold(before.characters))
    if _HIDDEN.search(draft.characters) is None:
        return draft
    draft = apply(draft, (Edit(*m.span()) for m in _HAN_BOTH.finditer(draft.characters)))
    return apply(draft, (Edit(*m.span(), " ") for m in _HIDDEN.finditer(draft.characters)))


def commas(before: Draft) -> Draft:
    """The draft without the commas beside another mark."""
    if not any(pair in before.characters for pair in _PAIRS):
        return before
    found = [Edit(*m.span()) for m in _COMMAS.finditer(before.characters)]
    return apply(before, found, len(found))


def lines(before: Draft) -> Draft:
    """The draft with one space for a run, one "\\n" between lines, and one LOST for losses that touch."""
    draft = before
    if LOST + LOST in before.characters:
        draft = apply(before, (Edit(*m.span(), LOST) for m in _LOST.finditer(before.characters)))
    if _is_tidy(draft.characters):
        return draft
    runs = (_space(m, len(draft.characters)) for m in _SPACES.finditer(draft.characters))
    return apply(draft, (edit for edit in runs if edit is not None))


def _is_tidy(characters: str) -> bool:
    """Whether no two spaces or line ends touch and none stands at either end."""
    return not any(run in characters for run in _RUNS) and characters == characters.strip(" \n")


def _space(match: re.Match[str], length: int) -> Edit | None:
    """What becomes of a run of spaces and line ends; None for one in its place."""
    start, end = match.span()
    if start == 0 or end == length:
        return Edit(start, end)
    if end - start == 1:
        return None
    return Edit(start, end, "\n" if "\n" in match[0] else " ")
