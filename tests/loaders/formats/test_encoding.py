"""Bytes become text, or a clear reason why not."""

import pytest

from loaders.formats.encoding import UndecodableError, decode

SIMPLIFIED = "江源省代表团赴白山州考察,看望援派干部人才,并举行座谈会。"
TRADITIONAL = "江源省代表團赴白山州考察,看望援派幹部人才,並舉行座談會。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        ("\ufeff" + SIMPLIFIED, "utf-8"),
        ("Assistance to Baishan — café", "utf-8"),
        ("座谈会", "gb18030"),
    ],
)
def test_text_is_read_in_the_encoding_that_fits(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_tried_first() -> None:
    assert decode("座談".encode("big5"), "Big5") == "座談"
    assert decode(SIMPLIFIED.encode("gb18030"), "no-such-encoding") == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("gb18030"), "big5") == SIMPLIFIED


def test_utf8_goes_before_what_is_declared() -> None:
    assert decode(SIMPLIFIED.encode(), "gb2312") == SIMPLIFIED


def test_broken_utf8_is_not_taken_for_another_encoding() -> None:
    data = SIMPLIFIED.encode()
    with pytest.raises(UndecodableError, match=f"byte {len(data)} is no valid UTF-8"):
        decode(data + b"\xff" + data)
