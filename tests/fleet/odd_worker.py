"""A judging process that knows one kind of archive more: invented ones, which do to it whatever they say.

    python -m tests.fleet.odd_worker

An invented archive is a text: MAGIC, a word that says what happens when it is opened, and for `judge` the name of a
file beside it, with recorded outputs of a simulated phone.
"""

import base64
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from detector.fleet.worker import main
from detector.sources import opening
from detector.sources.archives import Files, read_member
from detector.sources.base import Origin, Output, Source, SourceKind
from detector.sources.saved import Saved

MAGIC = b"invented archive\n"


def record(outputs: Mapping[str, Output]) -> bytes:
    """An archive that holds outputs. Those of files would make a zip of it."""
    return MAGIC + b"judge " + base64.b64encode(msgspec.msgpack.encode(outputs))


def act(word: str) -> bytes:
    """An archive that does something."""
    return MAGIC + word.encode() + b" "


def open_invented(files: Files) -> Source | None:
    """An opener."""
    if len(files.members) != 1:
        return None
    data = read_member(files, files.members[0].name)
    if not data.startswith(MAGIC):
        return None
    word, _, rest = data.removeprefix(MAGIC).partition(b" ")
    outputs = DOES[word.decode()](rest)
    return Saved(Origin(kind=SourceKind.DUMPS, name=files.name), outputs or {})


def _judge(rest: bytes) -> dict[str, Output]:
    return msgspec.msgpack.decode(base64.b64decode(rest), type=dict[str, Output])


def _die(_: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang(_: bytes) -> None:
    time.sleep(600)


def _eat(_: bytes) -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 2**20))


def _fail(_: bytes) -> None:
    raise KeyError("odd")


def _chat(_: bytes) -> None:
    sys.stdout.write("a library says something")
    sys.stdout.flush()
    os.write(1, b"\xff\xff\xff\xff")


def _write(rest: bytes) -> None:
    Path(os.fsdecode(rest)).write_bytes(b"planted")


DOES: Mapping[str, Callable[[bytes], dict[str, Output] | None]] = {
    "judge": _judge,
    "die": _die,
    "hang": _hang,
    "eat": _eat,
    "fail": _fail,
    "chat": _chat,
    "write": _write,
}


if __name__ == "__main__":
    opening.OPENERS = (open_invented, *opening.OPENERS)  # type: ignore[misc]
    main()
