"""Messages between two processes: the length in four bytes, big-endian, then as many bytes."""

from typing import IO, Final

LARGEST: Final = 256 * 2**20
"""A report on thousands of apps has a few megabytes. Whoever says more is not believed."""
_HEAD: Final = 4


def send(out: IO[bytes], message: bytes) -> None:
    """One message; OSError when nobody reads any more."""
    out.write(len(message).to_bytes(_HEAD, "big"))
    out.write(message)
    out.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """The next message; None when there is none any more, or none that is whole."""
    head = source.read(_HEAD)
    size = int.from_bytes(head, "big")
    if len(head) < _HEAD or size > LARGEST:
        return None
    message = source.read(size)
    return message if len(message) == size else None
