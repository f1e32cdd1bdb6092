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

from detector.errors import DetectorError, ExitCode
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
    401: "The server wants a login; ask its owner for the public address.",
    403: "The server refuses; ask its owner for the public address.",
    404: "Nothing is there; look whether the address is spelt right or has moved.",
    410: "It was taken away; look for its new address.",
    429: "The server asks for a pause; try again in an hour.",
}
_HEADERS: Final = {"User-Agent": "detector", "Accept": "*/*", "Accept-Encoding": "gzip"}


class FetchError(DetectorError):
    """A file that could not be had; the message begins with its address."""

    def __init__(self, url: str, problem: str, hint: str = "", *, status: int | None = None) -> None:
        super().__init__(f"{url}: {problem}", hint=hint, exit_code=ExitCode.DATA)
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
            raise FetchError(url, *_explain(error, deadline)) from error
    raise FetchError(asked, f"more than {_MOST_REDIRECTS} redirects", "Give the address that they lead to.")


def require_safe(url: str, *, plain: bool = False) -> None:
    """Raise FetchError unless `url` is HTTPS, or HTTP on this computer or if `plain`, and carries no password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(url, f"not a web address ({error})") from error
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
                hint = _HINTS.get(response.status, "Try again later.")
                raise FetchError(url, f"the server answered {response.status}", hint, status=response.status)
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
        raise FetchError(url, f"packed in a way that was not asked for ({packing[:40]!r})", "Try another address.")
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
    return FetchError(url, f"more than {limit_bytes:,} bytes", "This is not what was asked for; nothing was kept.")


def _next_hop(url: str, location: str) -> str:
    if not location:
        raise FetchError(url, "the server leads elsewhere, but does not say where")
    target = urljoin(url, location)
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        raise FetchError(url, f"leads away from HTTPS, to {target[:200]!r}", "Use the address of another server.")
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
        raise FetchError(url, f"not {' or '.join(expect)}", "Look whether this is the address of the file itself.")


def _looks_like(kind: ContentKind, data: bytes) -> bool:
    if kind == "zip":
        return data.startswith(b"PK\x03\x04")
    if kind == "json":
        return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _explain(error: Exception, deadline: Deadline) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    import urllib3

    if deadline.over or deadline.left_s() <= 0.01:
        return f"not complete after {deadline.seconds:g} seconds", "Try again, or on another network."
    if isinstance(error, (urllib3.exceptions.SSLError, ssl.SSLError)):
        return f"the server cannot prove who it is ({error})", "Look at the date of this computer; try another network."
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return "no such host, or no network", "Look at the address and at the connection."
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "no connection", "Look at the address and at the connection."
    if isinstance(error, (urllib3.exceptions.TimeoutError, TimeoutError)):
        return "the server does not answer", "Try again later, or on another network."
    if isinstance(error, (urllib3.exceptions.ProtocolError, urllib3.exceptions.InvalidHeader)):
        return f"the answer was cut off or makes no sense ({error})", "Try again."
    return f"could not be fetched ({error})", "Look at the address, and try again."
