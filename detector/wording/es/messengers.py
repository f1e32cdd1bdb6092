"""What is said about messengers: who could read along, and where each of them shows the devices that are logged in.

`linked.ID` is the way to that place, as it is called on the phone; menus move, so the words are those of their makers.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "section.messengers": "Apps de mensajería",
    "messenger.copy.clone": "como copia, con una función del teléfono (usuario {user}): {names}",
    "messenger.copy.work-profile": "en el perfil de trabajo (usuario {user}): {names}",
    "messenger.copy.private-space": "en el espacio privado (usuario {user}): {names}",
    "messenger.copy.other": "de otro usuario o perfil (usuario {user}): {names}",
    "messenger.borrowed": "{name} ({package}), que firmó alguien que no es su fabricante",
    "messenger.readers": "podrían leer los mensajes: {readers}",
    "messenger.no-readers": "no se encontró ninguna app añadida que pudiera leer los mensajes",
    "messenger.no-readers.unknown": "no se encontró ninguna app añadida que pudiera leer los mensajes, pero no se "
    "pudo mirar todo",
    "messenger.limited": "{said}; {apps} podría, si recibiera avisos de más apps de las que dice su archivo",
    "messenger.reader": "{app} ({ways})",
    "messenger.reader.ordinary": "{app}, una app corriente ({ways})",
    "way.accessibility": "pantalla",
    "way.accessibility.this": "pantalla, con el nombre de esta app de mensajería",
    "way.accessibility.others": "pantalla, de otras apps si su archivo dice bien",
    "way.notifications": "notificaciones",
    "way.screen-recorded": "grabación de la pantalla, ahora",
    "way.screen-capture": "grabación de la pantalla",
    "way.keyboard": "lo que se escribe",
    "way.running": "{way}, conectada ahora",
    "messenger.ability": "Que una app pudiera leer los mensajes no significa que lo haga.",
    "messenger.parts": "Partes del teléfono que podrían, como es habitual: {apps}.",
    "messenger.unknown": "Puede que otras apps también puedan, porque esto no se pudo leer entero: {facts}.",
    "messenger.linked": "No se ve desde aquí: computadoras y otros dispositivos con la sesión abierta. Mírelo en el "
    "teléfono:",
    "messenger.linked.place": "{names}: {place}",
    "messenger.log-out": "Cerrar la sesión de un dispositivo puede notarse, y puede borrar pruebas.",
    "linked.wechat": "Yo > Ajustes > Cuenta y seguridad > Dispositivos (我 > 设置 > 账号与安全 > 登录设备管理)",
    "linked.qq": "Ajustes > Seguridad de la cuenta > Dispositivos (设置 > 账号安全 > 登录设备管理)",
    "linked.whatsapp": "Ajustes > Dispositivos vinculados",
    "linked.whatsapp-business": "Ajustes > Dispositivos vinculados",
    "linked.signal": "Ajustes > Dispositivos vinculados",
    "linked.molly": "Ajustes > Dispositivos vinculados",
    "linked.telegram": "Ajustes > Dispositivos",
    "linked.telegram-x": "Ajustes > Dispositivos",
    "linked.discord": "Ajustes > Dispositivos",
    "linked.wire": "Ajustes > Dispositivos",
    "linked.messenger": "Ajustes > Centro de cuentas > Contraseña y seguridad > Dónde iniciaste sesión",
    "linked.facebook": "Ajustes > Centro de cuentas > Contraseña y seguridad > Dónde iniciaste sesión",
    "linked.instagram": "Ajustes > Centro de cuentas > Contraseña y seguridad > Dónde iniciaste sesión",
    "linked.line": "Ajustes > Cuenta > Dispositivos con sesión iniciada",
    "linked.viber": "Ajustes > Cuenta > Escritorio y tabletas",
    "linked.snapchat": "Ajustes > Gestión de sesiones",
    "linked.google-messages": "la foto de perfil > Vinculación de dispositivos",
    "linked.other": "en los ajustes, busque dispositivos o sesiones",
}
