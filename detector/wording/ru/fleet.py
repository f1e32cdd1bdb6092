"""What is said of many archives at once."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "batch.archives.one": "{count} архив",
    "batch.archives.few": "{count} архива",
    "batch.archives.many": "{count} архивов",
    "batch.same.one": "{count} из них тот же, что в прошлый раз, и заново не оценивался.",
    "batch.same.few": "{count} из них те же, что в прошлый раз, и заново не оценивались.",
    "batch.same.many": "{count} из них те же, что в прошлый раз, и заново не оценивались.",
    "batch.worst": "По самой серьёзной находке в каждом:",
    "batch.nothing": "Ни приложений для слежки из нашего списка, ни явно похожих на них",
    "batch.open": "В том, что удалось прочитать, ничего не найдено; прочитать удалось не всё",
    "batch.failed": "Не оценено",
    "batch.why": "Не оценено: {name}: {reason}",
    "batch.summary": "Сводка: {path}",
    "batch.progress": "{done}/{total} · {rate} в секунду · осталось {left}",
    "batch.column.archive": "Архив",
    "batch.column.result": "Самая серьёзная находка",
    "batch.column.products": "Продукты из списка",
    "batch.column.report": "Отчёт",
}
