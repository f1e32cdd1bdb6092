"""fetch.py against a real server on 127.0.0.1: everything that can go wrong has an end and a hint."""

import gzip
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from detector.errors import ExitCode
from detector.signatures.fetch import ContentKind, FetchError, fetch, require_safe
from tests.signatures.web_server import (
    Handler,
    Route,
    WebServer,
    dripping_body,
    dripping_headers,
    endless,
    fixed,
    serving,
    silent,
)

LIMIT = 100_000


def get(server: WebServer, route: Route, *expect: ContentKind, deadline_s: float = 10.0) -> bytes:
    server.routes["/list"] = route
    url = f"{server.url}/list"
    return fetch(url, limit_bytes=LIMIT, deadline_s=deadline_s, expect=expect or ("any",))


def refused(server: WebServer, route: Route, *expect: ContentKind, deadline_s: float = 10.0) -> str:
    with pytest.raises(FetchError) as caught:
        get(server, route, *expect, deadline_s=deadline_s)
    assert caught.value.exit_code is ExitCode.DATA
    assert caught.value.message.startswith(f"{server.scheme}://127.0.0.1")
    assert caught.value.hint
    return caught.value.message


def test_the_bytes_come_as_they_are_and_nothing_is_told(server: WebServer) -> None:
    assert get(server, fixed(b"\x00\xff- a\n", Set_Cookie="id=1")) == b"\x00\xff- a\n"
    assert get(server, fixed(b"again")) == b"again"
    for _, headers in server.seen:
        assert headers.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
        assert headers["User-Agent"] == "detector"


def test_what_the_server_packs_is_unpacked(server: WebServer) -> None:
    body = b"- name: example\n" * 100
    assert get(server, fixed(gzip.compress(body), Content_Encoding="gzip")) == body


def test_chunks_are_joined(server: WebServer) -> None:
    def chunked(handler: Handler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.answer(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")
        handler.close_connection = True

    assert get(server, chunked) == b"abcde"


def truncated_chunks(handler: Handler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.answer(b"3\r\nabc\r\n20\r\nde", Content_Length="", Transfer_Encoding="chunked")
    handler.close_connection = True


@pytest.mark.parametrize(
    "route",
    [
        fixed(b"a" * (LIMIT + 1)),
        fixed(b"a", Content_Length="500000000"),
        endless,
        fixed(gzip.compress(b"a" * (LIMIT + 1)), Content_Encoding="gzip"),
        fixed(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"),
    ],
    ids=["body", "declared", "endless", "packed", "bomb"],
)
def test_more_than_the_limit_is_refused(server: WebServer, route: Route) -> None:
    assert "more than 100,000 bytes" in refused(server, route)


@pytest.mark.parametrize("route", [dripping_body, dripping_headers, silent], ids=["body", "headers", "silent"])
def test_a_slow_server_is_cut_off(server: WebServer, route: Route) -> None:
    begun = time.monotonic()
    message = refused(server, route, deadline_s=0.4)
    assert time.monotonic() - begun < 15
    assert "not complete after 0.4 seconds" in message or "does not answer" in message


def test_redirects_share_the_time(server: WebServer) -> None:
    def slowly(handler: Handler) -> None:
        time.sleep(0.2)
        handler.answer(b"", 302, Location="/list")

    begun = time.monotonic()
    refused(server, slowly, deadline_s=0.5)
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize(
    "route",
    [
        fixed(b"abc", Content_Length="50"),
        fixed(gzip.compress(b"abc" * 100)[:-9], Content_Encoding="gzip"),
        truncated_chunks,
        fixed(b"not packed", Content_Encoding="gzip"),
        fixed(b"abc", Content_Length="abc"),
        fixed(b"abc", Content_Length="-3"),
        fixed(b"abc", Content_Length="3, 5"),
        fixed(b"abc", Content_Encoding="br"),
        fixed(b""),
        fixed(b" \n"),
    ],
    ids=["short", "packed", "chunks", "unpacked", "word", "negative", "two", "brotli", "empty", "blank"],
)
def test_a_broken_answer_is_refused(server: WebServer, route: Route) -> None:
    refused(server, route)


def test_a_connection_that_ends_without_an_answer(server: WebServer) -> None:
    refused(server, lambda handler: handler.connection.close())


@pytest.mark.parametrize("status", [201, 204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503])
def test_other_answers_than_200(server: WebServer, status: int) -> None:
    server.routes["/list"] = fixed(b"- a", status)
    with pytest.raises(FetchError, match=f"answered {status}") as caught:
        fetch(f"{server.url}/list", limit_bytes=LIMIT, deadline_s=5)
    assert caught.value.status == status
    assert caught.value.hint


@pytest.mark.parametrize(
    ("body", "expect"),
    [
        (b"<!DOCTYPE html><p>Log in", ("text", "json")),
        (b"\xef\xbb\xbf\n <HTML lang=en>", ("text",)),
        (b'<?xml version="1.0"?>\n<!doctype html>', ("text",)),
        (b"- name: a", ("json",)),
        (b"\x00\x01", ("text",)),
        (b"\xff\xfe", ("text", "json")),
        (b"- a", ("zip",)),
    ],
)
def test_other_content_than_expected(server: WebServer, body: bytes, expect: tuple[ContentKind, ...]) -> None:
    refused(server, fixed(body), *expect)


def test_expected_content(server: WebServer) -> None:
    assert get(server, fixed(b"- a"), "text", "json")
    assert get(server, fixed(b'\xef\xbb\xbf {"a": 1}'), "json")
    assert get(server, fixed(b"PK\x03\x04"), "zip")


def test_a_redirect_on_this_computer_is_followed(server: WebServer) -> None:
    server.routes["/new"] = fixed(b"here")
    assert get(server, fixed(b"", 301, Location="/new")) == b"here"


@pytest.mark.parametrize(
    "target",
    [
        "http://192.0.2.1/list",
        "http://127.0.0.1.example.org/list",
        "http://localhost@example.org/list",
        "https://name:word@example.org/list",
        "file:///etc/passwd",
        "ftp://127.0.0.1/list",
        "//192.0.2.1/list",
        "/list",
        "",
    ],
)
def test_other_redirects_are_not(server: WebServer, target: str) -> None:
    message = None
    with pytest.raises(FetchError) as caught:
        get(server, fixed(b"", 302, Location=target))
    message = caught.value.message
    assert caught.value.exit_code is ExitCode.DATA
    assert "word" not in message.replace("password", "")
    assert len(server.seen) <= 6


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "http://127.0.0.1.nip.io/",
        "example.org/list",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://",
        "https://exa mple.org/",
        "https://example.org/\r\nX: y",
        "https://exämple.org/",
        "https://[::1/",
        "https://example.org:99999/",
        "https://user@example.org/",
    ],
)
def test_addresses_that_are_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, limit_bytes=LIMIT, deadline_s=1)


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c", "http://127.0.0.1:8080/a", "http://localhost/", "http://[::1]/"]
)
def test_addresses_that_are_safe(url: str) -> None:
    require_safe(url)


