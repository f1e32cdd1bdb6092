"""Was über Apps gesagt wird, die beobachtet wurden. Nie mehr, als gesehen wurde."""

from typing import Final

CATEGORIES: Final = {
    "sms": "Textnachrichten",
    "calls": "Anrufe",
    "contacts": "Kontakte",
    "calendar": "Kalender",
    "media": "Fotos, Videos und Tondateien",
    "microphone": "Mikrofon",
    "camera": "Kamera",
    "location": "Ort",
    "accessibility": "was auf dem Bildschirm geschieht",
    "notifications": "Benachrichtigungen",
    "screen": "Bilder des Bildschirms",
    "clipboard": "Inhalt der Zwischenablage",
    "apps": "Liste und Nutzung der Apps",
    "admin": "Geräteverwaltung",
    "hiding": "eigene Teile ein- und ausschalten",
    "commands": "andere Programme",
    "messenger-files": "Dateien von Messengern",
    "network": "andere Computer",
    "tls": "verschlüsselte Verbindungen",
}
_ENDS: Final = ": {times_words}, {when_words}"

SENTENCES: Final = {
    "signal.watched-sms": "unter Beobachtung fragte sie nach Textnachrichten oder Neuem davon, bekam eine oder gab "
    "eine auf" + _ENDS,
    "signal.watched-calls": "unter Beobachtung fragte sie nach der Anrufliste oder danach, von Anrufen zu erfahren"
    + _ENDS,
    "signal.watched-contacts": "unter Beobachtung fragte sie nach den Kontakten oder nach Neuem davon" + _ENDS,
    "signal.watched-calendar": "unter Beobachtung fragte sie nach dem Kalender oder nach Neuem davon" + _ENDS,
    "signal.watched-media": "unter Beobachtung fragte sie nach Fotos, Videos oder Tondateien oder nach Listen davon"
    + _ENDS,
    "signal.watched-microphone": "unter Beobachtung verlangte sie Ton vom Mikrofon" + _ENDS,
    "signal.watched-camera": "unter Beobachtung verlangte sie die Kamera" + _ENDS,
    "signal.watched-location": "unter Beobachtung fragte sie, wo das Telefon ist" + _ENDS,
    "signal.watched-accessibility": "unter Beobachtung bekam ihr Bedienungshilfe-Dienst, was auf dem Bildschirm "
    "geschah, von {names_words}" + _ENDS,
    "signal.watched-accessibility.bare": "unter Beobachtung bekam ihr Bedienungshilfe-Dienst, was auf dem Bildschirm "
    "geschah" + _ENDS,
    "signal.watched-notifications": "unter Beobachtung bekam sie Benachrichtigungen von {names_words}" + _ENDS,
    "signal.watched-notifications.bare": "unter Beobachtung bekam sie Benachrichtigungen" + _ENDS,
    "signal.watched-screen": "unter Beobachtung verlangte sie Bilder; sie können vom Bildschirm, von der Kamera oder "
    "eigene sein" + _ENDS,
    "signal.watched-clipboard": "unter Beobachtung fragte sie nach dem Inhalt der Zwischenablage" + _ENDS,
    "signal.watched-apps": "unter Beobachtung fragte sie, welche Apps auf dem Telefon sind oder wie sie genutzt "
    "werden" + _ENDS,
    "signal.watched-admin": "unter Beobachtung rief sie Funktionen der Geräteverwaltung auf" + _ENDS,
    "signal.watched-hiding": "unter Beobachtung schaltete sie ihr Symbol oder einen anderen Teil von sich ein oder "
    "aus" + _ENDS,
    "signal.watched-commands": "unter Beobachtung startete sie andere Programme, {names_words}" + _ENDS,
    "signal.watched-commands.bare": "unter Beobachtung startete sie ein anderes Programm" + _ENDS,
    "signal.watched-acting": "unter Beobachtung fragte ihr Bedienungshilfe-Dienst nach Fenstern oder handelte auf dem "
    "Bildschirm" + _ENDS,
    "signal.watched-asking-notifications": "unter Beobachtung fragte sie nach angezeigten Benachrichtigungen oder "
    "wollte eine entfernen" + _ENDS,
    "signal.watched-messenger-files": "unter Beobachtung versuchte sie, Dateien von {names_words} zu öffnen" + _ENDS,
    "signal.watched-messenger-files.bare": "unter Beobachtung versuchte sie, Dateien von Messengern zu öffnen" + _ENDS,
    "signal.watched-network": "unter Beobachtung suchte sie {names_words} im Netz oder verband sich damit" + _ENDS,
    "signal.watched-network.bare": "unter Beobachtung suchte sie andere Computer im Netz oder verband sich damit"
    + _ENDS,
    "signal.watched-tls": "unter Beobachtung schrieb sie in verschlüsselte Verbindungen zu {names_words}" + _ENDS,
    "signal.watched-tls.bare": "unter Beobachtung schrieb sie in verschlüsselte Verbindungen" + _ENDS,
    "signal.watched-listed-host": "unter Beobachtung suchte sie {host} im Netz oder verband sich damit; auf der Liste "
    "der Überwachungsprodukte steht das bei {listed}" + _ENDS,
    "brief.watched-acting": "Handeln auf dem Bildschirm (unter Beobachtung)",
    "brief.watched-asking-notifications": "Fragen nach Benachrichtigungen (unter Beobachtung)",
    "brief.watched-listed-host": "ob sie unter Beobachtung einen gelisteten Rechner erreichte",
    "watched.times.one": "einmal",
    "watched.times.many": "{count}-mal",
    "watched.when": "{first} UTC",
    "watched.when.between": "{first} bis {last} UTC",
    "section.watched": "Beobachtete Apps",
    "watched.lead": "Zu diesen Apps gibt es keinen Befund. Sie standen unter Beobachtung, während sie liefen: gesagt "
    "wird, was sie verlangten, und nicht, ob Android es gab. Inhalte wurden nicht angesehen.",
    "watched.run": "unter Beobachtung von {began} bis {ended} UTC, {way}, {end}",
    "watched.way.attach": "nachdem sie schon lief",
    "watched.way.spawn": "von ihrem Start an",
    "watched.end.finished": "so lange wie gewünscht",
    "watched.end.app-ended": "bis die App endete",
    "watched.end.unplugged": "bis das Telefon weg war",
    "watched.end.interrupted": "bis jemand es beendete",
    "watched.end.failed": "bis etwas misslang",
    "watched.end.going-on": "und es geht weiter",
    "watched.hooks": "{active} von {total} Stellen waren im Blick",
    "watched.not-observable": "{what}: war nicht zu sehen",
    "watched.in-part": "{what}: war nur zum Teil zu sehen",
    "watched.nothing": "nichts kam, was nur über diese Zeit etwas sagt: {what}",
    "watched.lost.one": "ein weiteres Ereignis kam zu schnell, um gezählt zu werden; die Zahlen sind das Mindeste",
    "watched.lost.many": "{count} weitere Ereignisse kamen zu schnell, um gezählt zu werden; die Zahlen sind das "
    "Mindeste",
    "fact.saved-report": "was ein gespeicherter Bericht weglässt",
    "fact.watched": "was sie unter Beobachtung tut",
    "rule.listed-server": "erreichte einen gelisteten Rechner",
    "rule.listed-server.why": "Unter Beobachtung suchte sie einen Rechner der Liste von Überwachungsprodukten im Netz "
    "oder verband sich damit. Wenn sie von Hand installiert wurde und sich versteckt oder verstellt, ist das "
    "ein starkes Muster.",
    "rule.listed-server.innocent": "Auf der Liste stehen auch Webseiten solcher Produkte: Browser und Apps, die "
    "Seiten zeigen, kommen dorthin, wenn jemand eine öffnet.",
    "rule.listed-server.advice": "War da so eine Seite offen? Wenn nicht, notieren Sie Rechner und Zeit und ändern "
    "Sie noch nichts: eine Beratungsstelle kann helfen, mehr herauszufinden.",
    "listed-server.pattern": "{listing} Sie hält sich verborgen oder gibt sich als Teil des Telefons aus, und unter "
    "Beobachtung erreichte sie einen Rechner eines bekannten Überwachungsprodukts. Was ausgetauscht wurde, wurde "
    "nicht angesehen.",
    "listed-server.ability": "Unter Beobachtung erreichte diese App einen Rechner, der auf der Liste bei einem "
    "Überwachungsprodukt steht. Der Grund kann eine Webseite sein. Kennen Sie die App, und wollen Sie, dass "
    "sie da ist?",
    "short.listed-server": "erreichte einen gelisteten Rechner; erlaubt: {access}",
    "short.listed-server.bare": "erreichte einen gelisteten Rechner",
    **{f"brief.watched-{category}": f"{name} (unter Beobachtung)" for category, name in CATEGORIES.items()},
    **{f"watched.category.{category}": name for category, name in CATEGORIES.items()},
}
