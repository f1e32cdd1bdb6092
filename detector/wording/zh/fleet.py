"""What is said of many archives at once."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "batch.archives.many": "{count} 份存档",
    "batch.same.many": "其中 {count} 份与上次相同，没有重新判断。",
    "batch.worst": "按每份存档中最严重的发现：",
    "batch.nothing": "未发现名单内的监控应用，也未发现特征明显的应用",
    "batch.open": "读到的部分没有发现；并非全部都能读到",
    "batch.failed": "未判断",
    "batch.why": "未判断：{name}：{reason}",
    "batch.summary": "汇总：{path}",
    "batch.progress": "{done}/{total} · 每秒 {rate} 份 · 还需 {left}",
    "batch.column.archive": "存档",
    "batch.column.result": "最严重的发现",
    "batch.column.products": "名单中的产品",
    "batch.column.report": "报告",
}
