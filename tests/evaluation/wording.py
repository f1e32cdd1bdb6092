"""The sentences of docs/evaluation.md."""

from typing import Final

from tests.evaluation.labelled import Label

HEAD: Final = """\
# Evaluation

What the program says of labelled phones, and what two other ways to judge say of the same phones. This page is
written by `python -m tests.evaluation` and is not edited by hand. The phones are simulated: read
[what this does not show](#what-this-does-not-show) with the figures."""

KINDS: Final = {
    "known": "with listed apps",
    "unknown": "with a hidden app on no list",
    "clean": "clean",
    "hard-benign": "hard benign",
    "unrecognised": "with ordinary apps that cannot be recognised",
    "unreadable": "unreadable in part",
}

SET: Final = """\
Each phone is made of a model, of apps as people have them, and of what is peculiar to it (`models.yaml`, `apps.yaml`
and `phones/` in `tests/evaluation`). It answers the commands of a scan in the shape of its Android version, and is
read, observed and judged like a phone on a cable. Every app that matters has a label: what a careful person who knows
the whole phone would want to be told. Labels come from the threat model, and most are older than the answers of the
program; where the two differ, the difference is printed below and the label stays. All apps without a label are to
raise no alarm."""

LABELS: Final = {
    Label.CONFIRMED: "L1: a listed app, by name or alone by its maker's signature",
    Label.MATCH: "L2: a listed name, another signature",
    Label.PATTERN: "L3: on no list, or sold for other uses; hides and is able to monitor",
    Label.ABILITY: "L4: a question to the owner",
    Label.NONE: "nothing at all",
    Label.QUIET: "no alarm",
    Label.UNDECIDED: "an alarm or an open question",
}

RECALL: Final = """\
Apps by their label, on the phones that could be read. In brackets: the 95 % interval (Wilson). "Exactly so" asks for
the level of the label and no other one."""

JUDGES: Final = "Alarms are findings of L1 to L3. The same phones, and the same list of names, for all judges."
FOUND: Final = "Found:"
FALSE: Final = "False alarms: phones with at least one, and apps."
UNRECOGNISED: Final = """\
Some ordinary apps do what monitoring apps do, and cannot be recognised: the program knows no certificate of their
makers, and a name alone proves nothing. Phones with such apps were added because the program is wrong about them: an
alarm about {alarmed} of {of} apps. They stand in the recall by label and in the differences below, and are counted in
no other figure of false alarms."""
PRECISION: Final = """\
Of a hundred phones with an alarm, how many have a monitoring app, if one in a hundred of all phones has one? Recall is
that of phones above; false alarms those of the phones named in the heading."""

RIVALS: Final = """\
*Package list only* alarms about each listed name, whatever it is sold for. *Additive score* gives points for what an
app holds and asks for (accessibility 30, administrator 25, notifications 20, usage 15, six sensitive permissions
requested 25, two special accesses 25, not from Google Play 10, a name like the system's 8, a listed name 100). Both are
plain models in our own code, kinder than what they stand for: they see the whole phone, and parts of the system get no
points."""

CARDS: Final = """\
Access that could be used to monitor, by apps that give no cause for alarm, is asked about: one card for each kind of
access, whoever holds it, and one for each listed app that is sold for other uses."""

UNREADABLE: Final = (
    "Commands that are refused, hang, or stop in the middle, and what then must not be passed over in silence."
)

ABLATIONS: Final = """\
The same phones, judged without a part of what the program knows. Where every app counts as concealed, or every added
one as brought by hand, a gate of the rules stands open: that shows what the gates are for."""

EACH_SIGNAL: Final = "The same, with one signal after the other never seen."

CORPUS: Final = """\
Outputs of real phones that were published, as far as they hold apps. One of them has three listed apps; its other
trackers should be asked about. Nothing should raise an alarm on the others."""

DIFFERENCES: Final = "Everything of which something else was said than its label, deep scan."

LIMITS: Final = """\
* No real person's phone was read for this. The phones are simulated by the project that judges them; what a
  simulated phone gets wrong about real ones, the figures get wrong too.
* What apps are allowed on them is what the makers of such apps ask for and what is known of ordinary ones. How often
  each of that is found on phones, nobody has counted; the phones are no sample of anything, and the intervals only say
  how few they are.
* The ways of hiding and of watching were chosen from what is published. Makers of monitoring apps choose others.
  Most simulated unknown apps watch through one channel, as most real ones do, which is hard on scores that add up.
* Listed fingerprints cannot be made into certificates. Apps that are to bear one are read with a certificate of
  their own, and the fingerprint is put in its place before the judging.
* The list of names is our own for all judges. How it ages, and what it does not hold, is not measured here.
* Some rules were written by people who knew of these phones. Labels were not changed to fit answers; rules may have
  been changed to fit labels. Some 25 phones were added after it had been seen what the program says of such apps, most
  of them together with the rule that mends it: they keep it mended, and are no independent test.
* The additive score and the plain list are models of what such tools decide on, not the tools.
* One in a hundred is a number to compare with. On a phone of a person who has reason to ask it is higher."""
