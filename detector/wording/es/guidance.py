"""Pages that belong to no report: how to go about a check, accounts and linked devices, people who can help."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- safety, the whole page; safety.1 to safety.4 stand in its first part
    "safety.page": "Cómo hacer una comprobación",
    "safety.before": "Antes",
    "safety.before.device": "Busque ayuda desde un teléfono o una computadora que la otra persona nunca haya tenido "
    "en sus manos.",
    "safety.before.time": "Elija un momento y un lugar en los que no entre nadie. Una comprobación puede esperar, y "
    "usted puede parar en cualquier momento.",
    "safety.before.computer": "Si la otra persona también puede usar esta computadora, use otra: esta guarda memoria "
    "de lo que se escribió.",
    "safety.before.debugging": "Para la comprobación hay que activar la depuración USB. Las apps pueden enterarse, y "
    "una app que puede leer la pantalla podría ver cómo se hace.",
    "safety.before.consent": "Compruebe su propio teléfono, o uno cuya persona dueña esté a su lado y de acuerdo. "
    "Saber el PIN no es tener consentimiento.",
    "safety.during": "Durante la comprobación",
    "safety.during.cable": "Use un cable, no la red. Cuando el teléfono pregunte, toque Permitir, y no marque "
    "“Permitir siempre desde esta computadora”.",
    "safety.during.notification": "El teléfono muestra “Depuración por USB activada” mientras el cable está conectado.",
    "safety.during.leave": "Ctrl-C termina la comprobación al instante. No deja nada en el teléfono.",
    "safety.during.nothing": "No abra, no cambie y no quite nada en el teléfono mientras mira.",
    "safety.after": "Después",
    "safety.after.revoke": "En el teléfono: Ajustes > Sistema > Opciones para desarrolladores > Revocar "
    "autorizaciones de depuración USB. En algunos teléfonos, las Opciones para desarrolladores están en Ajustes o en "
    "Ajustes adicionales.",
    "safety.after.off": "En el mismo lugar, desactive la depuración USB y luego las Opciones para desarrolladores, "
    "con el interruptor de arriba.",
    "safety.after.restore": "Vuelva a activar lo que tuvo que desactivar para la comprobación, como el Bloqueador "
    "automático en los teléfonos Samsung. Luego desconecte el cable.",
    "safety.after.history": "La terminal de esta computadora recuerda los comandos. En bash, “history” los muestra y "
    "“history -d NÚMERO” quita uno. PowerShell los guarda en un archivo que nombra "
    "“(Get-PSReadLineOption).HistorySavePath”. Un historial vacío también puede llamar la atención.",
    "safety.after.server": "“adb kill-server” termina el servidor de adb en esta computadora. Su clave está en la "
    "carpeta .android de su directorio personal.",
    "safety.after.report": "Un informe que guardó se queda donde está. Guárdelo donde solo usted pueda llegar a él, o "
    "en una memoria USB que tenga en otro sitio.",
    "safety.after.write-down": "Anote lo que se encontró, con fecha y hora, o fotografíe la pantalla con otro "
    "dispositivo. Todavía no cambie nada.",
    "safety.after.plan": "Planee con un servicio de apoyo qué cambiar, cuándo y desde qué dispositivo. Quitar una app "
    "es uno de los últimos pasos, si es que se llega a dar.",
    # ---- accounts and linked devices
    "account.title": "Cuentas y dispositivos vinculados",
    "account.lead": "Tan importantes como las apps. Quien sabe una contraseña o un PIN, o tiene un dispositivo "
    "vinculado, no necesita ninguna app en este teléfono. Nada de esto se ve por el cable.",
    "account.how": "Mire desde un dispositivo que solo use usted. Vaya punto por punto, en el orden que le venga "
    "bien. Usted decide qué cambiar, y cuándo.",
    "account.marks": "Detrás de cada punto están sus marcas. [{noticed}]: la otra persona puede notar un cambio ahí. "
    "[{note_first}]: lo que hay ahí puede ser una prueba, y desaparece con un cambio. Mirar casi nunca se nota.",
    "account.mark.noticed": "puede notarse",
    "account.mark.note-first": "anótelo antes",
    "account.marked": "{item} [{marks}]",
    "account.note": "Para anotar algo: fotografíe la pantalla con otro dispositivo, con la fecha y la hora en la "
    "imagen, y guarde la imagen donde solo usted pueda llegar a ella.",
    "account.section.accounts": "Cuentas",
    "account.section.sharing": "Lo que se comparte",
    "account.section.messengers": "Apps de mensajería y redes sociales",
    "account.section.phone": "El teléfono y su número",
    "account.section.around": "Lo que hay a su alrededor",
    "account.google-devices": "Cuenta de Google > Seguridad > Tus dispositivos: ¿hay alguno que no es suyo, o que "
    "usted ya no tiene?",
    "account.google-access": "Cuenta de Google > Seguridad > Conexiones con apps y servicios de terceros, y "
    "contraseñas de aplicación: ¿las conoce todas?",
    "account.recovery": "Dirección y número de recuperación de la cuenta de Google, del correo y de las redes "
    "sociales: ¿son solo suyos? Ahí llegan los avisos de cambios.",
    "account.maker-account": "La cuenta del fabricante del teléfono (Samsung, Xiaomi, Huawei, Apple): ¿qué "
    "dispositivos tienen la sesión abierta, y quién sabe su contraseña?",
    "account.mail": "Correo: reenvío, filtros, otras personas con acceso, otros programas que lo descargan.",
    "account.family-group": "Grupos familiares de Google, del fabricante y de las tiendas de apps: ¿quién los "
    "administra, y qué puede ver?",
    "account.passwords": "Contraseñas que alguien sabe o podría adivinar; contraseñas guardadas en un navegador o una "
    "cuenta que comparte; quién recibe los códigos del segundo paso.",
    "account.backups": "Copias de seguridad del teléfono y de las apps de mensajería: ¿a qué cuenta van, y quién "
    "puede abrirla?",
    "account.location-sharing": "Ubicación compartida en Google Maps, en apps familiares y en apps de mensajería como "
    "WhatsApp, Telegram, WeChat, Snapchat. Si se termina, casi siempre se le muestra a la otra persona.",
    "account.find-device": "Encontrar mi dispositivo, SmartThings Find, Buscar y similares: ¿desde qué cuenta se "
    "puede preguntar dónde está el teléfono?",
    "account.photos": "Fotos, calendarios y notas que se comparten: la opción de compartir con otra persona en Google "
    "Fotos, álbumes compartidos, calendarios compartidos.",
    "account.daily-accounts": "Cuentas del día a día: tiendas, comida, taxis, boletos, películas y música, ejercicio, "
    "bancos. Muestran dónde está usted y qué hace; mire quién tiene la sesión abierta.",
    "account.linked-devices": "WhatsApp, Signal: Ajustes > Dispositivos vinculados. Telegram: Ajustes > Dispositivos. "
    "LINE: Ajustes > Cuenta > Dispositivos con sesión iniciada.",
    "account.wechat": "WeChat: Yo > Ajustes > Cuenta y seguridad > Dispositivos (我 > 设置 > 账号与安全 > "
    "登录设备管理). Una línea sobre la lista de chats dice cuándo hay una computadora con la sesión abierta.",
    "account.social-media": "Instagram, Facebook, TikTok, X y otras: en los ajustes, dónde está la sesión abierta.",
    "account.unlock": "¿Quién sabe el PIN o el patrón? ¿Qué huellas y qué caras abren el teléfono? Vea Ajustes > "
    "Seguridad.",
    "account.phone-company": "La compañía telefónica: ¿a nombre de quién está el contrato, quién puede abrir la "
    "cuenta en línea con llamadas y facturas, y hay un plan familiar?",
    "account.forwarding": "Desvío de llamadas: los códigos *#21# y *#62# muestran a dónde van las llamadas. Un número "
    "que no conoce también puede ser el buzón de voz.",
    "account.sim": "Tarjetas SIM: ¿hay una segunda tarjeta o eSIM para su número? La compañía telefónica lo sabe.",
    "account.old-devices": "Teléfonos, tabletas y computadoras antiguos que siguen con la sesión abierta en sus "
    "cuentas.",
    "account.children": "Teléfonos, tabletas, relojes inteligentes y juguetes de niñas y niños: ¿qué se configuró en "
    "ellos, y quién lo hizo?",
    "account.home": "El router, cámaras, timbres, altavoces, calefacción, cerraduras: ¿desde qué cuenta se "
    "administran?",
    "account.car": "El coche: su app, su navegador, su servicio de emergencia.",
    "account.trackers": "Localizadores en bolsos, abrigos, juguetes y coches: Ajustes > Seguridad y emergencia > "
    "Alertas de rastreadores desconocidos. Si aparece uno, puede indicar de quién es, así que de momento déjelo como "
    "está.",
    "account.short.lead": "Ningún cable muestra esto. Mírelo desde un dispositivo que solo use usted:",
    "account.short.google": "cuenta de Google: dispositivos, otras apps con acceso, recuperación",
    "account.short.maker": "la cuenta del fabricante del teléfono: dispositivos, contraseña",
    "account.short.mail": "correo: reenvío, otras personas con acceso",
    "account.short.messengers": "WhatsApp, Signal, Telegram, WeChat, LINE: dispositivos vinculados",
    "account.short.location": "ubicación compartida: mapas, apps familiares, Encontrar mi dispositivo",
    "account.short.backups": "copias de seguridad, fotos y calendarios compartidos",
    "account.short.unlock": "quién sabe el PIN, qué huella o qué cara abre el teléfono",
    "account.short.company": "compañía telefónica: contrato, cuenta en línea, desvío de llamadas",
    "account.short.around": "dispositivos antiguos y de niñas y niños, router, coche, localizadores",
    "account.short.note": "Cambiar algo de esto puede notarse: anote antes lo que hay. “detector explain accounts” "
    "tiene la lista completa, con una marca donde es así.",
    # ---- people who can help
    "helplines.title": "Personas que pueden ayudar",
    "helplines.lead": "Llame o escriba desde otro teléfono, uno que la otra persona nunca haya tenido en sus manos. "
    "En peligro inmediato, llame al número de emergencias de su país.",
    "helplines.directories": "Dónde buscar",
    "helplines.hotpeachpages": "ayuda por países, en muchos idiomas",
    "helplines.nomoredirectory": "ayuda por países",
    "helplines.stopstalkerware": "organizaciones que conocen este tipo de apps",
    "helplines.country": "Servicios que conocemos en {country}",
    "helplines.none": "No conocemos ningún servicio en {country}. Puede que los directorios de arriba sí.",
    "helplines.checked": "{name}: {contact} ({languages}; comprobado el {date})",
    "helplines.unchecked": "{name} ({languages}): aún sin comprobar",
    "helplines.hidden": "Un número equivocado puede hacer daño, así que no se muestra uno que nadie haya comprobado "
    "últimamente. Los directorios de arriba lo tienen.",
    "helplines.countries": "Con “--country” y uno de estos: {countries}.",
}
