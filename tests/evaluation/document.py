"""docs/evaluation.md: the figures as a page. Its sections stand for themselves, so that a test can compare some."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from detector.signals import APP_SIGNALS
from tests.evaluation import wording
from tests.evaluation.figures import Disagreement, Figures, Share, by_label, disagreements, figures, ours, precision
from tests.evaluation.judging import ABLATIONS, DEEP, USUAL, Assessed
from tests.evaluation.labelled import Label, LabelledPhone, labelled_phones
from tests.evaluation.rivals import RIVALS
from tests.evaluation.running import corpus_labels, signature_index

ABLATED: Final = "Without parts of the program"
EACH_SIGNAL: Final = "Without each signal"
CORPUS: Final = "Real phones"


def sections(assessed: Mapping[str, Assessed], corpus: Sequence[Assessed]) -> dict[str, str]:
    """Heading to text, in the order of the page; those of which nothing was measured are left out."""
    phones = labelled_phones()
    read = [phone for phone in phones if phone.kind != "unreadable"]
    found = {
        "": wording.HEAD,
        "What was judged": _set(phones),
        "Recall by level": _recall(read, assessed),
        "Beside two other ways to judge": _judges(read, assessed),
        "Questions to the owner": _cards(read, assessed),
        "Phones that could be read in part": _unreadable(phones, assessed),
    }
    if any(APP_SIGNALS[0].id in one.outcomes for one in assessed.values()):
        found[ABLATED] = _ablations(read, assessed)
        found[EACH_SIGNAL] = _each_signal(read, assessed)
    if corpus:
        found[CORPUS] = _corpus(corpus)
    found["Where the program and the labels differ"] = _differences(phones, assessed)
    found["What this does not show"] = wording.LIMITS
    return found


def page(parts: Mapping[str, str]) -> str:
    """The whole page."""
    return "\n\n".join(f"## {heading}\n\n{text}" if heading else text for heading, text in parts.items()) + "\n"


def parts_of(text: str) -> dict[str, str]:
    """The sections of a page that was written."""
    head, *others = f"\n{text.rstrip()}".split("\n## ")
    found = {"": head.strip()}
    for other in others:
        heading, _, body = other.partition("\n")
        found[heading] = body.strip()
    return found


def _table(*rows: Sequence[object]) -> str:
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in lines)


def _set(phones: Sequence[LabelledPhone]) -> str:
    rows = []
    for kind, what in wording.KINDS.items():
        own = [phone for phone in phones if phone.kind == kind]
        rows.append((what, len(own), sum(len(phone.labels) for phone in own)))
    makers = Counter(phone.phone.properties["ro.product.manufacturer"].lower() for phone in phones)
    releases = Counter(phone.phone.release.partition(".")[0] for phone in phones)
    return "\n\n".join(
        (
            wording.SET,
            _table(("phones", "how many", "labelled apps"), *rows, ("together", len(phones), sum(r[2] for r in rows))),
            f"Makers: {_counted(makers)}.",
            f"Versions of Android: {', '.join(f'{r} ({n})' for r, n in sorted(releases.items(), key=_number))}.",
        )
    )


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in sorted(counter.items(), key=lambda one: (-one[1], one[0])))


def _number(one: tuple[str, int]) -> int:
    return int("".join(sign for sign in one[0] if sign.isdecimal()))


def _recall(read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    deep, usual = by_label(read, assessed), by_label(read, assessed, USUAL)
    rows = [
        (wording.LABELS[label], one.exact, one.named, one.alarmed, usual[label].alarmed)
        for label, one in deep.items()
        if one.exact.of
    ]
    return f"{wording.RECALL}\n\n" + _table(
        ("label", "exactly so", "at L1 or L2", "at L1 to L3", "at L1 to L3 without `--deep`"), *rows
    )


def _judges(read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    index = signature_index()
    judges: dict[str, Figures] = {
        f"this program, {DEEP}": figures(read, ours(assessed)),
        f"this program, {USUAL}": figures(read, ours(assessed, USUAL)),
    }
    for name, judge in RIVALS.items():
        judges[name] = figures(read, lambda phone, judge=judge: judge(phone, index))  # type: ignore[misc]
    recall = _table(
        ("judge", "listed apps", "apps that hide", "phones with one of them"),
        *((name, one.listed, one.hidden, one.infected) for name, one in judges.items()),
    )
    false = _table(
        ("judge", "clean phones", "hard benign phones", "apps on them", "other apps beside a monitoring app"),
        *((name, one.clean, one.hard, one.false_apps, one.beside) for name, one in judges.items()),
    )
    prior = _table(
        ("judge", "clean phones alone", "clean and hard benign phones", "the latter at the bad end of the intervals"),
        *((name, *_precisions(one)) for name, one in judges.items()),
    )
    strangers = [phone for phone in read if phone.kind == "unrecognised"]
    alarmed = sum(len(assessed[phone.id].outcomes[DEEP].alarms()) for phone in strangers)
    unrecognised = wording.UNRECOGNISED.format(alarmed=alarmed, of=sum(len(phone.labels) for phone in strangers))
    found, falsely = (wording.FOUND, recall), (wording.FALSE, false, unrecognised)
    return "\n\n".join((wording.JUDGES, *found, *falsely, wording.PRECISION, prior, wording.RIVALS))


def _precisions(one: Figures) -> Iterator[str]:
    yield f"{precision(one.infected.value, one.clean.value):.0%}"
    yield f"{precision(one.infected.value, one.benign.value):.0%}"
    yield f"{precision(one.infected.wilson()[0], one.benign.wilson()[1]):.0%}"


def _cards(read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    rows = []
    for kind in ("clean", "hard-benign"):
        counts = [assessed[phone.id].outcomes[DEEP].cards for phone in read if phone.kind == kind]
        rows.append((wording.KINDS[kind], f"{sum(counts) / len(counts):.1f}", max(counts)))
    return f"{wording.CARDS}\n\n" + _table(("phones", "on average", "at most"), *rows)


def _unreadable(phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    own = [phone for phone in phones if phone.kind == "unreadable"]
    labels = by_label(own, assessed)
    said = Share(
        sum(not assessed[phone.id].complete for phone in own if phone.incomplete), sum(p.incomplete for p in own)
    )
    ordinary = [labels[label] for label in (Label.ABILITY, Label.NONE, Label.QUIET)]
    return "\n\n".join(
        (
            wording.UNREADABLE,
            _table(
                ("what should be", "what is"),
                ("an app that monitors: an alarm or an open question", labels[Label.UNDECIDED].exact),
                ("a phone whose core facts could not be read: the report says so", said),
                (
                    "an ordinary app: no alarm",
                    Share(
                        sum(one.alarmed.of - one.alarmed.hits for one in ordinary), sum(o.alarmed.of for o in ordinary)
                    ),
                ),
            ),
        )
    )


def _ablations(read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    rows = [("nothing taken away", *_ablated(read, assessed, DEEP))]
    rows += [(name, *_ablated(read, assessed, name)) for name in ABLATIONS]
    return f"{wording.ABLATIONS}\n\n" + _table(
        ("", "listed apps at L1 or L2", "apps that hide, at L1 to L3", "clean phones", "hard benign phones"), *rows
    )


def _ablated(
    read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed], variation: str
) -> tuple[str, str, str, str]:
    one = figures(read, ours(assessed, variation))
    labels = by_label(read, assessed, variation)
    named = [labels[label].named for label in (Label.CONFIRMED, Label.MATCH)]
    return (
        f"{sum(share.hits for share in named)} of {sum(share.of for share in named)}",
        f"{one.hidden.hits} of {one.hidden.of}",
        f"{one.clean.hits} of {one.clean.of}",
        f"{one.hard.hits} of {one.hard.of}",
    )


def _each_signal(read: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    before = _ablated(read, assessed, DEEP)
    after = {spec.id: _ablated(read, assessed, spec.id) for spec in APP_SIGNALS}
    rows = [(f"`{name}`", *row) for name, row in after.items() if row != before]
    same = ", ".join(f"`{name}`" for name, row in after.items() if row == before)
    table = _table(
        ("without", "listed apps at L1 or L2", "apps that hide, at L1 to L3", "clean phones", "hard benign phones"),
        *rows,
    )
    return "\n\n".join((wording.EACH_SIGNAL, table, f"These change none of the four: {same}."))


def _corpus(corpus: Sequence[Assessed]) -> str:
    labels = corpus_labels()
    listed = [(one, app) for one in corpus for app, label in labels.get(one.id, {}).items() if label.monitors]
    others = [one for one in corpus if one.id not in labels]
    differing = [found for one in corpus for found in disagreements(one, labels.get(one.id, {}), {})]
    return "\n\n".join(
        (
            wording.CORPUS,
            _table(
                ("what", "how many"),
                ("listed apps on the infected phone, at L1 or L2", Share(sum(_named(*o) for o in listed), len(listed))),
                (
                    "other phones with an alarm",
                    Share(sum(bool(o.outcomes[DEEP].alarms()) for o in others), len(others)),
                ),
                ("most questions to the owner on one of them", max(o.outcomes[DEEP].cards for o in others)),
            ),
            _listed(differing),
        )
    )


def _named(one: Assessed, app: str) -> bool:
    level = one.outcomes[DEEP].levels.get(app)
    return level is not None and level.rank <= 2


def _differences(phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> str:
    found = [one for phone in phones for one in disagreements(assessed[phone.id], phone.labels, phone.names)]
    return f"{wording.DIFFERENCES}\n\n{_listed(found)}"


def _listed(found: Sequence[Disagreement]) -> str:
    if not found:
        return "None."
    return _table(
        ("phone", "app", "label", "said", "because of"),
        *((one.phone, one.app, one.label.value, one.got, one.why or "-") for one in found),
    )
