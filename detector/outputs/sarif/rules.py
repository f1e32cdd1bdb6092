"""The rules and the reasons of gaps as SARIF describes them, with the techniques of MITRE ATT&CK that they concern."""

from typing import Any, Final

from detector.facts.base import GapReason
from detector.levels import Level
from detector.outputs.escape import visible
from detector.rules import PHONE_RULES, RULES, PhoneRule, Rule
from detector.wording import Words

LEVELS: Final = {
    Level.CONFIRMED: "error",
    Level.MATCH: "error",
    Level.PATTERN: "warning",
    Level.ABILITY: "none",  # a person has to say whether it is wanted: the kind `review`, which has no level
    Level.POSTURE: "note",
}
HINT: Final = "raw-text"
"""What stands in place of a rule for hints."""
MITRE: Final = "MITRE ATT&CK"
TAXONOMY: Final = 0
"""Which of the taxonomies it is."""
_EVERY: Final[tuple[Rule | PhoneRule, ...]] = (*RULES, *PHONE_RULES)
RULE_INDEX: Final = {name: index for index, name in enumerate((*(one.id for one in _EVERY), HINT))}
REASON_INDEX: Final = {reason: index for index, reason in enumerate(GapReason)}
_TECHNIQUES: Final = tuple(sorted({technique for one in _EVERY for technique in one.attack}))
_ESCAPES: Final = str.maketrans({"{": "{{", "}": "}}", "\\": "\\\\", "[": "\\[", "]": "\\]"})


def message(text: str) -> dict[str, str]:
    """A plain text message; what a viewer would take for a placeholder or a link is escaped."""
    return {"text": visible(text).translate(_ESCAPES)}


def rules(words: Words) -> list[dict[str, Any]]:
    """All rules, whether they fired or not, and what stands for hints."""
    hint = {
        "id": HINT,
        "shortDescription": message(words("section.hints")),
        "fullDescription": message(words("hint.lead")),
        "defaultConfiguration": {"level": "none"},
    }
    return [*(_rule(one, words) for one in _EVERY), hint]


def _rule(rule: Rule | PhoneRule, words: Words) -> dict[str, Any]:
    key = f"rule.{rule.id}"
    innocent = f"{words('explain.innocent')} {words(f'{key}.innocent')}"
    advice = f"{words('explain.advice')} {words(f'{key}.advice')}"
    return {
        "id": rule.id,
        "shortDescription": message(words(key)),
        "fullDescription": message(words(f"{key}.why")),
        "help": message(f"{innocent} {advice}"),
        "defaultConfiguration": {"level": LEVELS[rule.levels[0]] if rule.levels else "none"},
        "relationships": [
            {
                "target": {
                    "id": technique,
                    "index": _TECHNIQUES.index(technique),
                    "toolComponent": {"name": MITRE, "index": TAXONOMY},
                },
                "kinds": ["relevant"],
            }
            for technique in rule.attack
        ],
        "properties": {"levels": [level.value for level in rule.levels], "references": list(rule.references)},
    }


def reasons(words: Words) -> list[dict[str, Any]]:
    """Why something could not be read."""
    return [{"id": reason.value, "shortDescription": message(words(f"gap.{reason.value}"))} for reason in GapReason]


def taxonomy() -> dict[str, Any]:
    """The techniques that rules name."""
    return {
        "name": MITRE,
        "organization": "MITRE",
        "informationUri": "https://attack.mitre.org/matrices/mobile/",
        "shortDescription": {"text": "Techniques against mobile devices."},
        "taxa": [
            {"id": technique, "helpUri": f"https://attack.mitre.org/techniques/{technique.replace('.', '/')}/"}
            for technique in _TECHNIQUES
        ],
    }
