"""One check, from what was chosen to what was found. It runs in a thread, and can be stopped from another one."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.tui.checked import Checked, Phone, Saved, Simulated, Target
from detector.tui.start import Start

if TYPE_CHECKING:
    from detector.facts import Facts
    from detector.facts.collecting import OnStep
    from detector.keeping import Kept
    from detector.report import Report
    from detector.sources.base import Origin, Source


class Keep(Struct, frozen=True, kw_only=True):
    """Where what is read from a phone is kept."""

    path: Path
    recipients: tuple[str, ...] = ()
    """Public keys of age."""


class Check:
    """Reads and judges one thing. `run` blocks; `stop` makes it end soon, with what was read by then."""

    def __init__(self, target: Target, start: Start, keep: Keep | None = None) -> None:
        self.target = target
        self.start = start
        self.keep = keep
        self.kept: Kept | None = None
        """What was kept, once `run` is over; nothing is kept of a check that was stopped."""
        self._stack = ExitStack()
        self._stopped = threading.Event()
        self._source: Source | None = None

    def run(self, on_step: "OnStep", on_open: Callable[["Origin"], None] = lambda _: None) -> Checked:
        """What was found; DetectorError when there is nothing to read."""
        with self._stack:
            match self.target:
                case Saved():
                    return self._saved(self.target, on_open, on_step)
                case Simulated():
                    return self._phone(self._plugged(self.target), on_step)
                case Phone():
                    return self._phone(self.target, on_step)

    def stop(self) -> None:
        """Ends what is being read. What was not read is told in the report as not checked."""
        self._stopped.set()
        if self._source is not None:
            self._source.close()

    def _phone(self, phone: Phone, on_step: "OnStep") -> Checked:
        from detector import keeping
        from detector.facts import Depth
        from detector.scan import scan
        from detector.signatures.library import Library
        from detector.sources import adb

        index = Library().load(self.start.extra)
        source = adb.open_phone(phone.serial, server=phone.server)
        self._read_from(source)
        read: list[Facts] = []
        recorder = None
        if self.keep is not None:
            recorder = self._stack.enter_context(keeping.recording(source, self.keep.path, self.keep.recipients))
        report = scan(recorder or source, index, depth=Depth(phone.depth), on_step=on_step, on_facts=read.append)
        if recorder is not None and not self._stopped.is_set():
            self.kept = keeping.keep(recorder, read[0], index)
        return Checked(report=report, facts=read[0], info=index.info, again=self.target, stopped=self._stopped.is_set())

    def _read_from(self, source: "Source") -> None:
        self._source = source
        self._stack.callback(source.close)
        if self._stopped.is_set():  # meanwhile
            source.close()

    def _plugged(self, target: Simulated) -> Phone:
        """A simulated phone on an adb server of our own, until this check is over."""
        from detector.simulator.adbd import Adbd
        from detector.simulator.host import PrivateAdb
        from detector.simulator.phone import SimulatedPhone, load_phone
        from detector.sources import adb, phone_states
        from detector.sources.adb_program import find_adb

        program = find_adb()
        if program is None:
            raise phone_states.no_adb()
        device = self._stack.enter_context(Adbd(SimulatedPhone(load_phone(target.name))))
        server = self._stack.enter_context(PrivateAdb(program))
        server.connect(device.serial)
        return Phone(serial=device.serial, server=adb.Server(port=server.port), depth=target.depth)

    def _saved(self, target: Saved, on_open: Callable[["Origin"], None], on_step: "OnStep") -> Checked:
        from detector.handed_over import looks_like_report, opened, read_report
        from detector.scan import scan_saved
        from detector.signatures.library import Library

        if looks_like_report(target.path):
            return Checked(report=_in_known_words(read_report(target.path), self.start.lang), again=target)
        index = Library().load(self.start.extra)
        read: list[Facts] = []
        with opened(target.path, target.identity) as files:
            report = scan_saved(files, index, on_open=on_open, on_step=on_step, on_facts=read.append)
        return Checked(report=report, facts=read[0], info=index.info, again=target)


def _in_known_words(report: "Report", lang: str) -> "Report":
    """The report; DetectorError when it is of a version that tells of something for which this one has no words."""
    from detector.outputs.composing import compose, words_for
    from detector.wording import NoWordsError, keyed

    try:
        compose(report, words_for(report, lang))
    except NoWordsError as missing:
        raise DetectorError(
            keyed("tui.problem.no-words"), keyed("tui.problem.no-words.next"), ExitCode.DATA, what=missing.args[0]
        ) from missing
    return report
