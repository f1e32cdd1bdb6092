"""From the tree of a manifest to what it says: ParsingPackageUtils and ComponentParseUtils of frameworks/base.

Names of classes are completed and defaults are set as Android does it. What Android would refuse as a whole is
nevertheless shown: the phone decides what it installs, and we what we show.
"""

import sys
from collections.abc import Iterable
from typing import Final

from detector.apk import attributes as android
from detector.apk.binary_xml import Element, number, reference
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
        label=_label(application) or Label(given=False),
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


def _sdk(root: Element, attribute: int) -> int | None:
    """A version of Android; that of a preview is a name, and not known."""
    for element in root.named("uses-sdk"):
        if element.value(attribute) is not None:
            text = element.text(attribute)
            return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None
    return None


def _version(root: Element) -> int | None:
    low = number(root.value(android.VERSION_CODE))
    return None if low is None else (number(root.value(android.VERSION_CODE_MAJOR)) or 0) << 32 | low


def _names(elements: Iterable[Element]) -> tuple[str, ...]:
    found = dict.fromkeys(sys.intern(one.text(android.NAME, "name")) for one in elements)
    return tuple(filter(None, found))


def _truth(element: Element | None, attribute: int, *, default: bool | None) -> bool | None:
    """Yes or no; None when a resource decides, `default` when nothing is said."""
    value = element.values.get(attribute) if element is not None else None
    if value is None or element is None:
        return default
    if reference(value):
        return None
    known = number(value)
    if known is not None:
        return known != 0
    return {"true": True, "false": False}.get(element.text(attribute), default)


def _label(element: Element | None) -> Label | None:
    value = element.values.get(android.LABEL) if element is not None else None
    if value is None or element is None:
        return None
    if reference(value):
        return Label(resource=value[1], known=False)
    return Label(text=element.text(android.LABEL))


def _metadata(element: Element) -> tuple[MetaData, ...]:
    return tuple(
        MetaData(
            name=sys.intern(one.text(android.NAME, "name")),
            value=one.text(android.VALUE),
            resource=reference(one.value(android.RESOURCE)) or reference(one.value(android.VALUE)),
        )
        for one in element.named("meta-data", "property")
    )


def _components(application: Element | None, package: str, target: int | None) -> tuple[Component, ...]:
    if application is None:
        return ()
    permission = application.text(android.PERMISSION)
    found = (element for element in application.children if element.tag in _KINDS)
    return tuple(_component(element, package, target, permission) for element in found)


def _component(element: Element, package: str, target: int | None, permission: str) -> Component:
    kind, parts = _KINDS[element.tag], element.children
    filters = tuple(_filter(one) for one in parts if one.tag == "intent-filter")
    opened = bool(filters)
    if kind is ComponentKind.PROVIDER:
        opened = target is not None and target < _FIRST_TARGET_OF_CLOSED_PROVIDERS
        permission = element.text(android.READ_PERMISSION) or element.text(android.WRITE_PERMISSION) or permission
    said = element.values
    return Component(
        kind=kind,
        name=whole_name(package, element.text(android.NAME, "name")),
        exported=_truth(element, android.EXPORTED, default=opened) if android.EXPORTED in said else opened,
        enabled=_truth(element, android.ENABLED, default=True) if android.ENABLED in said else True,
        permission=sys.intern(element.text(android.PERMISSION) if android.PERMISSION in said else permission),
        filters=filters,
        metadata=_metadata(element) if parts else (),
        label=_label(element) if android.LABEL in said else None,
        target=whole_name(package, element.text(android.TARGET_ACTIVITY)) if android.TARGET_ACTIVITY in said else "",
        excluded_from_recents=_truth(element, android.EXCLUDE_FROM_RECENTS, default=False) is True,
    )


def whole_name(package: str, name: str) -> str:
    """The name of a class with its package, which may be left out."""
    if name.startswith("."):
        return package + name
    return name if "." in name or not name else f"{package}.{name}"


def _filter(element: Element) -> IntentFilter:
    actions: list[str] = []
    categories: list[str] = []
    data = []
    for one in element.children:
        if one.tag == "action":
            actions += one.texts(android.NAME, "name")
        elif one.tag == "category":
            categories += one.texts(android.NAME, "name")
        elif one.tag == "data":
            data.append(one)
    priority = number(element.values.get(android.PRIORITY)) or 0
    return IntentFilter(
        actions=tuple(map(sys.intern, dict.fromkeys(actions))),
        categories=tuple(map(sys.intern, dict.fromkeys(categories))),
        schemes=_texts(data, android.SCHEME) if data else (),
        hosts=_texts(data, android.HOST) if data else (),
        priority=(priority ^ 0x80000000) - 0x80000000,
    )


def _texts(elements: Iterable[Element], attribute: int) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(one.text(attribute) for one in elements)))
