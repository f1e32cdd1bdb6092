"""What apps can do, in plain words.

`capability.ID`: a clause after "what it is allowed to do"; `.while-open` where it may do so only while it is open.
`group.ID`: an access that several apps have, as a title; `.why`: for what such access is usual.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "capability.read-screen": "leer la pantalla, actuar en ella y ver lo que se escribe",
    "capability.read-screen.while-open": "ver lo que hay en la pantalla cuando se llama al asistente",
    "capability.act-on-screen": "actuar en la pantalla",
    "capability.see-keystrokes": "ser un teclado, y ver lo que se escribe con él",
    "capability.record-screen": "grabar la pantalla sin preguntar cada vez",
    "capability.read-notifications": "leer todas las notificaciones, también las de las apps de mensajería",
    "capability.read-messages": "leer mensajes de texto (SMS)",
    "capability.read-calls": "leer la lista de llamadas, o notar las llamadas",
    "capability.locate-always": "saber dónde está el teléfono en cualquier momento",
    "capability.locate": "saber dónde está el teléfono",
    "capability.locate.while-open": "saber dónde está el teléfono, mientras está abierta",
    "capability.use-microphone": "usar el micrófono",
    "capability.use-camera": "usar la cámara",
    "capability.read-files": "leer fotos y archivos",
    "capability.read-contacts": "leer los contactos",
    "capability.read-calendar": "leer el calendario",
    "capability.see-usage": "ver qué apps se usan, y cuándo",
    "capability.see-traffic": "conducir las conexiones del teléfono (VPN)",
    "capability.fill-passwords": "rellenar contraseñas",
    "capability.send-messages": "enviar mensajes de texto",
    "capability.draw-over": "mostrarse sobre otras apps",
    "capability.install-apps": "instalar otras apps",
    "capability.manage-phone": "administrar el teléfono o un perfil en él",
    "capability.manage-phone.device-owner": "administrar todo el teléfono, como su propietaria",
    "capability.prevent-removal": "quedarse: no se puede quitar sin más",
    "group.line": "{access}: {apps}",
    "group.owner": "Administra el teléfono o un perfil en él",
    "group.owner.why": "Es lo habitual en teléfonos de una empresa o una escuela, en perfiles de trabajo y en "
    "teléfonos con supervisión familiar. Quien administra un teléfono podría ver dónde está y qué apps se usan. ¿Lo "
    "sabía usted?",
    "group.accessibility": "Puede leer la pantalla y actuar en ella",
    "group.accessibility.why": "Los gestores de contraseñas, las ayudas para personas con discapacidad y las apps que "
    "automatizan tareas necesitan este acceso. También se podría usar para vigilar.",
    "group.screen": "Puede grabar la pantalla",
    "group.screen.why": "Las apps de ayuda a distancia y las de grabación de pantalla necesitan este acceso. También "
    "se podría usar para vigilar.",
    "group.admin": "No se puede quitar sin más",
    "group.admin.why": "El correo de una empresa y las apps que encuentran un teléfono perdido suelen sujetarse así, "
    "como administradores del dispositivo.",
    "group.notifications": "Puede leer todas las notificaciones",
    "group.notifications.why": "Los relojes y pulseras, los coches y las pantallas de inicio necesitan este acceso. "
    "También se podría usar para vigilar, porque los mensajes aparecen en las notificaciones.",
    "group.by-hand": "Instaladas a mano, con acceso a cosas privadas",
    "group.by-hand.why": "Ninguna tienda trajo esto aquí: lo hizo alguien que tuvo el teléfono en sus manos, quizá "
    "usted. Este acceso se podría usar para vigilar.",
    "group.other": "Hechas para acceder a un teléfono o a otras apps",
    "group.other.why": "Las apps de ayuda a distancia, y las que contienen otras apps, están hechas así.",
    "group.may": "puede: {access}",
    "group.may-also": "también puede: {access}",
    "group.seen": "se vio: {seen}",
    "group.ask": "¿Conoce estas apps, y quiere que tengan este acceso?",
    "group.not-known": "Quién instaló qué, si usted estuvo de acuerdo, y qué ha salido del teléfono, si ha salido "
    "algo, no se ve desde aquí. Dónde se leyó cada línea está en el informe JSON.",
}
