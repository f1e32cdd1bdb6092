"""What is said of what was kept of a phone."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "acquisition.keeping": "What is read will be kept in {path}. It tells much about a person: keep it where only "
    "you can reach it.",
    "acquisition.saved.one": "Kept in {path}: 1 file.",
    "acquisition.saved.many": "Kept in {path}: {count} files.",
    "acquisition.partial": "It is partial. Not whole: {missing}.",
    "acquisition.seal": "Its seal, to be written down: {seal}",
    "bug-report.begins": "The phone writes a bug report now. That takes some minutes. It may vibrate and show a "
    "notification, and it keeps the file.",
    "bug-report.kept": "Kept in {path}. Its SHA-256, to be written down: {sha256}",
    "verify.same.one": "{name} is as it was sealed: 1 file.",
    "verify.same.many": "{name} is as it was sealed: {count} files.",
    "verify.changed": "{name} is not as it was sealed. The first difference: {difference}",
    "verify.more.one": "There is 1 more difference.",
    "verify.more.many": "There are {count} more differences.",
    "verify.other-seal": "The seal is another one than the one that was written down: somebody made the manifest "
    "anew, or it is another acquisition.",
    "verify.seal": "Seal: {seal}",
    "verify.made": "Begun {began}, ended {ended}, by {tool}.",
    "verify.clock": "The clock of the phone was {seconds} s ahead of the computer's (negative: behind).",
    "verify.complete": "Every command ran to its end. What the phone refused shows when this is judged.",
    "verify.note": "Note: {note}",
    "stamp.sending": "Asked for a time stamp: {host}. What is sent is the seal, a hash, and nothing else.",
    "stamp.kept": "The time stamp is kept in {path}.",
    "stamp.proven": "Time stamp: it was there on {when}. The signature is by whom you named.",
    "stamp.unproven": "Time stamp: it says {when}. Who signed it was not checked; --authority-certificate names whom "
    "you trust.",
    "stamp.bad": "The time stamp {name} proves nothing: {why}.",
}
