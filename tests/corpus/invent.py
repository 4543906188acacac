"""Texts told of other people, places and figures: the same story, so the same facts but for these.

Each function gives the new text with the changes that its facts must show, and takes its
choices from the random numbers handed in.  Where nothing can safely be changed, the changes
are empty and the text is the old one.
"""

import re
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from loaders import gazetteer
from tests.corpus.gold import Case
from tests.loaders.repair import damage

Changes = dict[str, str]
"""What stands in the old facts, and what must stand in the new ones in its place."""

_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗"
    "俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛狄米"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "柯管卢莫房解应宗丁宣邓郁单杭洪包左石崔吉龚程嵇邢裴陆荣翁甘厉祖武符刘景詹龙叶白蒲卓池乔闻党翟谭申冉温庄晏柴"
)
_COMPOUNDS: Final = ("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "慕容", "端木", "公孙", "令狐", "钟离")
_COMMON: Final = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_FIRST: Final = "怀景若承砚知季叔慕"
_LAST: Final = "舟川岳然远帆霖澜骞"
_TIBETAN: Final = (
    "多吉", "次仁", "平措", "旺堆", "罗布", "顿珠", "卓嘎",
    "曲珍", "央金", "格桑", "坚赞", "旦增", "边巴", "洛桑",
)  # fmt: skip
_DOTTED: Final = (
    "艾尼瓦尔", "阿布都热合曼", "吐尔逊江", "库尔班", "热依木", "玉苏甫",
    "帕尔哈提", "木合塔尔", "叶尔肯", "古丽巴哈尔", "赛里克", "巴合提",
)  # fmt: skip


def renamed(case: Case, numbers: Random) -> tuple[str, Changes]:
    """The text with its people under other names of the same kind."""
    changes: Changes = {}
    text = case.text
    for name in sorted(_people(case), key=lambda name: (-len(name), name)):
        if any(name in other or other in name for other in changes) or name in gazetteer.names():
            continue
        printed = name if name in text else damage.traditional(name)
        other = _other(name, numbers, case.text, set(changes.values()))
        if printed in text and other:
            text, changes[name] = text.replace(printed, other), other
    return text, changes


def moved(case: Case, numbers: Random) -> tuple[str, Changes]:
    """The text with each county in the place of another one of its prefecture."""
    changes: Changes = {}
    text = case.text
    for name in sorted(_counties()):
        if not _alone(name, case.text):
            continue
        near = [n for n in sorted(_counties()) if _beside(n, name) and n[:-1] not in text + case.text]
        if near:
            other = numbers.choice(near)
            text, changes[name] = text.replace(name, other), other
    return text, changes


def recounted(case: Case, numbers: Random) -> tuple[str, tuple[Decimal, Decimal] | None]:
    """The text with one figure in the place of another; the old amount and the one it must become."""
    found = [m for m in _FIGURE.finditer(case.text) if case.text.count(m[1]) == 1]
    if not found:
        return case.text, None
    match = numbers.choice(found)
    digits = "".join(d if d == "." else str(numbers.randint(1, 9)) for d in match[1])
    scale = Decimal({"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}.get(match[2], 1))
    return case.text[: match.start(1)] + digits + case.text[match.end(1) :], (
        Decimal(match[1]) * scale,
        Decimal(digits) * scale,
    )


_FIGURE: Final = re.compile(r"(?<![\d.])(\d{2,4}(?:\.\d{1,2})?)([万亿億萬]?)(?:余|多)?(?=[元名个])")


def _people(case: Case) -> set[str]:
    """Who takes part by the gold; real leaders, who are only cited, are left alone."""
    named = {row[0] for kind in ("people", "posts") for row in case.wanted.get(kind, ())}
    return named | {row[1] for row in case.wanted.get("participation", ())}


def _other(name: str, numbers: Random, text: str, taken: set[str]) -> str | None:
    """An invented name of the same kind and length that means nothing else; None for a kind of its own."""
    for _ in range(30):
        other = _invented(name, numbers)
        if other is None:
            return None
        free = other not in taken and other not in text and damage.traditional(other) not in text
        if free and not any(place in other for place in gazetteer.names()):
            return other
    return None


def _invented(name: str, numbers: Random) -> str | None:
    pick = numbers.choice
    if "·" in name:
        return "·".join(numbers.sample(_DOTTED, name.count("·") + 1))
    if name[:2] in _COMPOUNDS and len(name) in (3, 4):
        return pick(_COMPOUNDS) + (pick(_FIRST) if len(name) == 4 else "") + pick(_LAST)
    if len(name) in (2, 4) and any(part in name for part in _TIBETAN):
        return "".join(numbers.sample(_TIBETAN, len(name) // 2))
    if len(name) in (2, 3) and name[0] in _SURNAMES:
        return pick(_COMMON) + (pick(_FIRST) if len(name) == 3 else "") + pick(_LAST)
    return None


def _alone(name: str, text: str) -> bool:
    """Whether a place stands in a text by its full name only, and in no longer name."""
    longer = (other for other in gazetteer.names() if name in other and other != name)
    return name in text and text.count(name[:-1]) == text.count(name) and not any(o in text for o in longer)


@cache
def _counties() -> frozenset[str]:
    """Names of counties that never changed and are borne by nothing else."""
    return frozenset(
        d.name
        for d in gazetteer.divisions().values()
        if d.level == "county" and d.name[-1] == "县" and len(d.name) in (3, 4) and len(d.versions) <= 1
        if not d.valid_until and gazetteer.names().get(d.name) == (d.code,)
    )


def _beside(name: str, other: str) -> bool:
    codes = (gazetteer.names()[n][0] for n in (name, other))
    return name != other and len({gazetteer.lineage(code)[1] for code in codes}) == 1
