"""The forms in which a page may give a text: converted, damaged, wrapped.  Text in, text out."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from tests.corpus.torn import torn
from tests.loaders.repair import damage

Form = Callable[[str], str]

_MENU: Final = ("首页", "要闻", "政务公开", "政民互动", "专题专栏", "网上办事")
_FOOT: Final = ("网站地图", "联系我们", "隐私声明")


def clean(text: str) -> str:
    """The text as it is."""
    return text


def taiwan(text: str) -> str:
    """The text in the script and with the words of Taiwan."""
    return damage.traditional(damage.taiwan_vocabulary(text), "s2tw")


def pinyin(text: str) -> str:
    """The text in traditional script with pinyin behind its characters."""
    return damage.inject_pinyin(damage.traditional(text))


def byteshift(text: str) -> str:
    """The text in traditional script with pinyin put in between its bytes."""
    return torn(damage.traditional(text))


def html(text: str) -> str:
    """The source of a web page with the text in the middle, a line a paragraph."""
    body = "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n") if line.strip())
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">'
        "<style>p { margin: 0 }</style></head><body>\n"
        f'<div class="nav"><ul>{_links(_MENU)}</ul></div>\n'
        f'<div class="article"><div class="content">\n{body}\n</div></div>\n'
        f'<div class="footer"><ul>{_links(_FOOT)}</ul></div>\n</body></html>\n'
    )


def _links(words: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/{n}/">{word}</a></li>' for n, word in enumerate(words))


FORMS: Final[Mapping[str, Form]] = {
    "clean": clean,
    "traditional": damage.traditional,
    "taiwan": taiwan,
    "pinyin": pinyin,
    "byteshift": byteshift,
    "commas": damage.double_commas,
    "wide": damage.full_width,
    "residue": damage.html_residue,
    "html": html,
    "spam": damage.spam_lines,
    "lines": damage.split_lines,
}
"""Every form by the name that `--form` and `floors.toml` use."""
