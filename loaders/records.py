"""Facts as JSON Lines: one document a line, for a person to read, correct and load again.

The same extract gives the same bytes: the format first, then every field in the order of
`loaders.facts`, empty ones too, so that whoever corrects a line sees what can be said.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from loaders.errors import UserError
from loaders.facts import FORMAT, Extract

_DECODER: Final = msgspec.json.Decoder(Extract)
_ENCODER: Final = msgspec.json.Encoder()
_MARK: Final = re.compile(rb'^\s*\{\s*"format"\s*:\s*"duikou-facts/')


def encode(extract: Extract) -> bytes:
    """One line, with its line feed."""
    return _ENCODER.encode(extract) + b"\n"


def decode(line: bytes | str, where: str) -> Extract:
    """The extract of one line.

    `where` names the line in the UserError that is raised where it is no line of facts: which
    field is wrong, and what should stand there.
    """
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise UserError(f"{where}: no facts of the form {FORMAT}: {problem}") from None


def read(lines: Iterable[bytes], name: str) -> Iterator[Extract]:
    """The extracts of a file of facts; empty lines count as lines and are passed over.

    Raises UserError naming file and line at the first line that is no line of facts.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield decode(line, f"{name}, line {number}")


def is_facts(line: bytes) -> bool:
    """Whether a first line is facts rather than an article: it begins with the format."""
    return _MARK.match(line) is not None


def schema() -> bytes:
    """The JSON Schema of one line, indented, with a line feed at the end."""
    return msgspec.json.format(_ENCODER.encode(msgspec.json.schema(Extract)), indent=2) + b"\n"
