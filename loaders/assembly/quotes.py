"""Evidence: where in the source the characters stand that a fact was read from."""

import hashlib
from dataclasses import dataclass

from loaders.facts import Evidence
from loaders.text import Span, Text


@dataclass(frozen=True, slots=True)
class Quotes:
    """Turns spans of the repaired text into evidence in the source as it was given."""

    source: str
    text: Text

    def __call__(self, *spans: Span) -> tuple[Evidence, ...]:
        """Evidence for spans of repaired characters, each once, in order; empty spans give none."""
        places = dict.fromkeys([self.text.source(s) for s in spans if s[1] > s[0]])
        return tuple([Evidence(start, end, digest(self.source[start:end])) for start, end in places])

    def trust(self, confidence: float) -> float:
        """A rule's confidence, lowered by how damaged the text is."""
        return round(confidence * (1.0 - self.text.damage / 2), 3)


def digest(quoted: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of some characters in UTF-8."""
    return hashlib.sha256(quoted.encode("utf-8", "surrogatepass")).hexdigest()[:16]
