"""A text keeps its places, also through an extract."""

from loaders.text import Text, plain, through


def test_a_text_of_the_source_itself_stays_as_it_is() -> None:
    text = Text("甲丙", (0, 2), (1, 3))
    assert through(text, *(plain("甲乙丙").starts, plain("甲乙丙").ends)) is text


def test_a_text_of_an_extract_is_aligned_to_the_source() -> None:
    extract = Text("甲乙丙丁", (3, 4, 11, 12), (4, 11, 12, 13))
    composed = through(Text("甲戊丁", (0, 1, 3), (1, 3, 4), 0.5), extract.starts, extract.ends)
    assert (list(composed.starts), list(composed.ends)) == ([3, 4, 12], [4, 12, 13])
    assert (composed.characters, composed.damage) == ("甲戊丁", 0.5)
