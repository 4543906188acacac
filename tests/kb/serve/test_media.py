"""What a client would rather have."""

import pytest

from kb.serve.media import preferred

OFFERS = ("text/turtle", "text/html", "application/json")


@pytest.mark.parametrize(
    ("accept", "offer"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML;q=0.5, application/json; q=0.6", "application/json"),
        ("text/*, application/json", "text/turtle"),
        ("text/turtle;q=0, text/*;q=0.2", "text/html"),
        ("*/*;q=0.1, application/json;q=0", "text/turtle"),
        ("application/json;charset=utf-8;q=0.9, text/html;q=0.8", "application/json"),
        ("text/html;q=none, application/json;q=0.1", "application/json"),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_most_exact_range_decides_and_the_earlier_offer_wins(accept: str, offer: str | None) -> None:
    assert preferred(accept, OFFERS) == offer
