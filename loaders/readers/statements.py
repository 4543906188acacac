"""What was said: each speech act of a turn with its speakers, for whom, to whom, and its themes."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.lexicon import PLACE, Hits, pattern, word_at, words
from loaders.mentions.pieces import CLAUSE_MARKS
from loaders.readers import themes
from loaders.readers.behalf import listed, represented
from loaders.readers.sentences import Sentence
from loaders.readers.speakers import COLLECTIVE, MEETING
from loaders.readers.turns import COMMITS, Act, acts
from loaders.text import Span

_LONG: Final = frozenset({"states", "stresses", "demands", "proposes", "introduces", "announces", "agrees"})
_ASKING: Final = frozenset({"requests", COMMITS})
_TOWARDS: Final = frozenset({"thanks", "welcomes", "greets", "congratulates", "praises"})
_MODALITIES: Final = {"requests": "wished", "demands": "wished", "proposes": "wished", COMMITS: "committed"}
_CONFIDENCE: Final = {"speech-turn": 0.85, "speech-meeting": 0.85, "speech-collective": 0.7}
_SURE: Final = 0.9


class Said(NamedTuple):
    """One speech act in repaired characters.

    `speakers` are names; the meeting itself speaks where there is neither a speaker nor a
    `collective` (as printed).  `behalf` is the stretch that names for whom, `addressee` to
    whom as printed.  `act`, `modality` and `themes` are notations, `event` an index, `rule`
    names the rule that read it and `confidence` (0 to 1) how far it is to be trusted.
    """

    speakers: tuple[str, ...]
    collective: str | None
    act: str
    behalf: Span | None
    addressee: str | None
    modality: str
    themes: tuple[str, ...]
    span: Span
    event: int | None
    rule: str

    @property
    def confidence(self) -> float:
        """How far such a reading is to be trusted."""
        return _CONFIDENCE.get(self.rule, _SURE)


def find(characters: str, speeches: Sequence[tuple[Sentence, int | None]], hits: Hits) -> Iterator[Said]:
    """The speech acts of all turns, in order; what follows an act up to the next belongs to it."""
    last: Said | None = None
    heard: tuple[Sentence, int | None] | None = None
    for sentence, event in speeches:
        before = last if heard is not None and _goes_on(heard, sentence, event) else None
        for said in _sentence(characters, sentence, event, before, hits):
            if last is not None and (before is None or said.span[0] != last.span[0]):
                yield last
            before = last = said
        heard = sentence, event
    if last is not None:
        yield last


def _goes_on(heard: tuple[Sentence, int | None], sentence: Sentence, event: int | None) -> bool:
    """Whether a sentence goes on with the turn that the one before it belongs to."""
    same = heard[0].speakers == sentence.speakers and heard[1] == event
    return same and heard[0].span[1] == sentence.span[0] == sentence.speech[0]


def _sentence(
    characters: str, sentence: Sentence, event: int | None, before: Said | None, hits: Hits
) -> Iterator[Said]:
    """The acts of a sentence; what stands before the first goes on with the act before."""
    found = acts(characters, sentence, hits)
    start = sentence.speech[0]
    head = found[0].start if found else sentence.speech[1]
    if before is not None and head > start:
        yield from _continued(characters, (start, head), before, hits)
    for act in found:
        yield _said(characters, act, sentence, event, hits)


def _continued(characters: str, span: Span, before: Said, hits: Hits) -> Iterator[Said]:
    """What follows an act without a verb of its own: the same act, or, with a theme, a statement."""
    named = themes.named(characters, span, hits)
    goes_on = before.act in _LONG or (before.act in _ASKING and not _starts_anew(characters, span[0], hits))
    if goes_on:
        joined = tuple(dict.fromkeys((*before.themes, *named)))
        whole = (before.span[0], span[1])
        modality = _modality(characters, before.act, whole, hits)
        yield before._replace(span=whole, themes=joined, modality=modality)
    elif named or _asks(characters, span[0]):
        modality = _modality(characters, "states", span, hits)
        rule = _rule("states", before.speakers, before.collective)
        bare = before._replace(act="states", behalf=None, addressee=None, span=span, themes=named)
        yield bare._replace(modality=modality, rule=rule)


def _starts_anew(characters: str, start: int, hits: Hits) -> bool:
    """Whether a sentence has a subject of its own, or says what must be done, rather than going on asking."""
    return hits.at(start, PLACE, "particles") is not None or _asks(characters, start)


def _said(characters: str, act: Act, sentence: Sentence, event: int | None, hits: Hits) -> Said:
    names = _names(sentence)
    collective = (act.subject or _group(characters, sentence)) if sentence.speakers == (COLLECTIVE,) else None
    span = _quoted_before(characters, act)
    represents = represented(characters, (sentence.span[0], act.verb[0]), hits)
    behalf = represents[1] if represents is not None else None
    return Said(
        names,
        collective,
        act.code,
        behalf,
        _addressee(characters, act, sentence, behalf, hits),
        _modality(characters, act.code, (act.verb[1], act.end), hits),
        themes.named(characters, span, hits),
        span,
        event,
        _rule(act.code, names, collective),
    )


def _names(sentence: Sentence) -> tuple[str, ...]:
    return tuple(n for n in sentence.speakers if n not in {MEETING, COLLECTIVE})


def _group(characters: str, sentence: Sentence) -> str:
    """The word for people without names that stands first in a sentence."""
    said = characters[slice(*sentence.span)]
    found = [w for w in words("particles", "collective", "unnamed") if w in said]
    return min(found, key=lambda w: (said.index(w), -len(w)), default=said[:0]) or said[:1]


def _quoted_before(characters: str, act: Act) -> Span:
    """An act with the quotation that it closes: “…”A强调."""
    rest = characters[act.verb[1] : act.end]
    if rest.strip("。!?,\n") or characters[act.start - 1 : act.start] != "”":
        return act.start, act.end
    opened = characters.rfind("“", 0, act.start)
    return max(opened, 0), act.end


def _rule(act: str, names: tuple[str, ...], collective: str | None) -> str:
    if collective is not None:
        return "speech-collective"
    if not names:
        return "speech-meeting"
    return f"speech-{act}" if act in {"thanks", *_ASKING} else "speech-turn"


def _addressee(characters: str, act: Act, sentence: Sentence, behalf: Span | None, hits: Hits) -> str | None:
    """To whom an act is addressed, as printed: behind 对 or 向 before the verb, or behind the verb.

    `behalf` names the bodies for whom it is done, which stand before whom it is done to.
    """
    places = [act.verb[1]] if act.code in _TOWARDS or act.code == "requests" else []
    if act.code in _TOWARDS:
        floor = behalf[1] if behalf is not None else sentence.speech[0]
        places = [*_towards(characters, floor, act.verb[0]), *places]
    for place in places:
        if found := listed(characters, place, sentence.span[1], hits):
            return characters[found[0].span[0] : found[-1].span[1]]
        if group := word_at(characters, place, "particles", "collective"):
            return group
    return None


def _towards(characters: str, floor: int, end: int) -> list[int]:
    """The places behind 对 and 向 before a verb: those of its own clause first."""
    clause = max((characters.rfind(m, floor, end) for m in CLAUSE_MARKS), default=-1)
    found = [sign.end() for sign in pattern("speech-signs", "towards").finditer(characters, floor, end)]
    return sorted(found, key=lambda place: place <= clause)


def _modality(characters: str, act: str, span: Span, hits: Hits) -> str:
    """Done, planned, wished for or promised: by the act, else by what its clauses say."""
    if act in _MODALITIES or act in _TOWARDS:
        return _MODALITIES.get(act, "done")
    must = pattern("speech-signs", "obligation").finditer(characters, *span)
    if any(m.start() == span[0] or characters[m.start() - 1] in CLAUSE_MARKS for m in must):
        return "wished"
    return "planned" if hits.has(*span, "modalities", "planned") else "done"


def _asks(characters: str, position: int) -> bool:
    return bool(word_at(characters, position, "speech-signs", "obligation"))
