"""Who may come in: the browser that was given the link, under our own address, and no web site that it shows.

The link holds a key that works once. Whoever brings it first gets a cookie, which is another secret, so that a link
that is left in a history or a screen picture opens nothing. A page of another site can reach 127.0.0.1 through the
browser, by its address or by a name of its own that it lets point here (DNS rebinding); `Origin` and `Host` tell.
Where the system tells whose a connection is, other accounts of this computer get nothing, whatever they bring.
"""

import secrets
from http import HTTPStatus
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from detector.tui.web.neighbours import is_another_account

ADDRESS: Final = "127.0.0.1"
_KEY: Final = "key"
_SECRET_BYTES: Final = 32
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), clipboard-read=()",
}


class Guard:
    """The door of one server, for as long as it runs."""

    def __init__(self, port: int, refusal: str) -> None:
        """`refusal` is what a person reads who comes without the key, or with one that was used."""
        self.host = f"{ADDRESS}:{port}"
        self.origin = f"http://{self.host}"
        self._refusal = refusal
        self._key: str | None = secrets.token_urlsafe(_SECRET_BYTES)
        self._secret = secrets.token_urlsafe(_SECRET_BYTES)
        self._cookie = f"phone-check-{port}"  # browsers send a cookie to every port of an address
        self.link = f"{self.origin}/?{_KEY}={self._key}"
        self._policy = "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",  # the terminal in the page writes its own styles
                "img-src 'self' data:",
                "font-src 'self'",
                f"connect-src 'self' ws://{self.host}",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )
        )

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answers what may come in; everything else gets 403."""
        if not self._is_ours(request) or _is_neighbour(request):
            raise web.HTTPForbidden(text="")
        if _same(request.cookies.get(self._cookie, ""), self._secret):
            return await handler(request)
        if request.path == "/" and request.method == hdrs.METH_GET and self._takes_key(request.query.get(_KEY, "")):
            answer = web.Response(status=HTTPStatus.SEE_OTHER, headers={hdrs.LOCATION: "/"})
            answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="Strict")
            return answer
        raise web.HTTPForbidden(text=self._refusal)

    async def protect(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Puts on every answer, refusals too, what keeps it out of caches, frames and other pages."""
        response.headers.update(_HEADERS)
        response.headers["Content-Security-Policy"] = self._policy

    def _is_ours(self, request: web.Request) -> bool:
        """Whether it was sent to our own address, and not by the page of another. Browsers tell who opens a socket."""
        origins = request.headers.getall(hdrs.ORIGIN, [])
        told = bool(origins) or hdrs.UPGRADE not in request.headers
        return request.headers.getall(hdrs.HOST, []) == [self.host] and told and set(origins) <= {self.origin}

    def _takes_key(self, brought: str) -> bool:
        if self._key is None or not _same(brought, self._key):
            return False
        self._key = None
        return True


def _same(brought: str, secret: str) -> bool:
    """In the same time, whatever was brought; what came can hold any byte."""
    return secrets.compare_digest(brought.encode("utf-8", "surrogateescape"), secret.encode())


def _is_neighbour(request: web.Request) -> bool:
    """Whether another account of this computer asks."""
    if request.transport is None:  # it is closed already
        return True
    peer, here = (request.transport.get_extra_info(name) for name in ("peername", "sockname"))
    return is_another_account(peer, here)
