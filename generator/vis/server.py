"""The server: a handful of addresses, all read-only, for a browser on this machine."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.sidemaal.sidebilleder import tegn_side
from generator.vis.tavle import Tavle

VÆRT = "127.0.0.1"
SMALLEST, BREDEST = 100, 2600
"""Points across a page's picture."""
SIDE = Path(__file__).parent / "side"
TYPER = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HOVEDER = {
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
"""Nothing from elsewhere, nothing to elsewhere, and no trace of the text on the disk."""


class Hoveder:
    """Gives every answer the headers above, where it has not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""

        async def med_hoveder(besked: Message) -> None:
            if besked["type"] == "http.response.start":
                egne = {navn.lower() for navn, _ in besked["headers"]}
                besked["headers"] = [
                    *besked["headers"],
                    *(
                        (n.encode(), v.encode())
                        for n, v in HOVEDER.items()
                        if n.encode() not in egne
                    ),
                ]
            await send(besked)

        await self.app(scope, receive, med_hoveder)


def app(tavle: Tavle) -> Starlette:
    """Return the application for a board."""
    filer = {
        fil.name: (fil.read_bytes(), TYPER[fil.suffix])
        for fil in SIDE.iterdir()
        if fil.suffix in TYPER
    }

    def fil(navn: str) -> Response:
        if navn not in filer:
            return _findes_ikke()
        data, type_ = filer[navn]
        return Response(data, media_type=type_)

    async def forside(_: Request) -> Response:
        return fil("index.html")

    async def projekt(request: Request) -> Response:
        return fil("index.html") if _nr(request) is not None else _findes_ikke()

    async def statisk(request: Request) -> Response:
        return fil(request.path_params["navn"])

    async def tilstand(request: Request) -> Response:
        nr = _nr(request)
        if nr is None:
            return _findes_ikke()
        return Response(tavle.opslag[nr].udgave.json, media_type="application/json")

    def side(request: Request) -> Response:  # not async: drawn in a thread of its own
        nr = _nr(request)
        if nr is None:
            return _findes_ikke()
        udgave = tavle.opslag[nr].udgave
        hvilken = udgave.side(request.path_params["sum"])
        bredde = request.query_params.get("b", "")
        if hvilken is None or not bredde.isdecimal():
            return _findes_ikke()
        data = tegn_side(udgave.pdf, hvilken, min(max(int(bredde[:5]), SMALLEST), BREDEST))
        return Response(data, media_type="image/bmp")

    async def pdf(request: Request) -> Response:
        nr = _nr(request)
        data = tavle.opslag[nr].udgave.pdf if nr is not None else b""
        if not data:
            return _findes_ikke()
        # The browser's own reader of PDF is a page too, with looks and code of its own.
        lempet = {"content-security-policy": "frame-ancestors 'none'"}
        return Response(data, media_type="application/pdf", headers=lempet)

    async def hændelser(_: Request) -> Response:
        async def strøm() -> AsyncIterator[str]:
            async for nyt in tavle.følg():
                yield ":\n\n" if nyt is None else f"data: {json.dumps(nyt, ensure_ascii=False)}\n\n"
            yield "event: slut\ndata: \n\n"

        return StreamingResponse(strøm(), media_type="text/event-stream")

    def _nr(request: Request) -> int | None:
        nr: int = request.path_params["nr"]
        return nr if nr < len(tavle.opslag) else None

    return Starlette(
        routes=[
            Route("/", forside),
            Route("/projekt/{nr:int}", projekt),
            Route("/statisk/{navn}", statisk),
            Route("/tilstand/{nr:int}", tilstand),
            Route("/side/{nr:int}/{sum}.bmp", side),
            Route("/pdf/{nr:int}/{navn}.pdf", pdf),
            Route("/haendelser", hændelser),
        ],
        middleware=[
            Middleware(Hoveder),
            # A page elsewhere that has its own name point here (DNS rebinding) is turned away.
            Middleware(
                TrustedHostMiddleware, allowed_hosts=[VÆRT, "localhost"], www_redirect=False
            ),
        ],
    )


def _findes_ikke() -> Response:
    return PlainTextResponse("Her er ikke noget.", status_code=404)


def åbn_port(port: int) -> socket.socket:
    """Return a socket on this machine alone; port 0 is any that is free. Raises `OSError`."""
    stik = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would let two programs share a port
            stik.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            stik.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stik.bind((VÆRT, port))
        stik.listen(64)
    except OSError:
        stik.close()
        raise
    return stik


class Server(uvicorn.Server):
    """Lets the browsers go when it is told to stop: a stream that stays open would hold it."""

    def __init__(self, tavle: Tavle) -> None:
        super().__init__(
            uvicorn.Config(
                app(tavle),
                log_config=None,
                access_log=False,
                lifespan="off",
                loop="asyncio",
                http="h11",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=2,
            )
        )
        self.tavle = tavle

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and let the board know which loop to wake."""
        self.tavle.løkke = asyncio.get_running_loop()
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop on Ctrl-C."""
        super().handle_exit(sig, frame)
        self.tavle.luk()