def test_an_answer_that_is_signed_may_come_over_plain_http() -> None:
    require_safe("http://example.org/stamps", plain=True)
    with pytest.raises(FetchError, match="not a web address"):
        require_safe("ftp://example.org/stamps", plain=True)


def test_nobody_listens(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        url = server.url
    with pytest.raises(FetchError, match="no connection"):
        fetch(url, limit_bytes=LIMIT, deadline_s=5)


def test_the_systems_proxy_is_used_except_on_this_computer(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(FetchError):
        fetch("https://signatures.invalid/list", limit_bytes=LIMIT, deadline_s=5)
    assert server.seen[0][0] == "signatures.invalid:443"
    assert get(server, fixed(b"direct")) == b"direct"


@pytest.fixture
def secure_server(server: WebServer, tmp_path: Path) -> tuple[WebServer, Path]:
    """Speak TLS with a certificate that nobody knows."""
    certificate, key = make_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.scheme = "https"
    return server, certificate


def make_certificate(folder: Path) -> tuple[Path, Path]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "certificate.pem", folder / "key.pem"


def test_a_server_that_cannot_prove_who_it_is(secure_server: tuple[WebServer, Path]) -> None:
    server, _ = secure_server
    assert "cannot prove who it is" in refused(server, fixed(b"- a"))
    assert server.seen == []


def test_never_from_https_to_http(secure_server: tuple[WebServer, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    server, certificate = secure_server
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert get(server, fixed(b"- a")) == b"- a"
    away = f"http://127.0.0.1:{server.server_address[1]}/other"
    assert "leads away from HTTPS" in refused(server, fixed(b"", 302, Location=away))


def test_a_slow_server_over_tls_is_cut_off(
    secure_server: tuple[WebServer, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, certificate = secure_server
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    begun = time.monotonic()
    refused(server, dripping_body, deadline_s=0.5)
    assert time.monotonic() - begun < 15


def test_only_a_fetch_loads_the_libraries() -> None:
    modules = "store, update, fetch, trust, publish, feed_list, checking"
    program = f"import sys; from detector.signatures import {modules}; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"urllib3", "http.client", "tuf", "securesystemslib", "cryptography"} & set(run.stdout.split())
