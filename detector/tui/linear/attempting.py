"""Where whatever goes wrong becomes words, and the conversation goes on."""

import logging
from collections.abc import Callable
from typing import TypeVar

from detector.errors import DetectorError
from detector.tui.linear.voice import LeftError, Voice
from detector.tui.working import in_words

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # a person is told in words; who wants to know more sets up logging
R = TypeVar("R")


def attempt(action: Callable[[], R], voice: Voice) -> R | None:
    """What it gave; None when it did not work, and that was said."""
    try:
        return action()
    except (LeftError, BrokenPipeError):  # nobody is there any more
        raise
    except DetectorError as problem:
        voice.told(problem)
    except Exception as error:  # the boundary: whatever happens behind it is told in words
        log.exception("a part of the conversation failed")
        voice.told(in_words(error))
    return None
