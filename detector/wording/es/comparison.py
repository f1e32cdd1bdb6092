"""What is said of earlier reports, and of what is different between two of them."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "show.note": "Un informe del {day}, de la versión {version} de este programa. Lo que dice vale para ese día.",
}
