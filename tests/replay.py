"""Saved outputs of a real phone as a Source: one folder of the development corpus, or one container file of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from detector.sources.base import Failure, Origin, Output, Query, SourceKind

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus"

_FILES: Final = {
    "getprop": ("getprop.txt", "getprop_utf16.txt"),
    "dumpsys package": ("dumpsys_package.txt", "dumpsys_package_PKG.txt"),
    "dumpsys user": ("dumpsys_user.txt",),
    "dumpsys accessibility": ("dumpsys_accessibility.txt",),
    "dumpsys device_policy": ("dumpsys_device_policy.txt",),
    "dumpsys appops": ("dumpsys_appops.txt",),
    "dumpsys deviceidle": ("dumpsys_deviceidle.txt",),
    "dumpsys netpolicy": ("dumpsys_netpolicy.txt",),
    "dumpsys batterystats --daily": ("dumpsys_batterystats_daily.txt",),
    "dumpsys adb": ("dumpsys_adb.txt",),
    "dumpsys notification": ("dumpsys_notification.txt",),
    "dumpsys role": ("dumpsys_role.txt",),
    "settings list global": ("settings_global.txt",),
    "settings list secure": ("settings_secure.txt",),
    "dumpsys activity services": ("dumpsys_activity_services.txt",),
    "dumpsys netstats": ("dumpsys_netstats.txt",),
    "cat /proc/net/xt_qtaguid/stats": ("net_stats.txt",),
    "dumpsys usagestats": ("dumpsys_usagestats.txt",),
    "dumpsys location": ("dumpsys_location.txt",),
    "ps": ("ps_A.txt", "ps.txt"),
    "pm list packages": ("pm_list_packages.txt", "pm_list_packages_bom.txt", "pm_list_packages_f_utf16.txt"),
}
"""A command line to the files that hold its output; the first that is there counts."""
_CONTAINERS: Final = ("isdi_dump.txt", "isdi_dump_empty.txt", "dumpsys_truncated.txt")
_SECTION: Final = re.compile(rb"^DUMP OF (SERVICE|SETTINGS) (?:CRITICAL |HIGH )?([\w.]+):?\r?\n", re.MULTILINE)


class Replay:
    """Answers what the folder holds, as it stands there: encodings, line ends, and ends that are cut off."""

    parallel = 1

    def __init__(self, path: Path) -> None:
        self.origin = Origin(kind=SourceKind.DUMPS, name=path.name)
        self.closed = False
        self.outputs = dict(_outputs(path))

    def read(self, query: Query) -> Output:
        """The saved output of one of the lines that the query goes by."""
        for line in (query.line, *query.fallbacks):
            if line in self.outputs:
                return Output(stdout=self.outputs[line])
        return Output(failure=Failure.NOT_IN_SOURCE)

    def close(self) -> None:
        """Nothing is being read in the background; tests ask whether it was called."""
        self.closed = True


def _outputs(path: Path) -> Iterator[tuple[str, bytes]]:
    """Command lines and outputs; of one line the last counts, so that single files win over containers."""
    for container in [path] if path.is_file() else [path / name for name in _CONTAINERS]:
        if container.is_file():
            yield from _sections(container.read_bytes())
    for line, names in _FILES.items():
        file = next((path / name for name in names if (path / name).is_file()), None)
        if file is not None:
            yield line, file.read_bytes()


def _sections(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a file with a `DUMP OF SERVICE x` line in front of each."""
    heads = list(_SECTION.finditer(data))
    ends = [head.start() for head in heads[1:]] + [len(data)]
    for head, end in zip(heads, ends, strict=True):
        command = "dumpsys" if head[1] == b"SERVICE" else "settings list"
        yield f"{command} {head[2].decode()}", data[head.end() : end]
