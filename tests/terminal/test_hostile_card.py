"""Does a hostile card reach a real terminal as text and as nothing else?"""

from __future__ import annotations

import pytest

from .conftest import Start

pytestmark = [pytest.mark.terminal, pytest.mark.slow]


def test_none_of_a_hostile_cards_bytes_reach_the_terminal(start: Start) -> None:
    with start("study", "hostile") as terminal:
        terminal.wait_for("Question ␛]52;c;cHduZWQ=␇ ␛[c [@click=app.quit] [/]")
        terminal.press("h")
        terminal.wait_for("Hint: Hint ␛]52;c")
        terminal.press(" ")
        terminal.wait_for("arr[i] = x[0]")
        terminal.press("i")
        terminal.wait_for("hostile/all")
        terminal.press("q")
        terminal.wait_for("Again")
        terminal.press("3")
        terminal.wait_for("again")
        terminal.press("qqq")
        assert terminal.end() == 0
    for hostile in (b"\x1b]52", b"\x1b[c", b"cHduZWQ=\x07", "\u202e".encode()):
        assert hostile not in terminal.output
