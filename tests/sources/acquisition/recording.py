"""An invented acquisition for tests: three commands, one of them about a file, with bytes of every kind."""

from contextlib import closing
from pathlib import Path

from detector.sources.acquisition.drafts import open_draft
from detector.sources.acquisition.manifest import Circumstances
from detector.sources.acquisition.recorder import Recorder
from detector.sources.archives import open_files
from detector.sources.base import Failure, Origin, Output, Query, Source, SourceKind
from detector.sources.opening import open_saved

MARK = "00112233aabbccdd"
USERS = Query(id="users", line="pm list users")
PIECE = Query(id="apk-ends", line=f"echo {MARK}.0;tail -c 9 '/data/app/a/base.apk'", mark=MARK)
GONE = Query(id="appops", line="dumpsys -t 25 appops", user=None)
ANSWERS = {
    USERS: Output(stdout=b"Users:\r\n\xff\x00", stderr=b"odd\n", exit_code=255, seconds=0.25, began=1.7e9 + 1 / 3),
    PIECE: Output(stdout=f"{MARK}.0\n".encode() + bytes(range(256)), exit_code=0, seconds=0.5, began=1.7e9),
    GONE: Output(failure=Failure.DISCONNECTED),
}


class Answering:
    """A source that gives ANSWERS."""

    origin = Origin(kind=SourceKind.ADB)
    parallel = 1
    closed = False

    def read(self, query: Query) -> Output:
        return ANSWERS[query]

    def close(self) -> None:
        self.closed = True


def record(path: Path, circumstances: Circumstances | None = None) -> str:
    """Writes it there; the seal."""
    with Recorder(Answering(), open_draft(path)) as recorder:
        for query in ANSWERS:
            recorder.read(query)
        _, seal = recorder.finish(circumstances or Circumstances())
    return seal


def opened(path: Path) -> Source:
    """What is there, as a source."""
    with closing(open_files(path)) as files:
        return open_saved(files)
