"""The views of what was found, besides what the report itself says."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- keys
    "view.key.open": "打开这个应用",
    "view.key.open.short": "打开",
    "view.key.evidence": "依据",
    "view.key.commands": "命令",
    # ---- what several views say
    "view.taken-out": "这里本应显示的内容，在转交这份报告之前已被去掉。",
    "view.more.many": "另有 {count} 行在 JSON 报告中",
    # ---- messengers
    "view.messengers.apps": "可能读到聊天内容的应用，可逐个查看",
    "view.messengers.none": "在这部手机的应用中，没有找到我们所知道的聊天应用。",
    "view.messengers.unread": "没有找到我们所知道的聊天应用，但并非所有应用都能读取。",
    "view.messengers.linked": "聊天内容也可能在已登录的电脑或其他设备上被看到。这一点从这里看不到。",
    # ---- settings
    "view.patch": "最近一次安全更新：{date}",
    "view.patch-age.many": "最近一次安全更新：{date}，在本次检查前 {count} 个月",
    "view.users": "用户和资料，各有自己的应用：{users}",
    "view.settings.none": "在我们查看的设置中，没有发现降低防护的设置。",
    "view.settings.none-incomplete": "没有发现降低防护的设置，但并非所有设置都能读取。",
    # ---- not checked
    "view.unread.incomplete": "有重要内容无法读取。因此，“没有发现”不能算是对这部手机的回答。",
    "view.unread.complete": "最重要的内容已能读取。缺少的部分可能有内容，也可能没有。",
    "view.unread.all": "本次检查要读取的内容都已读取。",
    "view.unread.core": "重要：因此无法确定手机上有什么",
    "view.unread.apps": "关于应用的未决问题",
    "view.unread.settings": "未能确定的设置",
    "view.unread.others": "较次要：未能读取或未能完整读取",
    "view.unread.left-out": "有意未读取的内容",
    "view.unread.deeper": "按 R 重新检查；在那里可以选择深入检查，它会查看这次没有查看的内容。",
    "view.unread.notes": "关于所提交的内容",
    "view.hint.again": "可以做的：解锁手机、插紧数据线后再检查一次。",
    "view.hint.refused": "手机不让电脑读取这项内容。再检查一次也不会改变。",
    "view.hint.on-phone": "可以做的：在手机上进入该用户或资料，查看其中的应用列表。",
    "view.hint.contradictory": "这可能是故障造成的，也可能是某个应用写出的关于自己的内容造成的。"
    "请在手机上查看：设置 > 应用。",
    "view.hint.newer": "本程序的较新版本也许能读懂。",
    "view.hint.phone": "可以做的：如果手机在手边，请直接检查手机。",
    "view.hint.chosen": "可以做的：再检查一次，不要略过用户。",
    # ---- timeline
    "view.key.turn": "颠倒顺序",
    "view.key.widen": "更多或更少应用",
    "view.timeline.title": "时间线：{order}，{apps}",
    "view.timeline.newest": "从新到旧",
    "view.timeline.oldest": "从旧到新",
    "view.timeline.found": "只含有发现或有未决问题的应用",
    "view.timeline.all": "所有应用",
    "view.timeline.now": "检查之时",
    "view.timeline.undated": "日期不明",
    "view.timeline.installed": "安装",
    "view.timeline.updated": "更新",
    "view.timeline.removed": "在这一天或稍早前被移除",
    "view.timeline.watched": "运行时被观察；它做了什么，见该应用",
    "view.timeline.none": "关于这些应用，没有可以确定时间的内容；按 F 显示全部或较少的应用。",
    "view.timeline.quiet": "没有记录的日子不等于无事发生。每种使用，Android 只记得最近一次；"
    "被移除的应用，它记得的也很少。",
    "view.timeline.rounded": "这份报告已去掉具体时刻，部分日期也已去掉。",
    "view.timeline.zoneless": "手机的时区不明：这里的时间以手机自己的时钟为准。",
    "view.timeline.dateless.many": "有 {count} 个后来装上的应用，安装时间不明。",
    "view.timeline.unread": "以下内容没有读取或未能全部读取，因此这里可能缺少一些：{facts}。",
}
