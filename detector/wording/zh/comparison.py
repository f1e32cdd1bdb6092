"""What is said of earlier reports, and of what is different between two of them."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "show.note": "{day} 的报告，由本程序 {version} 版生成。报告说的是那一天的情况。",
}
