"""The identifiers: every IRI of the knowledge base is minted here and nowhere else.

An IRI is a kind and the first 16 hexadecimal digits of the SHA-256 of the values that identify
the thing, joined by line feeds.  It comes from content alone: the same facts get the same IRIs
on every machine, and one more fact changes no other.  There are no blank nodes.
"""

from hashlib import sha256
from typing import Final

from ontology import NAMESPACE, THINGS

_GRAPHS: Final = "https://w3id.org/duikou/graph/"
ONTOLOGY: Final = _GRAPHS + "ontology"
VOCABULARIES: Final = _GRAPHS + "vocabularies"
PLACES: Final = _GRAPHS + "places"
IDENTITY: Final = _GRAPHS + "identity"
TEXTS: Final = _GRAPHS + "texts"
STORE: Final = _GRAPHS + "store"
INFERRED: Final = _GRAPHS + "inferred/"
DOCUMENTS: Final = THINGS + "document/"
"""What the IRI of every document, and so of every graph of facts, begins with."""


def term(name: str) -> str:
    """A class or property of the ontology: `term("Person")`."""
    return NAMESPACE + name


def inferred(rule: str) -> str:
    """The graph that holds what one rule infers."""
    return INFERRED + rule


def concept(scheme: str, notation: str) -> str:
    """A concept of a vocabulary by its notation: `concept("event-types", "visit")`."""
    return f"{THINGS}{scheme}/{notation}"


def short_digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()[:16]


def document(source: str, digest: str) -> str:
    """A document, and the graph of its facts: where it was read, and the digest of its text."""
    return _mint("document", source, digest)


def evidence(fact: str, document: str, start: int, end: int, rule: str) -> str:
    """One place in one document that says one fact, as one rule read it."""
    return _mint("evidence", fact, document, str(start), str(end), rule)


def person(name: str, jurisdiction: str) -> str:
    """A person by name and by the name of the territory of their highest post, `""` without one."""
    return _mint("person", name, jurisdiction)


def organisation(name: str) -> str:
    """A body by its full name."""
    return _mint("organisation", name)


def post(organisation: str, title: str) -> str:
    """A post: a title in a body."""
    return _mint("post", organisation, title)


def tenure(person: str, post: str) -> str:
    """A person in a post, whenever that was: no date takes part, so a date learned later changes nothing."""
    return _mint("tenure", person, post)


def sighting(document: str, tenure: str, status: str) -> str:
    """One document that shows a person in a post."""
    return _mint("sighting", document, tenure, status)


def event(document: str, local: str) -> str:
    """An event as one document tells of it."""
    return _mint("event", document, local)


def participation(event: str, person: str, role: str) -> str:
    """A person at an event in one role."""
    return _mint("participation", event, person, role)


def delegation(document: str, name: str, local: str) -> str:
    """A delegation as one document names it."""
    return _mint("delegation", document, name, local)


def division(name: str, code: str | None) -> str:
    """A territory by its code; by its name where the gazetteer does not know it."""
    return f"{THINGS}place/{code}" if code else _mint("place", name)


def site(place: str, name: str) -> str:
    """A site by its name in a place, `""` where the text gives none."""
    return _mint("site", place, name)


def stop(event: str, site: str) -> str:
    """A site as it was seen on one visit."""
    return _mint("stop", event, site)


def pairing(sponsor: str, recipient: str) -> str:
    """Who helps whom: the IRIs of both sides."""
    return _mint("pairing", sponsor, recipient)


def programme(name: str, sponsor: str) -> str:
    """A named programme of a sponsor, `""` where the text names none."""
    return _mint("programme", name, sponsor)


def contribution(document: str, index: int, measure: str, amount: str) -> str:
    """A figure of one document; `index` counts its figures from 0."""
    return _mint("contribution", document, str(index), measure, amount)


def statement(document: str, start: int, act: str, *speakers: str) -> str:
    """What somebody said in one document, by where it begins, the speech act and the speakers."""
    return _mint("statement", document, str(start), act, *speakers)


def date_inference(event: str, landmark: str) -> str:
    """Why an event is put in a year."""
    return _mint("date-inference", event, landmark)


def unread(document: str, start: int, end: int, kind: str) -> str:
    """Something in a document that no rule read."""
    return _mint("unread", document, str(start), str(end), kind)


def judgement(one: str, other: str, judge: str) -> str:
    """What one judge holds of two persons, in whatever order they are given."""
    return _mint("judgement", *sorted((one, other)), judge)


def inference(rule: str, subject: str, property: str, object: str) -> str:  # noqa: A002  RDF calls it so
    """Why a statement follows by a rule; the object in the syntax of N-Triples."""
    return _mint("inference", rule, subject, property, object)


def _mint(kind: str, *values: str) -> str:
    return f"{THINGS}{kind}/{short_digest(chr(10).join(values))}"
