"""What is said about the report itself: where its bytes came from, what was taken out of it, what raw texts hold,
and the table of all apps.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- where the bytes came from
    "origin.line": "读取自：{parts}",
    "origin.acquisition": "本程序的采集存档",
    "origin.bug-report": "Android 错误报告",
    "origin.androidqf": "AndroidQF 收集的内容",
    "origin.isdi": "ISDi 的转储文件",
    "origin.dumps": "各条命令的输出",
    "origin.as-of": "手机在 {date} 的状态",
    "origin.no-date": "无法得知是哪一天的状态",
    "origin.note": "关于所提供的文件：{note}",
    "origin.more-notes.many": "另有 {count} 条说明，见 JSON 报告。",
    # ---- what was taken out
    "redaction.share": "这份报告供转交他人使用，已去掉：人们自己取的名称、账号、号码和准确时间。没有发现问题的应用只"
    "计入总数。",
    "redaction.minimal": "这份报告供转交他人使用，只保留了发现的内容，不含人和手机的名称、日期、版本和依据。",
    "redaction.unasked": "文件中已去掉能识别个人身份的内容（--redact share）。用“--redact none”可保留全部内容。",
    # ---- the report itself
    "report.made": "报告日期：{date}，由 {tool} {version} 生成。",
    "report.seal": "所读内容的封印（SHA-256）：{seal}",
    # ---- raw texts
    "section.hints": "原始文本中的痕迹",
    "hint.lead": "名单中的一些条目出现在原始文本中。这既不能证明手机上装有某个应用，也不能证明曾经装过：网页、消息和其"
    "他防护应用也会留下这样的痕迹。上面的结果都不以此为依据。",
    "hint.line": "{kind} {value}，在名单中属于 {products}：{place}；{times}",
    "hint.place": "{file} 第 {line} 行",
    "hint.place.section": "{file} 第 {line} 行，位于 {section}",
    "hint.domain": "服务器名称",
    "hint.address": "网络地址",
    "hint.package": "应用包名",
    "hint.file-hash": "文件指纹",
    "hint.certificate": "签名指纹",
    "hint.times.many": "共 {count} 行",
    "hint.times.most": "超过 {count} 行",
    "hint.more.many": "另有 {count} 个条目，见 JSON 报告。",
    # ---- the table of apps and grants
    "table.title": "所有应用，以及它们获准做什么",
    "table.app": "应用",
    "table.yes": "有",
    "table.no": "没有",
    "table.unknown": "无法得知",
    "table.none": "没有任何应用具有以下权限：{grants}。",
    "table.rest.many": "另有 {count} 个手机自带的应用，以上一项也没有。",
    "table.left-out.many": "另外查看过 {count} 个应用，本报告没有列出它们。",
    "table.not-told": "这份报告由本程序的另一个版本生成：空白处表示它可能没有查看。",
}
