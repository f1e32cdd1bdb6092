"""What is said about messengers: who could read along, and where each of them shows the devices that are logged in.

`linked.ID` is the way to that place, as it is called on the phone; menus move, so the words are those of their makers.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "section.messengers": "Мессенджеры",
    "messenger.copy.clone": "как копия, сделанная функцией телефона (пользователь {user}): {names}",
    "messenger.copy.work-profile": "в рабочем профиле (пользователь {user}): {names}",
    "messenger.copy.private-space": "в личном пространстве (пользователь {user}): {names}",
    "messenger.copy.other": "у другого пользователя или в другом профиле (пользователь {user}): {names}",
    "messenger.borrowed": "{name} ({package}), подписано кем-то другим, не разработчиком",
    "messenger.readers": "могли бы видеть переписку: {readers}",
    "messenger.no-readers": "не найдено добавленных приложений, которые могли бы видеть переписку",
    "messenger.no-readers.unknown": "не найдено добавленных приложений, которые могли бы видеть переписку, но "
    "посмотреть удалось не всё",
    "messenger.limited": "{said}; {apps} могли бы, если им видно больше приложений, чем сказано в файле",
    "messenger.reader": "{app} ({ways})",
    "messenger.reader.ordinary": "{app}, обычное приложение ({ways})",
    "way.accessibility": "экран",
    "way.accessibility.this": "экран, именно этого мессенджера",
    "way.accessibility.others": "экран других приложений, если верить файлу",
    "way.notifications": "уведомления",
    "way.screen-recorded": "запись экрана, сейчас",
    "way.screen-capture": "запись экрана",
    "way.keyboard": "то, что набирают",
    "way.running": "{way}, подключено сейчас",
    "messenger.ability": "Если приложение могло бы видеть переписку, это не значит, что так и есть.",
    "messenger.parts": "Части телефона, которые могли бы, как обычно: {apps}.",
    "messenger.unknown": "Возможно, могли бы и другие приложения, потому что не удалось полностью прочитать: {facts}.",
    "messenger.linked": "Отсюда не видно, на каких компьютерах и других устройствах выполнен вход. Посмотрите на "
    "телефоне:",
    "messenger.linked.place": "{names}: {place}",
    "messenger.log-out": "Выход из аккаунта на устройстве могут заметить, и могут пропасть доказательства.",
    "linked.wechat": "Я > Настройки > Аккаунт и безопасность > Устройства входа (我 > 设置 > 账号与安全 > "
    "登录设备管理)",
    "linked.qq": "Настройки > Безопасность аккаунта > Устройства входа (设置 > 账号安全 > 登录设备管理)",
    "linked.whatsapp": "Настройки > Связанные устройства",
    "linked.whatsapp-business": "Настройки > Связанные устройства",
    "linked.signal": "Настройки > Связанные устройства",
    "linked.molly": "Настройки > Связанные устройства",
    "linked.telegram": "Настройки > Устройства",
    "linked.telegram-x": "Настройки > Устройства",
    "linked.discord": "Настройки > Устройства",
    "linked.wire": "Настройки > Устройства",
    "linked.messenger": "Настройки > Центр аккаунтов > Пароль и безопасность > Где вы вошли в аккаунт",
    "linked.facebook": "Настройки > Центр аккаунтов > Пароль и безопасность > Где вы вошли в аккаунт",
    "linked.instagram": "Настройки > Центр аккаунтов > Пароль и безопасность > Где вы вошли в аккаунт",
    "linked.line": "Настройки > Аккаунт > Устройства, где выполнен вход",
    "linked.viber": "Настройки > Учётная запись > Компьютеры и планшеты",
    "linked.snapchat": "Настройки > Управление сеансами",
    "linked.google-messages": "фото профиля > Сопряжение с устройством",
    "linked.other": "поищите в настройках устройства или сеансы",
}
