"""Was über Gesichertes gesagt wird."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "acquisition.keeping": "Das Gelesene wird in {path} aufbewahrt. Es verrät viel über einen Menschen: Bewahren Sie "
    "es dort auf, wo nur Sie herankommen.",
    "acquisition.saved.one": "Aufbewahrt in {path}: 1 Datei.",
    "acquisition.saved.many": "Aufbewahrt in {path}: {count} Dateien.",
    "acquisition.partial": "Die Sicherung ist unvollständig. Nicht ganz: {missing}.",
    "acquisition.seal": "Ihr Siegel, zum Aufschreiben: {seal}",
    "bug-report.begins": "Das Telefon schreibt jetzt einen Fehlerbericht. Das dauert einige Minuten. Es kann "
    "vibrieren und eine Mitteilung zeigen, und es behält die Datei.",
    "bug-report.kept": "Aufbewahrt in {path}. Die SHA-256-Prüfsumme, zum Aufschreiben: {sha256}",
    "verify.same.one": "{name} ist so, wie es versiegelt wurde: 1 Datei.",
    "verify.same.many": "{name} ist so, wie es versiegelt wurde: {count} Dateien.",
    "verify.changed": "{name} ist nicht so, wie es versiegelt wurde. Der erste Unterschied: {difference}",
    "verify.more.one": "Es gibt 1 weiteren Unterschied.",
    "verify.more.many": "Es gibt {count} weitere Unterschiede.",
    "verify.other-seal": "Das Siegel ist ein anderes als das aufgeschriebene: Jemand hat das Verzeichnis neu "
    "angelegt, oder es ist eine andere Sicherung.",
    "verify.seal": "Siegel: {seal}",
    "verify.made": "Begonnen {began}, beendet {ended}, mit {tool}.",
    "verify.clock": "Die Uhr des Telefons ging {seconds} s vor (negativ: nach).",
    "verify.complete": "Jeder Befehl lief bis zum Ende. Was das Telefon verweigert hat, zeigt sich beim Auswerten.",
    "verify.note": "Notiz: {note}",
    "stamp.sending": "Ein Zeitstempel wird erbeten von {host}. Übermittelt wird das Siegel, eine Prüfsumme, und "
    "sonst nichts.",
    "stamp.kept": "Der Zeitstempel ist in {path} aufbewahrt.",
    "stamp.proven": "Zeitstempel: Am {when} war es da. Die Unterschrift ist von der Stelle, die Sie genannt haben.",
    "stamp.unproven": "Zeitstempel: Er nennt {when}. Wer ihn unterschrieben hat, wurde nicht geprüft; "
    "--authority-certificate nennt, wem Sie vertrauen.",
    "stamp.bad": "Der Zeitstempel {name} beweist nichts: {why}.",
}
