"""What the agent tells of, and what the signals take it for, fit together."""

import pytest

from detector.observations import Category
from detector.signals import WATCHED_SIGNALS
from detector.signals.watched import CALLS
from detector.watch.hooks import OTHER, hook_table


@pytest.mark.parametrize("category", CALLS)
def test_words_of_the_agent_are_calls_and_the_rest_are_packages(category: Category) -> None:
    hooks = [hook for hook in hook_table().values() if hook.category is category]
    words = {word for hook in hooks if hook.kind == "word" for word in hook.words}
    assert words - {OTHER} == CALLS[category]
    assert {hook.kind for hook in hooks} == {"word", "package"}


def test_every_category_has_a_signal() -> None:
    assert {category for spec in WATCHED_SIGNALS for category in spec.categories} == set(Category)
