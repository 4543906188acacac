"""The SPARQL 1.1 Protocol: from a request to a call, and from the reply to a response."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kb.serve.calls import PAGE, Ask, Body, Refused, Reply
from kb.serve.media import GRAPHS, NAMES, ROWS, preferred

LONGEST: Final = 1 << 20
"""Bytes that the body of a request may have."""

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_READ_ONLY: Final = "this endpoint only reads; change the knowledge base with `duikou build`"
_CHARSET: Final = "; charset=utf-8"
_DESCRIPTION: Final = (files("kb.serve") / "templates" / "service.ttl").read_bytes()

Pairs = Sequence[tuple[str, str]]


async def asked(request: Request) -> Ask | None:
    """What a request asks; None where it brings no query at all and so asks what the service is.

    Raises HTTPException with the status and one clear line for what the protocol forbids.
    """
    pairs = _decoded(request.url.query)
    if request.method == "POST":
        pairs = await _posted(request, pairs)
    if any(key == "update" for key, _ in pairs):
        raise HTTPException(403, _READ_ONLY)
    texts = _all(pairs, "query")
    if not texts and request.method != "POST":
        return None
    if len(texts) != 1:
        raise HTTPException(400, f"a request has one query, this one has {len(texts)}")
    rows, graph = accepted(request.headers, dict(pairs).get("format"))
    return Ask(texts[0], rows, graph, _all(pairs, "default-graph-uri"), _all(pairs, "named-graph-uri"))


def accepted(headers: Headers, form: str | None) -> tuple[str | None, str | None]:
    """The media types for rows and for a graph that a client likes best; `form` overrides its header.

    Raises HTTPException where neither will do.
    """
    rows, graph = wanted(headers, form, (*ROWS, PAGE)), wanted(headers, form, (*GRAPHS, PAGE))
    if rows is None and graph is None:
        raise unacceptable((*ROWS, *GRAPHS, PAGE))
    return rows, graph


def wanted(headers: Headers, form: str | None, offers: Sequence[str]) -> str | None:
    """The offer that `form` names, or else the one that the header likes best; None where none will do.

    Raises HTTPException for a form that there is not.
    """
    if form and form not in NAMES:
        raise HTTPException(400, f"format={form[:40]}: there are {', '.join(NAMES)}")
    return preferred(NAMES[form] if form else ", ".join(headers.getlist("accept")), offers)


def unacceptable(offers: Sequence[str]) -> HTTPException:
    """The error for a client that accepts none of the offers."""
    return HTTPException(406, f"there are {', '.join(offers)}; accept one of them")


def response(reply: Reply) -> Response:
    """The response to a reply that is a whole body; anything else is an error in one line."""
    if isinstance(reply, Body):
        return typed(reply.content, reply.media)
    assert isinstance(reply, Refused), reply
    raise refusal(reply)


def refusal(reply: Refused) -> HTTPException:
    """A refusal as an error of HTTP; who finds all workers busy is told to come back."""
    return HTTPException(reply.status, reply.message, {"Retry-After": "5"} if reply.status == 503 else None)


def typed(content: bytes, media: str) -> Response:
    """A response in one of several media types that the same address has."""
    kind = media + _CHARSET if media.startswith("text/") else media
    return Response(content, headers={"Content-Type": kind, "Vary": "Accept"})


def description() -> Response:
    """The service description in Turtle; its IRIs are relative to the endpoint."""
    return typed(_DESCRIPTION, "text/turtle")


async def _posted(request: Request, pairs: Pairs) -> Pairs:
    kind, _, parameters = (
        part.strip() for part in request.headers.get("content-type", "").lower().partition(";")
    )
    if kind == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if kind not in (_FORM, _QUERY) or ("charset" in parameters and "utf-8" not in parameters):
        raise HTTPException(415, f"post a query as {_FORM} or {_QUERY}, in UTF-8")
    text = _text(await _body(request))
    return [*pairs, *(_decoded(text) if kind == _FORM else [("query", text)])]


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for some in request.stream():
        body += some
        if len(body) > LONGEST:
            raise HTTPException(413, f"a request may have {LONGEST:,} bytes, this one has more")
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise HTTPException(400, "the query is not in UTF-8") from None


def _decoded(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise HTTPException(400, "the parameters are not in UTF-8, or there are more than 1000") from None


def _all(pairs: Pairs, key: str) -> tuple[str, ...]:
    return tuple(value for name, value in pairs if name == key)
