"""`dumpsys accessibility`.

Source: com.android.server.accessibility.AccessibilityManagerService.dump, AccessibilityUserState.dump,
API 23-36; seen on 7.1, 9, 10, 13 and 15. Labels are the app's own text and stand here verbatim.
"""

from collections.abc import Iterator

from detector.simulator.components import AccessibilityService
from detector.simulator.model import App, Phone, User, full_name

_CONTINUED = ", \n" + " " * 21


def dumpsys_accessibility(phone: Phone) -> str:
    """Return the whole answer: one `User state[` per running user, then the windows of the screen."""
    lines = ["ACCESSIBILITY MANAGER (dumpsys accessibility)", ""]
    if phone.api >= 31:
        lines += _magnifier(phone)
    for user in phone.users:
        if user.running:
            lines += _user_state(phone, user)
    lines += _windows(phone)
    return "\n".join(lines) + "\n"


def _magnifier(phone: Phone) -> Iterator[str]:
    yield "currentUserId=0"
    yield f"has{'' if phone.api >= 35 else 'Window'}MagnificationConnection=false"
    yield "Magnifier on display#0"
    activated = "activated: false, " if phone.api >= 35 else ""
    yield f"    MagnificationConfig[mode: 1, {activated}scale: 1.0, centerX: 540.0, centerY: 1170.0] "
    yield "    Magnification region=SkRegion((0,0,1080,2340))"
    yield "    IdOfLastServiceToMagnify=-1"
    yield "    SupportWindowMagnification=true"
    yield "    WindowMagnificationConnectionState=DISCONNECTED"


def _user_state(phone: Phone, user: User) -> Iterator[str]:
    declared = [(app, service) for app in phone.apps for service in app.accessibility]
    bound = _CONTINUED.join(_service(phone.api, *one) for one in declared if user.id in one[1].bound)
    enabled = ", ".join(
        f"{{{full_name(app.name, service.cls)}}}" for app, service in declared if user.id in service.enabled
    )
    attributes = _attributes(phone.api, user, len(declared))
    if phone.api < 30:
        yield f"User state[attributes:{{{attributes}}}"
        if phone.api < 29:
            yield f"           services:{{{bound}}}]"
        else:
            yield f"     Bound services:{{{bound}}}"
            yield f"     Enabled services:{{{enabled}}}"
            yield "     Binding services:{}]"
        yield ""
        return
    yield "User state["
    yield f"     attributes:{{{attributes}}}"
    yield from _shortcuts(phone.api)
    yield f"     Bound services:{{{bound}}}"
    yield f"     Enabled services:{{{enabled}}}"
    yield "     Binding services:{}"
    yield "     Crashed services:{}" + ("]" if phone.api < 33 else "")
    if phone.api >= 33:
        yield from _clients(phone)


def _attributes(api: int, user: User, declared: int) -> str:
    parts = [f"id={user.id}"]
    parts += [f"currentUser={str(user.id == 0).lower()}"] if api < 31 else []
    parts += ["touchExplorationEnabled=false"]
    if api >= 31:
        parts += ["serviceHandlesDoubleTap=false", "requestMultiFingerGestures=false"]
        parts += ["requestTwoFingerPassthrough=false"]
        parts += ["sendMotionEventsEnabledfalse"] if api >= 33 else []  # AOSP's own typing error
    parts += ["displayMagnificationEnabled=false"]
    parts += ["navBarMagnificationEnabled=false"] if 26 <= api < 31 else []
    parts += ["autoclickEnabled=false"] if api >= 24 else []
    if api >= 29:
        parts += ["nonInteractiveUiTimeout=0", "interactiveUiTimeout=0", f"installedServiceCount={declared}"]
    if api >= 33:
        parts += ["magnificationModes={0=1}", "magnificationCapabilities=3"]
        parts += ["audioDescriptionByDefaultEnabled=false", "magnificationFollowTypingEnabled=true"]
    return ", ".join(parts)


def _shortcuts(api: int) -> Iterator[str]:
    if api >= 35:
        yield "     button mode: 1"
    yield from ("     shortcut key:{}", "     button:{}", "     button target:{null}")
    if api >= 35:
        yield from ("     gesture:{}", "     qs shortcut targets:{}", "     a11y tiles in QS panel:{}")


def _service(api: int, app: App, service: AccessibilityService) -> str:
    name = f"id={full_name(app.name, service.cls)}, " if api >= 36 else ""
    button = ", requestA11yBtn=false" if api >= 31 else ""
    return (
        f"Service[label={service.label}, {name}feedbackType[FEEDBACK_GENERIC], "
        f"capabilities={service.capabilities}, eventTypes={service.events}, notificationTimeout=100{button}]"
    )


def _clients(phone: Phone) -> Iterator[str]:
    names = "".join(f"[{app.name}]" for app in phone.apps if app.launchers)
    yield "     Client list info:{"
    yield "          Client list callbacks: 9"
    yield "          Client list killed: false"
    yield "          Client list broadcasts count: -1"
    yield "          Registered clients:{"
    yield f"{names}}}]"


def _windows(phone: Phone) -> Iterator[str]:
    if phone.api >= 35:
        yield from ("Global Info [ Top focused display Id = 0", "     Active Window Id = -1")
        yield from ("     Top Focused Window Id = -1", "     Accessibility Focused Window Id = -1 ]", "", "")
    for number in range(2):
        yield f"Window[AccessibilityWindowInfo[title=StatusBar, id={number}, type=TYPE_SYSTEM, layer={number}]]"
    if phone.api >= 34:
        yield "Window attributes:[{}]"
    if phone.api >= 33:
        yield "Global client list info:{"
        yield "    Client list callbacks: 4"
        yield "    Client list killed: false"
        yield "    Client list broadcasts count: -1"
        yield "    Registered clients:{"
        yield "[android, com.android.systemui]}"
