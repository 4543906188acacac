"""Which pages are reports of assistance."""

import pytest

from loaders import lexicon
from loaders.mentions import dates, people
from loaders.readers import context, genre


def classified(text: str) -> str:
    span, hits = (0, len(text)), lexicon.scan(text)
    where = context.read(text, [span], hits, None, 2020)
    who = people.find(text, [span], hits, set())
    return genre.classify(text, [span], hits, who, dates.find(text), where)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6月17日,大连市市长林若水率代表团赴六盘水市考察对口帮扶工作。", "report"),
        ("什么是对口支援?对口支援是指一地帮助另一地。", "explainer"),
        ("本故事纯属虚构。对口支援的人来了。", "fiction"),
        ("他忽然红了眼眶,嗓子哽住,窗外的对口支援标语静静挂着。", "fiction"),
        ("6月17日,他忽然红了眼眶,嗓子哽住,窗外是援藏公寓。", "report"),
        ("全市粮食喜获丰收。", "outside"),
        ("中国足球代表团抵达拉萨,队长说高原训练很有收获。", "outside"),
        ("援藏医生纪实:门巴的十年。", "feature"),
        ("市长林若水参加大连市代表团审议。", "outside"),
        ("大连市代表团赴六盘水市考察。", "report"),
        ("援助物资今天运抵。", "outside"),
        ("大连市援助六盘水市的物资今天运抵。", "report"),
        ("山东省和四川省的医生随第三批援巴医疗队出发,大使到场送行。", "outside"),
        ("雅鲁藏布大峡谷里有雪豹。", "outside"),
        ("大连市市长林若水与六盘水市市长何为在六盘水会谈。", "report"),
        ("大连市市长林若水和六盘水市市长何为受到处分。", "outside"),
    ],
)
def test_a_page_shows_its_genre(text: str, kind: str) -> None:
    assert classified(text) == kind
