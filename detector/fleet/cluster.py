"""The same crew on several computers: workers of a Dask cluster, each of which judges in processes of its own.

Whoever reaches a Dask scheduler can run programs on all its workers. So another computer is reached only with TLS and
certificates of both sides (https://distributed.dask.org/en/stable/tls.html); without it only this computer is. The
archives must lie under the same path on every worker.
"""

from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.fleet.isolated import Isolated
from detector.fleet.values import Outcome, Setup, State, Task

if TYPE_CHECKING:
    import distributed

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_CONNECT_S = 20.0


class Certificates(Struct, frozen=True, kw_only=True):
    """Files in PEM: who is trusted, and who we are."""

    authority: Path
    certificate: Path
    key: Path


class ClusterCrew:
    """Workers of a cluster; there are never more tasks out than twice their number of threads."""

    def __init__(self, setup: Setup, address: str, certificates: Certificates | None = None) -> None:
        self._client = _connect(address, certificates)
        self._setup = self._client.scatter(msgspec.msgpack.encode(setup), broadcast=True, hash=False)
        self._number = 0

    @property
    def room(self) -> int:
        """As many as the workers that are there now keep busy."""
        threads = self._client.scheduler_info(n_workers=-1)["workers"].values()
        return max(2, 2 * sum(int(worker["nthreads"]) for worker in threads))

    def submit(self, task: Task) -> "Future[Outcome]":
        """The outcome. A worker that dies costs the archive that it was at; without a scheduler there is an error."""
        self._number += 1
        given = msgspec.msgpack.encode(task)
        asked = self._client.submit(judge, self._setup, given, key=f"archive-{self._number}", pure=False)
        answer: Future[Outcome] = Future()
        asked.add_done_callback(lambda done: _answer(done, answer))
        return answer

    def close(self) -> None:
        """Leaves the cluster; what is still being judged there is dropped."""
        self._client.close(timeout=5)


def judge(setup: bytes, task: bytes) -> bytes:
    """What a worker does for one archive: it asks a process of its own, as on a single computer."""
    outcome = _isolated(setup).judge(msgspec.msgpack.decode(task, type=Task))
    return msgspec.msgpack.encode(outcome)


@lru_cache(maxsize=1)
def _isolated(setup: bytes) -> Isolated:
    return Isolated(msgspec.msgpack.decode(setup, type=Setup))


def _answer(asked: "distributed.Future", answer: "Future[Outcome]") -> None:
    """Hands on what came back, from a thread of the cluster's client."""
    if asked.status == "finished":
        answer.set_result(msgspec.msgpack.decode(asked.result(), type=Outcome))
    elif asked.status == "error":
        error = asked.exception()
        answer.set_result(Outcome(state=State.LOST, reason=f"{type(error).__name__}: {error}"[:500]))
    else:
        answer.set_exception(DetectorError("The scheduler of the cluster went away.", "", ExitCode.DATA))
    asked.release()


def _connect(address: str, certificates: Certificates | None) -> "distributed.Client":
    kind, host = urlsplit(address).scheme, urlsplit(address).hostname
    if kind not in ("tcp", "tls") or not host:
        raise DetectorError(
            "{address} is no address of a scheduler.", "Such as tls://host:8786", ExitCode.USAGE, address=address
        )
    if kind == "tcp" and host not in _LOOPBACK:
        raise DetectorError(
            "{address} is another computer, and the connection is not encrypted.",
            "Use tls:// with certificates of both sides: whoever reaches a scheduler can run programs on its workers.",
            ExitCode.USAGE,
            address=address,
        )
    try:
        from distributed import Client, Security
    except ImportError as missing:
        raise DetectorError(
            "Several computers need a library that is not installed.",
            "Install it: pip install 'stalkerware-detector[fleet]'",
            ExitCode.USAGE,
        ) from missing
    security: Any = None
    if kind == "tls":
        if certificates is None:
            raise DetectorError(
                "tls:// needs certificates.", "Give --tls-ca, --tls-cert and --tls-key.", ExitCode.USAGE
            )
        security = Security(
            tls_ca_file=str(certificates.authority),
            tls_client_cert=str(certificates.certificate),
            tls_client_key=str(certificates.key),
            require_encryption=True,
        )
    try:
        return Client(address, security=security, set_as_default=False, timeout=_CONNECT_S)
    except (OSError, ValueError) as error:
        raise DetectorError(
            "{address} cannot be reached: {reason}", "", ExitCode.DATA, address=address, reason=error
        ) from error
