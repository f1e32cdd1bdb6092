"""What is said about messengers: who could read along, and where each of them shows the devices that are logged in.

`linked.ID` is the way to that place, as it is called on the phone; menus move, so the words are those of their makers.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "section.messengers": "Messenger",
    "messenger.copy.clone": "als Kopie durch eine Funktion des Telefons (Nutzer {user}): {names}",
    "messenger.copy.work-profile": "im Arbeitsprofil (Nutzer {user}): {names}",
    "messenger.copy.private-space": "im vertraulichen Profil (Nutzer {user}): {names}",
    "messenger.copy.other": "bei einem anderen Nutzer oder Profil (Nutzer {user}): {names}",
    "messenger.borrowed": "{name} ({package}), signiert von jemand anderem als dem Hersteller",
    "messenger.readers": "könnten mitlesen: {readers}",
    "messenger.no-readers": "keine hinzugefügte App gefunden, die mitlesen könnte",
    "messenger.no-readers.unknown": "keine hinzugefügte App gefunden, die mitlesen könnte, aber nicht alles ließ "
    "sich ansehen",
    "messenger.limited": "{said}; {apps} könnten es, wenn sie von mehr Apps erfahren, als ihre Datei angibt",
    "messenger.reader": "{app} ({ways})",
    "messenger.reader.ordinary": "{app}, eine gewöhnliche App ({ways})",
    "way.accessibility": "Bildschirm",
    "way.accessibility.this": "Bildschirm, gerade für diesen Messenger",
    "way.accessibility.others": "Bildschirm, für andere Apps, wenn ihre Datei stimmt",
    "way.notifications": "Benachrichtigungen",
    "way.screen-recorded": "Aufnahme des Bildschirms, jetzt",
    "way.screen-capture": "Aufnahme des Bildschirms",
    "way.keyboard": "was getippt wird",
    "way.running": "{way}, jetzt verbunden",
    "messenger.ability": "Dass eine App mitlesen könnte, heißt nicht, dass sie es tut.",
    "messenger.parts": "Teile des Telefons, die es könnten, wie üblich: {apps}.",
    "messenger.unknown": "Vielleicht können es weitere Apps, denn dies war nicht vollständig lesbar: {facts}.",
    "messenger.linked": "Von hier aus nicht zu sehen: Computer und andere Geräte, die angemeldet sind. Sehen Sie auf "
    "dem Telefon nach:",
    "messenger.linked.place": "{names}: {place}",
    "messenger.log-out": "Ein Gerät abzumelden kann auffallen und kann Beweise löschen.",
    "linked.wechat": "Ich > Einstellungen > Konto & Sicherheit > Angemeldete Geräte (我 > 设置 > 账号与安全 > "
    "登录设备管理)",
    "linked.qq": "Einstellungen > Kontosicherheit > Angemeldete Geräte (设置 > 账号安全 > 登录设备管理)",
    "linked.whatsapp": "Einstellungen > Verknüpfte Geräte",
    "linked.whatsapp-business": "Einstellungen > Verknüpfte Geräte",
    "linked.signal": "Einstellungen > Gekoppelte Geräte",
    "linked.molly": "Einstellungen > Gekoppelte Geräte",
    "linked.telegram": "Einstellungen > Geräte",
    "linked.telegram-x": "Einstellungen > Geräte",
    "linked.discord": "Einstellungen > Geräte",
    "linked.wire": "Einstellungen > Geräte",
    "linked.messenger": "Einstellungen > Kontenübersicht > Passwort und Sicherheit > Wo du angemeldet bist",
    "linked.facebook": "Einstellungen > Kontenübersicht > Passwort und Sicherheit > Wo du angemeldet bist",
    "linked.instagram": "Einstellungen > Kontenübersicht > Passwort und Sicherheit > Wo du angemeldet bist",
    "linked.line": "Einstellungen > Konto > Angemeldete Geräte",
    "linked.viber": "Einstellungen > Konto > Desktop und Tablets",
    "linked.snapchat": "Einstellungen > Sitzungsverwaltung",
    "linked.google-messages": "Profilbild > Geräte koppeln",
    "linked.other": "suchen Sie in den Einstellungen nach Geräten oder Sitzungen",
}
