"""Write the readings of the characters of GBK, from pypinyin: `python scripts/build_pinyin.py`.

One line a toned syllable: the syllable, a space, the characters that may be read so.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "loaders" / "repair" / "pinyin.txt"


def characters() -> list[str]:
    """The Han characters that two bytes of GBK can write, in the order of their code points."""
    return [c for c in map(chr, range(0x4E00, 0xA000)) if len(c.encode("gbk", "ignore")) == 2]


def readings() -> dict[str, str]:
    """The characters of each toned syllable."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in characters():
        for reading in pinyin(character, style=Style.TONE, heteronym=True, errors="ignore"):
            for syllable in reading:
                found[syllable].append(character)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}


def main() -> None:
    """Write the table."""
    lines = [f"{syllable} {written}\n" for syllable, written in readings().items()]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
