"""What is said about the report itself: where its bytes came from, what was taken out of it, what raw texts hold,
and the table of all apps.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- where the bytes came from
    "origin.line": "Прочитано из: {parts}",
    "origin.acquisition": "данные, сохранённые этой программой",
    "origin.bug-report": "отчёт об ошибках (bug report) Android",
    "origin.androidqf": "данные, собранные AndroidQF",
    "origin.isdi": "выгрузка ISDi",
    "origin.dumps": "результаты отдельных команд",
    "origin.as-of": "телефон, каким он был {date}",
    "origin.no-date": "за какой день, неизвестно",
    "origin.note": "О том, что было передано: {note}",
    "origin.more-notes.one": "Ещё {count} примечание есть в отчёте JSON.",
    "origin.more-notes.few": "Ещё {count} примечания есть в отчёте JSON.",
    "origin.more-notes.many": "Ещё {count} примечаний есть в отчёте JSON.",
    # ---- what was taken out
    "redaction.share": "Этот отчёт предназначен для передачи. Из него убраны: имена, которые выбрали люди, учётные "
    "записи, номера, точное время. Приложения, о которых нечего сообщить, только сосчитаны.",
    "redaction.minimal": "Этот отчёт предназначен для передачи. В нём оставлено только то, что найдено, без имён людей "
    "и названий телефонов, дат, версий и подтверждений.",
    "redaction.unasked": "В файл не вошло то, по чему можно узнать человека (--redact share). С «--redact none» "
    "в нём будет всё.",
    # ---- the report itself
    "report.made": "Отчёт от {date}, составлен программой {tool} {version}.",
    "report.seal": "Печать прочитанного (SHA-256): {seal}",
    # ---- raw texts
    "section.hints": "Следы в исходных текстах",
    "hint.lead": "Записи нашего списка встречаются в текстах. Это не доказывает ни того, что приложение есть на "
    "телефоне, ни того, что оно было: такие следы оставляют и веб-страницы, сообщения, другие защитные приложения. "
    "Ничто из сказанного выше на них не основано.",
    "hint.line": "{kind} {value}, в нашем списке для {products}: {place}; {times}",
    "hint.place": "{file}, строка {line}",
    "hint.place.section": "{file}, строка {line}, в {section}",
    "hint.domain": "имя сервера",
    "hint.address": "сетевой адрес",
    "hint.package": "имя пакета",
    "hint.file-hash": "отпечаток файла",
    "hint.certificate": "отпечаток подписи",
    "hint.times.one": "в {count} строке",
    "hint.times.few": "в {count} строках",
    "hint.times.many": "в {count} строках",
    "hint.times.most": "более чем в {count} строках",
    "hint.more.one": "Ещё {count} запись есть в отчёте JSON.",
    "hint.more.few": "Ещё {count} записи есть в отчёте JSON.",
    "hint.more.many": "Ещё {count} записей есть в отчёте JSON.",
    # ---- the table of apps and grants
    "table.title": "Все приложения и что им разрешено",
    "table.app": "приложение",
    "table.yes": "да",
    "table.no": "нет",
    "table.unknown": "неизвестно",
    "table.none": "Ни у одного приложения нет доступа такого рода: {grants}.",
    "table.rest.one": "Ещё {count} приложение было на телефоне с самого начала и не имеет ничего из этого.",
    "table.rest.few": "Ещё {count} приложения были на телефоне с самого начала и не имеют ничего из этого.",
    "table.rest.many": "Ещё {count} приложений были на телефоне с самого начала и не имеют ничего из этого.",
    "table.left-out.one": "Просмотрено ещё {count} приложение. В этом отчёте его нет.",
    "table.left-out.few": "Просмотрено ещё {count} приложения. В этом отчёте их нет.",
    "table.left-out.many": "Просмотрено ещё {count} приложений. В этом отчёте их нет.",
    "table.not-told": "Отчёт сделала другая версия программы: ячейка пуста там, где она, возможно, не смотрела.",
}
