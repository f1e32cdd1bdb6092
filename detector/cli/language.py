"""`--lang`: in which language people are spoken to."""

import os
from typing import Final

import rich_click as click

from detector.wording import LANGUAGES, preferred

language_option: Final = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=lambda: preferred(os.environ),
    is_eager=True,  # `--format` asks for it
    show_default="your system's, or en",
    help="The language of reports and explanations.",
)
