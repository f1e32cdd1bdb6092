"""What is said in other words about files on a computer: nothing is installed there, and much stays open."""

from typing import Final

ABOUT_FILES: Final = {
    "summary.phone": "Dateien, auf keinem Telefon",
    "summary.compared": "{apps} · verglichen mit der Liste vom {date} ({products})",
    "summary.confirmed.one": "Eine App in diesen Dateien ist eine bekannte Überwachungs-App.",
    "summary.confirmed.many": "{count} Apps in diesen Dateien sind bekannte Überwachungs-Apps.",
    "summary.match.one": "Eine App in diesen Dateien ist anscheinend eine bekannte Überwachungs-App.",
    "summary.match.many": "{count} Apps in diesen Dateien sind anscheinend bekannte Überwachungs-Apps.",
    "summary.nothing": "Keine App in diesen Dateien ist eine Überwachungs-App unserer Liste ({products}, {names}, "
    "Liste vom {date}).",
    "summary.never": "Ob die Apps auf einem Telefon sind, kann nur eine Prüfung des Telefons sagen.",
    "summary.nothing-incomplete": "Nicht jede Datei war lesbar, deshalb ist das noch keine Antwort. In dem, was "
    "lesbar war, fand sich keine Überwachungs-App unserer Liste ({products}, {names}, Liste vom {date}).",
    "known-app.confirmed": "Das ist eine Überwachungs-App, bekannt als {product}. Wir erkennen ihren Namen und die "
    "Signatur ihres Herstellers.",
    "known-app.confirmed.listed-signer": "Das ist eine Überwachungs-App, bekannt als {product}, unter einem anderen "
    "Namen. Wir erkennen die Signatur ihres Herstellers.",
    "known-app.confirmed.listed-file": "Das ist eine Überwachungs-App, bekannt als {product}. Diese Datei steht Byte "
    "für Byte auf unserer Liste.",
    "known-app.match": "Das ist sehr wahrscheinlich eine Überwachungs-App, bekannt als {product}: Der Name ist "
    "derselbe. {signature_words}",
    "known-app.match.listed-class": "Das ist sehr wahrscheinlich eine Überwachungs-App, bekannt als {product}, unter "
    "einem anderen Namen: Ein Teil im Inneren dieser App steht auf unserer Liste. {signature_words}",
    "known-app.match.listed-signer": "Das ist sehr wahrscheinlich eine Überwachungs-App: Die Signatur des "
    "Herstellers dieser App steht auf unserer Liste für {product} und für andere. Welche davon es ist, steht nicht "
    "fest.",
    "known-app.match.listed-subject": "Das ist sehr wahrscheinlich eine Überwachungs-App, bekannt als {product}, "
    "unter einem anderen Namen: Die Signatur dieser App nennt denselben Hersteller. Jeder kann einen solchen Namen "
    "hineinschreiben, deshalb steht es nicht fest.",
    "known-app.ability": "Diese App steht auf unserer Liste als {product}: {class_words}.",
    "known-app.ability.generic-name": "Diese App heißt wie {product}: {class_words}. Auch harmlose Apps können so "
    "einen schlichten Namen haben.",
    "fact.packages": "Dateien",
    "gap.not-understood": "nicht zu verstehen",
    "block.allowed": "Was sie haben möchte",
    "block.nothing-allowed": "was sie dürfte, kann nur ein Telefon sagen",
    "app.refused": "{access}",
    "block.nothing-seen": "eine Datei läuft nicht: Zu sehen gibt es nichts",
    "safety.act": "Eine Datei sagt nichts über ein Telefon: Ob die App dort ist, kann nur eine Prüfung des Telefons "
    "sagen.",
    "not-checked.always": "Nur ein Telefon kann sagen, ob eine App installiert ist, wie sie dorthin kam, ob sie sich "
    "verbirgt und was sie darf. „detector scan“ sieht sich das an. Signaturen wurden gelesen, aber nicht überprüft.",
    "next.safety": "Um ein Telefon zu prüfen: „detector scan“.",
}
