"""The short names and the kinds of divisions, from their full names and the curated tables."""

from collections import defaultdict
from collections.abc import Callable

from places_history import Unit, Version, level_of

LONG_ENDINGS = ("自治县", "自治旗", "自治州", "行政区", "矿区", "新区", "林区", "特区", "地区")
ENDINGS = ("省", "市", "盟", "县", "旗", "区")
PARTS_OF_A_BANNER = ("前", "后", "中", "左", "右", "翼", "联合")
COMMON = {"自治县": "县", "自治旗": "旗", "自治州": "州"}


class Names:
    """What a text may call a division beside its full name."""

    def __init__(self, table: Callable[[str], list[dict[str, str]]], units: list[Unit]) -> None:
        self._peoples = sorted((row["name"] for row in table("peoples")), key=len, reverse=True)
        self._given: dict[str, list[str]] = defaultdict(list)
        self._letters: dict[str, list[str]] = defaultdict(list)
        for row in [*table("provinces"), *table("short_names")]:
            self._given[row["code"]] += row["short"].split()
        for row in [*table("provinces"), *table("city_abbreviations")]:
            self._letters[row["code"]] += row["abbreviations"].split()
        self._no_stem = {row["code"] for row in table("no_stem")}
        self._full = {unit.versions[0].name for unit in units}

    def short(self, unit: Unit) -> list[str]:
        """The short forms of a unit's latest name, the stem first."""
        name, code = unit.versions[0].name, unit.code
        rule = [] if level_of(unit.versions[0].code) == 1 else self._by_rule(name, code)
        return list(dict.fromkeys([*rule, *self._given[code]]))

    def former(self, unit: Unit, version: Version) -> list[str]:
        """The short forms of an older name that those of today do not hold already."""
        known = {*self.short(unit), unit.versions[0].name}
        return [form for form in self._by_rule(version.name, unit.code) if form not in known]

    def abbreviations(self, code: str) -> list[str]:
        """One-character forms."""
        return self._letters[code]

    def kind(self, code: str, name: str) -> str:
        """The kind of unit that a name shows at its level."""
        for ending in ("自治区", "特别行政区", *LONG_ENDINGS[:4], "林区", "特区", "地区"):
            if name.endswith(ending):
                return ending
        if name.endswith("市"):
            return {1: "直辖市", 2: "地级市", 3: "县级市"}[level_of(code)]
        return "市辖区" if name.endswith("区") else name[-1]

    def _by_rule(self, name: str, code: str) -> list[str]:
        ending = next((e for e in (*LONG_ENDINGS, *ENDINGS) if name.endswith(e)), "")
        stem = self._without_peoples(name.removesuffix(ending)) if ending else ""
        forms = [stem] if code not in self._no_stem and not stem.endswith(PARTS_OF_A_BANNER) else []
        if ending in COMMON:
            forms.append(stem + COMMON[ending])
        return [form for form in forms if len(form) > 1 and form != name and stem]

    def _without_peoples(self, stem: str) -> str:
        shorter = next((stem.removesuffix(p) for p in self._peoples if stem.endswith(p)), stem)
        return stem if shorter == stem else self._without_peoples(shorter)
