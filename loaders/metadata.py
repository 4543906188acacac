"""Values of metadata in the form of repaired text."""

import unicodedata

from loaders.repair import repair
from loaders.repair.script import simplified


def folded(value: str) -> str:
    """A value in one line, repaired like the text of a page.

    What the repair would drop from a page as furniture stays, for it is no page.
    """
    return " ".join(repair(value).characters.split()) or _folded(value)


def _folded(value: str) -> str:
    ascii_forms = (unicodedata.normalize("NFKC", c) if "\uff01" <= c <= "\uff5e" else c for c in value)
    return " ".join("".join(map(simplified, "".join(ascii_forms))).split())
