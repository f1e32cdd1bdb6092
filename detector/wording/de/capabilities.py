"""What apps can do, in plain words.

`capability.ID`: a clause after "what it is allowed to do"; `.while-open` where it may do so only while it is open.
`group.ID`: an access that several apps have, as a title; `.why`: for what such access is usual.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "capability.read-screen": "den Bildschirm lesen und bedienen und sehen, was getippt wird",
    "capability.read-screen.while-open": "sehen, was auf dem Bildschirm ist, wenn sie als Assistent gerufen wird",
    "capability.act-on-screen": "den Bildschirm bedienen",
    "capability.see-keystrokes": "Tastatur sein und sehen, was damit getippt wird",
    "capability.record-screen": "den Bildschirm aufnehmen, ohne jedes Mal zu fragen",
    "capability.read-notifications": "alle Benachrichtigungen lesen, auch die von Messengern",
    "capability.read-messages": "SMS lesen",
    "capability.read-calls": "die Anrufliste lesen oder Anrufe bemerken",
    "capability.locate-always": "jederzeit wissen, wo das Telefon ist",
    "capability.locate": "wissen, wo das Telefon ist",
    "capability.locate.while-open": "wissen, wo das Telefon ist, solange sie geöffnet ist",
    "capability.use-microphone": "das Mikrofon nutzen",
    "capability.use-camera": "die Kamera nutzen",
    "capability.read-files": "Fotos und Dateien lesen",
    "capability.read-contacts": "Kontakte lesen",
    "capability.read-calendar": "den Kalender lesen",
    "capability.see-usage": "sehen, welche Apps wann benutzt werden",
    "capability.see-traffic": "die Verbindungen des Telefons weiterleiten (VPN)",
    "capability.fill-passwords": "Passwörter ausfüllen",
    "capability.send-messages": "SMS senden",
    "capability.draw-over": "über anderen Apps einblenden",
    "capability.install-apps": "andere Apps installieren",
    "capability.manage-phone": "das Telefon oder ein Profil darauf verwalten",
    "capability.manage-phone.device-owner": "das ganze Telefon verwalten, als dessen Eigentümer",
    "capability.prevent-removal": "bleiben: Sie lässt sich nicht einfach entfernen",
    "group.line": "{access}: {apps}",
    "group.owner": "Verwaltet das Telefon oder ein Profil darauf",
    "group.owner.why": "Das ist üblich bei Telefonen eines Arbeitgebers oder einer Schule, bei Arbeitsprofilen und "
    "bei Telefonen, um die sich eine Familie kümmert. Wer ein Telefon verwaltet, könnte sehen, wo es ist und welche "
    "Apps benutzt werden. Wussten Sie davon?",
    "group.accessibility": "Darf den Bildschirm lesen und bedienen",
    "group.accessibility.why": "Passwortmanager, Hilfen für Menschen mit Behinderung und Apps, die Abläufe "
    "automatisieren, brauchen solchen Zugriff. Er ließe sich auch zum Überwachen nutzen.",
    "group.screen": "Darf den Bildschirm aufnehmen",
    "group.screen.why": "Apps für Fernhilfe und für Bildschirmaufnahmen brauchen solchen Zugriff. Er ließe sich auch "
    "zum Überwachen nutzen.",
    "group.admin": "Lässt sich nicht einfach entfernen",
    "group.admin.why": "E-Mail eines Arbeitgebers und Apps, die ein verlorenes Telefon finden, halten sich oft auf "
    "diese Weise fest, als Geräteadministratoren.",
    "group.notifications": "Darf alle Benachrichtigungen lesen",
    "group.notifications.why": "Uhren und Armbänder, Autos und Startbildschirme brauchen solchen Zugriff. Er ließe "
    "sich auch zum Überwachen nutzen, denn in Benachrichtigungen stehen Nachrichten.",
    "group.by-hand": "Von Hand installiert, mit Zugriff auf Privates",
    "group.by-hand.why": "Kein Store hat sie hierher gebracht, sondern jemand, der das Telefon in der Hand hatte, "
    "vielleicht Sie. Solcher Zugriff ließe sich zum Überwachen nutzen.",
    "group.other": "Für den Zugriff auf ein Telefon oder auf andere Apps gemacht",
    "group.other.why": "Apps für Fernhilfe sind so gemacht, und solche, in denen andere Apps laufen.",
    "group.may": "darf: {access}",
    "group.may-also": "darf auch: {access}",
    "group.seen": "gesehen: {seen}",
    "group.ask": "Kennen Sie diese Apps, und möchten Sie, dass sie diesen Zugriff haben?",
    "group.not-known": "Wer was installiert hat, ob Sie einverstanden waren, und was das Telefon verlassen hat, "
    "falls überhaupt etwas, ist von hier aus nicht zu sehen. Wo jede Zeile gelesen wurde, steht im JSON-Bericht.",
}
