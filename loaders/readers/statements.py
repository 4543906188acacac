"""What was said: each speech act of a turn with its speakers, for whom, and the themes it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hit, Hits
from loaders.readers.sentences import COLLECTIVE, MEETING, Sentence
from loaders.text import Span

_GENERIC: Final = frozenset({"states"})
_LONGEST_BEHALF: Final = 70


@dataclass(frozen=True, slots=True)
class Said:
    """One speech act: who, which act (a notation of `speech-acts`), on whose behalf as printed, themes."""

    speakers: tuple[str, ...]
    collective: bool
    act: str
    behalf: Span | None
    themes: tuple[str, ...]
    span: Span
    event: int | None


def find(characters: str, speeches: Sequence[tuple[Sentence, int | None]], hits: Hits) -> Iterator[Said]:
    """The speech acts of all turns, in order; what follows an act up to the next belongs to it."""
    for sentence, event in speeches:
        span = sentence.speech
        acts = list(_acts(span, hits)) or [None]
        edges = [span[0], *(a.start for a in acts[1:] if a), span[1]]
        for act, start, end in zip(acts, edges, edges[1:], strict=False):
            names = tuple(n for n in sentence.speakers if n not in {MEETING, COLLECTIVE})
            yield Said(
                names,
                sentence.speakers == (COLLECTIVE,),
                act.code if act else "states",
                _behalf(characters, span, act) if act else None,
                _themes(start, end, hits),
                (start, end),
                event,
            )


def _acts(span: Span, hits: Hits) -> Iterator[Hit]:
    """The speech verbs of a stretch, each once; 表示 is none where it only carries 感谢."""
    reach, found = span[0], []
    for hit in hits.within(*span, "speech-acts"):
        if hit.start >= reach:
            reach = hit.end
            found.append(hit)
    special = [h for h in found if h.code not in _GENERIC]
    yield from special or found[:1]


def _behalf(characters: str, span: Span, act: Hit) -> Span | None:
    """For whom a speaker speaks: what stands between 代表 and the next 对, 向 or comma."""
    at = characters.find("代表", span[0], act.start)
    if at < 0 or characters[at + 2 : at + 3] in "团队大":
        return None
    start = at + 2
    stops = [p for sign in (",", "对", "向") if (p := characters.find(sign, start, min(act.start, start + _LONGEST_BEHALF))) > 0]
    return (start, min(stops)) if stops else None


def _themes(start: int, end: int, hits: Hits) -> tuple[str, ...]:
    return tuple(dict.fromkeys(h.code for h in hits.within(start, end, "themes")))
