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
_DOT: Final = re.compile(rf"[{_DOTS}](?<=[㐀-鿿].)(?=[㐀-鿿])")
_WIDTHLESS: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_HIDDEN: Final = re.compile(rf"[{_WIDTHLESS}][{_WIDTHLESS}]*")
_HAN_BOTH: Final = re.compile(rf"(?<=[㐀-鿿])[{_WIDTHLESS}]+(?=[㐀-鿿])")
_FREQUENT: Final = "，：；！？（）\u3000\u00a0\t\r"
_RARE: Final = re.compile(f"[{re.escape(''.join(_FORMS))}]")
_UNTIDY: Final = re.compile(r"[ \n](?:[ \n]+|(?<=\A.)|\Z)", re.DOTALL)
"""A run of spaces and line ends, or one at either end of the text."""
_COMMAS: Final = re.compile(r",(?:,*(?=[,、。;:!?])|(?<=[、。;:!?],),*)")
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
    found = [Edit(*m.span()) for m in _COMMAS.finditer(before.characters)]
    return apply(before, found, len(found))


def lines(before: Draft) -> Draft:
    """The draft with one space for a run, one "\\n" between lines, and one LOST for losses that touch."""
    draft = before
    if LOST + LOST in before.characters:
        draft = apply(before, (Edit(*m.span(), LOST) for m in _LOST.finditer(before.characters)))
    return apply(draft, map(_tidied, _UNTIDY.finditer(draft.characters)))


def _tidied(match: re.Match[str]) -> Edit:
    """What becomes of a run of spaces and line ends: nothing at either end of the text, else one of them."""
    start, end = match.span()
    if start == 0 or end == len(match.string):
        return Edit(start, end)
    return Edit(start, end, "\n" if "\n" in match[0] else " ")
