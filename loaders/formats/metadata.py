"""What the head of a web page says beside its article: meta elements, JSON-LD, title."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from loaders.document import Metadata
from loaders.printed_dates import iso_date

_TITLES: Final = ("articletitle", "og:title", "twitter:title", "dc.title", "title")
_DATES: Final = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publishtime",
    "article:published_time",
    "og:release_date",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "date",
)
_SOURCES: Final = ("contentsource", "source", "article:source", "mediaid", "dc.source")
_SITES: Final = ("og:site_name", "sitename", "application-name")


def read_metadata(tree: HTMLTree, *, has_source: bool) -> Metadata:
    """The metadata of a parsed page.

    The name of the site stands in for the publisher unless the page itself prints a source.
    """
    said = _meta(tree)
    for key, value in _linked_data(tree):
        said.setdefault(key, value)
    publisher = _first(said, _SOURCES) or (None if has_source else _first(said, (*_SITES, "publisher")))
    return Metadata(
        title=_first(said, _TITLES) or " ".join((tree.title or "").split()) or None,
        published=next(filter(None, (iso_date(said.get(name)) for name in _DATES)), None),
        publisher=publisher,
        url=_first(said, ("og:url",)) or _canonical(tree),
    )


def _meta(tree: HTMLTree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _select(tree, "meta"):
        name = element.getattr("name") or element.getattr("property") or element.getattr("itemprop")
        value = element.getattr("content")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), " ".join(value.split()))
    return found


def _linked_data(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    for script in _select(tree, "script[type='application/ld+json']"):
        try:
            data = msgspec.json.decode((script.text or "").strip())
        except msgspec.DecodeError:
            continue
        for item in data if isinstance(data, list) else [data, *_graph(data)]:
            if isinstance(item, dict):
                yield from _article_data(item)


def _graph(data: object) -> list[object]:
    graph = data.get("@graph") if isinstance(data, dict) else None
    return graph if isinstance(graph, list) else []


def _article_data(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    for key, value in (
        ("og:title", item.get("headline")),
        ("datepublished", item.get("datePublished")),
        ("publisher", name),
    ):
        if isinstance(value, str) and value.strip():
            yield key, " ".join(value.split())


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _canonical(tree: HTMLTree) -> str | None:
    addresses = (link.getattr("href") for link in _select(tree, "link[rel='canonical']"))
    return next((address for address in addresses if address and address.startswith("http")), None)


def _select(tree: HTMLTree, selector: str) -> Iterable[ElementNode]:
    return tree.document.query_selector_all(selector) if tree.document else ()
