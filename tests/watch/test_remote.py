"""`detector watch --remote`: a server in the network that answers, open or with TLS and a token."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from detector.cli import command
from tests.watch.phones import Watch
from tests.watch.portal import Portal
from tests.watch.standins import PACKAGE, needed
from tests.watch.test_watch import sleeping
from tests.watch.tls import self_signed

NO_ADB = 1
"""A port at which no adb server is: none is needed."""
TOKEN = "a-t0ken"


def watch(portal: Portal, *arguments: str) -> Watch:
    return Watch(NO_ADB, PACKAGE, "--consent", "--seconds", "0.5", "--remote", f"127.0.0.1:{portal.port}", *arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needed("openssl")
    made = tmp_path_factory.mktemp("remote")
    certificate, key = self_signed(made)
    (made / "both.pem").write_text(certificate.read_text() + key.read_text())
    self_signed(made, "other")
    (made / "token").write_text(TOKEN + "\n")
    (made / "wrong").write_text("another\n")
    return made


@pytest.fixture(scope="module")
def guarded(folder: Path) -> Iterator[Portal]:
    with (
        sleeping(folder) as app,
        Portal(app.pid, certificate=folder / "both.pem", token=TOKEN) as portal,
    ):
        yield portal
        portal.close()
        assert app.poll() is None


def options(folder: Path, certificate: str = "", token: str = "") -> list[str]:
    with_certificate = ["--certificate", str(folder / certificate)] if certificate else []
    return with_certificate + (["--token-file", str(folder / token)] if token else [])


def test_an_open_server_is_watched_and_said_to_be_open(tmp_path: Path) -> None:
    needed()
    with sleeping(tmp_path) as app, Portal(app.pid) as portal, watch(portal) as run:
        assert run.end() == 0, run.everything()
        assert "open to everybody on the same network" in run.everything()
        assert app.poll() is None
        portal.close()


def test_a_guarded_server_is_watched(guarded: Portal, folder: Path) -> None:
    with watch(guarded, *options(folder, "server.crt", "token")) as run:
        assert run.end() == 0, run.everything()
        assert "The link is encrypted, and the server asks for the token." in run.everything()
        assert "open to everybody" not in run.everything()
        assert TOKEN not in run.everything()


def test_the_doctor_of_a_guarded_server(guarded: Portal, folder: Path) -> None:
    address = f"127.0.0.1:{guarded.port}"
    with Watch(NO_ADB, "--doctor", "--remote", address, *options(folder, "server.crt", "token")) as run:
        assert run.end() == 0, run.everything()
        assert "frida-server answers. It sees 1 process." in run.everything()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("server.crt", "wrong"), "asks for a token, and there was none, or not the right one"),
        (("server.crt", ""), "asks for a token, and there was none, or not the right one"),
        (("other.crt", "token"), "shows another certificate"),
        (("", "token"), "A server with TLS needs --certificate"),
    ],
)
def test_who_does_not_know_both_is_not_served(guarded: Portal, folder: Path, given: tuple[str, str], said: str) -> None:
    with watch(guarded, *options(folder, *given)) as run:
        assert run.end() == 3
        assert said in run.everything()
        assert TOKEN not in run.everything()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--certificate", __file__], "--certificate and --token-file are about a server in the network"),
        (["--token-file", __file__], "--certificate and --token-file are about a server in the network"),
        (["--remote", "127.0.0.1:1", "--token-file", "EMPTY"], "is empty"),
    ],
)
def test_wrong_arguments(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "empty").write_text("\n")
    told: list[Any] = [str(tmp_path / "empty") if one == "EMPTY" else one for one in arguments]
    with pytest.raises(click.UsageError, match=said):
        command.main(["watch", PACKAGE, "--consent", *told], standalone_mode=False)
