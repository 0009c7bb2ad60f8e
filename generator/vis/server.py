"""The server: a handful of addresses, all read-only, for one user's browser on this machine.

Each begins with a token that nobody can guess: another user of the machine can reach the port, and
so can a page elsewhere through the browser. There is no cookie, which a browser would send along.
"""

from __future__ import annotations

import json
import secrets
import socket
from asyncio import Transport
from pathlib import Path
from time import monotonic

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from generator.sidemaal.sidebilleder import tegn_side
from generator.vis.tavle import Tavle

VÆRT = "127.0.0.1"
FLEST_FORBINDELSER = 64
"""A browser holds six, however many tabs it has."""
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


class Afvisning:
    """Turns away what a page from another place asks for, and lets the user open an address.

    A browser says itself where a request comes from; other programs need the token.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        hoveder = {navn.decode("latin-1"): v.decode("latin-1") for navn, v in scope["headers"]}
        fra = hoveder.get("sec-fetch-site", "none")
        åbnes = (hoveder.get("sec-fetch-mode"), hoveder.get("sec-fetch-dest")) == (
            "navigate",
            "document",
        )
        egen = f"http://{hoveder.get('host', '')}"
        fremmed = hoveder.get("origin", egen) != egen
        if fremmed or (fra not in ("none", "same-origin") and not åbnes):
            svar = PlainTextResponse("Kun visningens egen side må spørge her.", status_code=403)
            await svar(scope, receive, send)
            return
        await self.app(scope, receive, send)


def app(tavle: Tavle, nøgle: str) -> Starlette:
    """Return the application for a board; every address begins with `nøgle`."""
    filer = {
        fil.name: (fil.read_bytes(), TYPER[fil.suffix])
        for fil in SIDE.iterdir()
        if fil.suffix in TYPER
    }
    side_, type_ = filer["index.html"]
    filer["index.html"] = (side_.replace(b'"/statisk/', f'"/{nøgle}/statisk/'.encode()), type_)

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

    async def nyt(request: Request) -> Response:
        # Asked a few times a second: an answer that stayed open would cost a tab its connection,
        # and a browser has six.
        if request.query_params.get("efter") == str(tavle.stand):
            return Response(status_code=204)
        stand = tavle.stand
        data = {"stand": stand, "projekter": tavle.overblik()}
        return Response(json.dumps(data, ensure_ascii=False), media_type="application/json")

    def _nr(request: Request) -> int | None:
        tekst = request.path_params["nr"]
        nr = int(tekst) if len(tekst) < 6 and tekst.isascii() and tekst.isdecimal() else -1
        return nr if 0 <= nr < len(tavle.opslag) else None

    egne = [
        Route("/", forside),
        Route("/projekt/{nr}", projekt),
        Route("/statisk/{navn}", statisk),
        Route("/tilstand/{nr}", tilstand),
        Route("/side/{nr}/{sum}.bmp", side),
        Route("/pdf/{nr}/{navn}.pdf", pdf),
        Route("/nyt", nyt),
    ]
    return Starlette(
        routes=[Mount(f"/{nøgle}", routes=egne)],
        exception_handlers={404: lambda *_: _findes_ikke()},
        middleware=[
            Middleware(Hoveder),
            # A page elsewhere that has its own name point here (DNS rebinding) is turned away.
            Middleware(
                TrustedHostMiddleware, allowed_hosts=[VÆRT, "localhost"], www_redirect=False
            ),
            Middleware(Afvisning),
        ],
    )


def ny_nøgle() -> str:
    """Return a token for the addresses of one run: 128 bits of chance."""
    return secrets.token_urlsafe(16)


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


class Forbindelse(H11Protocol):
    """A connection that gives way: of too many, the one that has been silent longest is closed."""

    sidst = 0.0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Let it in."""
        super().connection_made(transport)
        self.sidst = monotonic()
        alle = (f for f in self.connections if isinstance(f, Forbindelse))
        åbne = [f for f in alle if not f.transport.is_closing()]
        if len(åbne) > FLEST_FORBINDELSER:
            min(åbne, key=lambda f: f.sidst).transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take in a piece of a request."""
        self.sidst = monotonic()
        super().data_received(data)


def lav_server(tavle: Tavle, nøgle: str) -> uvicorn.Server:
    """Return the server, not yet started."""
    return uvicorn.Server(
        uvicorn.Config(
            app(tavle, nøgle),
            log_config=None,
            log_level="error",  # what somebody else sends that is no HTTP is no news
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http=Forbindelse,
            ws="none",
            server_header=False,
            backlog=FLEST_FORBINDELSER,
            timeout_graceful_shutdown=2,
        )
    )
