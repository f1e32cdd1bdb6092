"""/proc/mounts and /proc/net/unix.

Source: kernel fs/proc_namespace.c (show_vfsmnt) and net/unix/af_unix.c (unix_seq_show); system/core rootdir/init.rc
for what is mounted where: a system partition below a rootfs until Android 9, system as root and dm-linear from 10 on.
"""

from detector.simulator.model import Phone, spread

_SOCKETS = (
    "/dev/socket/logdw",
    "/dev/socket/property_service",
    "@jdwp-control",
    "/dev/socket/zygote",
    "@android:debuggerd",
    "",
)


def mounts(phone: Phone) -> str:
    """Return what `cat /proc/mounts` prints."""
    old, ext4 = phone.api < 29, "ext4 ro,seclabel,relatime 0 0"
    lines = ["rootfs / rootfs ro,seclabel 0 0"] if old else [f"/dev/block/dm-0 / {ext4}"]
    lines += [
        "tmpfs /dev tmpfs rw,seclabel,nosuid,relatime,mode=755 0 0",
        "devpts /dev/pts devpts rw,seclabel,relatime,mode=600 0 0",
        "proc /proc proc rw,relatime,gid=3009,hidepid=2 0 0" if phone.api >= 24 else "proc /proc proc rw,relatime 0 0",
        "sysfs /sys sysfs rw,seclabel,relatime 0 0",
        "selinuxfs /sys/fs/selinux selinuxfs rw,relatime 0 0",
    ]
    if old:
        lines.append(f"/dev/block/bootdevice/by-name/system /system {ext4}")
    since = {"/vendor": 26, "/product": 29, "/system_ext": 30}
    for number, (place, api) in enumerate(since.items(), 1):
        if phone.api >= api:
            device = "/dev/block/bootdevice/by-name/vendor" if old else f"/dev/block/dm-{number}"
            lines.append(f"{device} {place} {ext4}")
    lines.append("/dev/block/dm-9 /data f2fs rw,lazytime,seclabel,nosuid,nodev,noatime,background_gc=on 0 0")
    return "".join(f"{line}\n" for line in (*lines, *phone.root.mounts))


def unix_sockets(phone: Phone) -> str:
    """Return what `cat /proc/net/unix` prints; addresses are hidden from the shell user."""
    lines = ["Num       RefCount Protocol Flags    Type St Inode Path"]
    for name in (*_SOCKETS, *phone.root.sockets):
        inode = 10_000 + spread(name, 80_000)
        lines.append(f"0000000000000000: 00000002 00000000 00010000 0001 01 {inode} {name}".rstrip())
    return "".join(f"{line}\n" for line in lines)
