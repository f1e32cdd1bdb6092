"""What is said about the report itself: where its bytes came from, what was taken out of it, what raw texts hold,
and the table of all apps.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- where the bytes came from
    "origin.line": "Gelesen aus: {parts}",
    "origin.acquisition": "Sicherung dieses Programms",
    "origin.bug-report": "Fehlerbericht (bug report) von Android",
    "origin.androidqf": "Sammlung von AndroidQF",
    "origin.isdi": "Auszug von ISDi",
    "origin.dumps": "Ausgaben einzelner Befehle",
    "origin.as-of": "das Telefon, wie es am {date} war",
    "origin.no-date": "von welchem Tag es stammt, sagt nichts",
    "origin.note": "Zu dem, was übergeben wurde: {note}",
    "origin.more-notes.one": "1 weitere Anmerkung dazu steht im JSON-Bericht.",
    "origin.more-notes.many": "{count} weitere Anmerkungen dazu stehen im JSON-Bericht.",
    # ---- what was taken out
    "redaction.share": "Dieser Bericht ist zum Weitergeben. Herausgenommen wurden: Namen, die Menschen gewählt haben, "
    "Konten, Nummern, genaue Zeiten. Apps ohne Befund sind nur gezählt.",
    "redaction.minimal": "Dieser Bericht ist zum Weitergeben. Darin steht nur, was gefunden wurde, ohne Namen von "
    "Menschen und Telefonen, ohne Tage, Versionen und Belege.",
    "redaction.unasked": "Was eine Person erkennen lässt, steht nicht in der Datei (--redact share). Mit "
    "„--redact none“ steht alles darin.",
    # ---- the report itself
    "report.made": "Bericht vom {date}, erstellt von {tool} {version}.",
    "report.seal": "Siegel dessen, was gelesen wurde (SHA-256): {seal}",
    # ---- raw texts
    "section.hints": "Spuren in rohen Texten",
    "hint.lead": "Einträge unserer Liste stehen irgendwo in den Texten. Das belegt weder, dass eine App hier ist, noch "
    "dass sie es war: Auch Webseiten, Nachrichten und andere Schutz-Apps hinterlassen solche Spuren. Nichts von dem, "
    "was oben steht, beruht darauf.",
    "hint.line": "{kind} {value}, auf unserer Liste für {products}: {place}; {times}",
    "hint.place": "{file}, Zeile {line}",
    "hint.place.section": "{file}, Zeile {line}, in {section}",
    "hint.domain": "Servername",
    "hint.address": "Netzadresse",
    "hint.package": "Paketname",
    "hint.file-hash": "Fingerabdruck einer Datei",
    "hint.certificate": "Fingerabdruck einer Signatur",
    "hint.times.one": "in einer Zeile",
    "hint.times.many": "in {count} Zeilen",
    "hint.times.most": "in mehr als {count} Zeilen",
    "hint.more.one": "1 weiterer Eintrag steht im JSON-Bericht.",
    "hint.more.many": "{count} weitere Einträge stehen im JSON-Bericht.",
    # ---- the table of apps and grants
    "table.title": "Alle Apps, und was sie dürfen",
    "table.app": "App",
    "table.yes": "ja",
    "table.no": "nein",
    "table.unknown": "nicht feststellbar",
    "table.none": "Keine App hat Zugriff dieser Art: {grants}.",
    "table.rest.one": "1 weitere App kam mit dem Telefon und hat nichts davon.",
    "table.rest.many": "{count} weitere Apps kamen mit dem Telefon und haben nichts davon.",
    "table.left-out.one": "1 weitere App wurde angesehen. Sie steht nicht in diesem Bericht.",
    "table.left-out.many": "{count} weitere Apps wurden angesehen. Sie stehen nicht in diesem Bericht.",
    "table.not-told": "Eine andere Version dieses Programms hat den Bericht gemacht: "
    "Eine Zelle ist leer, wo sie vielleicht nicht nachgesehen hat.",
}
