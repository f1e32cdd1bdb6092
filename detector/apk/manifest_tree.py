"""From the tree of a manifest to what it says: ParsingPackageUtils and ComponentParseUtils of frameworks/base.

Names of classes are completed and defaults are set as Android does it. What Android would refuse as a whole is
nevertheless shown: the phone decides what it installs, and we what we show.
"""

import sys
from collections.abc import Iterable
from typing import Final

from detector.apk import attributes as android
from detector.apk.binary_xml import Element
from detector.apk.manifest import Component, ComponentKind, IntentFilter, Label, Manifest, MetaData
from detector.apk.ranges import ApkError

MONITORING_TOOL: Final = "isMonitoringTool"
_PERMISSION_TAGS: Final = ("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m")
_KINDS: Final = {kind.value: kind for kind in ComponentKind}
_FIRST_TARGET_OF_CLOSED_PROVIDERS: Final = 17


def read_tree(root: Element) -> Manifest:
    """Everything that the document itself says; raises ApkError when it is no manifest."""
    if root.tag != "manifest":
        raise ApkError("its manifest is none")
    package = root.text(0, "package")
    target, least = _sdk(root, android.TARGET_SDK), _sdk(root, android.MIN_SDK)
    target = target if target is not None else least
    application = next(root.named("application"), None)
    metadata = _metadata(application) if application is not None else ()
    return Manifest(
        package=package,
        split=root.text(0, "split"),
        version_code=_version(root),
        version_name=root.text(android.VERSION_NAME),
        label=_label(application) or Label(),
        min_sdk=least,
        target_sdk=target,
        shared_user_id=root.text(android.SHARED_USER_ID),
        permissions=_names(root.named(*_PERMISSION_TAGS)),
        components=_components(application, package, target),
        metadata=metadata,
        monitoring_tool=next((one.value for one in metadata if one.name.endswith(MONITORING_TOOL)), None),
        debuggable=_truth(application, android.DEBUGGABLE, default=False) is True,
        test_only=_truth(application, android.TEST_ONLY, default=False) is True,
        allow_backup=_truth(application, android.ALLOW_BACKUP, default=True) is not False,
        enabled=_truth(application, android.ENABLED, default=True) is not False,
        uses_splits=_names(root.named("uses-split")),
    )


def _sdk(root: Element, number: int) -> int | None:
    """A version of Android; that of a preview is a name, and not known."""
    for element in root.named("uses-sdk"):
        value = element.value(number)
        if value is not None:
            text = element.text(number)
            return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None
    return None


def _version(root: Element) -> int | None:
    low, high = root.value(android.VERSION_CODE), root.value(android.VERSION_CODE_MAJOR)
    if low is None or low.number is None:
        return None
    return (high.number or 0) << 32 | low.number if high is not None else low.number


def _names(elements: Iterable[Element]) -> tuple[str, ...]:
    found = dict.fromkeys(sys.intern(one.text(android.NAME, "name")) for one in elements)
    return tuple(filter(None, found))


def _truth(element: Element | None, number: int, *, default: bool | None) -> bool | None:
    """Yes or no; None when a resource decides, `default` when nothing is said."""
    value = element.value(number) if element is not None else None
    if value is None or element is None:
        return default
    if value.reference:
        return None
    if value.number is not None:
        return value.number != 0
    return {"true": True, "false": False}.get(element.text(number), default)


def _label(element: Element | None) -> Label | None:
    value = element.value(android.LABEL) if element is not None else None
    if value is None or element is None:
        return None
    if value.reference:
        return Label(resource=value.reference, known=False)
    return Label(text=element.text(android.LABEL))


def _metadata(element: Element) -> tuple[MetaData, ...]:
    found = []
    for one in element.named("meta-data", "property"):
        value, resource = one.value(android.VALUE), one.value(android.RESOURCE)
        reference = (resource.reference if resource is not None else 0) or (value.reference if value is not None else 0)
        name = sys.intern(one.text(android.NAME, "name"))
        found.append(MetaData(name=name, value=one.text(android.VALUE), resource=reference))
    return tuple(found)


def _components(application: Element | None, package: str, target: int | None) -> tuple[Component, ...]:
    if application is None:
        return ()
    permission = application.text(android.PERMISSION)
    return tuple(
        _component(element, package, target, permission) for element in application.children if element.tag in _KINDS
    )


def _component(element: Element, package: str, target: int | None, permission: str) -> Component:
    kind = _KINDS[element.tag]
    filters = tuple(_filter(one) for one in element.named("intent-filter"))
    opened = bool(filters)
    if kind is ComponentKind.PROVIDER:
        opened = target is not None and target < _FIRST_TARGET_OF_CLOSED_PROVIDERS
        permission = element.text(android.READ_PERMISSION) or element.text(android.WRITE_PERMISSION) or permission
    own = element.value(android.PERMISSION)
    return Component(
        kind=kind,
        name=whole_name(package, element.text(android.NAME, "name")),
        exported=_truth(element, android.EXPORTED, default=opened),
        enabled=_truth(element, android.ENABLED, default=True),
        permission=sys.intern(permission if own is None else element.text(android.PERMISSION)),
        filters=filters,
        metadata=_metadata(element),
        label=_label(element),
        target=whole_name(package, element.text(android.TARGET_ACTIVITY)),
        excluded_from_recents=_truth(element, android.EXCLUDE_FROM_RECENTS, default=False) is True,
    )


def whole_name(package: str, name: str) -> str:
    """The name of a class with its package, which may be left out."""
    if name.startswith("."):
        return package + name
    return name if "." in name or not name else f"{package}.{name}"


def _filter(element: Element) -> IntentFilter:
    data = list(element.named("data"))
    priority = element.value(android.PRIORITY)
    number = priority.number if priority is not None else None
    return IntentFilter(
        actions=_all_names(element.named("action")),
        categories=_all_names(element.named("category")),
        schemes=_texts(data, android.SCHEME),
        hosts=_texts(data, android.HOST),
        priority=((number or 0) ^ 0x80000000) - 0x80000000,
    )


def _all_names(elements: Iterable[Element]) -> tuple[str, ...]:
    names = (sys.intern(text) for one in elements for text in one.texts(android.NAME, "name"))
    return tuple(dict.fromkeys(names))


def _texts(elements: Iterable[Element], number: int) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(one.text(number) for one in elements)))
