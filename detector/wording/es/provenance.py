"""What is said about the report itself: where its bytes came from, what was taken out of it, what raw texts hold,
and the table of all apps.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- where the bytes came from
    "origin.line": "Leído de: {parts}",
    "origin.acquisition": "una adquisición de este programa",
    "origin.bug-report": "un informe de errores (bug report) de Android",
    "origin.androidqf": "lo que reunió AndroidQF",
    "origin.isdi": "un volcado de ISDi",
    "origin.dumps": "salidas de comandos sueltos",
    "origin.as-of": "el teléfono como estaba el {date}",
    "origin.no-date": "nada indica de qué día es",
    "origin.note": "Sobre lo que se entregó: {note}",
    "origin.more-notes.one": "Hay 1 observación más en el informe JSON.",
    "origin.more-notes.many": "Hay {count} observaciones más en el informe JSON.",
    # ---- what was taken out
    "redaction.share": "Este informe es para entregarlo a otras personas. Se han quitado: nombres que eligieron las "
    "personas, cuentas, números y horas exactas. Las aplicaciones sin hallazgos solo se cuentan.",
    "redaction.minimal": "Este informe es para entregarlo a otras personas. Solo contiene lo que se encontró, sin "
    "nombres de personas ni de teléfonos, fechas, versiones ni pruebas.",
    "redaction.unasked": "En el archivo se ha omitido lo que identifica a una persona (--redact share). Con "
    "“--redact none” lo contiene todo.",
    # ---- the report itself
    "report.made": "Informe del {date}, hecho por {tool} {version}.",
    "report.seal": "Sello de lo leído (SHA-256): {seal}",
    # ---- raw texts
    "section.hints": "Rastros en textos sin procesar",
    "hint.lead": "En los textos aparecen entradas de nuestra lista. Eso no prueba que una aplicación esté aquí, ni que "
    "haya estado: las páginas web, los mensajes y otras aplicaciones de protección también dejan tales rastros. Nada "
    "de lo anterior se basa en ellos.",
    "hint.line": "{kind} {value}, en nuestra lista por {products}: {place}; {times}",
    "hint.place": "{file}, línea {line}",
    "hint.place.section": "{file}, línea {line}, en {section}",
    "hint.domain": "nombre de servidor",
    "hint.address": "dirección de red",
    "hint.package": "nombre de paquete",
    "hint.file-hash": "huella de un archivo",
    "hint.certificate": "huella de una firma",
    "hint.times.one": "en una línea",
    "hint.times.many": "en {count} líneas",
    "hint.times.most": "en más de {count} líneas",
    "hint.more.one": "Hay 1 entrada más en el informe JSON.",
    "hint.more.many": "Hay {count} entradas más en el informe JSON.",
    # ---- the table of apps and grants
    "table.title": "Todas las aplicaciones y lo que tienen permitido",
    "table.app": "aplicación",
    "table.yes": "sí",
    "table.no": "no",
    "table.unknown": "no se pudo saber",
    "table.none": "Ninguna aplicación tiene accesos de este tipo: {grants}.",
    "table.rest.one": "1 aplicación más venía con el teléfono y no tiene ninguno.",
    "table.rest.many": "{count} aplicaciones más venían con el teléfono y no tienen ninguno.",
    "table.left-out.one": "Se miró 1 aplicación más. No figura en este informe.",
    "table.left-out.many": "Se miraron {count} aplicaciones más. No figuran en este informe.",
    "table.not-told": "Otra versión de este programa hizo el informe: una celda está vacía donde quizá no miró.",
}
