"""Proof: every quotation of an extract stands in the source where the extract says it does."""

from collections.abc import Iterator
from hashlib import sha256

from loaders import iris
from loaders.errors import UserError
from loaders.facts import Evidence, Extract, Fact


def prove(extract: Extract, text: str) -> None:
    """Holds every piece of evidence against the source text as it was given.

    Raises UserError, naming the source and the first place that is wrong, where the text is
    not the one that was read or does not say what is quoted there.
    """
    source = extract.document.source
    if extract.document.digest != sha256(text.encode()).hexdigest():
        raise UserError(f"{source}: the text is not the one these facts were read from; extract it again")
    for fact in facts(extract):
        for place in fact.evidence:
            if not _quoted(place, text):
                raise UserError(
                    f"{source}: {type(fact).__name__.lower()} (rule {fact.rule}): the characters "
                    f"{place.start} to {place.end} are not the ones that were quoted; extract it again"
                )


def facts(extract: Extract) -> Iterator[Fact]:
    """Every fact of a document that carries evidence of its own, the posts of persons included."""
    for person in extract.people:
        yield person
        yield from person.posts
    yield from (*extract.events, *extract.years, *extract.participations, *extract.delegations)
    yield from (*extract.stops, *extract.pairings, *extract.programmes)
    yield from (*extract.contributions, *extract.statements)


def _quoted(place: Evidence, text: str) -> bool:
    inside = 0 <= place.start < place.end <= len(text)
    return inside and iris.short_digest(text[place.start : place.end]) == place.digest
