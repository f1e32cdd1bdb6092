"""The file of frida-server: how the one that fits is called, and whether a file is one.

Names as Frida's releases have them; the numbers of machines are e_machine of ELF (elf.h).
"""

import struct
from pathlib import Path
from typing import Final

from msgspec import Struct

from detector.watch.problems import Problem, WatchError


class Machine(Struct, frozen=True):
    """A processor, as Frida and as ELF name it."""

    name: str
    elf: int
    wide: bool
    """64 bits."""


_ARM: Final = Machine("arm", 40, wide=False)
MACHINES: Final = {
    "arm64-v8a": Machine("arm64", 183, wide=True),
    "armeabi-v7a": _ARM,
    "armeabi": _ARM,
    "x86_64": Machine("x86_64", 62, wide=True),
    "x86": Machine("x86", 3, wide=False),
}
"""`ro.product.cpu.abi` to the processor."""

_NO_MACHINE: Final = "{arm64|arm|x86_64|x86}"
_ELF: Final = b"\x7fELF"
_XZ: Final = b"\xfd7zXZ\x00"
_MOST: Final = 300 * 2**20
"""Six times what they have; nothing larger is read."""


def server_file(abi: str) -> str:
    """The release file for a phone, in the version of Frida on this computer; with a choice where `abi` is unknown."""
    import frida

    machine = MACHINES.get(abi)
    return f"frida-server-{frida.__version__}-android-{machine.name if machine else _NO_MACHINE}.xz"


def read_server(path: Path, abi: str) -> bytes:
    """The program in the file. Raises WatchError for anything that is no program for that phone."""
    slots = {"path": str(path), "file": server_file(abi), "abi": abi}
    try:
        if path.stat().st_size > _MOST:
            raise WatchError(Problem.NOT_A_PROGRAM, **slots)
        content = path.read_bytes()
    except OSError as error:
        raise WatchError(Problem.NOT_A_FILE, **slots, error=error.strerror or "") from error
    if content.startswith(_XZ):
        raise WatchError(Problem.PACKED, **slots)
    if not content.startswith(_ELF) or len(content) < 20:
        raise WatchError(Problem.NOT_A_PROGRAM, **slots)
    wide, (elf,) = content[4] == 2, struct.unpack_from("<H", content, 18)
    machine = MACHINES.get(abi)
    if machine is None or (machine.elf, machine.wide) != (elf, wide):
        raise WatchError(Problem.OTHER_MACHINE, **slots)
    return content
