"""The process behind a page: the same app as in a terminal, with a page for its terminal.

    python -P -m detector.tui.web.inside --lang LANGUAGE --signatures PATH ...

Not for people: `detector tui --web` starts it.
"""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Final

from detector.tui.start import Start
from detector.tui.web.app_process import Program

_PROGRAM: Final = (sys.executable, "-P", "-m", "detector.tui.web.inside")
"""This Python; -P: nothing is imported from the folder in which it is called."""


def program(start: Start) -> Program:
    """The command that starts what the person asked for."""
    paths = {"--signatures": start.extra, "--from": (start.path,), "--identity": (start.identity,)}
    given = (part for name, each in paths.items() for path in each if path for part in (name, str(path.absolute())))
    return Program(line=(*_PROGRAM, "--lang", start.lang, *given), variables=os.environ)


def read(arguments: list[str]) -> Start:
    """The reverse of `program`, from what follows the name of the module."""
    parser = ArgumentParser(allow_abbrev=False)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--signatures", type=Path, action="append", default=[], dest="extra")
    parser.add_argument("--from", type=Path, dest="path")
    parser.add_argument("--identity", type=Path)
    given = parser.parse_args(arguments)
    return Start(lang=given.lang, extra=tuple(given.extra), path=given.path, identity=given.identity)


def main() -> None:
    """Runs until the page is closed, or the person leaves."""
    from detector.tui.app import PhoneCheck
    from detector.tui.web.driver import PageDriver

    app = PhoneCheck(read(sys.argv[1:]))
    app.driver_class = PageDriver
    app.run()
    app.tidy_up()


if __name__ == "__main__":
    main()
