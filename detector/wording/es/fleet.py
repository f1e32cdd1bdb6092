"""What is said of many archives at once."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "batch.archives.one": "1 archivo",
    "batch.archives.many": "{count} archivos",
    "batch.same.one": "1 de ellos era el mismo que la última vez y no se volvió a juzgar.",
    "batch.same.many": "{count} de ellos eran los mismos que la última vez y no se volvieron a juzgar.",
    "batch.worst": "Por el hallazgo más grave de cada uno:",
    "batch.nothing": "Ninguna app de vigilancia de nuestra lista ni ninguna que se parezca claramente a una",
    "batch.open": "Nada encontrado en lo que se pudo leer; no se pudo leer todo",
    "batch.failed": "Sin juzgar",
    "batch.why": "Sin juzgar: {name}: {reason}",
    "batch.summary": "Resumen: {path}",
    "batch.progress": "{done}/{total} · {rate} por segundo · faltan {left}",
    "batch.column.archive": "Archivo",
    "batch.column.result": "Hallazgo más grave",
    "batch.column.products": "Productos de la lista",
    "batch.column.report": "Informe",
}
