"""Lo que se dice de lo guardado de un teléfono."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "acquisition.keeping": "Lo que se lea se guardará en {path}. Dice mucho de una persona: guárdelo donde solo "
    "usted pueda llegar.",
    "acquisition.saved.one": "Guardado en {path}: 1 archivo.",
    "acquisition.saved.many": "Guardado en {path}: {count} archivos.",
    "acquisition.partial": "Es parcial. No está entero: {missing}.",
    "acquisition.seal": "Su sello, para anotarlo: {seal}",
    "bug-report.begins": "El teléfono escribe ahora un informe de errores. Tarda unos minutos. Puede vibrar y "
    "mostrar una notificación, y conserva el archivo.",
    "bug-report.kept": "Guardado en {path}. Su SHA-256, para anotarlo: {sha256}",
    "verify.same.one": "{name} está tal como se selló: 1 archivo.",
    "verify.same.many": "{name} está tal como se selló: {count} archivos.",
    "verify.changed": "{name} no está tal como se selló. La primera diferencia: {difference}",
    "verify.more.one": "Hay 1 diferencia más.",
    "verify.more.many": "Hay {count} diferencias más.",
    "verify.other-seal": "El sello es distinto del que se anotó: alguien hizo de nuevo el manifiesto, o es otra "
    "adquisición.",
    "verify.seal": "Sello: {seal}",
    "verify.made": "Comenzó {began}, terminó {ended}, con {tool}.",
    "verify.clock": "El reloj del teléfono iba {seconds} s adelantado (negativo: atrasado).",
    "verify.complete": "Todas las órdenes terminaron. Lo que el teléfono se negó a decir se ve al analizarlo.",
    "verify.note": "Nota: {note}",
    "stamp.sending": "Se pide un sello de tiempo a {host}. Solo se transmite el sello, un resumen criptográfico, y "
    "nada más.",
    "stamp.kept": "El sello de tiempo está guardado en {path}.",
    "stamp.proven": "Sello de tiempo: ya existía el {when}. La firma es de quien usted indicó.",
    "stamp.unproven": "Sello de tiempo: indica {when}. No se comprobó quién lo firmó; --authority-certificate indica "
    "en quién confía.",
    "stamp.bad": "El sello de tiempo {name} no prueba nada: {why}.",
}
