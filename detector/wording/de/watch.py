"""Was vor, während und nach dem Beobachten einer App gesagt wird."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "watch.consent.title": "Bevor eine App beobachtet wird",
    "watch.consent.1": "Beim Beobachten kommt ein Programm von Frida in die App, während sie läuft. Das ändert, wie "
    "die App läuft: Sie kann langsam werden, nicht mehr richtig arbeiten oder enden.",
    "watch.consent.2": "Es kann bemerkt werden. Apps können herausfinden, dass Frida da ist, und es dem mitteilen, der "
    "sie eingerichtet hat.",
    "watch.consent.3": "Eine Person, die Sie überwacht, könnte das alarmieren, und manche werden dann gefährlicher. "
    "Wenn das sein könnte, sprechen Sie zuerst mit einer Beratungsstelle: „detector explain helplines“.",
    "watch.consent.4": "Ausgelesen wird nur, welche Art von Dingen die App tut, wie oft, wann, und mit welchen Apps "
    "oder Computern. Keine Nachricht, keine Nummer, kein Ton, kein Bild und keine Adresse einer Seite.",
    "watch.consent.5": "Beobachten Sie nur ein Telefon, das Ihnen gehört, oder dessen Besitzerin oder Besitzer es "
    "will.",
    "watch.consent.needed": "Es wurde nichts gestartet: Zum Beobachten braucht es Ihre Zustimmung.",
    "watch.consent.needed.next": "Wer das gelesen hat und es will, fügt „--consent“ hinzu.",
    "watch.remote": "{address} wird über das Netz erreicht. Ohne TLS und Token steht das Telefon dahinter allen im "
    "selben Netz offen: Niemand wird gefragt, wer er ist, und andere können mithören. „--certificate“ und "
    "„--token-file“ sind für Server, die mit beidem gestartet wurden.",
    "watch.remote.guarded": "{address} wird über das Netz erreicht. Die Verbindung ist verschlüsselt, und der Server "
    "verlangt das Token.",
    "watch.push.1": "Das Programm {path} wird auf das Telefon gelegt, als {target}, und mit Root-Rechten gestartet.",
    "watch.push.2": "Root darf auf dem Telefon alles. Nehmen Sie es nur aus den Veröffentlichungen von Frida selbst.",
    "watch.push.3": "Am Ende wird es beendet und wieder entfernt. Bis dahin können andere Apps es sehen.",
    "watch.push.ask": "Tippen Sie yes, um es dorthin zu legen, oder Strg-C, um abzubrechen.",
    "watch.push.needed": "Es wurde nichts auf das Telefon gelegt: Dazu braucht es ein eigenes Ja.",
    "watch.push.needed.next": "Starten Sie es in einem Terminal und antworten Sie dort, oder fügen Sie „--yes“ hinzu.",
    "watch.push.started": "frida-server läuft jetzt auf dem Telefon.",
    "watch.push.removed": "frida-server wurde beendet und vom Telefon entfernt.",
    "watch.begins": "{package} auf {phone} steht jetzt unter Beobachtung. Strg-C beendet das. Zeiten sind in UTC.",
    "watch.begins.for": "{package} auf {phone} steht jetzt unter Beobachtung, für {seconds} Sekunden. Strg-C beendet "
    "das früher. Zeiten sind in UTC.",
    "watch.joined": "{process} steht jetzt auch unter Beobachtung.",
    "watch.line": "{time}  {category}: {detail}, {count}×",
    "watch.line.bare": "{time}  {category}: {count}×",
    "watch.done": "{package} stand unter Beobachtung, mit Frida {frida}. Prozesse: {processes}",
    "watch.seen": "Unter Beobachtung war zu sehen:",
    "watch.seen.none": "Unter Beobachtung war nichts zu sehen. Über andere Zeiten sagt das nichts.",
    "watch.coverage": "{active} von {all} Stellen in der App stehen unter Beobachtung.",
    "watch.interrupted": "Auf Ihren Wunsch beendet. Es folgt, was bis dahin zu sehen war.",
    "watch.row": "{category}: {count}×, {first} bis {last}",
    "watch.row.detail": "{detail}: {count}×",
    "watch.doctor.frida": "Frida auf diesem Computer: {version}",
    "watch.doctor.phone": "Telefon: {phone}, Android {android}, {abi}",
    "watch.doctor.phone.remote": "Telefon: {phone}, über das Netz",
    "watch.doctor.file": "Der passende frida-server steckt in dieser Datei aus den Veröffentlichungen von Frida: "
    "{file}",
    "watch.doctor.machine": "Für diesen Prozessor hat Frida keinen Server.",
    "watch.doctor.rooted": "Etwas auf dem Telefon kann Root-Rechte bekommen, also lässt sich dort ein frida-server "
    "starten.",
    "watch.doctor.not-rooted": "Es fand sich nichts, was Root-Rechte bekommen kann. Ohne sie kommt frida-server nicht "
    "in Apps hinein.",
    "watch.doctor.root-unknown": "Ob das Telefon gerootet ist, lässt sich von hier aus nicht sehen.",
    "watch.doctor.ready.one": "frida-server antwortet. Ihm zeigt sich 1 Prozess.",
    "watch.doctor.ready.many": "frida-server antwortet. Ihm zeigen sich {count} Prozesse.",
    "watch.problem.no-adb-server": "Der adb-Server an {address} antwortet nicht.",
    "watch.problem.no-adb-server.next": "Starten Sie ihn mit „adb start-server“. Einen Server an einem anderen Port "
    "nennt ANDROID_ADB_SERVER_PORT.",
    "watch.problem.no-phone": "Es ist kein Telefon verbunden.",
    "watch.problem.no-phone.next": "Verbinden Sie das Telefon mit einem Kabel, das Daten überträgt, entsperren Sie es, "
    "und schalten Sie USB-Debugging ein. „detector devices“ zeigt, was verbunden ist.",
    "watch.problem.no-remote": "An {address} antwortet kein frida-server.",
    "watch.problem.no-remote.next": "Prüfen Sie Adresse und Port. Ein Server mit TLS braucht „--certificate“. Mit "
    "einem Kabel lassen Sie „--remote“ weg.",
    "watch.problem.other-certificate": "Der Server an {address} zeigt ein anderes Zertifikat als das von "
    "„--certificate“.",
    "watch.problem.other-certificate.next": "Nehmen Sie das Zertifikat, mit dem er gestartet wurde. Wenn es dieses "
    "ist, antwortet vielleicht jemand anderes an seiner Stelle.",
    "watch.problem.unknown-caller": "Der Server an {address} verlangt ein Token, und es gab keines oder nicht das "
    "richtige.",
    "watch.problem.unknown-caller.next": "Nennen Sie eine Datei mit dem Token, mit dem der Server gestartet wurde: "
    "„--token-file“.",
    "watch.problem.no-frida-server": "Das Telefon ist da, aber kein frida-server antwortet darauf.",
    "watch.problem.no-frida-server.next": "Holen Sie {file} aus den Veröffentlichungen von Frida, entpacken Sie die "
    "Datei, und nennen Sie die entpackte mit „--push“. Oder starten Sie ihn selbst auf dem Telefon.",
    "watch.problem.other-version": "Der frida-server auf dem Telefon hat eine andere Version als Frida hier, "
    "{version}.",
    "watch.problem.other-version.next": "Nehmen Sie den passenden: {file}. Beenden Sie zuerst den anderen.",
    "watch.problem.jailed": "Dieses Telefon lässt Frida nicht in die App hinein: Nichts darauf kann Root-Rechte "
    "bekommen.",
    "watch.problem.jailed.next": "Zum Beobachten braucht es ein gerootetes Telefon oder einen Emulator. Ein Telefon zu "
    "rooten löscht es und damit, was Beweis sein könnte. Die Prüfung („detector scan“) geht ohne.",
    "watch.problem.not-installed": "{package} ist auf diesem Telefon nicht installiert.",
    "watch.problem.not-installed.next": "Suchen Sie den genauen Namen in der Liste der Apps einer Prüfung, „detector "
    "scan“.",
    "watch.problem.not-running": "{package} läuft im Moment nicht.",
    "watch.problem.not-running.next": "Öffnen Sie die App auf dem Telefon, oder warten Sie, bis sie von selbst läuft. "
    "Mit „--spawn“ wird sie für das Beobachten gestartet.",
    "watch.problem.not-allowed": "Frida darf nicht in {package} hinein.",
    "watch.problem.not-allowed.next": "frida-server muss mit Root-Rechten laufen. Manche Telefone schützen Apps auch "
    "dann noch.",
    "watch.problem.no-spawn": "{package} lässt sich über diese Verbindung nicht starten.",
    "watch.problem.no-spawn.next": "Öffnen Sie die App auf dem Telefon, und beobachten Sie sie ohne „--spawn“.",
    "watch.problem.script": "Der beobachtende Teil ließ sich nicht in {package} laden: {error}",
    "watch.problem.script.next": "Versuchen Sie es noch einmal. Wenn es dabei bleibt, lässt sich diese App oder dieses "
    "Android mit dieser Version nicht beobachten; bitte melden Sie es.",
    "watch.problem.no-bridge": "Den frida-tools auf diesem Computer fehlt der Teil für Android-Apps.",
    "watch.problem.no-bridge.next": "Installieren Sie eine neuere Version: pip install --upgrade frida-tools.",
    "watch.problem.timed-out": "Die App oder das Telefon hat nicht rechtzeitig geantwortet.",
    "watch.problem.timed-out.next": "Vielleicht hat Android die App schlafen gelegt. Entsperren Sie das Telefon, "
    "öffnen Sie die App, und versuchen Sie es noch einmal.",
    "watch.problem.unexpected": "Frida meldete etwas, das hier nicht bekannt ist: {error}",
    "watch.problem.unexpected.next": "Versuchen Sie es noch einmal. „detector watch --doctor“ sagt, was sich über das "
    "Telefon herausfinden lässt.",
    "watch.problem.quit-at-once": "{package} endete {seconds} Sekunden nach Beginn der Beobachtung.",
    "watch.problem.quit-at-once.next": "Manche Apps enden, wenn sie Frida bemerken; andere stürzen damit ab. Keines "
    "von beiden beweist etwas. Was bis dahin zu sehen war, bleibt erhalten.",
    "watch.problem.app-ended": "{package} endete unter Beobachtung, nach {seconds} Sekunden.",
    "watch.problem.app-ended.next": "Was bis dahin zu sehen war, bleibt erhalten. Beginnen Sie die Beobachtung neu, "
    "wenn die App läuft.",
    "watch.problem.unplugged": "Die Verbindung zu {package} ist unterbrochen: das Kabel, der adb-Server oder "
    "frida-server.",
    "watch.problem.unplugged.next": "Was bis dahin zu sehen war, bleibt erhalten. Vielleicht ist auch die App beendet; "
    "öffnen Sie sie auf dem Telefon, bevor Sie sie noch einmal beobachten.",
    "watch.problem.broke": "Der beobachtende Teil stieß in {package} auf einen Fehler.",
    "watch.problem.broke.next": "Was bis dahin zu sehen war, bleibt erhalten. Über den Rest lässt sich nichts sagen.",
    "watch.problem.no-hooks": "In {package} ließ sich nichts beobachten.",
    "watch.problem.no-hooks.next": "Dass nichts zu sehen war, bedeutet hier nichts. Die Prüfung („detector scan“) sagt "
    "weiterhin, was die App darf.",
    "watch.problem.still-inside": "Der beobachtende Teil hat in {process} alles zurückgestellt, ließ sich aber noch "
    "nicht herausnehmen: Ein Teil der App arbeitet noch darin.",
    "watch.problem.still-inside.next": "Er geht von selbst, wenn das endet, spätestens mit dem Ende der App. Wenn Sie "
    "Gewissheit wollen, starten Sie das Telefon neu.",
    "watch.problem.silent": "Der beobachtende Teil antwortet in {process} nicht und ist vielleicht noch darin. Was "
    "zuletzt zu sehen war, ist verloren.",
    "watch.problem.silent.next": "Er geht von selbst, wenn die App weiterläuft, spätestens mit ihrem Ende. Android "
    "legt Apps schlafen: Öffnen Sie die App, und beobachten Sie sie noch einmal. Apps können Frida auch am Antworten "
    "hindern.",
    "watch.problem.not-a-file": "{path} ließ sich nicht lesen: {error}.",
    "watch.problem.not-a-file.next": "Nennen Sie die entpackte Datei von {file}.",
    "watch.problem.packed": "{path} ist noch gepackt.",
    "watch.problem.packed.next": "Entpacken Sie die Datei zuerst, zum Beispiel mit „xz -d“, und nennen Sie die, die "
    "dabei herauskommt.",
    "watch.problem.not-a-program": "{path} ist kein Programm für ein Telefon.",
    "watch.problem.not-a-program.next": "Nennen Sie die entpackte Datei von {file}.",
    "watch.problem.other-machine": "{path} ist ein Programm für einen anderen Prozessor als den des Telefons, {abi}.",
    "watch.problem.other-machine.next": "Das passende ist {file}.",
    "watch.problem.no-cable": "Ein Programm lässt sich nur über adb auf ein Telefon legen.",
    "watch.problem.no-cable.next": "Lassen Sie „--remote“ weg, und verbinden Sie das Telefon mit einem Kabel.",
    "watch.problem.no-root": "Auf Anfrage bekam nichts auf diesem Telefon Root-Rechte.",
    "watch.problem.no-root.next": "Wenn auf dem Bildschirm des Telefons eine Frage steht, erlauben Sie es, und "
    "beginnen Sie von vorn. Ohne Root-Rechte lassen sich Apps nicht beobachten.",
    "watch.problem.not-pushed": "Das Programm ließ sich nicht als {path} auf das Telefon legen: {error}",
    "watch.problem.not-pushed.next": "Prüfen Sie, ob das Telefon noch Platz hat und noch verbunden ist.",
    "watch.problem.not-started": "frida-server wurde auf das Telefon gelegt und antwortet nicht. Er wurde wieder "
    "entfernt. {error}",
    "watch.problem.not-started.next": "Prüfen Sie, ob es {file} ist. Wenn ein anderer frida-server läuft, beenden Sie "
    "ihn zuerst.",
    "watch.problem.left-behind": "frida-server ist vielleicht noch auf dem Telefon: {path}",
    "watch.problem.left-behind.next": "Starten Sie das Telefon neu, das beendet ihn. Danach entfernen Sie die Datei: "
    "adb shell rm {path}",
    "watch.consent.key": "S macht weiter, und zwar in der App. Esc geht zurück, und nichts wurde gestartet.",
    "watch.key.start": "Beobachten beginnen",
    "watch.key.stop": "Beobachten beenden",
    "watch.screen.on": "{package} steht unter Beobachtung. Zeiten sind in UTC.",
    "watch.screen.over": "{package} steht nicht mehr unter Beobachtung. Zeiten sind in UTC.",
    "watch.screen.no-phone": "Nur eine App auf einem verbundenen Telefon lässt sich beobachten.",
    "watch.screen.no-phone.next": "Verbinden Sie das Telefon, prüfen Sie es, und öffnen Sie die App von dort aus.",
    "watch.key.watch": "beobachten",
}
