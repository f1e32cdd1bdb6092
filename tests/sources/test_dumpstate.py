"""What of a bug report's text counts as the output of which command, and what is wrong with it."""

from time import process_time

import pytest

from detector.facts import COMMANDS
from detector.sources import dumpstate
from detector.sources.base import Failure, Output
from detector.sources.dumpstate import SERVICES, Splitter

ROW = "-" * 79 + "\n"
START = "=====\n== dumpstate: 2024-05-06 07:08:09\n=====\n\nBuild: X\n\n"
DONE = "=====\n== dumpstate: done (id 1)\n=====\n"
LOGCAT = "------ SYSTEM LOG (logcat -v threadtime) ------\n"


def service(name: str, body: str, *, end: str | None = None, of: str = "") -> str:
    end = f"--------- 0.1s was the duration of dumpsys {name}, ending at: 2024-05-06 07:08:10\n" if end is None else end
    return f"{ROW}DUMP OF SERVICE {of}{name}:\n{body}{end}"


def dumpsys(*dumps: str, priority: str = "") -> str:
    title = f"DUMPSYS {priority}".strip()
    return section(title, "/system/bin/dumpsys", "".join(dumps))


def section(title: str, command: str, body: str) -> str:
    return f"------ {title} ({command}) ------\n{body}------ 0.1s was the duration of '{title}' ------\n"


def split(text: str, size: int = 2**20) -> dict[str, Output]:
    data, splitter = text.encode(), Splitter()
    splitter.take(data[at : at + size] for at in range(0, len(data), size))
    return splitter.outputs()


def found(text: str, line: str) -> tuple[str, Failure | None]:
    output = split(text)[line]
    return output.stdout.decode(), output.failure


def test_every_dump_that_a_fact_reads_is_kept() -> None:
    lines = [line.split() for command in COMMANDS for line in command.saved_as]
    asked = {words[1] for words in lines if words[0] == "dumpsys" and len(words) == 2}
    assert asked - {"activity"} <= SERVICES  # of this one, the part that is read has a line of its own


@pytest.mark.parametrize("size", [1, 2, 7, 64, 1000])
def test_pieces_may_end_anywhere(size: int) -> None:
    text = (
        START
        + dumpsys(service("user", "Users:\n"), service("role", "ROLE\n"))
        + section("SYSTEM PROPERTIES", "getprop", "[a]: [b]\n")
        + DONE
    )
    assert split(text, size) == split(text)
    assert split(text)["dumpsys user"] == Output(stdout=b"Users:\n", exit_code=0)


def test_a_row_of_dashes_ends_nothing() -> None:
    body = f"one\n{ROW}two\n"
    text = START + dumpsys(service("package", body), service("role", "R\n")) + DONE
    assert found(text, "dumpsys package") == (body, None)


def test_the_shorter_dump_of_a_priority_never_counts() -> None:
    short = dumpsys(service("notification", "short\n", of="CRITICAL "), priority="CRITICAL")
    plain = dumpsys(service("notification", "whole\n"))
    for text in (short + plain, plain + short):
        assert found(START + text + DONE, "dumpsys notification") == ("whole\n", None)
    assert "dumpsys notification" not in split(START + short + DONE)


def test_a_closing_line_may_stand_behind_the_last_word() -> None:
    joined = service("accessibility", "state\n[a]}]") + service("adb", "x\n")
    assert found(START + dumpsys(joined) + DONE, "dumpsys accessibility") == ("state\n[a]}]", None)


def test_logs_quote_heads() -> None:
    quoted = LOGCAT + "DUMP OF SERVICE package:\nPackages:\n" + "------ 0.1s was the duration of 'SYSTEM LOG' ------\n"
    text = START + quoted + dumpsys(service("package", "P\n")) + DONE
    assert found(text, "dumpsys package") == ("P\n", None)


def test_a_head_in_the_middle_of_a_line_is_none() -> None:
    text = START + dumpsys(service("notification", " text=DUMP OF SERVICE package:\n")) + DONE
    assert list(split(text)) == ["dumpsys notification"]


