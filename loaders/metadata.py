"""Values of metadata in the form of repaired text."""

import unicodedata

from loaders.repair.script import simplified


def folded(value: str) -> str:
    """A value in simplified script, with ASCII punctuation and single spaces."""
    ascii_forms = (unicodedata.normalize("NFKC", c) if "\uff01" <= c <= "\uff5e" else c for c in value)
    return " ".join("".join(map(simplified, "".join(ascii_forms))).split())
