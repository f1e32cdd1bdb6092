"""What a manifest says about an app: plain values, independent of how they were read."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class ComponentKind(StrEnum):
    """The parts of which an app consists."""

    ACTIVITY = "activity"
    ALIAS = "activity-alias"
    SERVICE = "service"
    RECEIVER = "receiver"
    PROVIDER = "provider"


_LAUNCHERS: Final = frozenset({"android.intent.category.LAUNCHER", "android.intent.category.LEANBACK_LAUNCHER"})


class IntentFilter(Struct, frozen=True, kw_only=True, gc=False):
    """What a component answers to."""

    actions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """With the scheme `android_secret_code`, the number that opens it from the dialler."""
    priority: int = 0


class Label(Struct, frozen=True, kw_only=True, gc=False):
    """A name on the screen, where it is known."""

    text: str = ""
    resource: int = 0
    """The resource that holds it; 0 when it stands in the manifest itself."""
    known: bool = True
    """Whether `text` is it. False: it lies in a resource that was not read."""
    given: bool = True
    """False: the manifest gives none, and Android shows the name of the class or the package."""


class MetaData(Struct, frozen=True, kw_only=True, gc=False):
    """A value that an app leaves for others."""

    name: str
    value: str = ""
    resource: int = 0


class Component(Struct, frozen=True, kw_only=True, gc=False):
    """One part of an app, as its manifest declares it. What was switched on or off since, the phone knows."""

    kind: ComponentKind
    name: str
    """The whole name of the class."""
    exported: bool | None = None
    """Whether other apps may start it, the default of Android included; None when a resource decides."""
    enabled: bool | None = True
    """None when a resource decides, mostly by the version of Android."""
    permission: str = ""
    """What the other side needs: a BIND_ permission makes it a service of the system."""
    filters: tuple[IntentFilter, ...] = ()
    metadata: tuple[MetaData, ...] = ()
    label: Label | None = None
    target: str = ""
    """The activity behind an alias."""
    excluded_from_recents: bool = False

    def actions(self) -> frozenset[str]:
        """All that it answers to."""
        return frozenset(action for one in self.filters for action in one.actions)

    def shows_icon(self) -> bool:
        """Whether a launcher shows an icon for it, unless it is switched off."""
        return self.kind in (ComponentKind.ACTIVITY, ComponentKind.ALIAS) and any(
            "android.intent.action.MAIN" in one.actions and _LAUNCHERS & set(one.categories) for one in self.filters
        )


class AccessibilityConfig(Struct, frozen=True, kw_only=True):
    """How an accessibility service describes itself. It can change that while it runs."""

    service: str
    """The class."""
    is_tool: bool = False
    """It says that it helps people with disabilities (android:isAccessibilityTool)."""
    capabilities: tuple[str, ...] = ()
    """`read-windows`, `gestures`, `filter-keys`, `screenshots`, `touch-exploration`, ..."""
    event_types: int = 0
    """The bits of AccessibilityEvent; 0xffffffff for all."""
    packages: tuple[str, ...] = ()
    """The only apps that it hears of; empty for all."""
    flags: int = 0


class AdminConfig(Struct, frozen=True, kw_only=True):
    """What a device administrator asks for."""

    receiver: str
    policies: tuple[str, ...] = ()
    """As in the file: `force-lock`, `wipe-data`, ..."""


class Manifest(Struct, frozen=True, kw_only=True):
    """One AndroidManifest.xml, and what of the files it names was read."""

    package: str
    split: str = ""
    """The name of this part of an app in several files; empty for the base."""
    version_code: int | None = None
    version_name: str = ""
    label: Label = Label(given=False)
    translations: tuple[str, ...] = ()
    """Other names on the screen, in other languages, where they were read."""
    min_sdk: int | None = None
    target_sdk: int | None = None
    shared_user_id: str = ""
    permissions: tuple[str, ...] = ()
    """Asked for; whether they were granted, the phone knows."""
    components: tuple[Component, ...] = ()
    metadata: tuple[MetaData, ...] = ()
    """Of the application itself."""
    monitoring_tool: str | None = None
    """What it says about itself with `isMonitoringTool`, such as `child_monitoring`; None when it says nothing."""
    accessibility: tuple[AccessibilityConfig, ...] = ()
    admins: tuple[AdminConfig, ...] = ()
    debuggable: bool = False
    test_only: bool = False
    allow_backup: bool = True
    enabled: bool = True
    uses_splits: tuple[str, ...] = ()
    damaged: str = ""
    """What is wrong with the document, if it is not whole; what stands before that is shown."""
    problems: tuple[str, ...] = ()
    """What else could not be read, such as the name on the screen, in a few words each."""