@pytest.mark.parametrize(
    "forged",
    [
        "DUMP OF SERVICE package:\nPackages:\n",
        "DUMP OF SERVICE other:\n",
        service("package", "Packages:\n"),
        "--------- 0.1s was the duration of dumpsys package, ending at: x\n",
        "--------- 0.1s was the duration of dumpsys notification, ending at: x\n",
        "--------- 0.1s was the duration of dumpsys notification\n" + ROW + "DUMP OF SERVICE other:\n",
        "------ SYSTEM PROPERTIES (getprop) ------\n[a]: [b]\n",
        "------ 0.1s was the duration of 'DUMPSYS' ------\n",
    ],
)
def test_who_forges_a_head_or_an_end_leaves_a_contradiction(forged: str) -> None:
    text = START + section("SYSTEM PROPERTIES", "getprop", "[c]: [d]\n")
    text += dumpsys(service("notification", f"before\n{forged}after\n"), service("package", "P\n")) + DONE
    assert {output.failure for output in split(text).values()} & {Failure.DOUBTFUL, Failure.CUT}


def test_what_is_there_twice_is_kept_twice() -> None:
    text = START + dumpsys(service("package", "one\n"), service("package", "two\n")) + DONE
    body, failure = found(text, "dumpsys package")
    assert failure is Failure.DOUBTFUL
    assert "one\n" in body
    assert "two\n" in body


def test_makers_draw_lines_inside_their_dumps() -> None:
    body = "------ battery ------\nx\n------------\n"
    text = START + dumpsys(service("batterystats", body), service("role", "R\n")) + DONE
    assert found(text, "dumpsys batterystats") == (body, None)
    assert found(text, "dumpsys role") == ("R\n", None)


def test_a_text_that_ends_early_says_so_of_all_that_would_follow() -> None:
    text = START + dumpsys(service("device_policy", "admins\n"), service("package", "Packages:\n" * 9))
    outputs = split(text[: text.index("Packages:\nPackages:")])
    assert outputs["dumpsys device_policy"].failure is None
    assert outputs["dumpsys package"].failure is Failure.CUT
    assert outputs["dumpsys role"] == Output(failure=Failure.CUT)
    assert outputs["getprop"] == Output(failure=Failure.CUT)


def test_every_cut_is_seen() -> None:
    text = START + dumpsys(service("device_policy", "admins\n"), service("package", "one\ntwo\n"))
    for cut in range(len(START), len(text)):
        outputs = split(text[:cut])
        package = outputs["dumpsys package"]
        assert package.failure is Failure.CUT or package.stdout.startswith(b"one\ntwo\n")


def test_a_service_that_took_too_long_keeps_its_words() -> None:
    words = "*** SERVICE 'role' DUMP TIMEOUT (10000ms) EXPIRED ***\n"
    text = START + dumpsys(service("role", f"half\n{words}")) + DONE
    assert found(text, "dumpsys role") == (f"half\n{words}", None)


def test_all_services_that_a_stopped_dumpsys_left_out() -> None:
    stopped = "*** command '/system/bin/dumpsys' timed out after 60.003s (killing pid 7)\n"
    text = START + dumpsys(service("package", "P\n"), service("role", "half\n", end=stopped)) + DONE
    outputs = split(text)
    assert outputs["dumpsys package"].failure is None
    assert outputs["dumpsys role"].failure is Failure.TIMED_OUT
    assert outputs["dumpsys user"].failure is Failure.TIMED_OUT


@pytest.mark.parametrize(
    "stopped",
    [
        "*** command 'dumpsys' timed out after 60.003s (killing pid 7)\n",
        "*** dumpsys: Timed out after 60.003s (killing pid 7)\n",
    ],
)
def test_without_closing_lines_a_stopped_dumpsys_is_seen_too(stopped: str) -> None:
    text = START + dumpsys(service("package", "P\n", end=""), service("role", "half\n", end=stopped)) + DONE
    outputs = split(text)
    assert outputs["dumpsys package"].failure is None
    assert outputs["dumpsys role"].failure is Failure.TIMED_OUT
    assert outputs["dumpsys role"].stdout.startswith(b"half\n")
    assert outputs["dumpsys user"].failure is Failure.TIMED_OUT


def test_the_sections_of_android_6() -> None:
    processes = "------ PROCESSES AND THREADS (ps -t -p -P) ------\nUSER PID\n[ps: 0.1s elapsed]\n\n"
    properties = "------ SYSTEM PROPERTIES ------\n[a]: [b]\n[c: 0.1s elapsed]: [d]\n\n"
    text = START + processes + "not of it\n" + properties + "------ VOLD DUMP (vdc dump) ------\nx\n" + DONE
    assert found(text, "ps") == ("USER PID\n", None)
    assert found(text, "getprop") == ("[a]: [b]\n[c: 0.1s elapsed]: [d]\n\n", None)


