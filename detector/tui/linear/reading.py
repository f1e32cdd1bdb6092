"""What was found: first the answer, then a menu of everything that can be looked at or done."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from detector.outputs.document import Entry, SectionId
from detector.tui.linear import again, comparing, keeping, saving, telling
from detector.tui.linear.apps import look_through
from detector.tui.linear.attempting import attempt
from detector.tui.linear.language import choose_language
from detector.tui.linear.one import look_at_entry
from detector.tui.linear.pages import tell_accounts, tell_people
from detector.tui.linear.parts import tell_messengers, tell_settings, tell_unread
from detector.tui.linear.result import Result
from detector.tui.linear.when import what_happened_when
from detector.tui.linear.who import who_can_do_what

_Choices: TypeAlias = tuple[tuple[str, Callable[[Result], None]], ...]


def converse(result: Result) -> bool:
    """Reads the answer, then what the person asks for. Whether they go on to another phone, or leave."""
    tell_answer(result)
    voice, known = result.voice, False
    while True:
        voice.head(result.words("linear.menu"))
        options = [result.words(key) for key in (*(key for key, _ in _MENU), "linear.menu.other")]
        language = voice.words.language
        chosen = voice.choose(options, result.words("linear.leave"), known=known)
        if 0 < chosen <= len(_MENU):
            attempt(partial(_MENU[chosen - 1][1], result), voice)
            known = voice.words.language is language
        elif _gives_it_up(result):
            return chosen > 0
        else:
            known = True


def _gives_it_up(result: Result) -> bool:
    """Whether a result that can be had only by checking the phone again may go: a 0 too many is soon typed."""
    if result.checked.kind not in ("phone", "simulated"):
        return True
    result.voice.say("", result.words("linear.give-up"))
    return result.voice.choose([result.words("linear.give-up.yes")], result.words("linear.back")) == 1


def tell_answer(result: Result) -> None:
    """What a person must know even when they ask for nothing more."""
    voice, words, document = result.voice, result.words, result.found.document
    voice.head(telling.aloud(document.title, words))
    if result.checked.stopped:
        voice.say(words("linear.stopped"))
    voice.say(*(telling.aloud(line, words) for line in document.lead))
    voice.say(telling.counts(document.counts, words), *document.result)
    if known := result.checked.known:
        voice.say(words.count("do.know.marked", len(known), apps=words.items(sorted(known))))
    _say_sections(result, SectionId.APPS)


def _tell_everything(result: Result) -> None:
    """The whole report, from top to bottom."""
    tell_answer(result)
    _say_sections(result, *(one for one in SectionId if one is not SectionId.APPS))
    result.voice.say("", *result.found.document.closing)


def _say_sections(result: Result, *ids: SectionId) -> None:
    for section in result.found.document.sections:
        if section.id in ids:
            result.voice.head(section.title)
            result.voice.say(*telling.section(section, result.words))


def _look_at_found(result: Result) -> None:
    """Apps that something was found about, several with the same access, and removed ones: as chosen, one by one."""
    voice, words, known = result.voice, result.words, False
    while entries := list(result.found.entries.values()):
        voice.head(words("linear.menu.found"))
        names = [_named(one, result) for one in entries]
        chosen = voice.choose(names, words("linear.back"), known=known)
        if chosen == 0:
            return
        look_at_entry(result, entries[chosen - 1])
        known = True
    voice.say("", words("linear.no-apps"))


def _named(entry: Entry, result: Result) -> str:
    packages = [entry.package] if entry.package else [one.package or "" for one in result.found.behind(entry)]
    return result.with_known(telling.marked(entry.mark, entry.title, entry.matter, result.words), *packages)


def _do_more(result: Result) -> None:
    """What is done with the whole result."""
    voice, words = result.voice, result.words
    voice.head(words("linear.menu.more"))
    chosen = voice.choose([words(key) for key, _ in _MORE], words("linear.back"))
    if chosen:
        _MORE[chosen - 1][1](result)


_MENU: Final[_Choices] = (
    ("linear.menu.answer", tell_answer),
    ("linear.menu.found", _look_at_found),
    ("linear.menu.all", look_through),
    ("linear.menu.who", who_can_do_what),
    ("linear.menu.messengers", tell_messengers),
    ("linear.menu.timeline", what_happened_when),
    ("linear.menu.settings", tell_settings),
    ("linear.menu.not-checked", tell_unread),
    ("linear.menu.accounts", lambda result: tell_accounts(result.voice)),
    ("linear.menu.people", lambda result: tell_people(result.voice)),
    ("linear.menu.everything", _tell_everything),
    ("linear.menu.save", lambda result: saving.save(result.checked.report, result.voice)),
    ("linear.menu.more", _do_more),
    ("linear.language", lambda result: choose_language(result.voice)),
)
_MORE: Final[_Choices] = (
    (
        "linear.more.compare",
        lambda result: comparing.compare_with_earlier(result.checked.report, result.start.extra, result.voice),
    ),
    ("linear.more.again", again.check_again),
    ("linear.more.judge", again.judge_again),
    ("linear.more.update", again.update_list),
    ("linear.more.keep", keeping.keep_answers),
)
