"""From printed dates to days: what the page, the text before and dated landmarks add to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from loaders.lexicon import concepts
from loaders.mentions.dates import DateMention
from loaders.readers.landmarks import Landmark

_FARTHEST: Final = timedelta(days=60)


class Dating(NamedTuple):
    """First and last day as ISO dates, and the notations of `date-bases` that they rest on."""

    start: str
    end: str
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document gives to date its events with.

    `published` is the page's day; `dateline` the filing day as (month, day); `landmark` the
    one year on which all exact landmarks agree.
    """

    published: date | None
    dateline: tuple[int, int] | None
    landmark: Landmark | None

    @property
    def year(self) -> int | None:
        """The year of the text: the page's, else the landmark's."""
        if self.published is not None:
            return self.published.year
        return self.landmark.year if self.landmark is not None else None


def calendar(published: str | None, dateline: str | None, found: Iterable[Landmark]) -> Calendar:
    """The calendar of a document; landmarks that disagree with one another count for nothing.

    `published` is an ISO date, `dateline` a month and day (`07-19`).
    """
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    filed = (int(dateline[:2]), int(dateline[3:])) if dateline and len(dateline) == 5 else None
    marks = tuple(found)
    return Calendar(day, filed, marks[0] if len({mark.year for mark in marks}) == 1 else None)


def resolve(mention: DateMention, calendar: Calendar, before: Dating | None) -> Dating | None:
    """The days that a printed date means; None where its year or month stays open.

    `before` is the dating of the event told of before: a bare day takes its month.
    """
    if mention.relative is not None:
        return _relative(mention.relative, calendar, before)
    if mention.day is None:
        return _month(mention, calendar)
    month = mention.month or _month_before(mention)
    if month is None:
        return _day_alone(mention, calendar, before)
    if mention.year is not None:
        return _days(mention.year, mention, month, ("full-date",))
    if mention.this_year and calendar.published is not None:
        return _days(calendar.published.year, mention, month, ("body-date", "page-date"))
    year, basis = _year(month, mention.day, calendar, before)
    return _days(year, mention, month, ("body-date", basis)) if year is not None else None


def is_of_old(dates: Sequence[DateMention], start: int, year: int | None) -> bool:
    """Whether a stretch begins with a year before that of the text, and tells no month: 2014年春天,…"""
    if not dates or dates[0].span[0] > start or dates[0].year is None or year is None:
        return False
    return dates[0].year < year and not any(d.month is not None or d.is_day for d in dates)


def _month_before(mention: DateMention) -> int | None:
    """The month of the first day in a range that names only the last one's: 28日至4月2日."""
    if mention.last_month is None or mention.day is None:
        return None
    return (mention.last_month - (mention.day > (mention.last_day or 0))) or 12


def _month(mention: DateMention, calendar: Calendar) -> Dating | None:
    """A month without a day, as exact as it is printed; its year is the page's where it has none."""
    if mention.month is None:
        return None
    year = mention.year
    if year is None and calendar.published is not None:
        year = calendar.published.year - (mention.month > calendar.published.month)
    month = f"{year}-{mention.month:02}"
    return Dating(month, month, ("body-date", "page-date")) if year is not None else None


def _year(month: int, day: int, calendar: Calendar, before: Dating | None) -> tuple[int | None, str]:
    if before is not None:
        return int(before.start[:4]), "previous-date"
    if calendar.published is not None:
        for year in (calendar.published.year, calendar.published.year - 1):
            distance = calendar.published - _safe(year, month, day)
            if timedelta(days=-1) <= distance:
                agreed = calendar.landmark is not None and calendar.landmark.year == year
                return (year, "page-date") if distance <= _FARTHEST or agreed else (None, "")
    if calendar.landmark is not None:
        return calendar.landmark.year, "landmark"
    return None, ""


def _safe(year: int, month: int, day: int) -> date:
    """The day, or the last of its month where the printed day does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day_alone(mention: DateMention, calendar: Calendar, before: Dating | None) -> Dating | None:
    """A bare day belongs to the month of the date before it, else to that of the page."""
    day = mention.day or 0
    if mention.months_ago:
        return _last_month(mention, calendar)
    if before is not None and len(before.start) == 10:
        year, month = int(before.start[:4]), int(before.start[5:7])
        return _days(year, mention, month, ("body-date", "previous-date"))
    filed = _filed(calendar)
    base, basis = (filed, "dateline") if filed is not None else (calendar.published, "page-date")
    if base is None:
        return None
    first = base.replace(day=1)
    if day > base.day:
        first = (first - timedelta(days=1)).replace(day=1)
    return _days(first.year, mention, first.month, ("body-date", basis))


def _last_month(mention: DateMention, calendar: Calendar) -> Dating | None:
    """A day of the month before that of the page."""
    if calendar.published is None:
        return None
    month = calendar.published.replace(day=1) - timedelta(days=1)
    return _days(month.year, mention, month.month, ("relative", "page-date"))


def _days(year: int, mention: DateMention, month: int, bases: tuple[str, ...]) -> Dating | None:
    last_month = mention.last_month or month
    last_year = year + 1 if last_month < month else year
    try:
        start = date(year, month, mention.day or 1)
        end = date(last_year, last_month, mention.last_day or mention.day or 1)
    except ValueError:
        return None
    return Dating(start.isoformat(), end.isoformat(), bases) if start <= end else None


def _relative(notation: str, calendar: Calendar, before: Dating | None) -> Dating | None:
    concept = concepts("relative-dates")[notation]
    filed = _filed(calendar)
    base = filed or calendar.published
    if concept.value("base") == "previous":
        base = date.fromisoformat(before.end) if before is not None and len(before.end) == 10 else None
    days = concept.value("days")
    if base is None or days is None:
        return None
    day = (base + timedelta(days=int(days))).isoformat()
    page = "dateline" if filed is not None else "page-date"
    return Dating(day, day, ("relative", page if concept.value("base") == "page" else "previous-date"))


def _filed(calendar: Calendar) -> date | None:
    """The day on which the report was filed, by its dateline and the year of the page."""
    if calendar.dateline is None or calendar.published is None:
        return None
    filed = _safe(calendar.published.year, *calendar.dateline)
    late = filed > calendar.published
    return _safe(calendar.published.year - 1, *calendar.dateline) if late else filed
