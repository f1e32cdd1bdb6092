"""Lines are as long as they may be, in any script, and nothing is lost at their ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from detector.outputs.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("a  b", ["a  b"]),
        ("abcdefghijklm", ["abcdefghij", "klm"]),
        ("· abcdefghijklm", ["·", "abcdefghij", "klm"]),
        ("读取屏幕上的内容", ["读取屏幕上", "的内容"]),
        ("读取屏幕上，的内容", ["读取屏幕", "上，的内容"]),
        ("应用名称是“同步”，", ["应用名称是", "“同步”，"]),
        ("用 USB 调试", ["用 USB 调", "试"]),
        ("关闭USB调试", ["关闭USB调", "试"]),
    ],
)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines


@given(st.text(st.sampled_from("ab 读取，。“”()·\u3000"), max_size=60), st.integers(2, 20))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= cells for line in lines)
