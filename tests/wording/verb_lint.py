"""The verb lint: nothing is said to happen that was not seen to happen, and some words are never said.

An ability is told with "may" and "is allowed to" (有权, 可以); that something reads, records or sends may be said only
where a signal of the kind `existence` proves it. `in_sentence` looks at a sentence, `in_report` at a whole report as a
person gets it: such a verb is in order only in the block "what was seen" of an app that has such a signal.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from detector.report import Report
from detector.signals import Kind
from detector.signals.base import Evidence
from detector.wording import Words


class Lint(Struct, frozen=True, kw_only=True):
    """The words of one language."""

    happens: re.Pattern[str]
    """Verbs that say that something happens."""
    allowed: re.Pattern[str] | None = None
    """What makes an ability of such a verb when it stands before it in the same clause."""
    never: re.Pattern[str]
    """Words that are not said at all."""
    joins: str
    """Between the lines of a paragraph."""


LINTS: Final = {
    "en": Lint(
        happens=re.compile(
            r"\b(records|reads|sends|spies|tracks|watches|steals|copies|listens|uploads|intercepts)\b"
            r"|\b(is|are) (recording|reading|sending|spying|tracking|watching|stealing|copying|listening|monitoring)\b"
            r"|\bit (used|read|learned|recorded|sent|saw)\b"
            r"|\b(is|are|was|were) being \w+ed\b|\b(was|were|been) (recorded|tracked|watched|monitored|stolen)\b",
            re.IGNORECASE,
        ),
        never=re.compile(
            r"\b(infected|hacked|victims?|abusers?|safe|clean|suspects?|suspicious|guilty|percent|per cent|spied|"
            r"delete it|remove it now|uninstall(ed)?)\b|%",
            re.IGNORECASE,
        ),
        joins=" ",
    ),
    "zh": Lint(
        happens=re.compile(
            r"(?<!通话)记录|读取|发送|跟踪(?!器)|监视|窃取|窃听|偷看|复制|上传|正在(监控|查看|录音|定位)|在后台使用了|在后台得知了|使用了\w*权限"
        ),
        allowed=re.compile(r"有权|可以|可能|允许|不代表|并不"),
        never=re.compile(
            r"感染|中毒|被黑|黑客|受害|施暴|加害|嫌疑|可疑|安全无虞|干净|(您|手机)(很|是)安全|百分|[%％]|"
            r"(立即|马上|立刻)(卸载|删除)|被(监视|监控)了"
        ),
        joins="",
    ),
    "es": Lint(
        happens=re.compile(
            r"\b(graban?|lee|leen|envían?|espían?|rastrean?|vigilan?|roban?|escuchan?|interceptan?)\b"
            r"|\b(copian?|registran?|suben?|transmiten?) (sus?|los?|las?|todo)\b"
            r"|\b(está|están) (siendo|grabando|leyendo|enviando|espiando|rastreando|vigilando|copiando|escuchando)\b"
            r"|\b(usó|leyó|supo|grabó|envió|vio) (?=(el|la|los|las|su|sus|lo|en|dónde)\b)"
            r"|\b(fue|fueron|han? sido) (grabad|rastread|vigilad|robad|espiad|leíd|copiad)[oa]s?\b",
            re.IGNORECASE,
        ),
        never=re.compile(
            r"\b(infectad[oa]s?|infección|hacke\w+|pirate\w+|víctimas?|agresor(es|as?)?|maltratador(es|as?)?|"
            r"segur[oa]s?|limpi[oa]s?|sospech\w+|culpables?|por ciento|porcentajes?|espiad[oa]s?|desinstal\w+|"
            r"(bórre|elimíne|quíte)l[oa]s?)\b|%",
            re.IGNORECASE,
        ),
        joins=" ",
    ),
    "de": Lint(
        happens=re.compile(
            r"\b(liest|sendet|schickt|spioniert|verfolgt|überwacht|stiehlt|kopiert|belauscht|beobachtet|ortet)\b"
            r"|\b(zeichnet|nimmt|hört|lädt|fängt)\b.*\b(auf|mit|ab|hoch)\b"
            r"|\b(auf|mit|ab)(zeichnet|nimmt|hört|fängt|liest)\b"
            r"|\b(aufgezeichnet|aufgenommen|mitgehört|abgehört|abgefangen|mitgelesen|ausgelesen|gestohlen|hochgeladen)\b"
            r"|\b(nutzte|benutzte|las|erfuhr|sendete|schickte|sah)\b",
            re.IGNORECASE,
        ),
        never=re.compile(
            r"\b(infizier\w+|infektion|verseucht|gehackt\w*|hack(er|t|en)|opfer\w*|täter\w*|sicher(e[mnrs]?)?|"
            r"saubere?[mnrs]?|verdächtig\w*|verdacht|schuldig\w*|prozent|ausspioniert|bespitzelt|deinstallier\w+|"
            r"(löschen|entfernen) sie (sie|die app|es) (sofort|jetzt|gleich))\b|%",
            re.IGNORECASE,
        ),
        joins=" ",
    ),
    "ru": Lint(
        happens=re.compile(
            r"\b(чита|записыва|отправля|переда|посыла|отслежива|копиру|слуша|подслушива|прослушива|загружа|перехватыва)"
            r"(ет|ют|ёт|ется|ются|ётся)\b"
            r"|\b(следит|следят|крадёт|крадут|подглядывает|шпионит)\b"
            r"|\b(использовал|узнал|отправил|записал|прочитал|передал|скопировал)[ао]?\b"
            r"|\b(записан|украден|прослушан|скопирован)[аы]?\b",
            re.IGNORECASE,
        ),
        never=re.compile(
            r"\b(зараж[её]н\w*|заражени\w+|взлом\w*|хакер\w*|жертв\w*|абьюзер\w*|обидчик\w*|насильник\w*|"
            r"безопас(ен|на|но|ны|ный|ная|ное|ные)|чист(а|о|ы|ый|ая|ое|ые)?|подозр\w+|виновен|виноват\w*|виновн\w+|"
            r"процент\w*|деинсталл\w+|(удалите|сотрите) (его|её|это|приложение) (сейчас|немедленно|сразу))\b|%",
            re.IGNORECASE,
        ),
        joins=" ",
    ),
}
_CLAUSE: Final = re.compile(r"[，。；：？！·,;:?!()（）\n]|\. ")
_TOLD: Final = ("signal", "brief", "how", "proof", "class", "short", "app", "block", "summary", "group", "capability")
_TOLD_TOO: Final = ("way", "messenger", "linked", "account", "level", "next")
_NAMES: Final = re.compile(r"„[^“]*“|“[^”]*”|«[^»]*»|[\w$/-]+(\.[\w$/-]+)+")
"""What apps and files are called, and what is quoted: not our words."""
_COMMAND: Final = 12
"""So much of a command is enough to know a line of evidence by."""


def happening(language: str, text: str) -> str:
    """The first verb that says that something happens; empty when there is none."""
    lint = LINTS[language]
    for clause in _CLAUSE.split(_NAMES.sub(" ", text)):
        for verb in lint.happens.finditer(clause):
            if lint.allowed is None or not lint.allowed.search(clause, 0, verb.start()):
                return verb[0]
    return ""


def forbidden(language: str, text: str) -> str:
    """The first word that is never said; empty when there is none."""
    found = LINTS[language].never.search(text)
    return found[0] if found else ""


def in_sentence(language: str, key: str, text: str, kind: Kind | None, rules: tuple[str, ...]) -> list[str]:
    """What is wrong with a sentence; `kind` is that of the signal that it is about."""
    wrong = [f"{key}: “{word}” is never said" for word in [forbidden(language, text)] if word]
    start = key.partition(".")[0]
    if kind is not Kind.EXISTENCE and start in (*_TOLD, *_TOLD_TOO, *rules):
        wrong += [f"{key}: “{verb}” is not proved" for verb in [happening(language, text)] if verb]
    return wrong


# ---- whole reports


class Part(Struct):
    """Some lines of a report that belong together."""

    package: str = ""
    """The app that they are about, if they are about one."""
    block: str = ""
    lines: list[str] = []

    def text(self, joins: str) -> str:
        """The lines as one text, points apart."""
        return joins.join(f"\n{line}" if line.startswith("·") else line for line in self.lines)


def in_report(report: Report, text: str, language: str) -> list[str]:
    """What is wrong with a report as it was written in that language."""
    signals = [signal for finding in report.findings for signal in finding.signals]
    proved = {signal.package for signal in signals if signal.kind is Kind.EXISTENCE}
    names = sorted({value for signal in signals for value in signal.slots.values() if value}, key=len, reverse=True)
    wrong = []
    for part in _parts(report, text, Words(language)):
        said = part.text(LINTS[language].joins)
        for name in names:
            said = said.replace(name, " ")
        said, where = _NAMES.sub(" ", said), f"{part.package} {part.block}"
        if part.block == "evidence":
            continue
        wrong += [f"{where}: “{word}” is never said" for word in [forbidden(language, said)] if word]
        if part.block != "seen" or part.package not in proved:
            wrong += [f"{where}: “{verb}” is not proved" for verb in [happening(language, said)] if verb]
    return wrong


def _parts(report: Report, text: str, words: Words) -> Iterator[Part]:
    blocks = {words(f"block.{name}"): name for name in ("here", "allowed", "seen", "not-known", "evidence")}
    seen = f"· {words('group.seen', seen='')}".rstrip()
    of_phone = tuple({f"· {one.command.partition(' | ')[0]}"[:_COMMAND] for one in _evidence(report)})
    part, grouped = Part(), False
    for line in text.split("\n"):
        short, depth = line.strip(), len(line) - len(line.lstrip())
        about = _about(report, short) if depth <= 2 else ""
        if about or not short or line.startswith(("─ ", "■ ", "▲ ", "● ")):
            yield part
            part, grouped = Part(package=about), bool(about)
        elif depth == 2 and short in blocks:
            yield part
            part, grouped = Part(package=part.package, block=blocks[short]), False
        elif grouped and short.startswith("·"):
            yield part
            block = "evidence" if short.startswith(of_phone) else "seen" if short.startswith(seen) else "group"
            part = Part(package=part.package, block=block)
        part.lines.append(short)
    yield part


def _evidence(report: Report) -> Iterator[Evidence]:
    return (one for finding in report.findings for signal in finding.signals for one in signal.evidence)


def _about(report: Report, title: str) -> str:
    """The app whose package name stands in a title, by itself."""
    packages = (finding.package for finding in report.findings if finding.package)
    return next((one for one in packages if re.search(rf"(^|\s){re.escape(one)}($|\s)", title)), "")
