"""Where the IRIs of the knowledge base lead to on this server, and how they are written in a line."""

from typing import Final
from urllib.parse import quote, urlencode

from ontology import NAMESPACE, THINGS

_SAFE: Final = "/:@!$&'()*+,;=-._~"


def href(iri: str) -> str | None:
    """The address of the page about an IRI; another's own address; None where it has none."""
    if iri.startswith(THINGS):
        return "/id/" + quote(iri.removeprefix(THINGS), safe=_SAFE)
    return iri if iri.startswith(("http://", "https://")) and not iri.startswith(NAMESPACE) else None


def address(path: str, **settings: str) -> str:
    """An address on this server with its parameters."""
    return f"{path}?{urlencode(settings)}" if settings else path
