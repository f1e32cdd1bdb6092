"""Text in a cell that no spreadsheet takes for a formula.

A cell that begins like a formula is calculated when a CSV file is opened (OWASP, "CSV Injection"). Which character ends
a cell depends on the settings of the reader's system, so a text must not be able to begin one either: a semicolon in
a name would, where lists are written with semicolons.
"""

import re
from typing import Final

_BEGINS: Final = re.compile(r"""(^|[,;|\t\r\n])(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])""")
"""Where a cell may begin, and then, after spaces and quotes, a sign; in Chinese and Japanese also a wide one."""


def as_cell(text: str) -> str:
    """The text with an apostrophe before all that could begin a formula: a spreadsheet takes it for text then."""
    return _BEGINS.sub(r"\1'", text)