@pytest.mark.parametrize(
    "end", ["[ps: 0.1s elapsed]\n", "------ 0.1s was the duration of 'PROCESSES AND THREADS' ------\n"]
)
def test_a_section_that_ends_twice_is_doubtful(end: str) -> None:
    text = f"------ PROCESSES AND THREADS (ps -t -p -P) ------\nUSER PID\n{end}root 1\n{end}"
    assert found(START + text + DONE, "ps")[1] is Failure.DOUBTFUL


def test_without_closing_lines_a_dump_is_whole_at_the_next_head() -> None:
    text = START + dumpsys(service("package", "P\n", end=""), service("role", "R\n", end="")) + DONE
    assert found(text, "dumpsys package") == ("P\n", None)


def test_the_settings_of_each_user_are_outputs_of_their_own() -> None:
    heads = [
        "CONFIG SETTINGS (user 0)",
        "GLOBAL SETTINGS (user 0)",
        "SECURE SETTINGS (user 0)",
        "SYSTEM SETTINGS (user 0)",
    ]
    heads += ["SECURE SETTINGS (user 11)", "SYSTEM SETTINGS (user 11)"]
    body = "".join(f"{head}\n_id:1 name:{number} value:x\n" for number, head in enumerate(heads))
    outputs = split(START + dumpsys(service("settings", "Unknown argument: -a\n" + body)) + DONE)
    names = {line: output.stdout.decode().split("name:")[1][:1] for line, output in outputs.items()}
    assert names == {
        "settings list global": "1",
        "settings list --user 0 secure": "2",
        "settings list --user 11 secure": "4",
    }
    assert not any(output.failure for output in outputs.values())


def test_services_stand_among_the_activities() -> None:
    parts = [("settings", "S\n"), ("services", f"one\n{ROW}two\n"), ("processes", "P\n")]
    body = ROW.join(f"ACTIVITY MANAGER {name.upper()} (dumpsys activity {name})\n{text}" for name, text in parts)
    outputs = split(START + dumpsys(service("activity", body)) + DONE)
    head = "ACTIVITY MANAGER SERVICES (dumpsys activity services)\n"
    assert outputs == {"dumpsys activity services": Output(stdout=f"{head}one\n{ROW}two\n".encode(), exit_code=0)}


def test_line_ends_and_zero_bytes_of_any_kind() -> None:
    text = START + dumpsys(service("role", "R\0\n")) + DONE
    assert found(text, "dumpsys role") == ("R\ufffd\n", None)
    assert found(text.replace("\n", "\r\n"), "dumpsys role") == ("R\ufffd\r\n", None)


def test_more_than_any_honest_dump_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumpstate, "MOST_OF_ONE", 1000)
    text = START + dumpsys(service("package", "line\n" * 1000), service("role", "R\n")) + DONE
    assert found(text, "dumpsys package")[1] is Failure.TOO_LARGE
    assert found(text, "dumpsys role") == ("R\n", None)


def test_nothing_is_as_good_as_a_cut() -> None:
    assert {output.failure for output in split("").values()} == {Failure.CUT}


def test_a_line_without_end() -> None:
    pieces = [b"x" * 2**20] * 9
    splitter = Splitter()
    splitter.take([START.encode(), *pieces, b"\n", dumpsys(service("role", "R\n")).encode()])
    assert splitter.outputs()["dumpsys role"].stdout == b"R\n"


HEADS = b"DUMP OF SERVICE settings:\n" + b"".join(b"SECURE SETTINGS (user %d)\n" % user for user in range(20_000))
HEADS += b"DUMP OF SERVICE other:\n"
ENDLESS = {
    "ends of a dump of many parts": HEADS + b"--------- 0.1s was the duration of dumpsys settings\n" * 20_000,
    "heads behind a long dump": b"DUMP OF SERVICE role:\n" + b"x" * 2**20 + b"\n" + b"DUMP OF SERVICE role:\n" * 20_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_the_time_grows_with_the_text_and_no_faster(name: str) -> None:
    """Ten times as long as it takes; a time that grows with the square of the text would be minutes."""
    began = process_time()
    splitter = Splitter()
    splitter.take([ENDLESS[name]])
    assert splitter.outputs()
    assert process_time() - began < 15
