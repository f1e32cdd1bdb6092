"""What is said of many archives at once."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "batch.archives.one": "1 Archiv",
    "batch.archives.many": "{count} Archive",
    "batch.same.one": "1 davon war dasselbe wie beim letzten Mal und wurde nicht noch einmal beurteilt.",
    "batch.same.many": "{count} davon waren dieselben wie beim letzten Mal und wurden nicht noch einmal beurteilt.",
    "batch.worst": "Nach dem schwersten Befund in jedem:",
    "batch.nothing": "Keine Überwachungs-App unserer Liste und keine, die deutlich danach aussieht",
    "batch.open": "Nichts gefunden in dem, was sich lesen ließ; nicht alles ließ sich lesen",
    "batch.failed": "Nicht beurteilt",
    "batch.why": "Nicht beurteilt: {name}: {reason}",
    "batch.summary": "Zusammenfassung: {path}",
    "batch.progress": "{done}/{total} · {rate} je Sekunde · noch {left}",
    "batch.column.archive": "Archiv",
    "batch.column.result": "Schwerster Befund",
    "batch.column.products": "Produkte der Liste",
    "batch.column.report": "Bericht",
}
