"""Officials as facts, with their posts."""

from collections.abc import Iterator

from loaders.assembly.draft import Draft
from loaders.facts import Person, Post
from loaders.readers.posts import FullPost
from loaders.text import Span


def people(draft: Draft) -> Iterator[Person]:
    """Everybody who takes part, and everybody with a post who is only cited."""
    first: dict[str, Span] = {}
    for occurrence in draft.reading.people.occurrences:
        first.setdefault(occurrence.text, occurrence.span)
    attending = {p.name for p in draft.reading.story.parts}
    for name, key in draft.people.items():
        evidence = draft.quotes(first[name])
        held = draft.posts.get(name, ())
        yield Person(
            evidence=evidence,
            rule="post-chain" if held else "actor",
            confidence=draft.quotes.trust(0.95 if held else 0.7),
            id=key,
            name=name,
            printed=draft.quotes.source[evidence[0].start : evidence[0].end],
            cited=name not in attending,
            posts=tuple(_post(draft, post, span) for post, span in held),
        )


def _post(draft: Draft, post: FullPost, span: Span) -> Post:
    return Post(
        evidence=draft.quotes(span),
        rule="shared-post-list" if post.printed.concept == "leader" else "post-chain",
        confidence=draft.quotes.trust(0.9),
        organisation=post.organisation,
        title=post.title,
        status=post.printed.status,
    )
