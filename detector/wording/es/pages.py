"""What is said before, around and after the findings."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- before anything else
    "safety.title": "Antes de empezar",
    "safety.1": "Una persona que tiene acceso a este teléfono puede notar que se conectó, y que se cambiaron ajustes "
    "para ello.",
    "safety.2": "Encontrar una app no significa que haya que quitarla ahora. Quitarla puede notarse y puede destruir "
    "pruebas.",
    "safety.3": "Si puede estar en peligro, hable antes con alguien, desde otro teléfono: "
    "https://www.hotpeachpages.net ofrece ayuda por países.",
    "safety.4": "Esta comprobación solo lee. No cambia nada en el teléfono, no guarda nada y no envía nada a ninguna "
    "parte.",
    "safety.more": "“detector explain safety” explica más, y cómo se vuelve a desactivar la depuración USB.",
    "safety.consent": "¿Es su teléfono, o está usted con la persona dueña y está de acuerdo?",
    "safety.go-on": "Enter: sí, continuar. Ctrl-C: salir.",
    "safety.act": "Antes de actuar: si se cambia o se quita una app, lo puede notar una persona con acceso al "
    "teléfono, y se pueden borrar pruebas. Usted decide si lo hace y cuándo. Un servicio de apoyo puede ayudar a "
    "planearlo.",
    "saved.acquisition": "{name} es una adquisición: lo que este programa leyó de un teléfono y guardó.",
    "saved.bug-report": "{name} es un informe de errores (bug report) de Android.",
    "saved.androidqf": "{name} es lo que reunió AndroidQF.",
    "saved.isdi": "{name} es un volcado de ISDi.",
    "saved.dumps": "{name} contiene salidas de comandos sueltos.",
    "demo.note": "Un teléfono simulado: {phone}. Nada de esto trata de una persona o un teléfono reales.",
    # ---- summary
    "summary.phone": "{phone} · Android {release}",
    "summary.phone-unknown": "un teléfono cuyo modelo no se pudo leer",
    "summary.compared": "{apps}, {added} de ellas añadidas después · comparadas con {products}, lista del {date}",
    "summary.damaged-list": "La última actualización de la lista no se pudo usar; se usó una anterior: {detail}",
    "summary.old-list": "La lista tiene {days} días, y se pueden pasar por alto apps más nuevas. “detector signatures "
    "update” trae una más nueva de la red; una comprobación no la usa.",
    "summary.confirmed.one": "Hay instalada una app de vigilancia conocida.",
    "summary.confirmed.many": "Hay instaladas {count} apps de vigilancia conocidas.",
    "summary.match.one": "Parece que hay instalada una app de vigilancia conocida.",
    "summary.match.many": "Parece que hay instaladas {count} apps de vigilancia conocidas.",
    "summary.pattern.one": "Una app se parece a las que se hacen para la vigilancia secreta. No podemos tener certeza.",
    "summary.pattern.many": "{count} apps se parecen a las que se hacen para la vigilancia secreta. No podemos tener "
    "certeza.",
    "summary.nothing": "No se encontró ninguna app de vigilancia de nuestra lista ({products}, {names}, lista del "
    "{date}) ni ninguna que se parezca claramente a una.",
    "summary.nothing-incomplete": "No se pudo leer todo, así que esto aún no es una respuesta. En lo que se pudo leer "
    "no se encontró ninguna app de vigilancia de nuestra lista ({products}, {names}, lista del {date}) ni ninguna "
    "que se parezca claramente a una.",
    "summary.looked-at": "Se miró: {facts}.",
    "summary.missed": "Se pueden pasar por alto apps más nuevas o modificadas. Se probaron listas antiguas como la "
    "nuestra con lo que se conoció después. Reconocieron cerca de la mitad de las variantes posteriores de cada "
    "familia, y menos del total de las apps.",
    "summary.never": "Desde aquí no se ven las computadoras con la sesión abierta, las cuentas compartidas ni un PIN "
    "compartido. Mírelos a continuación; son tan importantes como esta comprobación.",
    "summary.listed.one": "Una app de las de abajo está en nuestra lista por otro uso: se puede usar mal, para "
    "vigilar.",
    "summary.listed.many": "{count} apps de las de abajo están en nuestra lista por otro uso: se pueden usar mal, "
    "para vigilar.",
    "summary.removed.one": "Hace poco se quitó de este teléfono una app con un nombre de nuestra lista; vea “Quitadas "
    "hace poco”, más abajo.",
    "summary.removed.many": "Hace poco se quitaron de este teléfono {count} apps con nombres de nuestra lista; vea "
    "“Quitadas hace poco”, más abajo.",
    "summary.not-checked.one": "Una cosa no se pudo comprobar; vea “Sin comprobar”, más abajo.",
    "summary.not-checked.many": "{count} cosas no se pudieron comprobar; vea “Sin comprobar”, más abajo.",
    "count.apps.one": "1 app",
    "count.apps.many": "{count} apps",
    "count.products.one": "1 producto",
    "count.products.many": "{count} productos",
    "count.names.one": "1 nombre",
    "count.names.many": "{count} nombres",
    "join.items": ", ",
    "join.lists": "; ",
    "join.clauses": " · ",
    "quote.open": "“",
    "quote.close": "”",
    "language.unreviewed": "Ninguna persona de lengua materna española ha revisado aún esta traducción. Con “--lang "
    "en” el informe sale en inglés, el original.",
    # ---- sections
    "section.apps": "Apps que conviene mirar",
    "section.details": "App por app",
    "section.removed": "Quitadas hace poco",
    "section.settings": "Ajustes",
    "section.not-checked": "Sin comprobar",
    "section.next": "Qué hacer ahora",
    "posture.note": "Ninguno de estos ajustes es por sí mismo una señal de vigilancia.",
    "next.rule": "“{rule}”: {advice}",
    "next.accounts": "Encontrar o no una app es solo una parte. “detector explain accounts” repasa las cuentas y los "
    "dispositivos vinculados: cuenta de Google, correo, WhatsApp, WeChat, Telegram.",
    "next.safety": "Después, en el teléfono: Ajustes > Sistema > Opciones para desarrolladores > Revocar "
    "autorizaciones de depuración USB, y luego desactive la depuración USB. “detector explain safety” explica el "
    "resto.",
    "next.helplines": "“detector explain helplines” nombra a personas que pueden ayudar.",
    # ---- not checked
    "not-checked.lead": "Lo que sigue no se pudo leer. Puede contener algo, o nada.",
    "not-checked.undecided": "{apps} ({packages}): no se pudo decidir si se cumple “{rule}”. Falta saber: {missing}",
    "not-checked.settings": "ajustes que no se pudieron saber: {missing}",
    "not-checked.usual": "Omitido con “--quick”: {facts}.",
    "not-checked.deep": "Solo con “--deep”: {facts}.",
    "not-checked.always": "Nunca se ve por el cable: computadoras con la sesión abierta en sus apps de mensajería, "
    "cuentas y contraseñas compartidas, lo que sale del teléfono.",
    "fact.device": "qué teléfono es",
    "fact.users": "usuarios y perfiles",
    "fact.packages": "apps instaladas",
    "fact.permissions": "permisos",
    "fact.launcher": "iconos",
    "fact.declared-icons": "iconos que las apps declaran, también los desactivados",
    "fact.declared-components": "lo que las apps declaran: qué las pone en marcha y en qué podrían convertirse",
    "fact.accessibility": "accesibilidad (apps que pueden leer la pantalla)",
    "fact.device-admins": "administradores del dispositivo",
    "fact.device-policies": "lo que imponen los administradores del dispositivo",
    "fact.notification-listeners": "apps que pueden leer las notificaciones",
    "fact.app-ops": "accesos especiales, y cuándo se usaron por última vez el micrófono, la cámara, la ubicación y "
    "similares",
    "fact.op-timeline": "cada uso del micrófono, la cámara y la ubicación en los últimos días",
    "fact.usage": "en qué día se abrieron las apps por última vez",
    "fact.services": "lo que trabaja en segundo plano en este momento",
    "fact.processes": "qué apps están en marcha, y qué más lo está",
    "fact.sockets": "conexiones abiertas",
    "fact.location-requests": "qué apps piden la ubicación ahora",
    "fact.network-use": "cuántos datos intercambian las apps",
    "fact.settings": "ajustes que protegen el teléfono",
    "fact.roles": "apps de mensajes, de llamadas, de pantalla de inicio y de otras funciones",
    "fact.input-methods": "teclados",
    "fact.default-services": "apps que rellenan contraseñas, y asistentes",
    "fact.vpn": "VPN",
    "fact.companion-devices": "apps que acompañan a un dispositivo, como un reloj",
    "fact.media-projection": "grabación de la pantalla en el momento de la comprobación",
    "fact.root-signs": "señales de que se cambió el sistema del teléfono (root)",
    "fact.removed-apps": "apps que se actualizaron o se quitaron en los últimos días",
    "fact.user-certificates": "autoridades de certificación que alguien añadió",
    "fact.battery-exempt": "apps que pueden trabajar mientras el teléfono duerme",
    "fact.data-exempt": "el ahorro de datos, y lo que las apps pueden hacer con los datos móviles en segundo plano",
    "fact.adb-computers": "computadoras que pueden usar adb en el teléfono",
    "fact.orphan-uids": "si hay algo en marcha que no está en ninguna lista de apps",
    "fact.signers": "certificados de firma",
    "fact.manifests": "lo que los archivos de las apps dicen de ellas",
    "fact.file-hashes": "huellas de los archivos de las apps",
    "gap.denied": "el teléfono lo rechazó",
    "gap.blocked-user": "el teléfono no deja que una computadora mire dentro de este usuario o perfil",
    "gap.no-service": "este teléfono no tiene ese servicio",
    "gap.timed-out": "tardó demasiado",
    "gap.truncated": "la respuesta llegó cortada",
    "gap.empty": "el teléfono no respondió nada",
    "gap.not-understood": "no se entendió la respuesta",
    "gap.contradictory": "dos respuestas del teléfono se contradicen",
    "gap.unsupported": "este teléfono no lo dice",
    "gap.disconnected": "el teléfono se desconectó",
    "gap.failed": "el comando falló en el teléfono",
    "gap.not-in-source": "no está en lo que se guardó",
    "gap.not-chosen": "este usuario o perfil se dejó fuera",
    "gap.not-asked": "corresponde a una comprobación más a fondo",
    "gap.only-on-phone": "solo un teléfono puede decirlo",
    "gap.user": "{what}, usuario {user}",
    "gap.app": "{what} de {package}",
    "gap.line": "{what}: {reason}",
    "gap.line.detail": "{what}: {reason} ({detail})",
}
