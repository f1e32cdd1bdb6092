"""Shell commands as an adb daemon offers them: shell v1, shell v2 and exec.

Defined in AOSP packages/modules/adb: daemon/services.cpp, daemon/shell_service.cpp, SERVICES.TXT.
"""

from typing import Final

from msgspec import Struct

from detector.simulator.base import Answer
from detector.simulator.stream import Stream
from detector.simulator.wire import Frame, FrameId, WireError, decode_frames, encode_frame

SHELL_V2: Final = "shell_v2"
"""The feature that says so."""
_FRAME_SIZE: Final = 64 * 1024
"""adbd reads a command's pipe in pieces of this size, so its frames straddle packets."""
_MAX_SCRIPT: Final = 1024 * 1024


class ShellRequest(Struct, frozen=True, kw_only=True):
    """An OPEN for a shell command: the line, and how its answer is wrapped."""

    line: str
    framed: bool = False
    """Shell v2: stdout, stderr and exit code apart. Else both outputs as one stream and no exit code."""
    terminal: bool = False
    """Through a pty, which merges the outputs and makes CR LF of LF."""


def parse_shell(service: str, features: tuple[str, ...]) -> ShellRequest | None:
    """Read `shell:CMD`, `shell,v2[,TERM=..][,raw|,pty]:CMD` or `exec:CMD`; None for anything else.

    None also for shell v2 on a phone without it (Android 6), and for a shell to type into.
    """
    head, colon, line = service.partition(":")
    name, *options = head.split(",")
    framed = name == "shell" and "v2" in options
    has_v2 = SHELL_V2 in features
    if not colon or name not in {"shell", "exec"} or (framed and not has_v2):
        return None
    terminal = "pty" in options or (name == "shell" and not has_v2)
    if not line and (terminal or not framed):
        return None
    return ShellRequest(line=line, framed=framed, terminal=terminal)


def read_script(stream: Stream) -> str:
    """What comes on the stdin of shell v2 until it is closed. Raises WireError when it is over 1 MiB."""
    script, rest = b"", b""
    while True:
        frames, rest = decode_frames(rest + stream.read())
        for frame in frames:
            if frame.id is FrameId.CLOSE_STDIN:
                return script.decode(errors="replace")
            if frame.id is FrameId.STDIN:
                script += frame.payload
        if len(script) > _MAX_SCRIPT:
            raise WireError("the script on stdin is too long")


def wrap_output(request: ShellRequest, answer: Answer) -> bytes:
    """The output of a command as it travels on the stream, still without its end."""
    stdout, stderr = answer.stdout, answer.stderr
    if request.terminal:
        stdout, stderr = (stdout + stderr).replace(b"\n", b"\r\n"), b""
    if not request.framed:
        return stdout + stderr
    return _frames(FrameId.STDOUT, stdout) + _frames(FrameId.STDERR, stderr)


def wrap_end(request: ShellRequest, answer: Answer) -> bytes:
    """The exit code as it travels; nothing where the protocol has none."""
    if not request.framed:
        return b""
    return encode_frame(Frame(id=FrameId.EXIT, payload=bytes((answer.exit_code & 0xFF,))))


def _frames(kind: FrameId, data: bytes) -> bytes:
    pieces = (data[start : start + _FRAME_SIZE] for start in range(0, len(data), _FRAME_SIZE))
    return b"".join(encode_frame(Frame(id=kind, payload=piece)) for piece in pieces)
