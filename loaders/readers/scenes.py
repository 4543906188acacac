"""What one narrative stretch tells: which events take place in it, and who does what there.

The stretch is walked once from left to right.  People named since the last verb are the
subjects of the next one; a meeting or a ceremony behind the verb is its object.
"""

from collections.abc import Sequence
from typing import Final

from loaders.lexicon import Hits
from loaders.mentions.dates import DateMention
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.mentions.pieces import clause
from loaders.readers import sites
from loaders.readers.cited import heard_after, is_cited, is_of_all, takes_over, unnamed
from loaders.readers.context import Context
from loaders.readers.dating import is_of_old
from loaders.readers.destinations import RETINUE
from loaders.readers.happenings import SeenEvent, event_at, first_time_sign, is_recalled, took_place
from loaders.readers.seen import Scene, SeenRole, unplaced
from loaders.readers.stretch import Stretch
from loaders.readers.tokens import STAGED, TRIP, Token, tokens
from loaders.readers.told import GATHERINGS
from loaders.readers.venues import venue_at
from loaders.text import Span, beginning_in

_VERBAL: Final = frozenset({"talks", "symposium"})
_OBJECT_SIGNS: Final = frozenset("向对给为")
_LONGEST_SIGN: Final = 2
_WITNESS: Final = "见证"
_ESCORT_SIGNS: Final = frozenset("在由以")
_COMPANY_SIGNS: Final = frozenset("与同和")


def read(
    characters: str, span: Span, people: People, dates: Sequence[DateMention], hits: Hits, context: Context
) -> Scene:
    """The scene of one narrative stretch; that of a sentence amid a speech or of old times is empty."""
    told = beginning_in(dates, span)
    if span[0] == span[1] or is_of_old(told, span[0], context.year):
        return Scene(span, (), ())
    days = tuple(d for d in told if d.is_day or d.month is not None)
    plain = unnamed(characters, people.within(span))
    walk = _Walk(Stretch(plain, span, hits, context), people, days)
    for token in tokens(characters, span, people, days, hits, context):
        walk.step(token)
    walk.settle(None)
    walk.finish()
    seen = tuple(sites.find(plain, span, hits, context))
    return Scene(span, tuple(walk.events), tuple(walk.roles), seen, days, walk.at)


