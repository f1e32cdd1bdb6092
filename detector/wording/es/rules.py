"""What is said about the rules and levels themselves, for `detector explain` and docs/rules.md."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "rule.known-app": "app de nuestra lista",
    "rule.known-app.innocent": "Puede que la persona dueña del teléfono haya instalado ella misma un producto para "
    "niñas y niños o contra robos. Un nombre lo puede copiar cualquiera.",
    "rule.known-app.advice": "Déjela como está hasta que haya un plan; un servicio de apoyo puede ayudar a hacerlo. "
    "Anote o fotografíe este informe con otro dispositivo, con fecha y hora. En el teléfono, su nombre está en "
    "Ajustes > Aplicaciones > Ver todas las aplicaciones. Su acceso está en Accesibilidad, Acceso a notificaciones y "
    "Apps de administración del dispositivo. Con mirar basta.",
    "rule.impostor": "parece una parte del teléfono",
    "rule.impostor.innocent": "Las apps de cámara adaptadas y las copias de las apps del propio fabricante también "
    "tienen nombres así.",
    "rule.impostor.advice": "¿Sabe quién la añadió? Compare su nombre con otro teléfono del mismo fabricante. Su "
    "página en Ajustes > Aplicaciones dice de dónde vino. Una pregunta también puede notarse: pregunte solo a "
    "personas de confianza, y no cambie nada antes de que haya un plan.",
    "rule.hidden-monitor": "app oculta con acceso a lo privado",
    "rule.hidden-monitor.innocent": "Los complementos, los teclados, las esferas de reloj y las apps auxiliares "
    "tampoco tienen icono; alguien puede haber instalado una desde un archivo.",
    "rule.hidden-monitor.advice": "¿Conoce una app con este nombre, un complemento o una auxiliar de otra? Su página "
    "en Ajustes > Aplicaciones > Ver todas las aplicaciones muestra sus permisos y de dónde vino. Si nadie de su "
    "confianza la conoce: anótela, no cambie nada todavía y hable con un servicio de apoyo.",
    "rule.secret-door": "una entrada secreta",
    "rule.secret-door.innocent": "Los fabricantes y los desarrolladores usan números así para menús de prueba. Las "
    "apps que graban o bloquean llamadas se enteran de ellas.",
    "rule.never-opened": "activa, y nunca abierta",
    "rule.never-opened.innocent": "Las apps auxiliares de otra nunca se abren por sí mismas. Si se borran los datos "
    "de la memoria de Android, este olvida.",
    "rule.lifted-restriction": "se levantó un bloqueo para ella",
    "rule.lifted-restriction.innocent": "Quienes instalan desde archivos apps de automatización, filtros de pantalla "
    "o lectores de pantalla lo hacen a propósito.",
    "rule.planted": "una parte ajena del teléfono",
    "rule.planted.innocent": "Los fabricantes y las compañías telefónicas ponen en sus teléfonos apps de otros, cada "
    "una con su propia firma. También llevan fecha posterior los módulos que alguien eligió en un teléfono con root y "
    "las partes que se quitaron y se recuperaron. Lo mismo vale para las apps de Google en un sistema instalado por "
    "uno mismo.",
    "rule.planted.advice": "Pregunte a alguien que conozca este modelo si la app forma parte de él. No se puede "
    "quitar como las demás, y restablecer el teléfono no la quita: la salida es otro teléfono. No cambie nada antes "
    "de que haya un plan.",
    "rule.two-stage": "llegó en dos partes",
    "rule.two-stage.innocent": "Una app y su auxiliar o complemento de la misma página web también se ven así.",
    "rule.locked-in": "no se puede quitar sin más",
    "rule.locked-in.innocent": "Los teléfonos de trabajo y las apps para supervisar a niñas y niños se configuran así "
    "a propósito.",
    "rule.locked-in.advice": "¿Puede ser de una empresa, de una escuela o de una app familiar? Ajustes > Seguridad > "
    "Apps de administración del dispositivo, y Accesibilidad, muestran su nombre. Retirar esos derechos puede "
    "notarse al instante, así que planéelo antes.",
    "rule.could-monitor": "podría vigilar",
    "rule.could-monitor.innocent": "Los gestores de contraseñas, los relojes, las pantallas de inicio, las apps de "
    "automatización y las de trabajo necesitan este acceso.",
    "rule.could-monitor.advice": "Si conoce la app y la quiere, no hay nada que hacer. Si no, búsquela en Ajustes > "
    "Aplicaciones > Ver todas las aplicaciones. Una pregunta también puede notarse: pregunte solo a personas de "
    "confianza. El acceso se puede retirar más tarde en los ajustes; eso puede notarse.",
    "rule.posture": "ajustes que reducen la protección",
    "rule.posture.innocent": "Muchas personas los activan ellas mismas, y los teléfonos antiguos no reciben "
    "actualizaciones.",
    "rule.posture.advice": "Nada de esto es urgente. Volver a cambiar algo puede notarse, y puede ser lo que otra "
    "persona espera; decídalo junto con lo demás.",
    "rule.removed-app": "quitada hace poco",
    "rule.removed-app.innocent": "Puede haberla quitado la persona dueña del teléfono, una tienda o una app de "
    "limpieza; y otra app puede haber tenido ese nombre.",
    "rule.removed-app.advice": "Anote el día y quién tenía entonces el teléfono. Lo que se envió antes se queda donde "
    "llegó. Mire las cuentas y los dispositivos vinculados, y si llegó otra app en su lugar.",
    "rule.could-not-check": "no se pudo comprobar",
    "rule.could-not-check.innocent": "Los fabricantes dejan fuera cosas de Android, y los perfiles pueden estar "
    "cerrados para una computadora.",
    "rule.could-not-check.advice": "Desbloquee el teléfono y el perfil, y compruebe otra vez. Lo que sigue cerrado "
    "para una computadora se puede mirar en el teléfono: sus aplicaciones, Accesibilidad, Acceso a notificaciones, "
    "Apps de administración del dispositivo.",
    "rule.never-opened.advice": "¿Recuerda haberla instalado o abierto? Su página en Ajustes > Aplicaciones > Ver "
    "todas las aplicaciones muestra de dónde vino y qué puede hacer. Si nadie de su confianza la conoce: anótela y "
    "no cambie nada todavía.",
    "rule.secret-door.advice": "Si un código la abre, no lo marque para probarlo: puede notarse. Su página en "
    "Ajustes > Aplicaciones > Ver todas las aplicaciones muestra de dónde vino. Anótela, y hable con un servicio de "
    "apoyo antes de cambiar nada.",
    "rule.lifted-restriction.advice": "Alguien confirmó en los ajustes que esta app puede tener ese acceso. ¿Recuerda "
    "haberlo hecho, quizá para una app de una página web? Si no, anótela y no cambie nada todavía.",
    "rule.two-stage.advice": "Mire las dos apps juntas en Ajustes > Aplicaciones > Ver todas las aplicaciones: lo que "
    "se anota o se cambia en una afecta a la otra. Anote los dos nombres y la hora de instalación, y no cambie nada "
    "antes de que haya un plan.",
    "explain.innocent": "Explicaciones inofensivas:",
    "explain.advice": "Qué hacer:",
    # ---- levels, for docs/rules.md
    "level.confirmed.meaning": "una app de vigilancia de la lista, por su nombre y por la firma de su fabricante",
    "level.match.meaning": "una app de vigilancia de la lista, por una de las dos cosas",
    "level.pattern.meaning": "se parece a las apps que se hacen para la vigilancia secreta: se oculta o se hace pasar "
    "por otra cosa, y tiene acceso a lo privado",
    "level.ability.meaning": "podría vigilar; solo la persona dueña del teléfono puede decir si la quiere",
    "level.posture.meaning": "un ajuste que reduce la protección; por sí mismo no es señal de vigilancia",
}
