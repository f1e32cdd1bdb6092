"""A server for stand-ins that speak TLS, on this computer."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.watch.standins import PLANTED, needed


@contextmanager
def tls_server(folder: Path) -> Iterator[int]:
    """A TLS server that reads what comes and answers one byte; its port. Its key is kept in the folder."""
    needed("openssl")
    key = folder / "server.pem"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=server")
    made = ("-keyout", key, "-out", folder / "cert.pem")
    subprocess.run(["openssl", "req", "-x509", *kind, *made], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", key)
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
        with context.wrap_socket(plain, server_side=True) as secure:
            while not secure.recv(4096).endswith(PLANTED["NUMBER"].encode()):
                pass
            secure.send(b"!")
