"""What was said, as statements of those who said it."""

from collections.abc import Iterator

from loaders.assembly.draft import Draft, event_id
from loaders.facts import Organisation, Statement
from loaders.readers import statements as statement_reader
from loaders.readers.behalf import behalf
from loaders.readers.statements import Said


def statements(draft: Draft) -> Iterator[Statement]:
    """The speech acts of all turns, in order; who speaks without being told of otherwise is no official."""
    reading = draft.reading
    for said in statement_reader.find(reading.characters, reading.story.speeches, reading.hits):
        speakers = tuple(draft.people[name] for name in said.speakers if name in draft.people)
        if said.speakers and not speakers:
            continue
        yield Statement(
            evidence=draft.quotes(said.span),
            rule=said.rule,
            confidence=draft.quotes.trust(said.confidence),
            event=event_id(said.event) if said.event is not None else None,
            act=said.act,
            speakers=speakers,
            collective=said.collective,
            behalf=_behalf(draft, said),
            addressee=said.addressee,
            modality=said.modality,
            themes=said.themes,
        )


def _behalf(draft: Draft, said: Said) -> tuple[Organisation, ...]:
    """For whom it was said: a bare 省委 is first the speaker's own."""
    if said.behalf is None:
        return ()
    near = tuple(
        post.code for name in said.speakers for post, _ in draft.posts.get(name, ()) if post.code is not None
    )
    return behalf(draft.reading.characters, said.behalf, draft.reading.hits, draft.reading.context, near)
