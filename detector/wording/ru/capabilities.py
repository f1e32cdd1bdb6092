"""What apps can do, in plain words.

`capability.ID`: a clause after "what it is allowed to do"; `.while-open` where it may do so only while it is open.
`group.ID`: an access that several apps have, as a title; `.why`: for what such access is usual.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "capability.read-screen": "читать экран, действовать на нём и видеть, что набирают",
    "capability.read-screen.while-open": "видеть, что на экране, когда его вызывают как помощника",
    "capability.act-on-screen": "действовать на экране",
    "capability.see-keystrokes": "быть клавиатурой и видеть, что на ней набирают",
    "capability.record-screen": "записывать экран, не спрашивая каждый раз",
    "capability.read-notifications": "читать все уведомления, в том числе от мессенджеров",
    "capability.read-messages": "читать СМС",
    "capability.read-calls": "читать список звонков или замечать звонки",
    "capability.locate-always": "в любое время знать, где телефон",
    "capability.locate": "знать, где телефон",
    "capability.locate.while-open": "знать, где телефон, пока оно открыто",
    "capability.use-microphone": "пользоваться микрофоном",
    "capability.use-camera": "пользоваться камерой",
    "capability.read-files": "читать фотографии и файлы",
    "capability.read-contacts": "читать контакты",
    "capability.read-calendar": "читать календарь",
    "capability.see-usage": "видеть, какими приложениями и когда пользуются",
    "capability.see-traffic": "пропускать через себя соединения телефона (VPN)",
    "capability.fill-passwords": "подставлять пароли",
    "capability.send-messages": "отправлять СМС",
    "capability.draw-over": "показываться поверх других приложений",
    "capability.install-apps": "устанавливать другие приложения",
    "capability.manage-phone": "управлять телефоном или профилем на нём",
    "capability.manage-phone.device-owner": "управлять всем телефоном на правах владельца",
    "capability.prevent-removal": "оставаться: просто так его не удалить",
    "group.line": "{access}: {apps}",
    "group.owner": "Управляет телефоном или профилем на нём",
    "group.owner.why": "Так обычно бывает с телефонами от работодателя или школы, с рабочими профилями и с "
    "телефонами под присмотром семьи. Тот, кто управляет телефоном, мог бы видеть, где он и какими приложениями "
    "пользуются. Знали ли вы об этом?",
    "group.accessibility": "Разрешено читать экран и действовать на нём",
    "group.accessibility.why": "Такой доступ нужен менеджерам паролей, приложениям в помощь людям с инвалидностью и "
    "приложениям, которые что-то автоматизируют. Его можно использовать и для слежки.",
    "group.screen": "Разрешено записывать экран",
    "group.screen.why": "Такой доступ нужен приложениям для помощи на расстоянии и для записи экрана. Его можно "
    "использовать и для слежки.",
    "group.admin": "Просто так не удалить",
    "group.admin.why": "Почта работодателя и приложения для поиска потерянного телефона часто держатся так, как "
    "администраторы устройства.",
    "group.notifications": "Разрешено читать все уведомления",
    "group.notifications.why": "Такой доступ нужен часам и браслетам, автомобилям и приложениям главного экрана. Его "
    "можно использовать и для слежки, ведь в уведомлениях видны сообщения.",
    "group.by-hand": "Установлено вручную, с доступом к личному",
    "group.by-hand.why": "Это пришло не из магазина: его поставил кто-то, у кого телефон был в руках, может быть, "
    "вы. Такой доступ можно использовать для слежки.",
    "group.other": "Сделано для доступа к телефону или к другим приложениям",
    "group.other.why": "Так сделаны приложения для помощи на расстоянии и те, внутри которых запускаются другие "
    "приложения.",
    "group.may": "разрешено: {access}",
    "group.may-also": "также разрешено: {access}",
    "group.seen": "замечено: {seen}",
    "group.ask": "Знаете ли вы эти приложения, и хотите ли вы, чтобы у них был этот доступ?",
    "group.not-known": "Кто что установил, были ли вы согласны, и что ушло с телефона, если вообще что-то ушло, "
    "отсюда не видно. Где прочитана каждая строка, сказано в отчёте JSON.",
}
