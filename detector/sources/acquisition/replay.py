"""An acquisition as a source: the commands that are asked again get the bytes that came then."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, structs

from detector.sources.acquisition.checking import Sealed, find, is_without_manifest, read_sealed, surplus
from detector.sources.acquisition.manifest import NAME, SavedQuery
from detector.sources.archives import Files
from detector.sources.base import Failure, Origin, Output, Query, Source, SourceKind
from detector.sources.files import FileError

_MOST_HELD: Final = 512 * 2**20
"""Bytes of all outputs, which stay in memory. An honest phone gives a tenth; what is above it is a gap."""


class SavedOutput(Struct, frozen=True):
    """What came back, and the mark that was in the line then."""

    output: Output
    mark: str = ""


class Replay:
    """Answers as the phone did. The mark of a line, which is new in every scan, is changed in the answer too."""

    parallel = 1
    """The bytes are at hand; there is nothing to wait for."""

    def __init__(self, origin: Origin, outputs: Mapping[str, SavedOutput], missing: Failure, depth: str = "") -> None:
        self.origin = origin
        self.depth = depth
        """How thorough the reading was meant to be; empty: not known."""
        self._outputs = outputs
        """By `Query.unmarked`."""
        self._missing = missing
        """What is wrong with what is not there."""

    def read(self, query: Query) -> Output:
        """What the same line gave, or one that answers the same."""
        for line in (query.unmarked, *query.fallbacks):
            if (saved := self._outputs.get(line)) is not None:
                if not saved.mark:
                    return saved.output
                stdout = saved.output.stdout.replace(saved.mark.encode(), query.mark.encode())
                return structs.replace(saved.output, stdout=stdout)
        return Output(failure=self._missing)

    def close(self) -> None:
        """Nothing is being read in the background."""


def open_acquisition(files: Files) -> Source | None:
    """The source; None when it is something else. FileError when it is not as it was sealed."""
    sealed = find(files)
    if sealed is None:
        if is_without_manifest(files):
            raise FileError(
                "it is an acquisition without its {file}, and nothing shows that it is as it was", file=NAME
            )
        return None
    try:
        outputs = dict(_outputs(sealed))
    except FileError as error:
        raise FileError("it is not as it was sealed. {reason}", reason=error) from error
    if (added := next(surplus(sealed), None)) is not None:
        raise FileError("it is not as it was sealed. {reason}", reason=added)
    manifest = sealed.manifest
    return Replay(
        Origin(kind=SourceKind.ACQUISITION, name=files.name, taken=manifest.ended, seal=sealed.seal),
        outputs,
        Failure.NOT_ASKED if manifest.out_of_time else Failure.NOT_IN_SOURCE,
        manifest.depth,
    )


def _outputs(sealed: Sealed) -> Iterator[tuple[str, SavedOutput]]:
    held = 0
    for saved in sealed.manifest.queries:
        output = _output(sealed, saved)
        held += len(output.stdout) + len(output.stderr)
        if held > _MOST_HELD:
            output = Output(failure=Failure.TOO_LARGE)
        yield Query(id=saved.id, line=saved.line, mark=saved.mark).unmarked, SavedOutput(output, saved.mark)


def _output(sealed: Sealed, saved: SavedQuery) -> Output:
    return Output(
        stdout=read_sealed(sealed, saved.stdout) if saved.stdout else b"",
        stderr=read_sealed(sealed, saved.stderr) if saved.stderr else b"",
        exit_code=saved.exit_code,
        seconds=saved.seconds,
        failure=saved.failure,
        began=saved.began,
    )
