"""What is said in other words about files on a computer: nothing is installed there, and much stays open."""

from typing import Final

ABOUT_FILES: Final[dict[str, str]] = {
    "summary.phone": "Archivos, en ningún teléfono",
    "summary.compared": "{apps} · comparadas con {products}, lista del {date}",
    "summary.confirmed.one": "Una app de estos archivos es una app de vigilancia conocida.",
    "summary.confirmed.many": "{count} apps de estos archivos son apps de vigilancia conocidas.",
    "summary.match.one": "Una app de estos archivos parece ser una app de vigilancia conocida.",
    "summary.match.many": "{count} apps de estos archivos parecen ser apps de vigilancia conocidas.",
    "summary.nothing": "Ninguna app de estos archivos es una app de vigilancia de nuestra lista ({products}, {names}, "
    "lista del {date}).",
    "summary.never": "Si las apps están en un teléfono, solo lo puede decir una comprobación del teléfono.",
    "summary.nothing-incomplete": "No se pudieron leer todos los archivos, así que esto aún no es una respuesta. En "
    "lo que se pudo leer no se encontró ninguna app de vigilancia de nuestra lista ({products}, {names}, lista del "
    "{date}).",
    "known-app.confirmed": "Es una app de vigilancia conocida como {product}. Reconocemos su nombre y la firma de su "
    "fabricante.",
    "known-app.confirmed.listed-signer": "Es una app de vigilancia conocida como {product}, con otro nombre. "
    "Reconocemos la firma de su fabricante.",
    "known-app.confirmed.listed-file": "Es una app de vigilancia conocida como {product}. Este archivo es, byte a "
    "byte, uno de nuestra lista.",
    "known-app.match": "Es muy probable que sea una app de vigilancia conocida como {product}: tiene el mismo nombre. "
    "{signature_words}",
    "known-app.match.listed-class": "Es muy probable que sea una app de vigilancia conocida como {product}, con otro "
    "nombre: una parte dentro de esta app está en nuestra lista. {signature_words}",
    "known-app.match.listed-signer": "Es muy probable que sea una app de vigilancia: la firma del fabricante de esta "
    "app está en nuestra lista para {product} y para otras. No hay certeza sobre cuál de ellas es.",
    "known-app.match.listed-subject": "Es muy probable que sea una app de vigilancia conocida como {product}, con "
    "otro nombre: la firma de esta app nombra al mismo fabricante. Cualquiera puede escribir ese nombre, así que no "
    "hay certeza.",
    "known-app.ability": "Esta app está en nuestra lista como {product}: {class_words}.",
    "known-app.ability.generic-name": "Esta app tiene el mismo nombre que {product}: {class_words}. Las apps "
    "inofensivas también pueden tener un nombre tan común.",
    "fact.packages": "archivos",
    "gap.not-understood": "no se entendió",
    "block.allowed": "Lo que pide",
    "block.nothing-allowed": "lo que tendría permiso para hacer, solo lo puede decir un teléfono",
    "app.refused": "{access}",
    "block.nothing-seen": "un archivo no está en marcha: no se puede ver nada",
    "safety.act": "Un archivo no dice nada de un teléfono: si la app está en él, solo lo puede decir una comprobación "
    "del teléfono.",
    "not-checked.always": "Solo un teléfono puede decir si una app está instalada, cómo llegó ahí, si se oculta y qué "
    "tiene permiso para hacer. “detector scan” mira eso. Las firmas se leyeron y no se verificaron.",
    "next.safety": "Para comprobar un teléfono: “detector scan”.",
}
