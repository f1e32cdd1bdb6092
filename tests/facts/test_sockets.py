"""A list of sockets that is cut off: no capture of a phone holds one, so that of a simulated phone is cut."""

from detector.facts.base import parse_answer
from detector.facts.sockets import LIST, Socket, parse
from detector.facts.understanding import understand
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Failure, Output


def records_of(output: Output) -> tuple[tuple[Socket, ...], bool]:
    records, gaps = parse_answer("sockets", understand(LIST.query(), output), parse)
    return records, bool(gaps)


def test_a_cut_shows_or_loses_nothing() -> None:
    data = SimulatedPhone(load_phone("infected")).shell(LIST.line).stdout
    whole, gap = records_of(Output(stdout=data, exit_code=0))
    assert (len(whole), gap) == (4, False)
    last_head = data.rindex(b"  sl ")
    for point in range(len(data)):
        records, gap = records_of(Output(stdout=data[:point]))
        assert gap or records == whole or point > last_head
        assert set(records) <= set(whole) or not data[:point].endswith(b"\n")
        assert records_of(Output(stdout=data[:point], failure=Failure.CUT))[1]


def test_the_server_of_the_app_is_named() -> None:
    phone = load_phone("infected")
    whole, _ = records_of(Output(stdout=SimulatedPhone(phone).shell(LIST.line).stdout, exit_code=0))
    uid = phone.by_name["com.android.core.mnto"].uid
    assert [(one.remote_address, one.remote_port) for one in whole if one.uid == uid] == [("203.0.113.40", 443)]
