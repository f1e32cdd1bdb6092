"""A server for stand-ins that speak TLS, on this computer."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.watch.standins import PLANTED, needed


def self_signed(folder: Path, name: str = "server") -> tuple[Path, Path]:
    """A certificate of its own, and its key, in PEM."""
    needed("openssl")
    certificate, key = folder / f"{name}.crt", folder / f"{name}.key"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={name}")
    made = ("-keyout", key, "-out", certificate)
    subprocess.run(["openssl", "req", "-x509", *kind, *made], check=True, capture_output=True)
    return certificate, key


@contextmanager
def tls_server(folder: Path) -> Iterator[int]:
    """A TLS server that reads what comes and answers one byte; its port. Its key is kept in the folder."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(folder))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, context), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def _serve(listener: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        with suppress(OSError), plain, context.wrap_socket(plain, server_side=True) as secure:  # a client may be killed
            while (came := secure.recv(4096)) and not came.endswith(PLANTED["NUMBER"].encode()):
                pass
            secure.send(b"!")
