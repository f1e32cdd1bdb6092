"""The options of `detector watch` about a frida-server in the network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import rich_click as click

from detector.cli.giving_out import with_options

if TYPE_CHECKING:
    from detector.watch.device import Remote

_MOST_TOKEN: Final = 4096
"""Characters; what a file has beyond them is not read."""


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", value, re.ASCII):
        raise click.BadParameter("an address and a port, such as 192.168.1.20:27042")
    return value


def remote_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The three of them; `remote_of` takes what they give."""
    return with_options(
        function,
        click.option(
            "--remote", metavar="HOST:PORT", callback=_address, help="A frida-server in the network, without adb."
        ),
        click.option(
            "--certificate",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="With --remote: the certificate of that server (PEM). The link is encrypted and goes to no other.",
        ),
        click.option(
            "--token-file",
            metavar="FILE",
            type=click.File("r", encoding="utf-8"),
            help="With --remote: a file with the token that the server asks for; - is stdin.",
        ),
    )


def remote_of(address: str | None, certificate: Path | None, token_file: TextIO | None) -> "Remote | None":
    """The server that was named, if any. Raises UsageError."""
    from detector.watch.device import Remote

    if address is None:
        if certificate is not None or token_file is not None:
            raise click.UsageError("--certificate and --token-file are about a server in the network: --remote.")
        return None
    token = None if token_file is None else token_file.read(_MOST_TOKEN).strip()
    if token == "":
        raise click.UsageError("The file of --token-file is empty.")
    return Remote(address=address, certificate=certificate, token=token)
