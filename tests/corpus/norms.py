"""When two values are one: names, places, titles and codes as the gold readings compare them."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_TAILS: Final = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "地区", "省", "市")
_BODIES: Final = (("委员会", "委"), ("中国共产党", "中共"), ("中国人民政治协商会议", "政协"))


def plain(value: str | None) -> str:
    """A value as it is, None as an empty one."""
    return value or ""


def name(value: str | None) -> str:
    """A name without spaces, quotation marks and commas, with `·` for every dot."""
    bare = re.sub(r"[\s“”\"'‘’「」『』《》、,，。]", "", unicodedata.normalize("NFKC", value or ""))
    return re.sub("[•・‧]", "·", bare)


def organisation(value: str | None) -> str:
    """The name of a body with the usual short forms of 委员会, 中国共产党 and 政协."""
    short = name(value)
    for long, brief in _BODIES:
        short = short.replace(long, brief)
    return short


def title(value: str | None) -> str:
    """省领导 and 广东省领导 are the title 领导: the organisation carries the place."""
    return "领导" if name(value).endswith("领导") else name(value)


def code(value: str | None) -> str:
    """A notation without hyphens: `leading-group-meeting` is `leadinggroupmeeting`."""
    return re.sub(r"[-_\s]", "", value or "").lower()


def number(value: object) -> str:
    """A number to six digits; what is no number stays as it is."""
    try:
        return f"{float(str(value)):.6g}"
    except ValueError:
        return str(value)


def stem(value: str) -> str:
    """A place without its level, where two characters or more are left: 广东省 is 广东."""
    for tail in _TAILS:
        if value.endswith(tail) and len(value) - len(tail) >= 2:
            return value.removesuffix(tail)
    return value


def each(form: Callable[[str | None], str], value: object) -> list[str]:
    """The readings of a gold value, which is one string, a list of equally good ones, or None."""
    return [form(v) for v in value] if isinstance(value, list) else [form(str(value or ""))]


def places(value: object) -> list[str]:
    """The readings of a gold place: the full name or its stem, but 喀什市 is not 喀什地区."""
    full = each(name, value)
    return full + [stem(v) for v in full if stem(v) != v]
