"""`detector tui --web`：终端里的话，以及画面所在网页上的话。"""

from typing import Final

SENTENCES: Final = {
    "web.title": "手机检查",
    "web.link": "请在这台电脑的浏览器里打开下面的链接。它只能用一次，也只在这台电脑上有效：",
    "web.private": "最好用无痕窗口：普通窗口会在历史记录里留下打开过的痕迹。除此之外，不会把任何内容发到别处。",
    "web.end": "在这里按 Ctrl-C 结束；结束后网页上不再显示任何内容。",
    "web.opening": "正在打开……",
    "web.ended": "已经结束。可以关闭这个窗口了。",
    "web.again": "重新打开",
    "web.taken": "它已在另一个窗口里打开。请先关闭那个窗口。",
    "web.aloud": (
        "这个网页上的画面是画出来的，屏幕阅读器读不了。"
        "在终端里运行“detector tui --text”，会用一行行文字说出同样的内容。"
    ),
    "web.scripts": "这个网页需要脚本。脚本只来自这台电脑。",
    "web.refused": "这个网页只能用终端里显示的链接打开，只能打开一次，并且只在一个浏览器里。\n",
    "web.broke": "画面自己结束了：{error}",
    "web.missing": "在浏览器里显示画面还需要一个部件，现在没有安装。",
    "web.missing.hint": "安装方法：pip install 'stalkerware-detector[web]'。在终端里运行“detector tui”不需要别的东西。",
    "web.port-taken": "端口 {port} 正被另一个程序使用。",
    "web.port-refused": "这里不能使用端口 {port}。",
    "web.port.hint": "请用 --port 指定另一个大于 1023 的端口；也可以不指定，程序会自己找一个空闲的。",
}
