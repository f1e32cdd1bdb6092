"""What is said of earlier reports, and of what is different between two of them."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "show.note": "Ein Bericht vom {day}, von Version {version} dieses Programms. Was er sagt, gilt für diesen Tag.",
}
