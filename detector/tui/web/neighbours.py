"""Other accounts of this computer: they reach 127.0.0.1 too, and `--open` shows the link in the list of processes.

Linux tells whose a connection is: proc_net(5), /proc/net/tcp and tcp6. Elsewhere nobody is told apart.
"""

import os
import socket
import sys
from pathlib import Path
from typing import Final

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_LOCAL, _REMOTE, _UID = 1, 2, 7
_MAPPED: Final = b"\0\0\xff\xff"
"""Before an IPv4 address that is written as one of IPv6 (RFC 4291)."""
_ROOT: Final = 0
"""May do everything anyway, and connects for others: the way from Windows into WSL."""


def is_another_account(peer: tuple[str, int], here: tuple[str, int]) -> bool:
    """Whether the connection is known to be of somebody else: not of who started this, and not of root."""
    wanted = set(zip(_written(*peer), _written(*here), strict=True))
    owners = {int(fields[_UID]) for fields in _connections() if (fields[_LOCAL], fields[_REMOTE]) in wanted}
    return bool(owners) and not owners & {_ROOT, os.getuid()}


def _connections() -> list[list[str]]:
    lines: list[str] = []
    for table in _TABLES:
        try:
            lines += table.read_text("ascii").splitlines()[1:]
        except OSError:  # another system, or one that shows less
            continue
    return [line.split() for line in lines]


def _written(address: str, port: int) -> tuple[str, str]:
    """As the tables write it: each 32 bits as a number of this processor, in capitals; IPv4, and the same as IPv6."""
    four, mapped = (f"{int.from_bytes(part, sys.byteorder):08X}" for part in (socket.inet_aton(address), _MAPPED))
    return f"{four}:{port:04X}", f"{'0' * 16}{mapped}{four}:{port:04X}"
