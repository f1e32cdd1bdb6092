"""全屏界面：框架，以及检查前的各个步骤。"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- 框架；标题不让旁人看出用途
    "tui.title": "手机检查",
    "tui.leave": "Ctrl-Q 立即离开",
    "tui.key.leave": "离开",
    "tui.key.go-on": "是，继续",
    "tui.key.back": "返回",
    "tui.key.stop": "停止",
    # ---- 出错时
    "tui.problem.title": "没有成功",
    "tui.problem.back": "按 Enter 或 Esc 返回。",
    "tui.problem.unexpected": "本程序内部出错（{error}）。由此不能得出任何关于手机的结论。",
    "tui.problem.unexpected.next": "请再试一次。如果再次出错，在终端里运行“detector scan”可能会给出更多信息。",
    # ---- 手机
    "tui.phones.title": "手机",
    # ---- 检查
    "tui.checking.title": "正在检查",
}
