"""What do the commands print, for the eye and as JSON?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from syrupy.assertion import SnapshotAssertion

from quizzer.cards.card import CardKey
from quizzer.cli import reports
from quizzer.errors import ExitCode
from quizzer.store.diagnosis import Difference, Health

from .conftest import Quizzer, Rate

READING = (["due"], ["list"], ["doctor"])


@pytest.fixture
def studied(quizzer: Quizzer, rate: Rate, at: Callable[[timedelta], None]) -> Quizzer:
    """The command on Wednesday, after Monday's first session."""
    rate(4, 4, 1, 3, 3)
    at(timedelta(days=2))
    return quizzer


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_fresh_library_reads_like_this(
    quizzer: Quizzer, command: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = quizzer(*command)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_studied_library_reads_like_this(
    studied: Quizzer, command: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = studied(*command)
    assert ran.code == 0
    assert ran.out == snapshot


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_json_is_one_document_of_ascii_on_stdout(
    studied: Quizzer, command: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = studied(*command, "--json")
    assert ran.err == ""
    assert ran.out.replace("…", "").isascii()
    json.loads(ran.out)
    assert ran.out == snapshot


def test_without_a_terminal_bare_quizzer_prints_what_is_due(studied: Quizzer) -> None:
    assert studied() == studied("due")


def test_without_a_terminal_study_goes_line_by_line(quizzer: Quizzer) -> None:
    assert quizzer("study", stdin="q") == quizzer("study", "--plain", stdin="q")


def test_study_can_be_limited_to_a_topic(quizzer: Quizzer) -> None:
    ran = quizzer("study", "small", "--topic", "pricing/cost", stdin="q")
    assert ran.out.startswith("1 card to study.")
    assert "How many phones were sold?" in ran.out


def test_new_adds_cards_to_what_the_day_still_introduces(
    quizzer: Quizzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZZER_NEW_PER_DAY", "1")
    assert quizzer("study", stdin="q").out.startswith("1 card to study.")
    assert quizzer("study", "--new", "2", stdin="q").out.startswith("3 cards to study.")


def test_a_learner_has_a_memory_of_their_own(studied: Quizzer) -> None:
    fresh = json.loads(studied("--learner", "ada", "due", "--json").out)
    assert (fresh["due"], fresh["new"]) == (0, 5)


def test_mastery_can_be_limited_to_a_deck(quizzer: Quizzer, tmp_path: Path) -> None:
    twin = SMALL.replace("deck: small", "deck: twin").replace("A small case", "Its twin")
    quizzer("add", str(write_deck(tmp_path, twin, "twin.yaml")))
    assert "Its twin" in quizzer("mastery").out
    assert "Its twin" not in quizzer("mastery", "small").out


def test_the_doctor_finds_a_memory_that_the_log_does_not_give_and_mends_it(
    studied: Quizzer, database_path: Path
) -> None:
    with sqlite3.connect(database_path) as connection:
        connection.execute(
            "UPDATE memory SET reviews = 7 "
            "WHERE card = (SELECT number FROM identity WHERE card = 'founder')"
        )
    connection.close()
    found = studied("doctor")
    assert found.code == 1
    assert "small/founder (me): reviews 7, by the log 1\n" in found.out
    assert "replay: 1 difference\n" in found.out
    mended = studied("doctor", "--rebuild")
    assert mended.code == 0
    assert "replay: 1 difference; mended\n" in mended.out
    assert "replay: 0 differences\n" in studied("doctor").out


def test_the_doctor_finds_what_was_counted_and_shelved_wrongly_and_mends_it(
    studied: Quizzer, database_path: Path
) -> None:
    with sqlite3.connect(database_path) as connection:
        connection.execute("UPDATE learner SET answers = 77")
        connection.execute("DELETE FROM shelving WHERE deck = 'small'")
    connection.close()
    found = studied("doctor")
    assert found.code == 1
    assert "the answers of me are counted otherwise than logged\n" in found.out
    assert "the cards of small are shelved otherwise than stored\n" in found.out
    mended = studied("doctor", "--rebuild")
    assert mended.code == 0
    assert "are counted otherwise than logged; mended\n" in mended.out
    assert "otherwise" not in studied("doctor").out


def test_the_doctor_tells_twenty_differences_and_counts_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    differences = tuple(
        Difference("me", CardKey("deck", f"c{number}"), None, None) for number in range(33)
    )
    found = Health("q.db", ("ok",), 33, 0, 33, differences)

    assert reports.health(found, rebuilt=False, as_json=False) is ExitCode.PROBLEMS

    said = capsys.readouterr().out.splitlines()
    assert len([line for line in said if line.startswith("deck/")]) == 20
    assert said[-2:] == ["and 13 cards more; --json names them all", "replay: 33 differences"]
