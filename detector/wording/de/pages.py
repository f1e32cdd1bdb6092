"""What is said before, around and after the findings."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- before anything else
    "safety.title": "Bevor Sie beginnen",
    "safety.1": "Wer Zugriff auf dieses Telefon hat, kann bemerken, dass es angeschlossen war und dass dafür "
    "Einstellungen geändert wurden.",
    "safety.2": "Eine App zu finden heißt nicht, dass sie jetzt weg muss. Sie zu entfernen kann auffallen und "
    "Beweise vernichten.",
    "safety.3": "Wenn Sie in Gefahr sein könnten, sprechen Sie zuerst mit jemandem, von einem anderen Telefon aus: "
    "https://www.hotpeachpages.net nennt Hilfe nach Ländern.",
    "safety.4": "Diese Prüfung schaut nur nach. Sie ändert nichts am Telefon, behält nichts und gibt nichts weiter.",
    "safety.more": "„detector explain safety“ sagt mehr, auch wie USB-Debugging wieder ausgeschaltet wird.",
    "safety.consent": "Ist das Ihr eigenes Telefon, oder ist die Person, der es gehört, bei Ihnen und einverstanden?",
    "safety.go-on": "Eingabetaste: ja, weiter. Strg-C: beenden.",
    "safety.act": "Bevor Sie handeln: Eine App zu ändern oder zu entfernen kann jemand bemerken, der Zugriff auf das "
    "Telefon hat, und es kann Beweise löschen. Sie entscheiden, ob und wann. Eine Beratungsstelle kann beim Planen "
    "helfen.",
    "saved.acquisition": "{name} ist eine Sicherung: was dieses Programm von einem Telefon gelesen hat.",
    "saved.bug-report": "{name} ist ein Fehlerbericht (bug report) von Android.",
    "saved.androidqf": "{name} ist, was AndroidQF gesammelt hat.",
    "saved.isdi": "{name} ist ein Auszug von ISDi.",
    "saved.dumps": "{name} enthält Ausgaben einzelner Befehle.",
    "demo.note": "Ein simuliertes Telefon: {phone}. Nichts hier betrifft eine wirkliche Person oder ein wirkliches "
    "Telefon.",
    # ---- summary
    "summary.phone": "{phone} · Android {release}",
    "summary.phone-unknown": "ein Telefon, dessen Modell sich nicht feststellen ließ",
    "summary.compared": "{apps}, davon später hinzugekommen: {added} · verglichen mit der Liste vom {date} "
    "({products})",
    "summary.damaged-list": "Die letzte Aktualisierung der Liste war nicht brauchbar, deshalb gilt eine ältere: "
    "{detail}",
    "summary.old-list": "Die Liste ist {days} Tage alt, neuere Apps können ihr entgehen. „detector signatures "
    "update“ holt eine neuere aus dem Netz; eine Prüfung nutzt es nicht.",
    "summary.confirmed.one": "Eine bekannte Überwachungs-App ist installiert.",
    "summary.confirmed.many": "{count} bekannte Überwachungs-Apps sind installiert.",
    "summary.match.one": "Eine bekannte Überwachungs-App ist anscheinend installiert.",
    "summary.match.many": "{count} bekannte Überwachungs-Apps sind anscheinend installiert.",
    "summary.pattern.one": "Eine App sieht aus wie Apps, die zum heimlichen Überwachen gemacht sind. Gewissheit "
    "haben wir nicht.",
    "summary.pattern.many": "{count} Apps sehen aus wie Apps, die zum heimlichen Überwachen gemacht sind. Gewissheit "
    "haben wir nicht.",
    "summary.nothing": "Gefunden wurde weder eine Überwachungs-App unserer Liste ({products}, {names}, Liste vom "
    "{date}) noch eine App, die deutlich danach aussieht.",
    "summary.nothing-incomplete": "Nicht alles war lesbar, deshalb ist das noch keine Antwort. In dem, was lesbar "
    "war, fand sich weder eine Überwachungs-App unserer Liste ({products}, {names}, Liste vom {date}) noch eine "
    "App, die deutlich danach aussieht.",
    "summary.looked-at": "Angesehen: {facts}.",
    "summary.missed": "Neuere oder veränderte Apps können uns entgehen. Ältere Listen dieser Art erkannten von dem, "
    "was erst nach ihnen bekannt wurde, etwa die Hälfte der späteren Varianten jeder Familie. Von allen Apps "
    "zusammen war es weniger.",
    "summary.never": "Angemeldete Computer, gemeinsame Konten und eine gemeinsame PIN sind von hier aus nicht zu "
    "sehen. Sehen Sie diese als Nächstes an; sie sind so wichtig wie diese Prüfung.",
    "summary.listed.one": "Eine App unten steht für einen anderen Zweck auf unserer Liste: Sie lässt sich zum "
    "Überwachen missbrauchen.",
    "summary.listed.many": "{count} Apps unten stehen für einen anderen Zweck auf unserer Liste: Sie lassen sich zum "
    "Überwachen missbrauchen.",
    "summary.removed.one": "Eine App mit einem Namen unserer Liste wurde vor Kurzem von diesem Telefon entfernt; "
    "siehe unten „Vor Kurzem entfernt“.",
    "summary.removed.many": "{count} Apps mit Namen unserer Liste wurden vor Kurzem von diesem Telefon entfernt; "
    "siehe unten „Vor Kurzem entfernt“.",
    "summary.not-checked.one": "Etwas ließ sich nicht prüfen; siehe unten „Nicht geprüft“.",
    "summary.not-checked.many": "{count} Dinge ließen sich nicht prüfen; siehe unten „Nicht geprüft“.",
    "count.apps.one": "1 App",
    "count.apps.many": "{count} Apps",
    "count.products.one": "1 Produkt",
    "count.products.many": "{count} Produkte",
    "count.names.one": "1 Name",
    "count.names.many": "{count} Namen",
    "join.items": ", ",
    "join.lists": "; ",
    "join.clauses": " · ",
    "quote.open": "„",
    "quote.close": "“",
    "language.unreviewed": "Diese Übersetzung hat noch niemand durchgesehen, dessen Muttersprache Deutsch ist. Mit "
    "„--lang en“ kommt der Bericht auf Englisch, im Original.",
    # ---- sections
    "section.apps": "Apps zum Ansehen",
    "section.details": "App für App",
    "section.removed": "Vor Kurzem entfernt",
    "section.settings": "Einstellungen",
    "section.not-checked": "Nicht geprüft",
    "section.next": "Wie es weitergeht",
    "posture.note": "Nichts davon ist für sich genommen ein Zeichen von Überwachung.",
    "next.rule": "„{rule}“: {advice}",
    "next.accounts": "Ob eine App gefunden wird oder nicht, ist nur ein Teil. „detector explain accounts“ geht "
    "Konten und verknüpfte Geräte durch: Google-Konto, E-Mail, WhatsApp, WeChat, Telegram.",
    "next.safety": "Danach, auf dem Telefon: Einstellungen > System > Entwickleroptionen > "
    "USB-Debugging-Autorisierungen aufheben, dann USB-Debugging ausschalten. „detector explain safety“ sagt den Rest.",
    "next.helplines": "„detector explain helplines“ nennt Menschen, die helfen können.",
    # ---- not checked
    "not-checked.lead": "Das Folgende war nicht lesbar. Vielleicht ist dort etwas, vielleicht nichts.",
    "not-checked.undecided": "{apps} ({packages}): ob „{rule}“ zutrifft, blieb offen. Nicht mitgeteilt: {missing}",
    "not-checked.settings": "Einstellungen, die nicht mitgeteilt wurden: {missing}",
    "not-checked.usual": "Mit „--quick“ ausgelassen: {facts}.",
    "not-checked.deep": "Nur mit „--deep“ gelesen: {facts}.",
    "not-checked.always": "Über das Kabel nie zu sehen: Computer, die bei Ihren Messengern angemeldet sind, "
    "gemeinsame Konten und Passwörter, und was das Telefon verlässt.",
    "fact.device": "welches Telefon es ist",
    "fact.users": "Nutzer und Profile",
    "fact.packages": "installierte Apps",
    "fact.permissions": "Berechtigungen",
    "fact.launcher": "Symbole",
    "fact.declared-icons": "Symbole, die Apps angeben, auch ausgeschaltete",
    "fact.declared-components": "was Apps angeben: was sie startet und was sie werden könnten",
    "fact.accessibility": "Bedienungshilfen (Apps, die den Bildschirm lesen dürfen)",
    "fact.device-admins": "Geräteadministratoren",
    "fact.device-policies": "was Geräteadministratoren vorschreiben",
    "fact.notification-listeners": "Apps, die Benachrichtigungen lesen dürfen",
    "fact.app-ops": "besondere Zugriffe, und wann Mikrofon, Kamera, Standort und Ähnliches zuletzt genutzt wurden",
    "fact.op-timeline": "jede Nutzung von Mikrofon, Kamera und Standort in den letzten Tagen",
    "fact.usage": "an welchem Tag Apps zuletzt geöffnet wurden",
    "fact.services": "was in diesem Moment im Hintergrund läuft",
    "fact.processes": "welche Apps laufen, und was sonst läuft",
    "fact.sockets": "offene Verbindungen",
    "fact.location-requests": "welche Apps jetzt nach dem Standort fragen",
    "fact.network-use": "wie viel Apps empfangen und senden",
    "fact.settings": "Einstellungen, die das Telefon schützen",
    "fact.roles": "Apps für Nachrichten, Anrufe, Startbildschirm und andere Aufgaben",
    "fact.input-methods": "Tastaturen",
    "fact.default-services": "Apps, die Passwörter ausfüllen, und Assistenten",
    "fact.vpn": "VPNs",
    "fact.companion-devices": "Apps, die zu einem Gerät gehören, etwa zu einer Uhr",
    "fact.media-projection": "Bildschirmaufnahme im Moment der Prüfung",
    "fact.root-signs": "Anzeichen, dass das System des Telefons verändert wurde (Root)",
    "fact.removed-apps": "Apps, die in den letzten Tagen aktualisiert oder entfernt wurden",
    "fact.user-certificates": "Zertifizierungsstellen, die jemand hinzugefügt hat",
    "fact.battery-exempt": "Apps, die arbeiten dürfen, während das Telefon ruht",
    "fact.data-exempt": "Datensparmodus, und was Apps im Hintergrund mit mobilen Daten dürfen",
    "fact.adb-computers": "Computer, die adb auf dem Telefon nutzen dürfen",
    "fact.orphan-uids": "ob etwas läuft, das auf keiner Liste von Apps steht",
    "fact.signers": "Signaturzertifikate",
    "fact.manifests": "was die Dateien der Apps über sie sagen",
    "fact.file-hashes": "Prüfsummen der Dateien der Apps",
    "gap.denied": "das Telefon hat abgelehnt",
    "gap.blocked-user": "das Telefon lässt einen Computer nicht in diesen Nutzer oder dieses Profil sehen",
    "gap.no-service": "dieses Telefon hat so einen Dienst nicht",
    "gap.timed-out": "es hat zu lange gedauert",
    "gap.truncated": "die Antwort war abgeschnitten",
    "gap.empty": "das Telefon hat nichts geantwortet",
    "gap.not-understood": "die Antwort war nicht zu verstehen",
    "gap.contradictory": "zwei Antworten des Telefons widersprechen sich",
    "gap.unsupported": "dieses Telefon sagt es nicht",
    "gap.disconnected": "das Telefon wurde getrennt",
    "gap.failed": "der Befehl ist auf dem Telefon fehlgeschlagen",
    "gap.not-in-source": "es steht nicht in dem, was gespeichert wurde",
    "gap.not-chosen": "dieser Nutzer oder dieses Profil wurde ausgelassen",
    "gap.not-asked": "es gehört zu einer gründlicheren Prüfung",
    "gap.only-on-phone": "das kann nur ein Telefon sagen",
    "gap.user": "{what}, Nutzer {user}",
    "gap.app": "{what} von {package}",
    "gap.line": "{what}: {reason}",
    "gap.line.detail": "{what}: {reason} ({detail})",
}
