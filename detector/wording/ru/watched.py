"""Что говорится о приложениях, за которыми наблюдали. Никогда не больше, чем было видно."""

from typing import Final

CATEGORIES: Final = {
    "sms": "текстовые сообщения",
    "calls": "звонки",
    "contacts": "контакты",
    "calendar": "календарь",
    "media": "фото, видео и звуковые файлы",
    "microphone": "микрофон",
    "camera": "камера",
    "location": "место",
    "accessibility": "происходящее на экране",
    "notifications": "уведомления",
    "screen": "изображения экрана",
    "clipboard": "скопированное",
    "apps": "список и использование приложений",
    "admin": "администрирование устройства",
    "hiding": "включение и выключение своих частей",
    "commands": "другие программы",
    "messenger-files": "файлы мессенджеров",
    "network": "другие компьютеры",
    "tls": "зашифрованные соединения",
}
_ENDS: Final = ": {times_words}, {when_words}"

SENTENCES: Final = {
    "signal.watched-sms": "при наблюдении запросило текстовые сообщения или новости о них, получило сообщение или "
    "сдало его к отправке" + _ENDS,
    "signal.watched-calls": "при наблюдении запросило список звонков или извещения о них" + _ENDS,
    "signal.watched-contacts": "при наблюдении запросило контакты или новости о них" + _ENDS,
    "signal.watched-calendar": "при наблюдении запросило календарь или новости о нём" + _ENDS,
    "signal.watched-media": "при наблюдении запросило фото, видео или звуковые файлы или их списки" + _ENDS,
    "signal.watched-microphone": "при наблюдении запросило звук с микрофона" + _ENDS,
    "signal.watched-camera": "при наблюдении запросило камеру" + _ENDS,
    "signal.watched-location": "при наблюдении спросило, где находится телефон" + _ENDS,
    "signal.watched-accessibility": "при наблюдении его служба специальных возможностей получила то, что было на "
    "экране, от {names_words}" + _ENDS,
    "signal.watched-accessibility.bare": "при наблюдении его служба специальных возможностей получила то, что было на "
    "экране" + _ENDS,
    "signal.watched-notifications": "при наблюдении получило уведомления от {names_words}" + _ENDS,
    "signal.watched-notifications.bare": "при наблюдении получило уведомления" + _ENDS,
    "signal.watched-screen": "при наблюдении запросило изображения: экрана, камеры или свои собственные" + _ENDS,
    "signal.watched-clipboard": "при наблюдении запросило скопированное" + _ENDS,
    "signal.watched-apps": "при наблюдении спросило, какие приложения есть на телефоне или как ими пользуются" + _ENDS,
    "signal.watched-admin": "при наблюдении обратилось к функциям администратора устройства" + _ENDS,
    "signal.watched-hiding": "при наблюдении включило или выключило свой значок или другую свою часть" + _ENDS,
    "signal.watched-commands": "при наблюдении запустило другие программы, {names_words}" + _ENDS,
    "signal.watched-commands.bare": "при наблюдении запустило другую программу" + _ENDS,
    "signal.watched-acting": "при наблюдении его служба специальных возможностей запросила окна или действовала на "
    "экране" + _ENDS,
    "signal.watched-asking-notifications": "при наблюдении запросило показанные уведомления или хотело убрать одно из "
    "них" + _ENDS,
    "signal.watched-messenger-files": "при наблюдении попыталось открыть файлы {names_words}" + _ENDS,
    "signal.watched-messenger-files.bare": "при наблюдении попыталось открыть файлы мессенджеров" + _ENDS,
    "signal.watched-network": "при наблюдении искало в сети {names_words} или соединялось с ними" + _ENDS,
    "signal.watched-network.bare": "при наблюдении искало в сети другие компьютеры или соединялось с ними" + _ENDS,
    "signal.watched-tls": "при наблюдении писало в зашифрованные соединения с {names_words}" + _ENDS,
    "signal.watched-tls.bare": "при наблюдении писало в зашифрованные соединения" + _ENDS,
    "signal.watched-listed-host": "при наблюдении искало в сети {host} или соединялось с ним; в списке продуктов "
    "слежки этот адрес указан у {listed}" + _ENDS,
    "brief.watched-acting": "действия на экране (при наблюдении)",
    "brief.watched-asking-notifications": "запросы уведомлений (при наблюдении)",
    "brief.watched-listed-host": "обращалось ли при наблюдении к адресу из списка",
    "watched.times.one": "{count} раз",
    "watched.times.few": "{count} раза",
    "watched.times.many": "{count} раз",
    "watched.when": "{first} UTC",
    "watched.when.between": "с {first} до {last} UTC",
    "section.watched": "Приложения под наблюдением",
    "watched.lead": "Об этих приложениях находок нет. За ними наблюдали, пока они работали: сказано, что они "
    "запросили, а не то, дал ли это Android. Содержание не смотрели.",
    "watched.run": "под наблюдением с {began} до {ended} UTC, {way}, {end}",
    "watched.way.attach": "когда оно уже работало",
    "watched.way.spawn": "с его запуска",
    "watched.end.finished": "столько, сколько просили",
    "watched.end.app-ended": "пока приложение не завершилось",
    "watched.end.unplugged": "пока телефон не исчез",
    "watched.end.interrupted": "пока кто-то не остановил",
    "watched.end.failed": "пока что-то не сорвалось",
    "watched.end.going-on": "и продолжается",
    "watched.hooks": "под наблюдением было {active} из {total} мест",
    "watched.not-observable": "{what}: увидеть было нельзя",
    "watched.in-part": "{what}: видно лишь частично",
    "watched.nothing": "ничего не пришло, и это говорит только об этом времени: {what}",
    "watched.lost.one": "ещё {count} событие пришло слишком быстро для подсчёта; числа — наименьшие возможные",
    "watched.lost.few": "ещё {count} события пришли слишком быстро для подсчёта; числа — наименьшие возможные",
    "watched.lost.many": "ещё {count} событий пришли слишком быстро для подсчёта; числа — наименьшие возможные",
    "fact.saved-report": "что опущено в сохранённом отчёте",
    "fact.watched": "что оно делает при наблюдении",
    "rule.listed-server": "обратилось к адресу из списка",
    "rule.listed-server.why": "При наблюдении оно искало в сети адрес из списка продуктов слежки или соединялось с "
    "ним. Если оно установлено вручную и прячется или притворяется, это сильный признак.",
    "rule.listed-server.innocent": "В списке есть и сайты таких продуктов: браузеры и приложения, которые показывают "
    "страницы, попадают туда, когда кто-то открывает такую страницу.",
    "rule.listed-server.advice": "Была ли тогда открыта такая страница? Если нет, запишите адрес и время и пока "
    "ничего не меняйте: служба поддержки может помочь узнать больше.",
    "listed-server.pattern": "{listing} Оно держится незаметно или выдаёт себя за часть телефона, и при наблюдении "
    "обратилось к адресу известного продукта слежки. Чем обменялись, не смотрели.",
    "listed-server.ability": "При наблюдении это приложение обратилось к адресу, который в списке указан у продукта "
    "слежки. Причиной может быть веб-страница. Знаете ли вы это приложение и хотите ли, чтобы оно было здесь?",
    "short.listed-server": "обратилось к адресу из списка; разрешено: {access}",
    "short.listed-server.bare": "обратилось к адресу из списка",
    **{f"brief.watched-{category}": f"{name} (при наблюдении)" for category, name in CATEGORIES.items()},
    **{f"watched.category.{category}": name for category, name in CATEGORIES.items()},
}
