"""Pages that belong to no report: accounts to look at, and people who can help."""

from datetime import UTC, datetime

from detector.outputs import guidance
from detector.tui.linear.aloud import Aloud
from detector.tui.linear.voice import Voice
from detector.wording.helplines import countries


def tell_accounts(voice: Voice) -> None:
    """The whole checklist."""
    voice.say("")
    guidance.tell_accounts(Aloud(voice), voice.words)


def tell_people(voice: Voice) -> None:
    """Directories, then the services of a country, if one is named."""
    words, page = voice.words, Aloud(voice)
    voice.say("")
    guidance.tell_directories(page, words)
    voice.say("", words("linear.countries", countries=words.items(countries())))
    country = voice.ask(words("linear.country")).upper()
    if country:
        guidance.tell_services(page, words, country, datetime.now(UTC).date())
