"""Bodies and people in a list as speakers print it (甲省委、省政府和各族人民), and their full names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.facts import Organisation
from loaders.lexicon import PLACE, Hit, Hits, concepts, pattern, word_at, words
from loaders.readers.context import Context, designated
from loaders.readers.home import OWN_OR_WHOLE
from loaders.text import Span

_LINKS: Final = ("以及", "、", "和", "及", "与", "暨")
_COUNT: Final = re.compile(r"\d[\d.]*[多余]?[万亿]?[多余]?")
_STEPS: Final = 5


class Body(NamedTuple):
    """One item of such a list: the body or people of a territory.

    `places` are its place names from the widest to the narrowest, `sign` a bare sign of its
    level (省, 地), `kind` a notation of `organisation-kinds`, None for people or a territory.
    """

    span: Span
    places: tuple[Hit, ...] = ()
    sign: str | None = None
    kind: str | None = None


def listed(characters: str, start: int, limit: int, hits: Hits) -> tuple[Body, ...]:
    """The bodies, territories and people that are listed from `start` on; empty where none stand there."""
    found: list[Body] = []
    position = start
    while (body := _body(characters, position, limit, hits)) is not None:
        found.append(body)
        link = next((s for s in _LINKS if characters.startswith(s, body.span[1])), "")
        position = body.span[1] + len(link)
        if not link and (body.kind is None or not word_at(characters, position, "designators")):
            break  # 县委县政府 needs no link
    return tuple(found)


def represented(characters: str, span: Span, hits: Hits) -> tuple[int, Span] | None:
    """Where 代表 stands in a span as a verb, and the list of those for whom; None where it does not.

    代表团 and 人大代表 are no verb: no body, place or people follows.
    """
    for sign in pattern("speech-signs", "on-behalf").finditer(characters, *span):
        if found := listed(characters, sign.end(), span[1], hits):
            return sign.start(), (found[0].span[0], found[-1].span[1])
    return None


def behalf(
    characters: str, span: Span, hits: Hits, context: Context, near: Sequence[str] = ()
) -> tuple[Organisation, ...]:
    """The organisations for which somebody speaks, in full, each once.

    `span` begins behind 代表; `near` are the codes of the territories of the speaker's own
    posts, the closest first: they tell whose 省委 is meant.  People count only where no body
    is named: then the territory itself is the organisation.
    """
    found: list[tuple[Body, str]] = []
    before: tuple[str, ...] = ()
    for body in listed(characters, *span, hits):
        code = _code(body, context, (*before, *near))
        if code is not None:
            before = (code,)
            found.append((body, code))
    bodies = [(b, c) for b, c in found if b.kind is not None or c == "xpcc"]
    return tuple(dict.fromkeys(_organisation(characters, b, c, context) for b, c in bodies or found[:1]))


def _body(characters: str, start: int, limit: int, hits: Hits) -> Body | None:
    """The item that begins at `start`, None where nothing there is a body, a place or people."""
    places: list[Hit] = []
    position = start
    while (hit := hits.at(position, PLACE)) is not None and hit.end <= limit:
        places.append(hit)
        position = hit.end
    sign = word_at(characters, position, "designators")
    kind, end = _kind(characters, position + len(sign), hits)
    if kind is None and sign:
        kind, end = _kind(characters, position, hits)
        sign = "" if kind is not None else sign
    if kind is not None and end <= limit:
        return Body((start, end), tuple(places), sign or None, kind)
    end = _people(characters, position)
    if places or end > position:
        return Body((start, min(end, limit)), tuple(places), _sign_of(characters[position:end]))
    return None


def _kind(characters: str, position: int, hits: Hits) -> tuple[str | None, int]:
    hit = hits.at(position, "organisation-kinds")
    if hit is not None and hit.end - hit.start > 1:
        return hit.code, hit.end
    if characters[position : position + 1] == "委" and characters[position + 1 : position + 2] != "员":
        part = hits.at(position + 1, "organisation-kinds")
        inner = part is not None and part.code == "party-department"
        return (part.code, part.end) if part is not None and inner else ("party-committee", position + 1)
    return None, position


def _people(characters: str, position: int) -> int:
    """Where the people end that begin here: 全区250万各族群众; `position` where none do."""
    end = position
    for _ in range(_STEPS):
        people = max(
            word_at(characters, end, "speech-signs", "people"),
            word_at(characters, end, "particles", "dispatched"),
            key=len,
        )
        manner = word_at(characters, end, "speech-signs", "generality")
        if len(people) > len(manner):
            return end + len(people)
        step = manner or ((count := _COUNT.match(characters, end)) and count.group())
        if not step:
            break
        end += len(step)
    return position


def _sign_of(people: str) -> str | None:
    """The sign of a level in 全县24万人民, None where there is none."""
    return next((s for size in (4, 3, 2) if (s := people[:size]) in words("designators")), None)


def _code(body: Body, context: Context, near: Sequence[str]) -> str | None:
    """The territory of a body: printed, or meant by a sign of its level, or that of the one before."""
    codes = [c for hit in body.places if (c := context.code(hit)) is not None]
    if codes:
        division = next((c for c in codes if c.startswith("xpcc-")), codes[-1])
        return (designated(body.sign, context, (division,)) or division) if body.sign else division
    if body.sign is None:
        return next(iter((*near, *context.home)), None)
    meant = (designated(sign, context, near) for sign in _readings(body))
    return next((c for c in meant if c is not None), None)


def _readings(body: Body) -> Iterator[str]:
    """What a bare sign may stand for: 区 is an autonomous region before 党委, else a district first."""
    sign = (body.sign or "").lstrip("".join(OWN_OR_WHOLE))
    district, region = (concepts("designators")[n].words[0] for n in ("district", "autonomous-region"))
    if sign != district:
        yield sign
    elif body.kind == "party-committee" and body.span[1] - body.span[0] > len(body.sign or "") + 1:
        yield from (region, district)
    else:
        yield from (district, region)


def _organisation(characters: str, body: Body, code: str, context: Context) -> Organisation:
    """The full name of a body: by the template of its kind, else as printed with its territory in full."""
    place = context.place(code)
    if body.kind is None:
        return Organisation(place.name, "xpcc" if code == "xpcc" else "territory", place)
    template = concepts("organisation-kinds")[body.kind].value("nameTemplate")
    printed = characters[slice(*body.span)]
    word = printed
    for hit in body.places:
        word = word.removeprefix(hit.code)
    word = word.removeprefix(body.sign or "")
    if template is not None:
        return Organisation(template.format(place=place.name, word=word.removeprefix("委")), body.kind, place)
    return Organisation(place.name + word, body.kind, place)