class _Walk:
    """The state of one walk; a class because every step reads and changes all of it."""

    def __init__(self, stretch: Stretch, people: People, dates: Sequence[DateMention]) -> None:
        self.characters, self.span, self.hits = stretch.characters, stretch.span, stretch.hits
        self._stretch, self._dates = stretch, dates
        self._first_sign = first_time_sign(self.characters, stretch.span)
        self.events: list[SeenEvent] = []
        self.roles: list[SeenRole] = []
        self._people = people
        self._subjects: list[Name] = []
        self._acted = True
        self._waiting: tuple[list[Name], str] | None = None
        self._guests_of: int | None = None
        self._date: DateMention | None = None
        self._present: list[Name] = []
        self._cited_end: int | None = None
        self.at: str | None = None
        self._verb_end = stretch.span[0]
        self._aside: list[Name] = []

    def step(self, token: Token) -> None:
        """Take one token."""
        getattr(self, f"_{token.kind}")(token)

    def settle(self, target: int | str | None) -> None:
        """Give the waiting verb its object, or none."""
        if self._waiting is not None:
            names, role = self._waiting
            self._assign(names, role, target if target is not None else self._nearest(role))
            self._waiting = None

    def finish(self) -> None:
        """Whoever is named with no verb that gives a role was there all the same."""
        given = {r.name for r in self.roles}
        there = len(self.events) - 1 if self.events else unplaced(self.span, self._people, self._present)
        self._assign([n for n in self._present if n.text not in given], "attendee", there)

    def _is_cited(self, left: int, end: int) -> bool:
        """Whether a person, or the list in which it stands, is only spoken of."""
        joined = self._cited_end is not None and left - self._cited_end <= 1
        cited = joined or is_cited(self.characters, self.span, left, end, self.hits)
        self._cited_end = end if cited else None
        return cited

    def _is_recalled(self, position: int) -> bool:
        """Whether what stands here is told as past, or as still to come."""
        return position > self._first_sign and is_recalled(self.characters, self.span, position, self.hits)

    def _nearest(self, role: str) -> int | str | None:
        """Without an object a verb belongs to the last event of the stretch; companions to the trip."""
        going = role in {"companion", "leader"}
        return TRIP if going else len(self.events) - 1 if self.events else self.at

    def _assign(self, names: Sequence[Name], role: str, target: int | str | None) -> None:
        for name in names:
            order, is_open = self._people.listed.get(name.span, (None, False))
            self.roles.append(SeenRole(name.text, role, target, name.span, order, is_open))

    def _person(self, token: Token) -> None:
        if (name := token.name) is None:
            return
        left = self._people.left(name)
        sign = self.characters[left - 1 : left]
        if (sign in _OBJECT_SIGNS and self._subjects) or self._is_cited(left, name.span[1]):
            return
        if self._guests_of is not None:
            self._assign([name], "attendee", self._guests_of)
        if self._waiting is not None and self._acted:
            self.settle(None)
        if self._begins(left, sign):
            self._aside = self._subjects if sign in _ESCORT_SIGNS and not self._acted else []
            self._subjects = []
        self._subjects.append(name)
        verb = min(name.span[1] + _LONGEST_SIGN, self.span[1])
        if not self._is_recalled(verb):
            self._present.append(name)
        self._acted = False
        if name.span in self._people.heads:
            self._assign([name], "leader", TRIP)
        title = self.hits.at(name.span[1], "titles")
        party = self.characters.startswith(RETINUE, title.end if title else name.span[1])
        if party and self._guests_of is None:  # A、B一行
            self._assign(self._subjects[:1], "leader", TRIP)

    def _begins(self, left: int, sign: str) -> bool:
        """Whether somebody named here is the first subject of what follows."""
        if sign in _ESCORT_SIGNS or not self._subjects:
            return True
        if self._acted:  # A率团抵达,与B座谈
            return sign not in _COMPANY_SIGNS
        return takes_over(self.characters[self._subjects[-1].span[1] : left])

    def _role(self, token: Token) -> None:
        noun = token.code in STAGED and self.characters[token.start - 1 : token.start] == "的"
        if noun or self._is_witnessed(token):  # 参加12日的会见, 见证两市签署协议
            self._event(token._replace(code=STAGED[token.code][0]))
            return
        self.settle(None)
        if token.code == "companion" and self.characters[token.end : token.end + 1] == "的":
            return  # 随行的部门负责人
        if self._is_recalled(token.start):
            self._acted = True
            return
        heard = heard_after(self._stretch, token.start) if token.code == "presenter" else None
        if heard is not None:
            presenting = [n for n in self._subjects if n.span[0] >= heard]
            self._assign(presenting, "presenter", self._nearest("presenter"))
            return
        if token.code in STAGED:
            self._stage(token, *STAGED[token.code])
        elif token.code == "leader":
            self._assign(self._subjects, "leader", TRIP)
        else:
            self._waiting, self._verb_end = (list(self._subjects), token.code), token.end
        self._acted = True
        if self._aside and self.hits.at(token.start, "particles") is not None:  # A在B陪同下考察
            self._subjects, self._aside, self._acted = self._aside, [], False

    def _is_witnessed(self, token: Token) -> bool:
        """Whether a signing is what the subjects of the clause only watch."""
        watching = self._waiting is not None and self.characters.endswith(_WITNESS, 0, self._verb_end)
        return token.code == "signatory" and watching

    def _stage(self, token: Token, kind: str, guests: bool) -> None:
        """A verb that is an event of its own: whoever 会见 somebody hosts an audience."""
        seen = self._happens(token, kind)
        if seen is None:
            return
        before = [d for d in self._dates if d.span[1] <= token.start]
        if len(self._subjects) == len(before) > 1 and self.hits.before(token.start, "particles") is not None:
            for name, day in zip(self._subjects, before, strict=True):  # A、B分别会见 on two days
                self.events.append(seen._replace(date=day))
                self._assign([name], token.code, len(self.events) - 1)
            return
        self.events.append(seen)
        index = len(self.events) - 1
        if not (self._acted and is_of_all(self._stretch, token.start)):  # 双方签署协议
            self._assign(self._subjects, token.code, index)
        self._guests_of = index if guests else None

    def _happens(self, token: Token, kind: str) -> SeenEvent | None:
        return event_at(self._stretch, token.start, token.end, kind, self._date or self._date_behind(token))

    def _date_behind(self, token: Token) -> DateMention | None:
        """A day between the name of a meeting and its verb: …座谈会4月29日在甲市召开."""
        here = clause(self.characters, token.start, self.span)
        return next((d for d in self._dates if token.start <= d.span[0] < here[1]), None)

    def _trip(self, token: Token) -> None:
        here = self.characters, self.span, token.start, token.end, self.hits
        if token.trip is None or not took_place(*here):
            return
        self.events.append(
            SeenEvent("visit", self.span, self._date, token.trip.destination, None, token.trip)
        )
        if self._subjects and not self._acted:
            self._assign(self._subjects, "attendee", len(self.events) - 1)
            self._acted = True

    def _event(self, token: Token) -> None:
        if token.code in {"visit", "site-visit"}:
            if self._waiting is not None:
                self.settle(TRIP)
            return
        seen = self._happens(token, token.code)
        if seen is None or (seen.weak and any(e.type in GATHERINGS for e in self.events)):
            return
        index = len(self.events)
        self.events.append(seen._replace(firm=True) if self._waiting is not None else seen)
        if self._waiting is not None:
            self.settle(index)
        elif not self._acted or (token.code in _VERBAL and not is_of_all(self._stretch, token.start)):
            self._assign(self._subjects, "attendee", index)
            self._acted = True

    def _anaphor(self, token: Token) -> None:
        if token.code in {"meeting", "venue"} and self.events and self.events[-1].venue is None:
            self.events[-1] = self.events[-1]._replace(venue=venue_at(self._stretch, token.start))
        if self._waiting is not None:
            self.settle(token.code)
        elif not self.events and "上" in self.characters[token.end - 1 : token.end + 1]:
            self.at = token.code

    def _day(self, token: Token) -> None:
        after = self.hits.at(token.end, "particles")
        if after is not None and after.code == "closed" and self.events:
            self.events[-1] = self.events[-1]._replace(last=token.date)
        else:
            self._date = token.date

    def _mark(self, token: Token) -> None:
        """A verb right before a mark has no object of its own."""
        self._guests_of = None
        complete = self._waiting is not None and self._verb_end == token.start
        if complete and (self.events or (self._waiting and self._waiting[1] == "companion")):
            self.settle(None)
