"""Functions that damage clean text the way web pages do: text in, damaged text out.

Pinyin stands behind traditional characters only, so `inject_pinyin` and `byte_shift` want the
result of `traditional`.
"""

import re
from collections.abc import Callable
from functools import cache

import opencc
from pypinyin import Style, lazy_pinyin

HAN = re.compile(r"[\u4e00-\u9fff]+")
TAIWAN = {
    "高质量": "高品质",
    "水平": "水准",
    "信息": "资讯",
    "项目": "专案",
    "网络": "网路",
    "软件": "软体",
    "数字经济": "数位经济",
    "人工智能": "人工智慧",
}
SPAM = ("久久精品无码亚洲一区_免费在线观看视频", "国产av在线_亚洲精品一区二区视频_天天看")


def some(character: str) -> bool:
    """Whether a site that annotates a part of the characters annotates this one."""
    return ord(character) % 3 == 0


def every(character: str) -> bool:
    """Whether a site that annotates all characters annotates this one: yes."""
    return bool(character)


def traditional(text: str, standard: str = "s2t") -> str:
    """The text in traditional script: `s2t`, `s2tw` (Taiwan) or `s2hk` (Hong Kong)."""
    return str(_opencc(standard).convert(text))


def converted(text: str, standard: str = "t2s") -> str:
    """The text after somebody converted it, whatever it was."""
    return str(_opencc(standard).convert(text))


def taiwan_vocabulary(text: str) -> str:
    """Simplified text with words of Taiwan."""
    for mainland, taiwan in TAIWAN.items():
        text = text.replace(mainland, taiwan)
    return text


def inject_pinyin(text: str, chosen: Callable[[str], bool] = every, inside: str = "") -> str:
    """Pinyin in brackets behind the chosen traditional characters; `inside` stands before the `)`."""
    return "".join(f"{c}({reading(c)}{inside})" if _annotates(c, chosen) else c for c in text)


def byte_shift(text: str, chosen: Callable[[str], bool] = every) -> str:
    """Pinyin put behind the bytes of traditional characters, also across the border of two others."""
    return HAN.sub(lambda run: _shifted(run[0], chosen), text)


def lose_byte(text: str, at: int) -> str:
    """The text without one of its bytes, decoded again."""
    stream = text.replace(",", "，").encode("gbk")
    return decoded(stream[:at] + stream[at + 1 :])


def double_commas(text: str) -> str:
    """A comma before every mark."""
    return re.sub(r"(?=[,，、。;；])", ",", text)


def full_width(text: str) -> str:
    """Marks of ASCII in full width."""
    return text.translate({ord(mark): ord(mark) + 0xFEE0 for mark in ",:;!?()"})


def spam_lines(text: str) -> str:
    """A line of spam above and below."""
    return f"{SPAM[0]}\n{text}\n{SPAM[1]}"


def split_lines(text: str) -> str:
    """Indented lines with empty ones between and Windows line ends."""
    return "\r\n \r\n".join(f"　　{line}" for line in text.split("\n"))


def html_residue(text: str) -> str:
    """Entities and tags that a page left in its text."""
    lines = text.replace("“", "&ldquo;").replace("”", "&rdquo;").split("\n")
    return "<br/>".join(f"&nbsp;&nbsp;{line}<span></span>" for line in lines)


@cache
def reading(character: str) -> str:
    """The first reading of a character, with its tone."""
    return lazy_pinyin(character, style=Style.TONE)[0]


def _annotates(character: str, chosen: Callable[[str], bool]) -> bool:
    han = HAN.fullmatch(character) is not None
    return han and _opencc("t2s").convert(character) != character and chosen(character)


def _shifted(run: str, chosen: Callable[[str], bool]) -> str:
    stream = [bytes((byte,)) for byte in run.encode("gbk", "ignore")]
    for lead, trail, written in _annotated(chosen):
        at = 0
        while at + 1 < len(stream):
            if stream[at] == lead and stream[at + 1] == trail:
                stream.insert(at + 2, written)
            at += 1
    return decoded(b"".join(stream))


def decoded(stream: bytes) -> str:
    """What a lenient decoder reads: a lone byte swallows the next, a pair outside GBK is dropped."""
    text, at = "", 0
    while at < len(stream):
        if stream[at] < 0x80:
            text, at = text + chr(stream[at]), at + 1
        elif at + 1 == len(stream) or not 0x40 <= stream[at + 1] < 0xFF:
            text, at = text + "?", at + 2
        else:
            text, at = text + stream[at : at + 2].decode("gbk", "ignore"), at + 2
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


@cache
def _annotated(chosen: Callable[[str], bool]) -> tuple[tuple[bytes, bytes, bytes], ...]:
    pairs = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF))
    known = [(p, c) for p in pairs if len(c := p.decode("gbk", "ignore")) == 1 and _annotates(c, chosen)]
    return tuple((p[:1], p[1:], f"({reading(c)})".encode("gbk", "ignore")) for p, c in known)


@cache
def _opencc(standard: str) -> opencc.OpenCC:
    return opencc.OpenCC(standard)
