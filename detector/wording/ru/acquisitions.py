"""Что говорится о сохранённом с телефона."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "acquisition.keeping": "Прочитанное будет храниться в {path}. Оно многое говорит о человеке: держите его там, "
    "куда есть доступ только у вас.",
    "acquisition.saved.one": "Сохранено в {path}: {count} файл.",
    "acquisition.saved.few": "Сохранено в {path}: {count} файла.",
    "acquisition.saved.many": "Сохранено в {path}: {count} файлов.",
    "acquisition.partial": "Сохранено не всё. Не полностью: {missing}.",
    "acquisition.seal": "Печать, чтобы записать: {seal}",
    "bug-report.begins": "Телефон сейчас составляет отчёт об ошибках. Это займёт несколько минут. Он может "
    "завибрировать и показать уведомление, и файл останется на нём.",
    "bug-report.kept": "Сохранено в {path}. SHA-256, чтобы записать: {sha256}",
    "verify.same.one": "{name} — в том виде, в каком было опечатано: {count} файл.",
    "verify.same.few": "{name} — в том виде, в каком было опечатано: {count} файла.",
    "verify.same.many": "{name} — в том виде, в каком было опечатано: {count} файлов.",
    "verify.changed": "{name} — не в том виде, в каком было опечатано. Первое отличие: {difference}",
    "verify.more.one": "Есть ещё {count} отличие.",
    "verify.more.few": "Есть ещё {count} отличия.",
    "verify.more.many": "Есть ещё {count} отличий.",
    "verify.other-seal": "Печать не та, что была записана: опись составили заново, или это другие данные.",
    "verify.seal": "Печать: {seal}",
    "verify.made": "Начало {began}, конец {ended}, программа {tool}.",
    "verify.clock": "Часы телефона спешили на {seconds} с (отрицательное число: отставали).",
    "verify.complete": "На всё, о чём спрашивали, получен полный ответ.",
    "verify.note": "Заметка: {note}",
    "stamp.sending": "Запрашивается метка времени: {host}. Передаётся только печать, то есть хеш, и больше ничего.",
    "stamp.kept": "Метка времени сохранена в {path}.",
    "stamp.proven": "Метка времени: {when} это уже существовало. Подпись — того, кого вы указали.",
    "stamp.unproven": "Метка времени: в ней указано {when}. Кто её подписал, не проверено; --authority-certificate "
    "указывает, кому вы доверяете.",
    "stamp.bad": "Метка времени {name} ничего не доказывает: {why}.",
}
