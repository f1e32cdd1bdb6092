"""A stand-in for an app that speaks TLS with `PORT` on this computer; loads its library only when told.

    python tls_client.py PORT REQUEST BODY

Each line on stdin is a name that it asks the server for (none if it is `-`); answers `done`.
"""

import sys

print("ready", flush=True)  # noqa: T201
for line in sys.stdin:
    import socket
    import ssl

    port, request, body = sys.argv[1:]
    name = line.strip()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    plain = socket.create_connection(("127.0.0.1", int(port)))
    with plain, context.wrap_socket(plain, server_hostname=None if name == "-" else name) as secure:
        secure.sendall(request.encode())
        secure.sendall(body.encode())
        secure.recv(1)
    print("done", flush=True)  # noqa: T201
