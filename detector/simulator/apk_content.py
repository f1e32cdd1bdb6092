"""What is inside the APK of a simulated app: a manifest that agrees with what the dumps say of it, and its name.

Elements and attributes: frameworks/base core/res/res/values/attrs_manifest.xml; the configuration of accessibility
services and administrators: android.accessibilityservice.AccessibilityServiceInfo, android.app.admin.DeviceAdminInfo.
"""

from typing import Final

from detector.simulator.binary_xml import Node, Reference, Value, write_xml
from detector.simulator.components import AccessibilityService, Declared, DeviceAdmin
from detector.simulator.model import App
from detector.simulator.resource_file import resource_number, write_table

_CAPABILITIES: Final = {1: "canRetrieveWindowContent", 8: "canRequestFilterKeyEvents", 32: "canPerformGestures"}
_STRING, _XML = 0, 1
"""The places of the two types of resources."""
_LABEL: Final = resource_number(_STRING, 0)


def apk_files(app: App) -> dict[str, bytes]:
    """Return the files in the APK by their names; the table of resources comes last."""
    configs: list[tuple[str, Node]] = [
        (f"service_{index}", _service(one)) for index, one in enumerate(app.accessibility)
    ]
    configs += [(f"admin_{index}", _admin(one)) for index, one in enumerate(app.admins)]
    paths = [f"res/xml/{name}.xml" for name, _ in configs]
    types = {"string": [app.label]} | ({"xml": paths} if paths else {})
    return {
        "AndroidManifest.xml": write_xml(manifest(app)),
        **{path: write_xml(node) for path, (_, node) in zip(paths, configs, strict=True)},
        "resources.arsc": write_table(app.name, types),
    }


def manifest(app: App) -> Node:
    """Return the manifest of an app."""
    attributes: dict[str, Value] = {
        "package": app.name,
        "versionCode": app.version_code,
        "versionName": app.version,
    }
    sdk: dict[str, Value] = {"minSdkVersion": app.min_sdk, "targetSdkVersion": app.target_sdk}
    permissions = tuple(Node(tag="uses-permission", attributes={"name": name}) for name in app.requested)
    application = Node(
        tag="application", attributes={"label": Reference(_LABEL)}, children=(*_says(app), *_components(app))
    )
    return Node(
        tag="manifest",
        attributes=attributes,
        children=(Node(tag="uses-sdk", attributes=sdk), *permissions, application),
    )


def _components(app: App) -> tuple[Node, ...]:
    found = [
        _component("activity", cls, "", _filter(_MAIN, "android.intent.category.LAUNCHER")) for cls in app.launchers
    ]
    found += [
        _component("activity", cls, "", _filter(_MAIN, "android.intent.category.LEANBACK_LAUNCHER"))
        for cls in app.tv_launchers
    ]
    for place, service in enumerate(app.accessibility):
        action = "android.accessibilityservice.AccessibilityService"
        extra = _configuration("android.accessibilityservice", place)
        found.append(_component("service", service.cls, "BIND_ACCESSIBILITY_SERVICE", _filter(action), extra))
    for place, admin in enumerate(app.admins, len(app.accessibility)):
        extra = _configuration("android.app.device_admin", place)
        action = "android.app.action.DEVICE_ADMIN_ENABLED"
        found.append(_component("receiver", admin.cls, "BIND_DEVICE_ADMIN", _filter(action), extra))
    for listener in app.listeners:
        action = "android.service.notification.NotificationListenerService"
        found.append(_component("service", listener.cls, "BIND_NOTIFICATION_LISTENER_SERVICE", _filter(action)))
    found += [_component("receiver", one.cls, "", _declared(one)) for one in app.receivers]
    found += [_component("service", one.cls, "", _declared(one)) for one in app.services]
    return tuple(found)


def _says(app: App) -> tuple[Node, ...]:
    """Return what the app says of itself."""
    if not app.monitoring_tool:
        return ()
    return (Node(tag="meta-data", attributes={"name": "isMonitoringTool", "value": app.monitoring_tool}),)


def _declared(one: Declared) -> Node:
    children = [Node(tag="action", attributes={"name": name}) for name in one.actions]
    children += [Node(tag="category", attributes={"name": name}) for name in one.categories]
    children += [Node(tag="data", attributes={"scheme": name}) for name in one.schemes]
    children += [Node(tag="data", attributes={"host": name}) for name in one.hosts]
    return Node(tag="intent-filter", attributes={"priority": one.priority}, children=tuple(children))


_MAIN: Final = "android.intent.action.MAIN"


def _component(tag: str, cls: str, permission: str, *children: Node) -> Node:
    attributes: dict[str, Value] = {"name": cls, "exported": True}
    if permission:
        attributes["permission"] = f"android.permission.{permission}"
    return Node(tag=tag, attributes=attributes, children=children)


def _filter(action: str, category: str = "") -> Node:
    children = [Node(tag="action", attributes={"name": action})]
    if category:
        children.append(Node(tag="category", attributes={"name": category}))
    return Node(tag="intent-filter", children=tuple(children))


def _configuration(name: str, place: int) -> Node:
    return Node(tag="meta-data", attributes={"name": name, "resource": Reference(resource_number(_XML, place))})


def _service(service: AccessibilityService) -> Node:
    events = -1 if service.events == "TYPES_ALL_MASK" else 1
    attributes: dict[str, Value] = {"accessibilityEventTypes": events}
    attributes |= {name: True for bit, name in _CAPABILITIES.items() if service.capabilities & bit}
    return Node(tag="accessibility-service", attributes=attributes)


def _admin(admin: DeviceAdmin) -> Node:
    policies = tuple(Node(tag=name) for name in admin.policies)
    return Node(tag="device-admin", children=(Node(tag="uses-policies", children=policies),))
