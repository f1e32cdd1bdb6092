"""What is said before, around and after the findings."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- before anything else
    "safety.title": "开始之前",
    "safety.1": "能接触这部手机的人，可能会察觉它连接过电脑，也可能察觉为此改动过设置。",
    "safety.2": "发现某个应用，并不等于必须马上卸载。卸载可能被察觉，也可能使证据消失。",
    "safety.3": "如果您可能有危险，请先用另一部手机向人求助：https://www.hotpeachpages.net 按国家列出了求助机构。",
    "safety.4": "本检查只读取信息，不改动手机，不保留任何内容，也不向任何地方传送任何内容。",
    "safety.consent": "这是您自己的手机吗？或者，机主就在您身边并且同意检查？",
    "safety.go-on": "按 Enter 键：是，继续。按 Ctrl-C：离开。",
    "safety.act": "在采取行动之前：更改或卸载应用，可能会被能接触这部手机的人察觉，也可能使证据消失。是否处理、何时"
    "处理，由您决定。求助机构可以和您一起制定计划。",
    "demo.note": "这是一部模拟手机：{phone}。其中的内容与任何真实的人或手机无关。",
    "language.unreviewed": "本译文尚未经母语人士审校。使用“--lang en”可查看英文原文。",
    "join.items": "、",
    "join.lists": "；",
    "join.clauses": " · ",
    "quote.open": "“",
    "quote.close": "”",
}
