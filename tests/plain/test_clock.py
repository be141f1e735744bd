"""Does a quiz's clock go on by itself, and does its time reach the disk while nobody types?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, rows, write_deck

from quizzer.plain import clock as clocks
from quizzer.plain.clock import QuizClock
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import at_question, following
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings


class Watch:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Said:
    """What was said, and a way to wait for it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._heard = threading.Condition()

    def __call__(self, text: str) -> None:
        with self._heard:
            self.lines.append(text)
            self._heard.notify_all()

    def wait_for(self, text: str) -> None:
        with self._heard:
            assert self._heard.wait_for(lambda: text in self.lines, timeout=30), self.lines


@pytest.fixture
def quiz(
    tmp_path: Path, database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QuizDesk]:
    """Quizzes at a library of one small deck."""
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)
    with Desk(str(database_path), Settings(), clock) as desk:
        yield QuizDesk(desk)


@pytest.fixture
def running(quiz: QuizDesk) -> Callable[[Watch, Said], QuizClock]:
    """A clock on a quiz of six minutes."""
    spec = QuizSpec(scope=Scope("small"), count=3, minutes=6)

    def make(watch: Watch, said: Said) -> QuizClock:
        return QuizClock(quiz, quiz.start(spec).result().attempt, said, watch)

    return make


Running = Callable[[Watch, Said], QuizClock]


def test_time_is_kept_while_nobody_types_and_the_end_is_told(
    running: Running, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "BEAT_SECONDS", 0.001)
    watch, said = Watch(), Said()
    clock = running(watch, said)
    with clock.running():
        for seconds, told in (
            (61, "5 minutes left."),
            (301, "1 minute left."),
            (400, "Press Enter for the result."),
        ):
            watch.now = seconds
            said.wait_for(told)

    assert said.lines == [
        "5 minutes left.",
        "1 minute left.",
        "The time is up.",
        "Press Enter for the result.",
    ]
    assert clock.now().is_finished
    assert rows(database_path, "SELECT spent_ms, finished_at NOT NULL FROM attempt") == [
        (360_000, 1)
    ]


def test_the_time_of_each_question_is_its_own(running: Running, database_path: Path) -> None:
    watch = Watch()
    clock = running(watch, Said())
    watch.now = 10
    clock.change(following)
    clock.beat()
    watch.now = 15
    clock.beat()
    watch.now = 17
    clock.change(lambda attempt: at_question(attempt, 1))
    watch.now = 20
    clock.beat()

    assert [q.reply.elapsed_ms for q in clock.now().questions] == [13_000, 7_000, 0]
    assert rows(database_path, "SELECT current, spent_ms FROM attempt") == [(1, 20_000)]


def test_when_it_is_left_the_last_second_is_kept(running: Running, database_path: Path) -> None:
    watch = Watch()
    clock = running(watch, Said())
    with clock.running():
        watch.now = 0.9
    assert rows(database_path, "SELECT spent_ms FROM attempt") == [(900,)]


def test_a_quiz_that_was_handed_in_is_over_without_a_word(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "BEAT_SECONDS", 0.001)
    said = Said()
    clock = running(Watch(), said)
    with clock.running():
        [beats] = [one for one in threading.enumerate() if one.name == "quizzer-quiz-clock"]
        clock.change(
            lambda attempt: replace(attempt, finished_at=datetime(2026, 11, 21, tzinfo=UTC))
        )
        beats.join(30)
        assert not beats.is_alive()
    assert said.lines == []
