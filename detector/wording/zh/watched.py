"""What is said about apps that were watched."""

from typing import Final

CATEGORIES: Final = {
    "sms": "短信",
    "calls": "通话",
    "contacts": "联系人",
    "calendar": "日历",
    "media": "照片、视频和音频文件",
    "microphone": "麦克风",
    "camera": "相机",
    "location": "位置",
    "accessibility": "屏幕上发生的事",
    "notifications": "通知",
    "screen": "屏幕的副本",
    "clipboard": "剪贴板的内容",
    "apps": "应用列表",
    "admin": "设备管理",
    "hiding": "打开或关闭自身的部分",
    "commands": "其他程序",
    "messenger-files": "聊天应用的文件",
    "network": "其他计算机",
    "tls": "加密连接",
}
_ENDS: Final = "：{times_words}，{when_words}"

SENTENCES: Final = {
    "signal.watched-sms": "观察期间，它请求查看短信、收到短信或发出短信" + _ENDS,
    "signal.watched-calls": "观察期间，它请求查看通话记录" + _ENDS,
    "signal.watched-contacts": "观察期间，它请求查看联系人" + _ENDS,
    "signal.watched-calendar": "观察期间，它请求查看日历" + _ENDS,
    "signal.watched-media": "观察期间，它请求查看照片、视频和音频文件的列表" + _ENDS,
    "signal.watched-microphone": "观察期间，它请求获得麦克风的声音" + _ENDS,
    "signal.watched-camera": "观察期间，它请求使用相机" + _ENDS,
    "signal.watched-location": "观察期间，它询问手机的位置" + _ENDS,
    "signal.watched-accessibility": "观察期间，系统把 {names_words} 屏幕上发生的事交给了它的无障碍服务" + _ENDS,
    "signal.watched-accessibility.bare": "观察期间，系统把屏幕上发生的事交给了它的无障碍服务" + _ENDS,
    "signal.watched-notifications": "观察期间，系统把 {names_words} 的通知交给了它" + _ENDS,
    "signal.watched-notifications.bare": "观察期间，系统把通知交给了它" + _ENDS,
    "signal.watched-screen": "观察期间，它准备了屏幕或自身画面的副本" + _ENDS,
    "signal.watched-clipboard": "观察期间，它请求查看剪贴板的内容" + _ENDS,
    "signal.watched-apps": "观察期间，它询问手机上有哪些应用" + _ENDS,
    "signal.watched-admin": "观察期间，它使用了设备管理员的功能" + _ENDS,
    "signal.watched-hiding": "观察期间，它打开或关闭了自己的图标或其他部分" + _ENDS,
    "signal.watched-commands": "观察期间，它启动了其他程序" + _ENDS,
    "signal.watched-messenger-files": "观察期间，它尝试打开 {names_words} 的文件" + _ENDS,
    "signal.watched-messenger-files.bare": "观察期间，它尝试打开聊天应用的文件" + _ENDS,
    "signal.watched-network": "观察期间，它查询或连接了 {names_words}" + _ENDS,
    "signal.watched-network.bare": "观察期间，它查询或连接了其他计算机" + _ENDS,
    "signal.watched-tls": "观察期间，它向与 {names_words} 的加密连接写入了数据" + _ENDS,
    "signal.watched-tls.bare": "观察期间，它向加密连接写入了数据" + _ENDS,
    "signal.watched-listed-host": "观察期间，它查询或连接了 {host}，监控产品名单中 {listed} 一项列有该主机" + _ENDS,
    **{f"brief.watched-{category}": f"观察期间的{name}" for category, name in CATEGORIES.items()},
    "brief.watched-listed-host": "观察期间是否连接了名单中的主机",
    **{f"watched.category.{category}": name for category, name in CATEGORIES.items()},
    "watched.times.many": "{count} 次",
    "watched.when": "{first}（UTC）",
    "watched.when.between": "{first} 至 {last}（UTC）",
    # ---- how much of it could be seen
    "section.watched": "观察过的应用",
    "watched.lead": "上文所述的检查没有就这些应用得出结论。它们在运行时被观察过：这里说明它们请求了什么，不说明 "
    "Android 是否给予；内容从未被查看。",
    "watched.run": "观察时间：{began} 至 {ended}（UTC），{way}，{end}",
    "watched.way.attach": "从它运行中开始",
    "watched.way.spawn": "从它启动时开始",
    "watched.end.finished": "达到了要求的时长",
    "watched.end.app-ended": "直到应用结束",
    "watched.end.unplugged": "直到手机断开",
    "watched.end.interrupted": "直到有人停止",
    "watched.end.failed": "直到出现故障",
    "watched.end.going-on": "仍在进行",
    "watched.hooks": "{total} 个观察点中有 {active} 个有效",
    "watched.not-observable": "{what}：无法观察",
    "watched.in-part": "{what}：只能观察到一部分",
    "watched.nothing": "没有看到（只说明这段时间）：{what}",
    "watched.lost.many": "另有 {count} 个事件来得太快，未能说明；所列数字为最低数",
    "fact.saved-report": "已保存的报告中没有的内容",
    "fact.watched": "观察期间它做了什么",
    # ---- the rule
    "rule.listed-server": "连接了名单中的主机",
    "rule.listed-server.why": "观察期间，它查询或连接了监控产品名单中的主机。如果它是手动安装的，并且隐藏或伪装，就算"
    "特征明显。",
    "rule.listed-server.innocent": "名单中也有这类产品的网站：有人打开这样的网页时，浏览器和显示网页的应用也会"
    "连接到那里。",
    "rule.listed-server.advice": "当时是否打开过这样的网页？如果没有，请记下主机和时间，先不要改动：求助机构可以帮助"
    "进一步了解。",
    "listed-server.pattern": "这个应用不在名单中。它处于隐藏状态，或伪装成手机自带的部分；观察期间，它连接了一款已知"
    "监控产品的主机。传输了什么，没有查看。",
    "listed-server.ability": "观察期间，这个应用连接了名单中属于监控产品的主机。原因可能是打开了网页。您认识它吗？您"
    "愿意让它留在这里吗？",
    "short.listed-server": "连接了名单中的主机；有权接触：{access}",
    "short.listed-server.bare": "连接了名单中的主机",
}
