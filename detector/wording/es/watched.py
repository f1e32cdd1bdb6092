"""Lo que se dice de las aplicaciones observadas. Nunca más de lo que se vio."""

from typing import Final

CATEGORIES: Final = {
    "sms": "mensajes de texto",
    "calls": "llamadas",
    "contacts": "contactos",
    "calendar": "calendario",
    "media": "fotos, videos y archivos de sonido",
    "microphone": "micrófono",
    "camera": "cámara",
    "location": "lugar",
    "accessibility": "lo que pasa en la pantalla",
    "notifications": "notificaciones",
    "screen": "imágenes de la pantalla",
    "clipboard": "lo que se copió",
    "apps": "lista y uso de aplicaciones",
    "admin": "administración del dispositivo",
    "hiding": "encender y apagar partes propias",
    "commands": "otros programas",
    "messenger-files": "archivos de mensajería",
    "network": "otras computadoras",
    "tls": "conexiones cifradas",
}
_ENDS: Final = ": {times_words}, {when_words}"

SENTENCES: Final = {
    "signal.watched-sms": "en observación, pidió mensajes de texto o noticias de ellos, recibió uno o mandó uno"
    + _ENDS,
    "signal.watched-calls": "en observación, pidió la lista de llamadas o que se le avisara de ellas" + _ENDS,
    "signal.watched-contacts": "en observación, pidió los contactos o noticias de ellos" + _ENDS,
    "signal.watched-calendar": "en observación, pidió el calendario o noticias de él" + _ENDS,
    "signal.watched-media": "en observación, pidió fotos, videos o archivos de sonido, o listas de ellos" + _ENDS,
    "signal.watched-microphone": "en observación, pidió sonido del micrófono" + _ENDS,
    "signal.watched-camera": "en observación, pidió la cámara" + _ENDS,
    "signal.watched-location": "en observación, preguntó dónde está el teléfono" + _ENDS,
    "signal.watched-accessibility": "en observación, su servicio de accesibilidad recibió lo que pasaba en la "
    "pantalla, de {names_words}" + _ENDS,
    "signal.watched-accessibility.bare": "en observación, su servicio de accesibilidad recibió lo que pasaba en la "
    "pantalla" + _ENDS,
    "signal.watched-notifications": "en observación, recibió notificaciones de {names_words}" + _ENDS,
    "signal.watched-notifications.bare": "en observación, recibió notificaciones" + _ENDS,
    "signal.watched-screen": "en observación, pidió imágenes, que pueden ser de la pantalla, de la cámara o propias"
    + _ENDS,
    "signal.watched-clipboard": "en observación, pidió lo que se había copiado" + _ENDS,
    "signal.watched-apps": "en observación, preguntó qué aplicaciones hay en el teléfono o cómo se usan" + _ENDS,
    "signal.watched-admin": "en observación, llamó a funciones de administración del dispositivo" + _ENDS,
    "signal.watched-hiding": "en observación, encendió o apagó su ícono u otra parte de sí misma" + _ENDS,
    "signal.watched-commands": "en observación, inició otros programas, {names_words}" + _ENDS,
    "signal.watched-commands.bare": "en observación, inició otro programa" + _ENDS,
    "signal.watched-acting": "en observación, su servicio de accesibilidad pidió ventanas o actuó en la pantalla"
    + _ENDS,
    "signal.watched-asking-notifications": "en observación, pidió las notificaciones que se muestran, o quitar una"
    + _ENDS,
    "signal.watched-messenger-files": "en observación, intentó abrir archivos de {names_words}" + _ENDS,
    "signal.watched-messenger-files.bare": "en observación, intentó abrir archivos de mensajería" + _ENDS,
    "signal.watched-network": "en observación, buscó en la red o se conectó a {names_words}" + _ENDS,
    "signal.watched-network.bare": "en observación, buscó en la red o se conectó a otras computadoras" + _ENDS,
    "signal.watched-tls": "en observación, escribió en conexiones cifradas con {names_words}" + _ENDS,
    "signal.watched-tls.bare": "en observación, escribió en conexiones cifradas" + _ENDS,
    "signal.watched-listed-host": "en observación, buscó en la red o se conectó a {host}, que en la lista de "
    "productos de vigilancia está con {listed}" + _ENDS,
    "brief.watched-acting": "actuar en la pantalla (en observación)",
    "brief.watched-asking-notifications": "pedir notificaciones (en observación)",
    "brief.watched-listed-host": "si en observación llegó a un servidor de la lista",
    "watched.times.one": "una vez",
    "watched.times.many": "{count} veces",
    "watched.when": "{first} UTC",
    "watched.when.between": "de {first} a {last} UTC",
    "section.watched": "Aplicaciones observadas",
    "watched.lead": "No hay ningún hallazgo sobre estas aplicaciones. Estuvieron en observación mientras funcionaban: "
    "se dice lo que pidieron, no si Android se lo dio, y no se miró ningún contenido.",
    "watched.run": "en observación de {began} a {ended} UTC, {way}, {end}",
    "watched.way.attach": "cuando ya funcionaba",
    "watched.way.spawn": "desde su inicio",
    "watched.end.finished": "tanto como se pidió",
    "watched.end.app-ended": "hasta que la aplicación terminó",
    "watched.end.unplugged": "hasta que el teléfono ya no estaba",
    "watched.end.interrupted": "hasta que alguien lo terminó",
    "watched.end.failed": "hasta que algo falló",
    "watched.end.going-on": "y continúa",
    "watched.hooks": "{active} de {total} lugares estuvieron a la vista",
    "watched.not-observable": "{what}: no se podía ver",
    "watched.in-part": "{what}: solo se podía ver en parte",
    "watched.nothing": "no llegó nada, lo que solo dice algo de este tiempo: {what}",
    "watched.lost.one": "un suceso más llegó demasiado rápido para contarlo; los números son lo mínimo",
    "watched.lost.many": "{count} sucesos más llegaron demasiado rápido para contarlos; los números son lo mínimo",
    "fact.saved-report": "lo que un informe guardado omite",
    "fact.watched": "lo que hace en observación",
    "rule.listed-server": "llegó a un servidor de la lista",
    "rule.listed-server.why": "En observación, buscó en la red o se conectó a un servidor de la lista de productos de "
    "vigilancia. Si se instaló a mano y se oculta o se disfraza, es un patrón fuerte.",
    "rule.listed-server.innocent": "En la lista también hay páginas de esos productos: los navegadores, y las "
    "aplicaciones que muestran páginas, llegan allí cuando alguien abre una.",
    "rule.listed-server.advice": "¿Estaba abierta una página así? Si no, anote el servidor y la hora, y no cambie "
    "nada todavía: un servicio de apoyo puede ayudar a averiguar más.",
    "listed-server.pattern": "{listing} Se mantiene oculta o se hace pasar por "
    "parte del teléfono, y en observación llegó a un servidor de un producto de vigilancia conocido. No se miró qué "
    "se intercambió.",
    "listed-server.ability": "En observación, esta aplicación llegó a un servidor que la lista tiene con un producto "
    "de vigilancia. La razón puede ser una página web. ¿Conoce la aplicación, y quiere que esté ahí?",
    "short.listed-server": "llegó a un servidor de la lista; permitido: {access}",
    "short.listed-server.bare": "llegó a un servidor de la lista",
    **{f"brief.watched-{category}": f"{name} (en observación)" for category, name in CATEGORIES.items()},
    **{f"watched.category.{category}": name for category, name in CATEGORIES.items()},
}
