"""What `detector watch` gives out: what is new as it comes, and all of it at the end."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from detector import talk
from detector.cli.files import DASH, write_text
from detector.observations import HookState
from detector.outputs import watching

if TYPE_CHECKING:
    from detector.observations import Seen, Watched
    from detector.wording import Words


class GoingOut:
    """JSON lines go to stdout as they come, or into a file at the end; words about what is new go to stderr."""

    def __init__(self, words: "Words", format_name: str, path: Path | None) -> None:
        self._words = words
        self._format = format_name
        self._path = path
        self._lines: list[str] = []
        self._before: tuple[Seen, ...] = ()
        self._active = 0
        self._processes = 0

    def changed(self, watched: "Watched") -> None:
        """More is known now."""
        for process in watched.processes[max(1, self._processes) :]:
            talk.say(self._words("watch.joined", process=process))
        self._processes = len(watched.processes)
        active = sum(hook.state is HookState.ACTIVE for hook in watched.hooks)
        if active != self._active:
            talk.say(self._words("watch.coverage", active=active, all=len(watched.hooks)))
        self._active = active
        known = {(one.category, one.detail) for one in self._before}
        for one in watching.changes(self._before, watched.seen):
            if self._format == "jsonl":
                self._line(watching.json_line("seen", one))
            elif (one.category, one.detail) not in known:
                talk.say(watching.live(one, self._words))
        self._before = watched.seen

    def end(self, watched: "Watched") -> None:
        """All of it."""
        self.changed(watched)
        if self._format == "jsonl":
            self._line(watching.json_line("summary", watched))
        write_text(partial(self._end, watched), self._path)

    def _end(self, watched: "Watched", out: TextIO) -> None:
        if self._format == "json":
            watching.json(watched, out)
        elif self._format == "text":
            watching.text(watched, out, self._words)
        else:
            out.writelines(self._lines)

    def _line(self, line: str) -> None:
        if self._path in (None, DASH):
            write_text(lambda out: out.writelines([line]), None)
        else:
            self._lines.append(line)
