"""What is said about one app: its level, its headline by rule and level, and the four blocks.

A headline may have a third part, the signal that made the rule fire, where the plain one would not be true.
"""

from typing import Final

_NOT_SEEN: Final = "No podemos ver qué hace con ese acceso, ni quién la puso aquí."

SENTENCES: Final[dict[str, str]] = {
    # ---- levels
    "level.confirmed": "App de vigilancia conocida, confirmada",
    "level.match": "App de vigilancia conocida, sin confirmar",
    "level.pattern": "Indicio fuerte",
    "level.ability": "Podría vigilar: por favor, mírelo",
    "level.posture": "Ajuste que reduce la protección",
    "level.confirmed.count.one": "app de vigilancia conocida",
    "level.confirmed.count.many": "apps de vigilancia conocidas",
    "level.match.count.one": "app de vigilancia conocida",
    "level.match.count.many": "apps de vigilancia conocidas",
    "level.pattern.count.one": "indicio fuerte",
    "level.pattern.count.many": "indicios fuertes",
    "level.ability.count.one": "podría vigilar",
    "level.ability.count.many": "podrían vigilar",
    "level.posture.count.one": "ajuste",
    "level.posture.count.many": "ajustes",
    "level.unknown.count.one": "sin comprobar",
    "level.unknown.count.many": "sin comprobar",
    # ---- headlines
    "known-app.confirmed": "Está instalada una app de vigilancia conocida como {product}. Reconocemos su nombre y la "
    "firma de su fabricante.",
    "known-app.confirmed.listed-signer": "Está instalada, con otro nombre, una app de vigilancia conocida como "
    "{product}. Reconocemos la firma de su fabricante.",
    "known-app.confirmed.listed-file": "Está instalada una app de vigilancia conocida como {product}. Su archivo es, "
    "byte a byte, uno de nuestra lista.",
    "known-app.match": "Es muy probable que esté instalada una app de vigilancia conocida como {product}: tiene el "
    "mismo nombre. {signature_words}",
    "known-app.match.listed-class": "Es muy probable que esté instalada, con otro nombre, una app de vigilancia "
    "conocida como {product}: una parte dentro de esta app está en nuestra lista. {signature_words}",
    "known-app.match.listed-signer": "Es muy probable que esté instalada una app de vigilancia: la firma del "
    "fabricante de esta app está en nuestra lista para {product} y para otras. No hay certeza sobre cuál de ellas es.",
    "known-app.match.listed-subject": "Es muy probable que esté instalada, con otro nombre, una app de vigilancia "
    "conocida como {product}: la firma de esta app nombra al mismo fabricante. Cualquiera puede escribir ese nombre, "
    "así que no hay certeza.",
    "signature.unread": "No se pudo comparar la firma de su fabricante, así que no hay certeza.",
    "signature.other": "La firma de su fabricante no es ninguna de las que conocemos de este producto: puede ser una "
    "versión más nueva, u otra app con ese nombre. Por eso no hay certeza.",
    "signature.none": "Nuestra lista no tiene ninguna firma de su fabricante para comparar, así que no hay certeza.",
    "known-app.match.generic-name": "Esta app tiene el mismo nombre que una app de vigilancia, {product}, y se "
    "instaló a mano. Las apps inofensivas también pueden tener un nombre tan común, así que es probable pero no hay "
    "certeza.",
    "known-app.pattern": "Esta app está en nuestra lista como {product}: {class_words}. Aquí además se mantiene "
    "oculta.",
    "known-app.ability": "Esta app está en nuestra lista como {product}: {class_words}. ¿La conoce, y la quiere aquí?",
    "known-app.ability.generic-name": "Esta app tiene el mismo nombre que {product}: {class_words}. Las apps "
    "inofensivas también pueden tener un nombre tan común. ¿La conoce?",
    "listing.none": "Esta app no está en nuestras listas.",
    "listing.named": "Esta app está en nuestra lista como {product}: {class_words}.",
    "listing.generic": "Esta app se llama como una de nuestra lista, {product}; también apps inofensivas pueden "
    "llamarse así.",
    "impostor.pattern": "{listing} Por su nombre parece una parte del teléfono, pero se añadió después, y tiene "
    f"permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "impostor.pattern.borrowed-name": "Esta app tiene el nombre de una app corriente, pero la firmó otra persona, y "
    f"tiene permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "impostor.ability": "Por su nombre, esta app parece una parte del teléfono, pero se añadió después. ¿La conoce?",
    "impostor.ability.borrowed-name": "Esta app tiene el nombre de una app corriente, pero la firmó otra persona. ¿La "
    "conoce?",
    "secret-door.pattern": "{listing} Se instaló a mano, se puede abrir sin icono o espera llamadas sin dejarse ver, "
    f"y tiene permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "secret-door.pattern.secret-code": "{listing} Se instaló a mano, se abre con un número en el teclado de "
    f"llamadas, y tiene permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "secret-door.pattern.outgoing-calls": "{listing} Se instaló a mano, cada llamada que se hace la despierta, y "
    f"tiene permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "never-opened.pattern": "{listing} Se instaló a mano y Android no recuerda que nadie la abriera. Aun así está "
    f"activa, y tiene permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "lifted-restriction.pattern": "{listing} Android mantiene las apps de fuera de una tienda lejos de la pantalla y "
    "de las notificaciones; para esta app alguien levantó ese bloqueo, y se oculta, se hace pasar por otra cosa o "
    f"funciona sin su aviso. {_NOT_SEEN}",
    "lifted-restriction.ability": "Android mantiene las apps de fuera de una tienda lejos de la pantalla y de las "
    "notificaciones. Para esta app, alguien levantó ese bloqueo en este teléfono. ¿La conoce, y fue usted?",
    "planted.pattern": "Esta app es parte del sistema del teléfono, pero ninguna otra parte tiene su firma. No tiene "
    "icono, y tiene permiso para leer la pantalla o se vio que usaba el micrófono o la cámara sin dejarse ver. "
    f"{_NOT_SEEN}",
    "planted.pattern.later-system-app": "Esta app es parte del sistema del teléfono, pero ninguna otra parte tiene su "
    "firma, y su fecha es posterior a todo aquello con lo que se hizo el teléfono. No tiene icono, y tiene permiso "
    f"para acceder a cosas privadas. {_NOT_SEEN}",
    "planted.ability": "Esta app venía con el teléfono, pero ninguna otra parte del teléfono tiene su firma, y tiene "
    "accesos que podrían usarse para vigilar. Los fabricantes y las compañías telefónicas también ponen apps así.",
    "two-stage.pattern": "{listing} Llegó a mano junto con otra del mismo fabricante, no tiene icono, y tiene "
    f"permiso para acceder a cosas privadas. {_NOT_SEEN}",
    "two-stage.ability": "Dos apps de un mismo fabricante llegaron a mano con pocos minutos de diferencia, y una de "
    "ellas no tiene icono. Algunas apps de vigilancia vienen en dos partes; también las apps auxiliares corrientes. "
    "¿Las conoce?",
    "hidden-monitor.pattern": "{listing} Se mantiene oculta, se instaló a mano, y tiene permiso para acceder a cosas "
    f"privadas. Las apps que se hacen para la vigilancia secreta suelen ser así. {_NOT_SEEN}",
    "hidden-monitor.ability": "Esta app se mantiene oculta, y tiene permiso para acceder a cosas privadas. ¿La conoce, "
    "y quiere que tenga este acceso?",
    "locked-in.pattern": "{listing} Tiene permiso para leer la pantalla, y no se puede quitar sin más. Las apps que "
    f"se hacen para la vigilancia secreta suelen ser así, y también las apps de empresas. {_NOT_SEEN}",
    "could-monitor.ability": "Esta app tiene un acceso que se podría usar para vigilar. ¿La conoce, y quiere que "
    "tenga este acceso?",
    "could-monitor.ability.by-hand": "Esta app se instaló a mano y tiene un acceso que se podría usar para vigilar. "
    "¿La conoce, y quiere que tenga este acceso?",
    "could-monitor.ability.known-ordinary": "Esta app está hecha para manejar a distancia o copiar un teléfono: "
    "{name}. Quien se conecta por medio de ella podría ver y manejar lo que muestra. ¿La conoce, y la quiere aquí?",
    "could-monitor.ability.says-monitoring": "Esta app dice de sí misma que está hecha para supervisar a alguien. ¿La "
    "conoce, y la quiere aquí?",
    "could-monitor.ability.device-owner": "Esta app administra todo el teléfono. Es lo habitual en teléfonos de una "
    "empresa o una escuela. Quien lo administra podría ver y cambiar mucho. ¿Sabía que este teléfono está "
    "administrado?",
    "could-monitor.ability.profile-owner": "Esta app administra el teléfono o un perfil en él. Es lo habitual en "
    "perfiles de trabajo y en teléfonos con supervisión familiar. Quien lo administra podría ver dónde está el "
    "teléfono y qué apps se usan. ¿Sabía que este teléfono está administrado?",
    "removed-app.ability": "Una app con el mismo nombre que {product} estaba en este teléfono y se quitó: "
    "{class_words}. Lo que ya no está no hace nada más. ¿Sabe quién la quitó?",
    "class.stalkerware": "una app que se vende para vigilar teléfonos",
    "class.rat": "un programa para controlar un teléfono a distancia",
    "class.parental": "una app que se vende para supervisar a niñas y niños; se puede usar mal",
    "class.anti-theft": "una app que se vende para encontrar o bloquear un teléfono perdido; se puede usar mal",
    "class.dual-use": "una app corriente que se puede usar mal, para vigilar",
    # ---- one line in the list of apps
    "short.known-app.confirmed": "conocida: {product}",
    "short.known-app.match": "conocida: {product}",
    "short.known-app.pattern": "en nuestra lista, y oculta: {product}",
    "short.known-app.ability": "en nuestra lista: {product}",
    "short.impostor": "parece una parte del teléfono",
    "short.hidden-monitor.bare": "oculta",
    "short.planted.bare": "una parte del teléfono, firmada como ninguna otra",
    "short.hidden-monitor": "oculta; permitido: {access}",
    "short.secret-door": "se abre con un código o una llamada; permitido: {access}",
    "short.never-opened": "nunca abierta; permitido: {access}",
    "short.lifted-restriction": "se levantó un bloqueo para ella; permitido: {access}",
    "short.planted": "una parte del teléfono, firmada como ninguna otra; permitido: {access}",
    "short.two-stage": "una de dos apps, una de ellas sin icono",
    "short.locked-in": "no se puede quitar sin más; permitido: {access}",
    "short.could-monitor.bare": "hecha para manejar, copiar o supervisar",
    "short.could-monitor": "permitido: {access}",
    "short.removed-app": "estuvo aquí hasta hace poco: {product}",
    # ---- blocks
    "block.here": "Lo que hay aquí",
    "block.allowed": "Lo que tiene permiso para hacer",
    "block.seen": "Lo que se vio",
    "block.not-known": "Lo que no sabemos",
    "block.evidence": "Dónde se leyó esto",
    "block.nothing-here": "una app con este nombre; no se supo más de ella",
    "block.nothing-allowed": "ninguno de los accesos que buscamos",
    "block.nothing-seen": "nada: el contenido y el tráfico no se ven desde aquí",
    "block.allowed-not-told": "no se pudo saber: {access}",
    "block.seen-not-told": "no se pudo saber: {seen}",
    "block.never-known": "quién la instaló, si usted estuvo de acuerdo, y qué ha salido del teléfono, si ha salido "
    "algo",
    "block.more-evidence.one": "hay 1 línea más en el informe JSON",
    "block.more-evidence.many": "hay {count} líneas más en el informe JSON",
    "evidence.line": "{command}, línea {line}: {excerpt}",
    "evidence.whole": "{command}: {excerpt}",
    "app.headline": "{level}. {headline}",
    "app.installed": "en este teléfono desde {date}",
    "app.installed.version": "en este teléfono desde {date}, versión {version}",
    "app.users": "para los usuarios {users}",
    "app.user": "para el usuario {users}",
    "app.version": "versión {version}",
    "app.refused": "pidió más, que el teléfono hoy le niega: {access}",
}
