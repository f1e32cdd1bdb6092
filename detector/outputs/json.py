"""The whole report as JSON. Format: docs/report-format.md; schema: `detector explain schema`."""

from typing import TextIO

import msgspec
from msgspec import Struct

from detector.outputs.escape import visible_json
from detector.report import encode


def write(report: Struct, out: TextIO) -> None:
    """One indented JSON document with a line end."""
    pretty = msgspec.json.format(encode(report), indent=2).decode()
    out.write(visible_json(pretty) + "\n")
