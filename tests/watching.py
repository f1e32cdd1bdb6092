"""What was seen of a watched app, from few words, for tests and the YAML files of tests/data."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from detector.observations import Category, End, HookState, HookStatus, Seen, Watched, Way

BEGAN = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


class SeenWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same thing, so often; first and last as seconds since watching began."""

    what: Category
    detail: str = ""
    count: int = 1
    first_s: int = 1
    last_s: int = 2
    process: str = ""


class WatchedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One time that an app was watched. `hooks`: what became of them, by category; all of one are alike."""

    hooks: dict[Category, tuple[HookState, ...]] = {}
    seen: tuple[SeenWords, ...] = ()
    way: Way = Way.ATTACH
    end: End | None = End.FINISHED
    seconds: int = 60
    began_s: int = 0
    dropped: int = 0

    def watched(self, package: str) -> Watched:
        """As it was seen."""
        began = BEGAN + timedelta(seconds=self.began_s)
        hooks = tuple(
            HookStatus(hook=f"{category.value}.{'abc'[number]}", category=category, state=state)
            for category, states in self.hooks.items()
            for number, state in enumerate(states)
        )
        return Watched(
            package=package,
            began=began,
            ended=began + timedelta(seconds=self.seconds),
            way=self.way,
            end=self.end,
            frida="17.0.0",
            processes=(package,),
            hooks=hooks,
            seen=tuple(_seen(one, package, began) for one in self.seen),
            dropped=self.dropped,
        )


def _seen(words: SeenWords, package: str, began: datetime) -> Seen:
    return Seen(
        category=words.what,
        hooks=(f"{words.what.value}.a",),
        detail=words.detail,
        process=words.process or package,
        count=words.count,
        first=began + timedelta(seconds=words.first_s),
        last=began + timedelta(seconds=words.last_s),
    )


def all_hooks(state: HookState = HookState.ACTIVE) -> dict[Category, tuple[HookState, ...]]:
    """Two of every sort."""
    return dict.fromkeys(Category, (state, state))
