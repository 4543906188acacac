"""The pages: made on the server, readable without scripts, in Chinese and English side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

import queries
from kb.serve.calls import PAGE as HTML
from kb.serve.calls import Ask, Body, Named, Page, Table
from kb.serve.links import address, href
from kb.serve.nodes import SHOWN, text
from kb.serve.workers import Pool
from kb.tables import short
from ontology import NAMESPACE
from queries import Query

Name = tuple[str, str]
"""The name of a term in Chinese and in English, each `""` where it has none."""

_ROWS: Final = "application/sparql-results+json"
_OTHERS: Final[dict[str, Name]] = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": ("类", "kind"),
    "http://www.w3.org/2000/01/rdf-schema#label": ("名称", "name"),
    "http://purl.org/dc/terms/identifier": ("来源", "source"),
    "http://purl.org/dc/terms/issued": ("发布日期", "published"),
    "http://purl.org/dc/terms/language": ("语言", "language"),
    "http://purl.org/dc/terms/title": ("标题", "title"),
    "https://schema.org/url": ("网址", "address"),
}
"""The terms of others that the pages show and the ontology does not name."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages need, templates and the names of the terms, and what the start page shows."""

    templates: Environment
    names: Mapping[str, Name]
    counts: tuple[Table, ...]
    quads: int
    groups: tuple[tuple[Name, list[Query]], ...]


async def site(pool: Pool) -> Site:
    """Asks the workers once for what does not change while the server runs."""
    names = _OTHERS | await _names(pool)
    counts = [
        await pool.run(Named(queries.query(f"stats/{name}"), {}, HTML)) for name in ("documents", "facts")
    ]
    tables = tuple(table for table in counts if isinstance(table, Table))
    templates = Environment(
        loader=PackageLoader("kb.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(href=href, short=short, address=address, names=names, ns=NAMESPACE, shown=SHOWN)
    return Site(templates, names, tables, pool.quads, tuple(_groups()))


def start(request: Request, home: Site) -> HTMLResponse:
    """The start page: what there is, a search box, and the named queries as forms."""
    return _page(request, home, "start", counts=home.counts, quads=home.quads, groups=home.groups)


def query(
    request: Request, home: Site, asked: Query, table: Table | None, settings: Mapping[str, str]
) -> HTMLResponse:
    """A named query: its form, and where it was asked its rows with links to the whole answer."""
    return _page(request, home, "query", asked=asked, table=table, settings=settings)


def sparql(request: Request, home: Site, asked: str, table: Table | None) -> HTMLResponse:
    """The form for queries of one's own, and where one was asked its rows."""
    return _page(request, home, "sparql", asked=asked, table=table)


def search(request: Request, home: Site, sought: str, table: Table | None) -> HTMLResponse:
    """What has a name that contains a text."""
    return _page(request, home, "search", sought=sought, table=table)


def node(request: Request, home: Site, page: Page) -> HTMLResponse:
    """A person, event, place, document or any other node, with its proof."""
    return _page(request, home, "node", page=page)


def error(request: Request, home: Site, status: int, message: str) -> HTMLResponse:
    """An error in one line."""
    return _page(request, home, "error", status, message=message)


def _page(request: Request, home: Site, template: str, code: int = 200, **values: Any) -> HTMLResponse:
    made = home.templates.get_template(f"{template}.html.j2").render(path=request.url.path, **values)
    return HTMLResponse(made, code, {"Vary": "Accept"})


def _groups() -> list[tuple[Name, list[Query]]]:
    titles = {"contract": ("数据表", "Tables"), "questions": ("问题", "Questions")}
    return [(titles[folder], _in_order(folder)) for folder in queries.NAMED]


def _in_order(folder: str) -> list[Query]:
    found = [queries.query(f"{folder}/{name}") for name in queries.names(folder)]
    return sorted(found, key=lambda each: (each.question or 0, each.name))


async def _names(pool: Pool) -> dict[str, Name]:
    reply = await pool.run(Ask(text("names").text, _ROWS))
    if not isinstance(reply, Body):
        return {}
    answer = ox.parse_query_results(reply.content, format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QuerySolutions)
    found: dict[str, dict[str, str]] = {}
    for row in answer:
        found.setdefault(row["term"].value, {}).setdefault(row["language"].value, row["label"].value)
    return {term: (each.get("zh", ""), each.get("en", "")) for term, each in found.items()}
