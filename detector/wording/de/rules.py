"""What is said about the rules and levels themselves, for `detector explain` and docs/rules.md."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "rule.known-app": "App auf unserer Liste",
    "rule.known-app.innocent": "Wem das Telefon gehört, hat ein Produkt für Kinder oder gegen Diebstahl vielleicht "
    "selbst installiert. Einen Namen kann jeder nachahmen.",
    "rule.known-app.advice": "Lassen Sie alles, wie es ist, bis es einen Plan gibt; eine Beratungsstelle kann dabei "
    "helfen. Notieren oder fotografieren Sie diesen Bericht mit einem anderen Gerät, mit Datum und Uhrzeit. Auf dem "
    "Telefon steht ihr Name unter Einstellungen > Apps > Alle Apps ansehen. Ihre Zugriffe stehen unter "
    "Bedienungshilfen, Benachrichtigungszugriff und Apps zur Geräteverwaltung. Ansehen genügt.",
    "rule.impostor": "sieht aus wie ein Teil des Telefons",
    "rule.impostor.innocent": "Übertragene Kamera-Apps und Kopien von Apps eines Herstellers tragen auch solche Namen.",
    "rule.impostor.advice": "Wissen Sie, wer sie hinzugefügt hat? Vergleichen Sie den Namen mit einem anderen "
    "Telefon desselben Herstellers. Ihre Seite unter Einstellungen > Apps sagt, woher sie kam. Auch eine Frage kann "
    "auffallen: Fragen Sie nur Menschen, denen Sie vertrauen, und ändern Sie nichts, bevor es einen Plan gibt.",
    "rule.hidden-monitor": "verborgene App mit Zugriff auf Privates",
    "rule.hidden-monitor.innocent": "Plug-ins, Tastaturen, Zifferblätter und Hilfs-Apps haben auch kein Symbol; "
    "jemand kann eine davon aus einer Datei installiert haben.",
    "rule.hidden-monitor.advice": "Kennen Sie eine App mit diesem Namen, ein Plug-in oder eine Hilfs-App einer "
    "anderen? Ihre Seite unter Einstellungen > Apps > Alle Apps ansehen zeigt ihre Berechtigungen und woher sie kam. "
    "Wenn niemand, dem Sie vertrauen, sie kennt: Notieren Sie es, ändern Sie noch nichts, und sprechen Sie mit einer "
    "Beratungsstelle.",
    "rule.secret-door": "ein geheimer Zugang",
    "rule.secret-door.innocent": "Hersteller und Entwickler benutzen solche Nummern für Testmenüs. Apps, die Anrufe "
    "mitschneiden oder sperren, erfahren von Anrufen.",
    "rule.never-opened": "aktiv und nie geöffnet",
    "rule.never-opened.innocent": "Hilfs-Apps einer anderen App werden selbst nie geöffnet. Werden die Daten von "
    "Androids Gedächtnis gelöscht, vergisst es.",
    "rule.lifted-restriction": "für sie wurde eine Sperre aufgehoben",
    "rule.lifted-restriction.innocent": "Wer Automatisierung, Bildschirmfilter oder Vorlese-Apps aus Dateien "
    "installiert, tut das mit Absicht.",
    "rule.planted": "ein fremder Teil des Telefons",
    "rule.planted.innocent": "Hersteller und Netzbetreiber bringen Apps anderer auf ihre Telefone, jede mit einer "
    "eigenen Signatur. Auch Module, die jemand auf einem gerooteten Telefon gewählt hat, Googles Apps auf einem "
    "selbst aufgespielten System und Teile, die entfernt und zurückgeholt wurden, sind jünger.",
    "rule.planted.advice": "Fragen Sie jemanden, der dieses Modell kennt, ob die App dazugehört. Sie lässt sich "
    "nicht entfernen wie andere, und Zurücksetzen entfernt sie nicht: Ein anderes Telefon ist der Ausweg. Ändern Sie "
    "nichts, bevor es einen Plan gibt.",
    "rule.two-stage": "kam in zwei Teilen",
    "rule.two-stage.innocent": "Eine App und ihre Hilfs-App oder ihr Plug-in von derselben Website sehen auch so aus.",
    "rule.locked-in": "lässt sich nicht einfach entfernen",
    "rule.locked-in.innocent": "Arbeitstelefone und Apps zum Beaufsichtigen von Kindern werden mit Absicht so "
    "eingerichtet.",
    "rule.locked-in.advice": "Kann sie zu einem Arbeitgeber, einer Schule oder einer Familien-App gehören? "
    "Einstellungen > Sicherheit > Apps zur Geräteverwaltung und die Bedienungshilfen zeigen ihren Namen. Solche "
    "Rechte zu entziehen kann sofort auffallen, planen Sie es also vorher.",
    "rule.could-monitor": "könnte überwachen",
    "rule.could-monitor.innocent": "Passwortmanager, Uhren, Startbildschirme, Automatisierung und Arbeits-Apps "
    "brauchen solchen Zugriff.",
    "rule.could-monitor.advice": "Wenn Sie die App kennen und haben möchten, ist nichts zu tun. Wenn nicht, suchen "
    "Sie sie unter Einstellungen > Apps > Alle Apps ansehen. Auch eine Frage kann auffallen: Fragen Sie nur "
    "Menschen, denen Sie vertrauen. Zugriffe lassen sich später in den Einstellungen zurücknehmen; das kann "
    "auffallen.",
    "rule.posture": "Einstellungen, die den Schutz verringern",
    "rule.posture.innocent": "Viele Menschen schalten das selbst ein, und alte Telefone bekommen keine Updates.",
    "rule.posture.advice": "Nichts davon ist eilig. Etwas zurückzustellen kann auffallen, und vielleicht wartet "
    "jemand anders gerade darauf; entscheiden Sie darüber zusammen mit dem Rest.",
    "rule.removed-app": "vor Kurzem entfernt",
    "rule.removed-app.innocent": "Wem das Telefon gehört, ein Geschäft oder eine Aufräum-App kann sie entfernt "
    "haben; und eine andere App kann diesen Namen gehabt haben.",
    "rule.removed-app.advice": "Notieren Sie den Tag und wer das Telefon damals hatte. Was vorher gesendet wurde, "
    "bleibt dort, wohin es ging. Sehen Sie Konten und verknüpfte Geräte an, und ob eine andere App an ihre Stelle "
    "kam.",
    "rule.could-not-check": "nicht zu prüfen",
    "rule.could-not-check.innocent": "Hersteller lassen Teile von Android weg, und Profile können einem Computer "
    "verschlossen sein.",
    "rule.could-not-check.advice": "Entsperren Sie das Telefon und das Profil, und prüfen Sie noch einmal. Was einem "
    "Computer verschlossen bleibt, lässt sich auf dem Telefon ansehen: seine Apps, Bedienungshilfen, "
    "Benachrichtigungszugriff, Apps zur Geräteverwaltung.",
    "rule.never-opened.advice": "Erinnern Sie sich, sie installiert oder geöffnet zu haben? Ihre Seite unter "
    "Einstellungen > Apps > Alle Apps ansehen zeigt, woher sie kam und was sie darf. Wenn niemand, dem Sie "
    "vertrauen, sie kennt: Notieren Sie es, und ändern Sie noch nichts.",
    "rule.secret-door.advice": "Wenn ein Code sie öffnet, wählen Sie ihn nicht zur Probe: Das kann auffallen. Ihre "
    "Seite unter Einstellungen > Apps > Alle Apps ansehen zeigt, woher sie kam. Notieren Sie es, und sprechen Sie "
    "mit einer Beratungsstelle, bevor etwas geändert wird.",
    "rule.lifted-restriction.advice": "Jemand hat in den Einstellungen bestätigt, dass diese App solchen Zugriff "
    "haben darf. Erinnern Sie sich daran, vielleicht bei einer App von einer Website? Wenn nicht, notieren Sie es, "
    "und ändern Sie noch nichts.",
    "rule.two-stage.advice": "Sehen Sie beide Apps zusammen an, unter Einstellungen > Apps > Alle Apps ansehen: Was "
    "bei der einen notiert oder geändert wird, betrifft die andere. Notieren Sie beide Namen und die Zeit des "
    "Installierens, und ändern Sie nichts, bevor es einen Plan gibt.",
    "explain.innocent": "Harmlose Erklärungen:",
    "explain.advice": "Was Sie tun können:",
    # ---- levels, for docs/rules.md
    "level.confirmed.meaning": "eine Überwachungs-App der Liste, nach Name und Signatur ihres Herstellers",
    "level.match.meaning": "eine Überwachungs-App der Liste, nach einem von beiden",
    "level.pattern.meaning": "sieht aus wie Apps zum heimlichen Überwachen: Sie verbirgt sich oder gibt sich als "
    "etwas anderes aus, und sie hat Zugriff auf Privates",
    "level.ability.meaning": "könnte überwachen; ob sie erwünscht ist, kann nur sagen, wem das Telefon gehört",
    "level.posture.meaning": "eine Einstellung, die den Schutz verringert; für sich genommen kein Zeichen von "
    "Überwachung",
}
