"""Pinyin put in between the bytes of a text, as `damage.byte_shift` does it, fast enough for the corpus.

The page looks for the two GBK bytes of each traditional character in the order of their values,
also across the border of two other characters, and puts the pinyin behind them.
"""

from functools import cache

from tests.loaders.repair import damage


def torn(text: str) -> str:
    """The text with pinyin behind every pair of bytes that is a traditional character."""
    return damage.HAN.sub(lambda run: _torn(run[0].encode("gbk", "ignore")), text)


def _torn(stream: bytes) -> str:
    """A run of Han characters.  A pair whose first byte ends an annotated pair is no longer together."""
    pairs = sorted((stream[at : at + 2], at) for at in range(len(stream) - 1))
    behind: dict[int, bytes] = {}
    for pair, at in pairs:
        if at + 1 not in behind and (note := _note(pair)):
            behind[at + 2] = note
    return damage.decoded(
        b"".join(behind.get(at, b"") + stream[at : at + 1] for at in range(len(stream) + 1))
    )


@cache
def _note(pair: bytes) -> bytes:
    character = pair.decode("gbk", "ignore") if pair[0] >= 0x81 and 0x40 <= pair[1] < 0xFF else ""
    if len(character) != 1 or not damage.HAN.fullmatch(character) or damage.converted(character) == character:
        return b""
    return f"({damage.reading(character)})".encode("gbk", "ignore")
