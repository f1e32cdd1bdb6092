"""One file over HTTPS, by explicit command only: bytes, or an error that says what to do.

Everything that a server, or somebody between it and us, can do wrong has a limit: time in total (also when
one byte comes every few seconds), size on the wire and unpacked, redirects, kinds of content. Plain HTTP is
spoken with this computer only, but where a question is sent whose answer is signed. Nothing else is sent than the
address and that question: no cookies, no versions, no retries.
"""

import re
import ssl
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.deadline import LOOPBACK, Deadline, connections

if TYPE_CHECKING:
    import urllib3

ContentKind = Literal["text", "json", "zip", "any"]

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 5
_SILENCE_S: Final = 20.0
"""How long a server may say nothing at all."""
_CHUNK: Final = 1 << 16
_WEB_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_HINTS: Final = {
    401: Sentence("The server wants a login; ask its owner for the public address."),
    403: Sentence("The server refuses; ask its owner for the public address."),
    404: Sentence("Nothing is there; look whether the address is spelt right or has moved."),
    410: Sentence("It was taken away; look for its new address."),
    429: Sentence("The server asks for a pause; try again in an hour."),
}
_LATER: Final = Sentence("Try again later.")
_HEADERS: Final = {"User-Agent": "detector", "Accept": "*/*", "Accept-Encoding": "gzip"}


class FetchError(DetectorError):
    """A file that could not be had; the message begins with its address."""

    def __init__(
        self, url: str, problem: str, hint: str = "", /, *, status: int | None = None, **slots: object
    ) -> None:
        told = {**slots, "url": url, "problem": Sentence(problem, **slots)}
        super().__init__("{url}: {problem}", hint, ExitCode.DATA, **told)
        self.status = status
        """What the server answered, when that is the trouble."""


class Question(Struct, frozen=True):
    """What is sent to be answered (POST). The answer has to be signed: it may come over plain HTTP."""

    content_type: str
    data: bytes


def fetch(
    url: str,
    *,
    limit_bytes: int,
    deadline_s: float,
    expect: Iterable[ContentKind] = ("any",),
    question: Question | None = None,
) -> bytes:
    """Return what is at `url`, unpacked if the server packed it, once it looks like one of `expect`.

    `deadline_s` holds from the first connection to the last byte, redirects included; looking up the host's
    name is up to the system. Raises FetchError (ExitCode.DATA).
    """
    import urllib3

    asked = url
    with Deadline(deadline_s) as deadline:
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                require_safe(url, plain=question is not None)
                found = _ask(url, deadline, limit_bytes, question)
                if isinstance(found, bytes):
                    _require_content(url, found, tuple(expect))
                    return found
                url = _next_hop(url, found.location)
        except (urllib3.exceptions.HTTPError, OSError, zlib.error, ValueError) as error:
            raise _explained(url, error, deadline) from error
    raise FetchError(asked, "more than {count} redirects", "Give the address that they lead to.", count=_MOST_REDIRECTS)


