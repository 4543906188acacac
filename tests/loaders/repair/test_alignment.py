from loaders.repair import repair
from loaders.repair.alignment import Edit, apply, draft, finish


def test_spans_become_lines_unless_they_touch() -> None:
    text = repair("甲乙--丙丁戊", [(0, 2), (4, 6), (6, 7)])

    assert (text.characters, list(text.starts), list(text.ends)) == (
        "甲乙\n丙丁戊",
        [0, 1, 2, 4, 5, 6],
        [1, 2, 4, 5, 6, 7],
    )


def test_edits_keep_the_places_of_the_source() -> None:
    twice = apply(apply(draft("abcdef", None), [Edit(1, 3, "x")]), [Edit(0, 2, "yz"), Edit(4, 5)], damaged=1)
    text = finish(twice)

    assert (text.characters, list(text.starts), list(text.ends)) == ("yzde", [0, 1, 3, 4], [1, 3, 4, 5])
    assert text.damage == 0.25


def test_replacement_characters_of_the_source_are_one_loss_a_stretch() -> None:
    text = repair("甲\ufffd\ufffd乙")

    assert (text.characters, text.lost, text.source((1, 2))) == ("甲\ufffd乙", ((1, 2),), (1, 3))
