"""关于所保存的手机数据的说明。"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "acquisition.keeping": "查看到的内容将保存在 {path}。其中有许多个人信息：请保存在只有您能接触到的地方。",
    "acquisition.saved.many": "已保存在 {path}：{count} 个文件。",
    "acquisition.partial": "保存不完整。缺少的部分：{missing}。",
    "acquisition.seal": "封存校验值，请记下：{seal}",
    "bug-report.begins": "手机正在生成错误报告，需要几分钟。手机可能会振动并显示通知，生成的文件会留在手机上。",
    "bug-report.kept": "已保存在 {path}。SHA-256 校验值，请记下：{sha256}",
    "verify.same.many": "{name} 与封存时一致：{count} 个文件。",
    "verify.changed": "{name} 与封存时不一致。第一处不同：{difference}",
    "verify.more.many": "另有 {count} 处不同。",
    "verify.other-seal": "封存校验值与当时记下的不同：清单被重新制作过，或者这是另一份采集存档。",
    "verify.seal": "封存校验值：{seal}",
    "verify.made": "开始于 {began}，结束于 {ended}，程序：{tool}。",
    "verify.clock": "手机时钟比电脑快 {seconds} 秒（负数表示慢）。",
    "verify.complete": "所有命令都执行完毕。手机拒绝提供的内容，会在分析时列出。",
    "verify.note": "备注：{note}",
    "stamp.sending": "向 {host} 请求时间戳。只传送封存校验值（一个哈希值），不传送其他内容。",
    "stamp.kept": "时间戳已保存在 {path}。",
    "stamp.proven": "时间戳：{when} 时它已存在。签名来自您指定的机构。",
    "stamp.unproven": "时间戳：其上的时间是 {when}。签名者未经核实；请用 --authority-certificate 指定您信任的机构。",
    "stamp.bad": "时间戳 {name} 不能证明什么：{why}。",
}
