"""Android bug reports: the zip that `adb bugreport` makes since Android 7, repacked ones, and the text by itself.

A zip holds one text that begins with `== dumpstate: ` and a local time (frameworks/native/cmds/dumpstate); it is found
by that and not by its name. Everything else in the zip is left alone.
"""

import re
from typing import Final

from detector.sources.archives import Files, named, open_text, pieces
from detector.sources.base import Origin, SourceKind
from detector.sources.dumpstate import Splitter
from detector.sources.encodings import in_utf_8
from detector.sources.files import FileError
from detector.sources.phone_time import phone_time
from detector.sources.saved import Saved

_MOST_LOOKED_AT: Final = 64
"""Of the members of an archive, the largest first."""
_BEGINNING: Final = 4096
_MAIN_ENTRY: Final = "main_entry.txt"
"""Names the main text, in archives that a phone made."""
_START: Final = re.compile(rb"^== dumpstate: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", re.MULTILINE)


def open_bug_report(files: Files) -> Saved | None:
    """The outputs in a bug report; None when there is none in it."""
    name = _main_text(files)
    if name is None:
        return None
    splitter = Splitter()
    with open_text(files, name) as file:
        splitter.take(in_utf_8(pieces(file)))
    outputs = splitter.outputs()
    match = _START.search(splitter.header)
    properties = outputs["getprop"].stdout if "getprop" in outputs else b""
    taken = phone_time(match[1].decode(), properties) if match else None
    return Saved(Origin(kind=SourceKind.BUG_REPORT, name=files.name, taken=taken), outputs)


def _main_text(files: Files) -> str | None:
    by_size = sorted(files.members, key=lambda member: member.size, reverse=True)
    broken: FileError | None = None
    for member in by_size[:_MOST_LOOKED_AT]:
        try:
            with open_text(files, member.name) as file:
                beginning = file.read(_BEGINNING)
        except FileError as error:
            broken = broken or error
            continue
        if _START.search(b"".join(in_utf_8([beginning]))):
            return member.name
    if broken is not None and any(named(files, _MAIN_ENTRY)):
        raise broken
    return None
