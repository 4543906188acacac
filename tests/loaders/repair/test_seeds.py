import re
from pathlib import Path

import pytest

from loaders.repair import repair

SEEDS = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))
PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)|\?")


@pytest.mark.skipif(not SEEDS, reason="the source articles are not part of the repository")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_no_damage_is_left_in_a_source_article(seed: Path) -> None:
    source = seed.read_bytes().decode()
    text = repair(source)

    assert PINYIN.search(text.characters) is None
    assert len(text.lost) <= 1
    assert all(
        source[a:b] == c
        for a, b, c in zip(text.starts, text.ends, text.characters, strict=True)
        if c in "、。“”"
    )
