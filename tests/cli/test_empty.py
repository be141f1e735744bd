"""Does every command that has nothing to print say what to do?"""

from __future__ import annotations

import pytest

from .conftest import Quizzer

LIBRARY = "add a deck with `quizzer add FILE`"
STUDY = "`quizzer study` begins"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("due", LIBRARY),
        ("list", LIBRARY),
        ("mastery", LIBRARY),
        ("study --plain", LIBRARY),
        ("mastery --history", STUDY),
        ("stats", STUDY),
        ("coverage", "`quizzer new NAME`"),
        ("exam list", "`quizzer exam add "),
        ("exam today", "`quizzer exam add "),
        ("attempts", "`quizzer quiz`"),
    ],
)
def test_in_an_empty_library_a_command_says_what_to_do(
    quizzer: Quizzer, command: str, said: str
) -> None:
    quizzer("due")
    assert quizzer("remove", "small").code == 0
    ran = quizzer(*command.split())
    assert said in ran.out + ran.err


def test_when_nothing_is_due_a_session_says_how_to_go_on(quizzer: Quizzer) -> None:
    quizzer("due")
    ran = quizzer("study", "--confident-wrong", "--plain")
    assert "Nothing is due here now." in ran.out
    assert "`quizzer study --plain --new 10`" in ran.out
