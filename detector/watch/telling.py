"""What `--doctor` found out, in lines that are not yet made visible."""

from collections.abc import Iterator

from detector.watch.device import Checkup
from detector.wording import Words


def doctor_lines(found: Checkup, words: Words) -> Iterator[str]:
    """What there is, what would fit, and whether it answers."""
    yield words("watch.doctor.frida", version=found.frida)
    if found.remote:
        yield words("watch.doctor.phone.remote", phone=found.phone)
    else:
        yield words("watch.doctor.phone", phone=found.phone, android=found.android, abi=found.abi)
        known = "watch.doctor.file" if found.known_machine else "watch.doctor.machine"
        yield words(known, file=found.server_file)
    rooted = {True: "watch.doctor.rooted", False: "watch.doctor.not-rooted", None: "watch.doctor.root-unknown"}
    yield words(rooted[found.rooted])
    if found.processes is not None:
        yield words.count("watch.doctor.ready", found.processes)
