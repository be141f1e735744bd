"""Does a session read well aloud, line by line?"""

from __future__ import annotations

from pathlib import Path

from support.build import StandingClock
from support.faces import HARMLESS, obeyed_by_terminals, put_hostile_deck
from syrupy.assertion import SnapshotAssertion

from .conftest import Study

GRAPHICS = range(0x2500, 0x2600)
"""Box drawing, blocks and geometric shapes, which a screen reader spells out or drops."""


def test_a_first_session_reads_like_this(study: Study, snapshot: SnapshotAssertion) -> None:
    told = study("\n3\n5%\n\n7.19\n2\nh\n2\n\ninfo\nyes\n\nhelp\n\n3\nLei Yun\nLei Jun\n\n").told
    assert told == snapshot


def test_the_next_day_reads_like_this(
    study: Study, clock: StandingClock, snapshot: SnapshotAssertion
) -> None:
    study(" 4 4 1 3 3 1q")
    clock.wait(days=9)
    assert study("7,190,000\n\n\n1\nt\n\nflag\nbury\nq\n").told == snapshot


def test_nothing_in_it_is_drawn_and_nothing_obeyed_by_a_terminal(study: Study) -> None:
    told = study("?hi 1i2u3-@! q").told
    assert not [character for character in told if ord(character) in GRAPHICS]
    assert not obeyed_by_terminals(told)


def test_hostile_text_is_told_character_for_character(
    study: Study, database_path: Path, tmp_path: Path
) -> None:
    put_hostile_deck(database_path, tmp_path)
    told = study("h\ni\n\ni3 i").told
    assert not obeyed_by_terminals(told)
    for part in ("Question", "Right", "Wrong", "Hint", "Feedback", "Why", "Source:"):
        assert any(HARMLESS in line for line in told.splitlines() if part in line), part
