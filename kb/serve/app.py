"""The routes: which address answers what, with headers that let a page load nothing from elsewhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, TypedDict

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import queries
from kb.serve import pages, protocol
from kb.serve.calls import PAGE, Ask, Body, Look, Named, Page, Table
from kb.serve.media import ROWS, preferred
from kb.serve.nodes import text
from kb.serve.pages import Site
from kb.serve.workers import Pool
from ontology import THINGS

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_NODE: Final = (PAGE, "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml")


class State(TypedDict):
    """What every request finds in `request.state`."""

    pool: Pool
    site: Site


def app(pool: Pool) -> Starlette:
    """The server over these workers, as an ASGI application."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[State]:
        yield {"pool": pool, "site": await pages.site(pool)}

    return Starlette(
        routes=[
            Route("/", _start),
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/query/{name}", _query),
            Route("/search", _search),
            Route("/id/{name:path}", _node),
            Mount("/static", StaticFiles(packages=[("kb.serve", "static")])),
        ],
        middleware=[Middleware(_Headers)],
        exception_handlers={HTTPException: _problem},
        lifespan=lifespan,
    )


class _Headers:
    """Sets the headers of every response; a class because ASGI wraps an application so."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._inner(scope, receive, marked)


async def _start(request: Request) -> Response:
    return pages.start(request, request.state.site)


async def _sparql(request: Request) -> Response:
    ask = await protocol.asked(request)
    if ask is None:
        wants = preferred(request.headers.get("accept", ""), ("text/turtle", PAGE))
        return (
            pages.sparql(request, request.state.site, "", None) if wants == PAGE else protocol.description()
        )
    reply = await request.state.pool.run(ask, heavy=True)
    if isinstance(reply, Table):
        return pages.sparql(request, request.state.site, ask.text, reply)
    return protocol.response(reply)


async def _query(request: Request) -> Response:
    name, home = request.path_params["name"], request.state.site
    if name not in queries.names():
        raise HTTPException(404, f"there is no query named {name}; the start page lists them")
    asked, given = queries.query(name), request.query_params
    settings = {
        each.name: given[each.name].strip() for each in asked.parameters if given.get(each.name, "").strip()
    }
    if not given and asked.parameters:
        return pages.query(request, home, asked, None, {})
    rows = protocol.wanted(request.headers, given.get("format") or "html", (PAGE, *ROWS))
    if rows is None:
        raise protocol.unacceptable((PAGE, *ROWS))
    reply = await request.state.pool.run(Named(asked, settings, rows), heavy=True)
    if isinstance(reply, Table):
        return pages.query(request, home, asked, reply, settings)
    return protocol.response(reply)


async def _search(request: Request) -> Response:
    sought = request.query_params.get("q", "").strip()
    if not sought:
        return pages.search(request, request.state.site, "", None)
    asked = queries.bound(text("search"), {"text": str(ox.Literal(sought))})
    reply = await request.state.pool.run(Ask(asked, PAGE))
    if isinstance(reply, Table):
        return pages.search(request, request.state.site, sought, reply)
    return protocol.response(reply)


async def _node(request: Request) -> Response:
    iri = THINGS + request.path_params["name"]
    media = protocol.wanted(request.headers, request.query_params.get("format"), _NODE)
    if media is None:
        raise protocol.unacceptable(_NODE)
    if media != PAGE:
        return await _described(request, iri, media)
    reply = await request.state.pool.run(Look(iri))
    if isinstance(reply, Page):
        return pages.node(request, request.state.site, reply)
    return protocol.response(reply)


async def _described(request: Request, iri: str, media: str) -> Response:
    """The node with its evidence as RDF."""
    try:
        settings = {"node": str(ox.NamedNode(iri))}
    except ValueError:
        raise HTTPException(404, f"{iri[:200]} is no IRI") from None
    run = request.state.pool.run
    known = await run(Ask(queries.bound(text("known"), settings), "text/csv"))
    if isinstance(known, Body) and known.content == b"false":
        raise HTTPException(404, f"the store says nothing of {iri}")
    return protocol.response(await run(Ask(queries.bound(text("describe"), settings), None, media)))


async def _problem(request: Request, problem: Exception) -> Response:
    """One clear line: as a page for who reads pages, else as plain text."""
    assert isinstance(problem, HTTPException)
    if preferred(request.headers.get("accept", ""), ("text/plain", PAGE)) == PAGE:
        return pages.error(request, request.state.site, problem.status_code, problem.detail)
    return PlainTextResponse(problem.detail + "\n", problem.status_code, problem.headers)
