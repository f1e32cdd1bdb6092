"""Pages that belong to no report: how to go about a check, accounts and linked devices, people who can help."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- safety, the whole page; safety.1 to safety.4 stand in its first part
    "safety.page": "Wie man eine Prüfung angeht",
    "safety.before": "Vorher",
    "safety.before.device": "Suchen Sie Hilfe von einem Telefon oder Computer aus, den die andere Person nie in der "
    "Hand hatte.",
    "safety.before.time": "Wählen Sie eine Zeit und einen Ort, wo niemand hereinkommt. Eine Prüfung kann warten, und "
    "Sie können jederzeit aufhören.",
    "safety.before.computer": "Wenn die andere Person auch diesen Computer benutzen kann, nehmen Sie einen anderen: "
    "Er merkt sich, was getippt wurde.",
    "safety.before.debugging": "Für eine Prüfung muss USB-Debugging eingeschaltet sein. Apps können davon erfahren, "
    "und eine App, die den Bildschirm lesen darf, könnte dabei zusehen.",
    "safety.before.consent": "Prüfen Sie Ihr eigenes Telefon oder eines, dessen Besitzer oder Besitzerin neben Ihnen "
    "sitzt und einverstanden ist. Die PIN zu kennen ist keine Einwilligung.",
    "safety.during": "Währenddessen",
    "safety.during.cable": "Nehmen Sie ein Kabel, nicht das Netz. Wenn das Telefon fragt, tippen Sie auf Zulassen, "
    "und lassen Sie „Von diesem Computer immer zulassen“ ohne Häkchen.",
    "safety.during.notification": "Das Telefon zeigt „USB-Debugging aktiviert“, solange das Kabel steckt.",
    "safety.during.leave": "Strg-C beendet die Prüfung sofort. Auf dem Telefon bleibt nichts zurück.",
    "safety.during.nothing": "Öffnen, ändern und entfernen Sie nichts auf dem Telefon, während Sie nachsehen.",
    "safety.after": "Danach",
    "safety.after.revoke": "Auf dem Telefon: Einstellungen > System > Entwickleroptionen > "
    "USB-Debugging-Autorisierungen aufheben. Bei manchen Telefonen stehen die Entwickleroptionen direkt unter "
    "Einstellungen oder unter Zusätzliche Einstellungen.",
    "safety.after.off": "An derselben Stelle schalten Sie USB-Debugging aus, danach die Entwickleroptionen, mit dem "
    "Schalter ganz oben.",
    "safety.after.restore": "Schalten Sie wieder ein, was Sie für die Prüfung ausschalten mussten, etwa Auto Blocker "
    "bei Samsung-Telefonen. Ziehen Sie dann das Kabel ab.",
    "safety.after.history": "Die Shell dieses Computers merkt sich die Befehle. In der Bash listet „history“ sie "
    "auf, und „history -d NUMMER“ nimmt einen heraus; PowerShell bewahrt sie in einer Datei auf, die "
    "„(Get-PSReadLineOption).HistorySavePath“ nennt. Auch ein leerer Verlauf kann auffallen.",
    "safety.after.server": "„adb kill-server“ beendet den adb-Server auf diesem Computer. Sein Schlüssel liegt im "
    "Ordner .android in Ihrem persönlichen Verzeichnis.",
    "safety.after.report": "Ein Bericht, den Sie gespeichert haben, bleibt, wo er ist. Bewahren Sie ihn dort auf, wo "
    "nur Sie ihn erreichen, oder auf einem Stick, den Sie anderswo verwahren.",
    "safety.after.write-down": "Schreiben Sie auf, was gefunden wurde, mit Datum und Uhrzeit, oder fotografieren Sie "
    "den Bildschirm mit einem anderen Gerät. Ändern Sie noch nichts.",
    "safety.after.plan": "Planen Sie mit einer Beratungsstelle, was Sie ändern, wann und von welchem Gerät aus. Eine "
    "App zu entfernen ist ein später Schritt, wenn überhaupt einer.",
    # ---- accounts and linked devices
    "account.title": "Konten und verknüpfte Geräte",
    "account.lead": "So wichtig wie die Apps. Wer ein Passwort oder eine PIN kennt oder ein verknüpftes Gerät hat, "
    "braucht keine App auf diesem Telefon. Nichts davon ist über das Kabel zu sehen.",
    "account.how": "Sehen Sie von einem Gerät aus nach, das nur Sie benutzen. Gehen Sie eins nach dem anderen durch, "
    "in einer Reihenfolge, die für Sie passt. Sie entscheiden, was Sie ändern und wann.",
    "account.marks": "Hinter jedem Punkt stehen seine Zeichen. [{noticed}]: Eine Änderung dort kann die andere "
    "Person bemerken. [{note_first}]: Was dort steht, kann ein Beweis sein und ist nach einer Änderung weg. "
    "Nachsehen fällt meistens nicht auf.",
    "account.mark.noticed": "kann auffallen",
    "account.mark.note-first": "zuerst notieren",
    "account.marked": "{item} [{marks}]",
    "account.note": "Um etwas festzuhalten: Fotografieren Sie den Bildschirm mit einem anderen Gerät, mit Datum und "
    "Uhrzeit im Bild, und bewahren Sie das Bild dort auf, wo nur Sie es erreichen.",
    "account.section.accounts": "Konten",
    "account.section.sharing": "Was geteilt wird",
    "account.section.messengers": "Messenger und soziale Medien",
    "account.section.phone": "Das Telefon und seine Nummer",
    "account.section.around": "Dinge um Sie herum",
    "account.google-devices": "Google-Konto > Sicherheit > Meine Geräte: Ist eines dabei, das nicht Ihnen gehört "
    "oder das Sie weggegeben haben?",
    "account.google-access": "Google-Konto > Sicherheit > Verbindungen zu Drittanbieter-Apps und -Diensten, und "
    "App-Passwörter: Kennen Sie jede davon?",
    "account.recovery": "Adresse und Nummer zur Wiederherstellung des Google-Kontos, der E-Mail und der sozialen "
    "Medien: Gehören sie Ihnen allein? Nachrichten über Änderungen gehen dorthin.",
    "account.maker-account": "Das Konto beim Hersteller des Telefons (Samsung, Xiaomi, Huawei, Apple): Welche Geräte "
    "sind angemeldet, und wer kennt das Passwort?",
    "account.mail": "E-Mail: Weiterleitung, Filter, andere Personen mit Zugriff, andere Programme, die sie abrufen.",
    "account.family-group": "Familiengruppen von Google, vom Hersteller und von App-Stores: Wer verwaltet sie, und "
    "was kann man dort sehen?",
    "account.passwords": "Passwörter, die jemand kennt oder erraten könnte; Passwörter, die in einem gemeinsamen "
    "Browser oder Konto gespeichert sind; wer die Codes des zweiten Schritts bekommt.",
    "account.backups": "Sicherungen des Telefons und der Messenger: In welches Konto gehen sie, und wer kann es "
    "öffnen?",
    "account.location-sharing": "Standortfreigabe in Google Maps, in Familien-Apps und in Messengern wie WhatsApp, "
    "Telegram, WeChat, Snapchat. Wird sie beendet, erfährt die andere Person das meistens.",
    "account.find-device": "Mein Gerät finden, SmartThings Find, Wo ist? und Ähnliches: Wessen Konto kann fragen, wo "
    "das Telefon ist?",
    "account.photos": "Gemeinsame Fotos, Kalender und Notizen: Partnerfreigabe in Google Fotos, geteilte Alben, "
    "geteilte Kalender.",
    "account.daily-accounts": "Konten des Alltags: Geschäfte, Essen, Taxis, Fahrkarten, Streaming, Fitness, Banken. "
    "Sie zeigen, wo Sie sind und was Sie tun; sehen Sie nach, wer angemeldet ist.",
    "account.linked-devices": "WhatsApp: Einstellungen > Verknüpfte Geräte. Signal: Einstellungen > Gekoppelte "
    "Geräte. Telegram: Einstellungen > Geräte. LINE: Einstellungen > Konto > Angemeldete Geräte.",
    "account.wechat": "WeChat: Ich > Einstellungen > Konto & Sicherheit > Angemeldete Geräte (我 > 设置 > 账号与安全 "
    "> 登录设备管理). Eine Zeile über der Liste der Chats sagt, wenn ein Computer angemeldet ist.",
    "account.social-media": "Instagram, Facebook, TikTok, X und andere: in den Einstellungen, wo Sie angemeldet sind.",
    "account.unlock": "Wer kennt die PIN oder das Muster? Wessen Finger und Gesichter öffnen das Telefon? Siehe "
    "Einstellungen > Sicherheit.",
    "account.phone-company": "Der Mobilfunkanbieter: Auf wen läuft der Vertrag, wer kann das Online-Konto mit "
    "Anrufen und Rechnungen öffnen, und gibt es einen Familientarif?",
    "account.forwarding": "Rufumleitung: Die Codes *#21# und *#62# zeigen, wohin Anrufe gehen. Eine Nummer, die Sie "
    "nicht kennen, kann auch die Mailbox sein.",
    "account.sim": "SIM-Karten: Gibt es eine zweite Karte oder eSIM für Ihre Nummer? Der Mobilfunkanbieter weiß es.",
    "account.old-devices": "Alte Telefone, Tablets und Computer, die noch bei Ihren Konten angemeldet sind.",
    "account.children": "Telefone, Tablets, Uhren und Spielzeug von Kindern: Was wurde darauf eingerichtet, und von "
    "wem?",
    "account.home": "Router, Kameras, Türklingeln, Lautsprecher, Heizung, Schlösser: Wessen Konto verwaltet sie?",
    "account.car": "Das Auto: seine App, seine Navigation, sein Notdienst.",
    "account.trackers": "Tracker in Taschen, Mänteln, Spielzeug und Autos: Einstellungen > Sicherheit & Notfälle > "
    "Warnungen zu unbekannten Trackern. Einer, der gefunden wird, sagt, wem er gehört, lassen Sie ihn also zuerst, "
    "wie er ist.",
    "account.short.lead": "Kein Kabel zeigt sie. Sehen Sie dort nach, an einem Gerät, das nur Sie nutzen:",
    "account.short.google": "Google-Konto: Ihre Geräte, andere Apps mit Zugriff, Wiederherstellung",
    "account.short.maker": "das Konto beim Hersteller des Telefons: Geräte, Passwort",
    "account.short.mail": "E-Mail: Weiterleitung, andere Personen mit Zugriff",
    "account.short.messengers": "WhatsApp, Signal, Telegram, WeChat, LINE: verknüpfte Geräte",
    "account.short.location": "Standortfreigabe: Karten, Familien-Apps, Mein Gerät finden",
    "account.short.backups": "Sicherungen, gemeinsame Fotos und Kalender",
    "account.short.unlock": "wer die PIN kennt, wessen Finger oder Gesicht das Telefon öffnet",
    "account.short.company": "Mobilfunkanbieter: Vertrag, Online-Konto, Rufumleitung",
    "account.short.around": "alte Geräte, Geräte von Kindern, Router, Auto, Tracker",
    "account.short.note": "Eine Änderung daran kann auffallen, notieren Sie also zuerst, was dort steht. „detector "
    "explain accounts“ hat die ganze Liste und nennt, wo.",
    # ---- people who can help
    "helplines.title": "Menschen, die helfen können",
    "helplines.lead": "Rufen oder schreiben Sie von einem anderen Telefon aus, das die andere Person nie in der Hand "
    "hatte. Wählen Sie bei unmittelbarer Gefahr den Notruf Ihres Landes.",
    "helplines.directories": "Wo Sie suchen können",
    "helplines.hotpeachpages": "Hilfe nach Ländern, in vielen Sprachen",
    "helplines.nomoredirectory": "Hilfe nach Ländern",
    "helplines.stopstalkerware": "Organisationen, die solche Apps kennen",
    "helplines.country": "Stellen in {country}, die wir kennen",
    "helplines.none": "In {country} kennen wir keine Stelle. Die Verzeichnisse oben vielleicht schon.",
    "helplines.checked": "{name}: {contact} ({languages}; geprüft am {date})",
    "helplines.unchecked": "{name} ({languages}): noch nicht geprüft",
    "helplines.hidden": "Eine falsche Nummer kann schaden, deshalb wird eine, die in letzter Zeit niemand geprüft "
    "hat, nicht gezeigt. Die Verzeichnisse oben haben sie.",
    "helplines.countries": "Mit „--country“ und einem davon: {countries}.",
}
