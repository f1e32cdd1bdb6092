"""What is said about one app: its level, its headline by rule and level, and the four blocks.

A headline may have a third part, the signal that made the rule fire, where the plain one would not be true.
"""

from typing import Final

_NOT_SEEN: Final = "Was sie mit diesem Zugriff tut und wer sie hierher gebracht hat, können wir nicht sehen."

SENTENCES: Final[dict[str, str]] = {
    # ---- levels
    "level.confirmed": "Bekannte Überwachungs-App, bestätigt",
    "level.match": "Bekannte Überwachungs-App, nicht bestätigt",
    "level.pattern": "Deutliches Muster",
    "level.ability": "Könnte überwachen: bitte ansehen",
    "level.posture": "Einstellung, die den Schutz verringert",
    "level.confirmed.count.one": "bekannte Überwachungs-App",
    "level.confirmed.count.many": "bekannte Überwachungs-Apps",
    "level.match.count.one": "bekannte Überwachungs-App",
    "level.match.count.many": "bekannte Überwachungs-Apps",
    "level.pattern.count.one": "deutliches Muster",
    "level.pattern.count.many": "deutliche Muster",
    "level.ability.count.one": "könnte überwachen",
    "level.ability.count.many": "könnten überwachen",
    "level.posture.count.one": "Einstellung",
    "level.posture.count.many": "Einstellungen",
    "level.unknown.count.one": "nicht geprüft",
    "level.unknown.count.many": "nicht geprüft",
    # ---- headlines
    "known-app.confirmed": "Eine Überwachungs-App, bekannt als {product}, ist installiert. Wir erkennen ihren Namen "
    "und die Signatur ihres Herstellers.",
    "known-app.confirmed.listed-signer": "Eine Überwachungs-App, bekannt als {product}, ist unter einem anderen "
    "Namen installiert. Wir erkennen die Signatur ihres Herstellers.",
    "known-app.confirmed.listed-file": "Eine Überwachungs-App, bekannt als {product}, ist installiert. Ihre Datei "
    "steht Byte für Byte auf unserer Liste.",
    "known-app.match": "Eine Überwachungs-App, bekannt als {product}, ist sehr wahrscheinlich installiert: Der Name "
    "ist derselbe. {signature_words}",
    "known-app.match.listed-class": "Eine Überwachungs-App, bekannt als {product}, ist sehr wahrscheinlich unter "
    "einem anderen Namen installiert: Ein Teil im Inneren dieser App steht auf unserer Liste. {signature_words}",
    "known-app.match.listed-signer": "Eine Überwachungs-App ist sehr wahrscheinlich installiert: Die Signatur des "
    "Herstellers dieser App steht auf unserer Liste für {product} und für andere. Welche davon es ist, steht nicht "
    "fest.",
    "known-app.match.listed-subject": "Eine Überwachungs-App, bekannt als {product}, ist sehr wahrscheinlich unter "
    "einem anderen Namen installiert: Die Signatur dieser App nennt denselben Hersteller. Jeder kann einen solchen "
    "Namen hineinschreiben, deshalb steht es nicht fest.",
    "signature.unread": "Die Signatur ihres Herstellers war nicht zu vergleichen, deshalb steht es nicht fest.",
    "signature.other": "Die Signatur ihres Herstellers ist keine, die wir von diesem Produkt kennen: Es kann eine "
    "neuere Version sein oder eine andere App mit diesem Namen. Deshalb steht es nicht fest.",
    "signature.none": "Unsere Liste hat keine Signatur ihres Herstellers zum Vergleichen, deshalb steht es nicht fest.",
    "known-app.match.generic-name": "Diese App heißt wie eine Überwachungs-App, {product}, und sie wurde von Hand "
    "installiert. Auch harmlose Apps können so einen schlichten Namen haben, deshalb ist das wahrscheinlich, steht "
    "aber nicht fest.",
    "known-app.pattern": "Diese App steht auf unserer Liste als {product}: {class_words}. Hier hält sie sich "
    "außerdem verborgen.",
    "known-app.ability": "Diese App steht auf unserer Liste als {product}: {class_words}. Kennen Sie sie, und "
    "möchten Sie sie hier haben?",
    "known-app.ability.generic-name": "Diese App heißt wie {product}: {class_words}. Auch harmlose Apps können so "
    "einen schlichten Namen haben. Kennen Sie sie?",
    "listing.none": "Diese App steht nicht auf unseren Listen.",
    "listing.named": "Diese App steht auf unserer Liste als {product}: {class_words}.",
    "listing.generic": "Diese App heißt wie eine auf unserer Liste, {product}; auch harmlose Apps können so heißen.",
    "impostor.pattern": "{listing} Ihrem Namen nach sieht sie aus wie ein Teil des Telefons, sie kam aber später "
    f"hinzu, und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "impostor.pattern.borrowed-name": "Diese App trägt den Namen einer gewöhnlichen App, aber jemand anders hat sie "
    f"signiert, und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "impostor.ability": "Ihrem Namen nach sieht diese App aus wie ein Teil des Telefons, sie kam aber später hinzu. "
    "Kennen Sie sie?",
    "impostor.ability.borrowed-name": "Diese App trägt den Namen einer gewöhnlichen App, aber jemand anders hat sie "
    "signiert. Kennen Sie sie?",
    "secret-door.pattern": "{listing} Sie wurde von Hand installiert, lässt sich ohne Symbol öffnen oder wartet im "
    f"Verborgenen auf Anrufe, und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "secret-door.pattern.secret-code": "{listing} Sie wurde von Hand installiert, eine Nummer auf der Wähltastatur "
    f"öffnet sie, und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "secret-door.pattern.outgoing-calls": "{listing} Sie wurde von Hand installiert, jeder Anruf von hier weckt sie, "
    f"und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "never-opened.pattern": "{listing} Sie wurde von Hand installiert, soweit sich Android erinnert, hat niemand sie "
    f"geöffnet. Doch sie ist aktiv und darf auf Privates zugreifen. {_NOT_SEEN}",
    "lifted-restriction.pattern": "{listing} Android hält Apps von außerhalb eines Stores von Bildschirm und "
    "Benachrichtigungen fern; für diese App hat jemand die Sperre aufgehoben, und sie verbirgt sich, gibt sich als "
    f"etwas anderes aus oder läuft ohne ihre Benachrichtigung. {_NOT_SEEN}",
    "lifted-restriction.ability": "Android hält Apps von außerhalb eines Stores von Bildschirm und "
    "Benachrichtigungen fern. Für diese App hat jemand die Sperre auf diesem Telefon aufgehoben. Kennen Sie sie, und "
    "waren Sie das?",
    "planted.pattern": "Diese App ist ein Teil des Systems, aber kein anderer Teil trägt ihre Signatur. Sie hat kein "
    f"Symbol, und sie darf den Bildschirm lesen oder griff im Verborgenen auf Mikrofon oder Kamera zu. {_NOT_SEEN}",
    "planted.pattern.later-system-app": "Diese App ist ein Teil des Systems, aber kein anderer Teil trägt ihre "
    "Signatur, und sie ist jünger als alles, womit das Telefon gebaut wurde. Sie hat kein Symbol, und sie darf auf "
    f"Privates zugreifen. {_NOT_SEEN}",
    "planted.ability": "Diese App kam mit dem Telefon, aber kein anderer Teil des Telefons trägt ihre Signatur, und "
    "sie hat Zugriffe, die sich zum Überwachen nutzen ließen. Auch Hersteller und Netzbetreiber bringen solche Apps "
    "auf ihre Telefone.",
    "two-stage.pattern": "{listing} Sie kam von Hand zusammen mit einer anderen desselben Herstellers, sie hat kein "
    f"Symbol, und sie darf auf Privates zugreifen. {_NOT_SEEN}",
    "two-stage.ability": "Zwei Apps eines Herstellers kamen von Hand im Abstand von Minuten, und eine davon hat kein "
    "Symbol. Manche Überwachungs-Apps bestehen aus zwei Teilen; gewöhnliche Hilfs-Apps auch. Kennen Sie die beiden?",
    "hidden-monitor.pattern": "{listing} Sie hält sich verborgen, sie wurde von Hand installiert, und sie darf auf "
    f"Privates zugreifen. Apps zum heimlichen Überwachen sehen oft so aus. {_NOT_SEEN}",
    "hidden-monitor.ability": "Diese App hält sich verborgen, und sie darf auf Privates zugreifen. Kennen Sie sie, und "
    "möchten Sie, dass sie diese Zugriffe hat?",
    "locked-in.pattern": "{listing} Sie darf den Bildschirm lesen, und sie lässt sich nicht einfach entfernen. Apps "
    f"zum heimlichen Überwachen sehen oft so aus, Apps von Arbeitgebern aber auch. {_NOT_SEEN}",
    "could-monitor.ability": "Diese App hat Zugriffe, die sich zum Überwachen nutzen ließen. Kennen Sie sie, und "
    "möchten Sie, dass sie diese Zugriffe hat?",
    "could-monitor.ability.by-hand": "Diese App wurde von Hand installiert und hat Zugriffe, die sich zum Überwachen "
    "nutzen ließen. Kennen Sie sie, und möchten Sie, dass sie diese Zugriffe hat?",
    "could-monitor.ability.known-ordinary": "Diese App ist dafür gemacht, ein Telefon zu erreichen oder zu kopieren: "
    "{name}. Wer über sie verbunden ist, könnte sehen und steuern, was es zeigt. Kennen Sie sie, und möchten Sie sie "
    "hier haben?",
    "could-monitor.ability.says-monitoring": "Diese App sagt von sich selbst, dass sie zum Beaufsichtigen gemacht "
    "ist. Kennen Sie sie, und möchten Sie sie hier haben?",
    "could-monitor.ability.device-owner": "Diese App verwaltet das ganze Telefon. Das ist bei Telefonen eines "
    "Arbeitgebers oder einer Schule üblich. Wer es verwaltet, könnte vieles sehen und ändern. Wussten Sie, dass "
    "dieses Telefon verwaltet wird?",
    "could-monitor.ability.profile-owner": "Diese App verwaltet das Telefon oder ein Profil darauf. Das ist bei "
    "Arbeitsprofilen üblich und bei Telefonen, um die sich eine Familie kümmert. Wer es verwaltet, könnte sehen, wo "
    "das Telefon ist und welche Apps benutzt werden. Wussten Sie, dass dieses Telefon verwaltet wird?",
    "removed-app.ability": "Eine App, die heißt wie {product}, war auf diesem Telefon und wurde entfernt: "
    "{class_words}. Was weg ist, tut nichts mehr. Wissen Sie, wer sie entfernt hat?",
    "class.stalkerware": "eine App, die zum Überwachen von Telefonen verkauft wird",
    "class.rat": "ein Programm, um ein Telefon aus der Ferne zu steuern",
    "class.parental": "eine App, die zum Beaufsichtigen von Kindern verkauft wird; sie lässt sich missbrauchen",
    "class.anti-theft": "eine App, die zum Finden oder Sperren eines verlorenen Telefons verkauft wird; sie lässt "
    "sich missbrauchen",
    "class.dual-use": "eine gewöhnliche App, die sich zum Überwachen missbrauchen lässt",
    # ---- one line in the list of apps
    "short.known-app.confirmed": "bekannt: {product}",
    "short.known-app.match": "bekannt: {product}",
    "short.known-app.pattern": "auf unserer Liste und verborgen: {product}",
    "short.known-app.ability": "auf unserer Liste: {product}",
    "short.impostor": "sieht aus wie ein Teil des Telefons",
    "short.hidden-monitor.bare": "verborgen",
    "short.planted.bare": "ein Teil des Telefons, signiert wie kein anderer",
    "short.hidden-monitor": "verborgen; erlaubt: {access}",
    "short.secret-door": "ein Code oder ein Anruf öffnet sie; erlaubt: {access}",
    "short.never-opened": "nie geöffnet; erlaubt: {access}",
    "short.lifted-restriction": "für sie wurde eine Sperre aufgehoben; erlaubt: {access}",
    "short.planted": "ein Teil des Telefons, signiert wie kein anderer; erlaubt: {access}",
    "short.two-stage": "eine von zweien, eine davon ohne Symbol",
    "short.locked-in": "lässt sich nicht einfach entfernen; erlaubt: {access}",
    "short.could-monitor.bare": "zum Erreichen, Kopieren oder Beaufsichtigen gemacht",
    "short.could-monitor": "erlaubt: {access}",
    "short.removed-app": "war bis vor Kurzem hier: {product}",
    # ---- blocks
    "block.here": "Was hier ist",
    "block.allowed": "Was sie darf",
    "block.seen": "Was zu sehen war",
    "block.not-known": "Was wir nicht wissen",
    "block.evidence": "Wo das steht",
    "block.nothing-here": "eine App mit diesem Namen; mehr wurde über sie nicht mitgeteilt",
    "block.nothing-allowed": "keinen der Zugriffe, nach denen wir suchen",
    "block.nothing-seen": "nichts: Inhalte und Datenverkehr sind von hier aus nicht zu sehen",
    "block.allowed-not-told": "nicht festzustellen: {access}",
    "block.seen-not-told": "nicht festzustellen: {seen}",
    "block.never-known": "wer sie installiert hat, ob Sie einverstanden waren, und was das Telefon verlassen hat, "
    "falls überhaupt etwas",
    "block.more-evidence.one": "1 weitere Zeile steht im JSON-Bericht",
    "block.more-evidence.many": "{count} weitere Zeilen stehen im JSON-Bericht",
    "evidence.line": "{command}, Zeile {line}: {excerpt}",
    "evidence.whole": "{command}: {excerpt}",
    "app.headline": "{level}. {headline}",
    "app.installed": "auf diesem Telefon seit {date}",
    "app.installed.version": "auf diesem Telefon seit {date}, Version {version}",
    "app.users": "für die Nutzer {users}",
    "app.user": "für Nutzer {users}",
    "app.version": "Version {version}",
    "app.refused": "sie wollte mehr, was das Telefon heute verweigert: {access}",
}
