"""What can be said: the ontology, its vocabularies and its shapes, as Turtle."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

NAMESPACE: Final = "https://w3id.org/duikou/ns#"
THINGS: Final = "https://w3id.org/duikou/id/"


def turtle(folder: str = "") -> Iterator[Traversable]:
    """The Turtle files of one folder in order of name: `""` for the modules of the ontology."""
    home = files(__name__) / folder if folder else files(__name__)
    yield from sorted((f for f in home.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
