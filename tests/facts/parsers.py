"""Every parser of facts, with a beginning of text that leads into its inner parts."""

from collections.abc import Callable
from typing import Any, Final

from detector.facts import (
    accessibility,
    adb_computers,
    app_ops_text,
    battery_exempt,
    data_exempt,
    declared_components,
    device,
    device_admins,
    device_policies,
    launcher,
    network_use,
    notification_listeners,
    op_timeline_text,
    package_list,
    package_record,
    permissions,
    processes,
    removed_apps,
    root_lists,
    root_signs,
    services,
    settings,
    sockets,
    user_certificates,
    users,
)
from detector.facts.base import Parsed

Parse = Callable[[str], Parsed[Any]]

PARSERS: Final[dict[str, Parse]] = {
    "properties": device.parse_properties,
    "users": users.parse_list,
    "user-details": users.parse_details,
    "packages": package_record.parse_packages,
    "package-list": package_list.parse_list,
    "permissions": permissions.parse_permissions,
    "launcher": launcher.parse_icons,
    "icon-tables": launcher.parse_tables,
    "declared-components": declared_components.parse,
    "accessibility": accessibility.parse_dump,
    "accessibility-setting": accessibility.parse_setting,
    "device-policy": device_admins.parse,
    "device-policies": device_policies.parse,
    "app-ops": app_ops_text.parse,
    "op-timeline": op_timeline_text.parse,
    "notification": notification_listeners.parse_dump,
    "notification-setting": notification_listeners.parse_setting,
    "services": services.parse,
    "processes": processes.parse,
    "sockets": sockets.parse,
    "network-use": network_use.parse_map,
    "network-use-old": network_use.parse_file,
    "settings-global": settings.parse_global,
    "settings-secure": settings.parse_secure,
    "shell-id": root_signs.parse_id,
    "selinux": root_signs.parse_enforce,
    "su-files": root_lists.parse_files,
    "mounts": root_lists.parse_mounts,
    "unix-sockets": root_lists.parse_sockets,
    "telling-properties": root_signs.parse_values,
    "user-certificates": user_certificates.parse,
    "battery-exempt": battery_exempt.parse,
    "data-exempt": data_exempt.parse,
    "adb-computers": adb_computers.parse,
    "removed-apps": removed_apps.parse,
}
_PACKAGE: Final = "Packages:\n  Package [a.b] (1):\n    userId=10001\n    sharedUser=SharedUserSetting{1 s/1}\n"
_ADMINS: Final = "Current Device Policy Manager state:\n  Profile Owner (User 0):\n    admin=ComponentInfo{a.b/.C}\n"
_OPS: Final = "Current AppOps Service state:\n  Uid u0a1:\n    Package a.b:\n      CAMERA (allow): \n"
_USES: Final = "Discrete accesses: \n  Largest chain id: 0\n"
_COLUMNS: Final = "UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|ATTRIBUTION_TAG|UID_STATE|OP_FLAGS\n"
_SERVICES: Final = "ACTIVITY MANAGER SERVICES\n  * ServiceRecord{1a u0 a.b/.C}\n"
LEADS: Final[dict[str, tuple[str, ...]]] = {
    "properties": ("[a]: [",),
    "users": ("Users:\n\tUserInfo{0:",),
    "user-details": ("Users:\n  UserInfo{0:x:13} serialNo=0\n    Restrictions:\n      ",),
    "packages": (_PACKAGE + "    versionName=", _PACKAGE + "    User 0: ", _PACKAGE + "    signatures="),
    "package-list": ("package:",),
    "permissions": (_PACKAGE + "    install permissions:\n      ", _PACKAGE + "    User 0: "),
    "launcher": ("a.b/.C\n",),
    "declared-components": (
        "Receiver Resolver Table:\n  Schemes:\n      android_secret_code:\n        1a a.b/.C filter 1b\n          ",
        "Receiver Resolver Table:\n      android.intent.action.BOOT_COMPLETED:\n        ",
    ),
    "icon-tables": ("Activity Resolver Table:\n      1a a.b/.C filter 1b\n        ", "Activity Resolver Table:\n  1a "),
    "accessibility": ("User state[\n     Bound services:{", "User state[\n     Enabled services:{"),
    "accessibility-setting": ("",),
    "device-policy": (
        _ADMINS + "    name=",
        _ADMINS + "  Enabled Device Admins (User 0):\n    a.b/.C:\n      policies:\n        ",
    ),
    "device-policies": (
        _ADMINS + "  Enabled Device Admins (User 0):\n    a.b/.C:\n      userRestrictions:\n        ",
        _ADMINS + "  Enabled Device Admins (User 0):\n    a.b/.C:\n      permittedInputMethods=[",
        _ADMINS + "  Local Policies:\n    User 0:\n      XPolicyKey{mPolicyKey= lockTask; mPackageName= a}\n"
        "        EnforcingAdmin { mPackageName= a.b, mUserId= 0 }\n          ",
    ),
    "app-ops": (
        _OPS + "        null=[\n          Access: [",
        _OPS + "          Access: top   = ",
        _OPS + "        x=[\n",
        "Current AppOps Service state:\n  Uid 1:\n    Package a:\n      X: mode=0; time=",
    ),
    "op-timeline": (
        _USES + "  Uid: 10001\n    Package: a.b\n      CAMERA\n        Attribution: ",
        _USES + _COLUMNS + "10001|a.b|default:0|CAMERA|",
    ),
    "notification": ("  Notification listeners:\n    Allowed notification listeners:\n      ",),
    "notification-setting": ("",),
    "services": (_SERVICES, _SERVICES + "    app=ProcessRecord{1 2:", _SERVICES + "    isForeground=true types="),
    "processes": ("USER PID PPID NAME\n", "LABEL USER PID TID PPID PCY PC NAME\nx u0_a1 "),
    "network-use": ("  mAppUidStatsMap:\n    uid rxBytes rxPackets txBytes txPackets\n",),
    "network-use-old": ("idx iface acct_tag_hex uid_tag_int rx_bytes tx_bytes\n",),
    "sockets": ("  sl  local_address rem_address st\n", "  sl  local_address remote_address drops\n 0: "),
    "settings-global": ("",),
    "settings-secure": ("",),
    "shell-id": ("", "uid=2000(shell) context="),
    "selinux": ("",),
    "su-files": ("", "stat: '/sbin/su': "),
    "mounts": ("proc /proc proc rw 0 0\n", "proc /proc proc rw 0 0\noverlay /system overlay ro,lowerdir=/data/"),
    "unix-sockets": ("Num       RefCount Protocol\n", "Num       RefCount Protocol\n0: 1 @frida"),
    "telling-properties": ("[ro.build.tags]: [",),
    "battery-exempt": ("user,", "  Settings:\n  Whitelist user apps:\n    "),
    "data-exempt": (
        "Restrict background: true\nPolicy for UIDs:\n  UID=10001 policy=",
        "Restrict background whitelist uids:\n  UID=",
    ),
    "adb-computers": (
        "  debugging_manager={\n    user_keys=KEY ",
        '  debugging_manager={\n    user_keys=KEY a@b\n    <adbKey key="KEY a@b" lastConnection="',
        "  USB Debugging State:\n    User keys:\nKEY ",
    ),
    "removed-apps": (
        "Daily stats:\n  Daily from ",
        "Daily stats:\n    Package changes:\n      Update a.b vers=",
    ),
    "user-certificates": (
        "/data/misc/user/0\n",
        "find: '/data/misc/user/0/cacerts-added",
        "/data/misc/user/0/cacerts-",
    ),
}
