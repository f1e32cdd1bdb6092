"""What is said of earlier reports, and of what is different between two of them."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "show.note": "Отчёт за {day}, версия программы {version}. Всё, что в нём сказано, относится к тому дню.",
}
