"""`--lang`: in which language people are spoken to."""

import os
from collections.abc import Mapping
from typing import Final

import rich_click as click

from detector.wording import LANGUAGES, Words, preferred

_KEY: Final = "lang"


def spoken(noted: Mapping[str, str] | None = None) -> Words:
    """The language that was asked for, where the option has noted it; else that of the system."""
    return Words((noted or {}).get(_KEY) or preferred(os.environ))


def _note(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    context.find_root().ensure_object(dict)[_KEY] = value
    return value


language_option: Final = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=lambda: preferred(os.environ),
    callback=_note,
    is_eager=True,  # `--format` asks for it
    show_default="your system's, or en",
    help="The language of reports and explanations.",
)