def require_safe(url: str, *, plain: bool = False) -> None:
    """Raise FetchError unless `url` is HTTPS, or HTTP on this computer or if `plain`, and carries no password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(url, "not a web address ({reason})", reason=error) from error
    if not host or parts.scheme not in ("http", "https") or not url.isascii() or not url.isprintable() or " " in url:
        raise FetchError(url, "not a web address", "Write https://, the host and the path.")
    if parts.username is not None or parts.password is not None:
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise FetchError(bare, "a name or a password stands in the address", "It would be stored; leave it out.")
    if parts.scheme == "http" and host not in LOOPBACK and not plain:
        raise FetchError(url, "not HTTPS: anybody on the way could change it", "Use an https:// address.")


class _Redirect:
    """The server names another address."""

    def __init__(self, location: str) -> None:
        self.location = location


def _ask(url: str, deadline: Deadline, limit_bytes: int, question: Question | None) -> bytes | _Redirect:
    """Ask once, on a connection of its own."""
    import urllib3

    silence = min(_SILENCE_S, deadline.left_s())
    with connections(url, deadline) as pools:
        response = pools.request(
            "POST" if question else "GET",
            url,
            headers=_HEADERS | ({"Content-Type": question.content_type} if question else {}),
            body=question.data if question else None,
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
            timeout=urllib3.Timeout(connect=silence, read=silence),
        )
        try:
            if response.status in _REDIRECTS:
                return _Redirect(response.headers.get("Location", ""))
            if response.status != 200:
                code, then = response.status, _HINTS.get(response.status, _LATER)
                raise FetchError(url, "the server answered {code}", "{then}", status=code, code=code, then=then)
            return _body(url, response, deadline, limit_bytes)
        finally:
            response.close()


def _body(url: str, response: "urllib3.BaseHTTPResponse", deadline: Deadline, limit_bytes: int) -> bytes:
    declared = response.headers.get("Content-Length", "0")
    if not (declared.isascii() and declared.isdigit()):
        raise FetchError(url, "the server says no sensible length", "Try again later.")
    if int(declared[:20]) > limit_bytes:
        raise _too_large(url, limit_bytes)
    packing = response.headers.get("Content-Encoding", "identity").lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise FetchError(
            url, "packed in a way that was not asked for ({packing!r})", "Try another address.", packing=packing[:40]
        )
    packed = bytearray()
    while chunk := response.read1(_CHUNK):
        packed += chunk
        if len(packed) > limit_bytes:
            raise _too_large(url, limit_bytes)
        if deadline.over:
            raise TimeoutError
    if deadline.over:
        raise TimeoutError  # cut off, which looks like an end where no length was declared
    return bytes(packed) if packing == "identity" else _unpacked(url, packed, limit_bytes)


def _unpacked(url: str, packed: bytearray, limit_bytes: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    data = unpacker.decompress(packed, limit_bytes + 1)
    if len(data) > limit_bytes:
        raise _too_large(url, limit_bytes)
    if not unpacker.eof:
        raise FetchError(url, "it ended too early", "Try again.")
    return data


def _too_large(url: str, limit_bytes: int) -> FetchError:
    return FetchError(
        url, "more than {count:,} bytes", "This is not what was asked for; nothing was kept.", count=limit_bytes
    )


def _next_hop(url: str, location: str) -> str:
    if not location:
        raise FetchError(url, "the server leads elsewhere, but does not say where")
    target = urljoin(url, location)
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        raise FetchError(
            url, "leads away from HTTPS, to {target!r}", "Use the address of another server.", target=target[:200]
        )
    return target


def _require_content(url: str, data: bytes, expect: tuple[ContentKind, ...]) -> None:
    if not data.strip():
        raise FetchError(url, "an empty file", "Try again later.")
    if "any" in expect:
        return
    if _WEB_PAGE.match(data[:1000]):
        raise FetchError(
            url,
            "a web page came instead of data",
            "Some networks show a login page first: open any page in a browser. Or the address is that of a page.",
        )
    if not any(_looks_like(kind, data) for kind in expect):
        raise FetchError(
            url, "not one of these: {kinds}", "Look whether this is the address of the file itself.", kinds=expect
        )


def _looks_like(kind: ContentKind, data: bytes) -> bool:
    if kind == "zip":
        return data.startswith(b"PK\x03\x04")
    if kind == "json":
        return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _explained(url: str, error: Exception, deadline: Deadline) -> FetchError:
    """What happened and what to do about it."""
    import urllib3

    if deadline.over or deadline.left_s() <= 0.01:
        return FetchError(
            url, "not complete after {seconds:g} seconds", "Try again, or on another network.", seconds=deadline.seconds
        )
    if isinstance(error, (urllib3.exceptions.SSLError, ssl.SSLError)):
        return FetchError(
            url,
            "the server cannot prove who it is ({reason})",
            "Look at the date of this computer; try another network.",
            reason=error,
        )
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return FetchError(url, "no such host, or no network", "Look at the address and at the connection.")
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return FetchError(url, "no connection", "Look at the address and at the connection.")
    if isinstance(error, (urllib3.exceptions.TimeoutError, TimeoutError)):
        return FetchError(url, "the server does not answer", "Try again later, or on another network.")
    if isinstance(error, (urllib3.exceptions.ProtocolError, urllib3.exceptions.InvalidHeader)):
        return FetchError(url, "the answer was cut off or makes no sense ({reason})", "Try again.", reason=error)
    return FetchError(url, "could not be fetched ({reason})", "Look at the address, and try again.", reason=error)
