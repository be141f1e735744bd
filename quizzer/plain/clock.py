"""How does a quiz's clock go on while a line is being typed?

The conversation is stopped until the line has come, so a thread of its own keeps the time that
was used, once a second, and says when little is left.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from quizzer.errors import QuizzerError
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import Attempt, ran

BEAT_SECONDS = 1.0
_MINUTE_MS = 60_000
_WARNINGS = (5, 1)
"""How many minutes are left when that is said."""


class QuizClock:
    """The attempt that is on, with the time that runs. All its calls may come from any thread."""

    def __init__(
        self,
        quiz: QuizDesk,
        attempt: Attempt,
        say: Callable[[str], None],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` is a clock that never goes back."""
        self._quiz = quiz
        self._say = say
        self._seconds = seconds
        self._lock = threading.RLock()
        self._attempt = attempt
        self._has_rung = False
        self._since = seconds()
        left = attempt.left_ms
        self._to_say = [m for m in _WARNINGS if left is not None and left > m * _MINUTE_MS]

    def now(self) -> Attempt:
        """The attempt with the time that was used until now."""
        with self._lock:
            here = self._seconds()
            self._attempt = ran(self._attempt, round((here - self._since) * 1000))
            self._since = here
            return self._attempt

    def change(self, step: Callable[[Attempt], Attempt]) -> Attempt:
        """Take a step from where the attempt stands now, with nothing in between."""
        with self._lock:
            self._attempt = step(self.now())
            return self._attempt

    def beat(self) -> None:
        """Keep the time on the disk; say when little is left, and that it is up."""
        with self._lock:
            attempt = self.now()
            if attempt.is_finished:
                return
            self._quiz.beat(attempt).result()
            if attempt.is_time_up:
                self._attempt = self._quiz.finish(attempt).result().attempt
                self._has_rung = True
                self._say("The time is up.")
            self._warn(attempt)

    def _warn(self, attempt: Attempt) -> None:
        left = attempt.left_ms
        for minutes in tuple(self._to_say):
            if left is not None and 0 < left <= minutes * _MINUTE_MS:
                self._to_say.remove(minutes)
                self._say("5 minutes left." if minutes > 1 else "1 minute left.")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Beat once a second until the block is left, then once more."""
        over = threading.Event()

        def beats() -> None:
            while not over.wait(BEAT_SECONDS):
                with suppress(QuizzerError):  # the next beat tries again, and an answer would tell
                    self.beat()
                if self._has_rung:
                    self._say("Press Enter for the result.")
                if self._attempt.is_finished:
                    return

        thread = threading.Thread(target=beats, name="quizzer-quiz-clock", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            with suppress(QuizzerError):  # what was answered is kept already
                self.beat()
