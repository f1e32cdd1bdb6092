"""`dumpsys media_projection`: who records the screen.

Source: com.android.server.media.projection.MediaProjectionManagerService.dump, API 23-36.
"""

from detector.simulator.model import Phone, uid_of


def dumpsys_media_projection(phone: Phone) -> str:
    """Return the whole answer: one app at most."""
    lines = ["MEDIA PROJECTION MANAGER (dumpsys media_projection)", "Media Projection: "]
    for user in phone.users:
        app = phone.by_name.get(phone.chosen[user.id].recording)
        if app is not None:
            return "\n".join([*lines, f"({app.name}, uid={uid_of(app, user.id)}): TYPE_SCREEN_CAPTURE"]) + "\n"
    return "\n".join([*lines, "null"]) + "\n"
