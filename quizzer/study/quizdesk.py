"""How does a face hold a quiz without knowing about databases and threads?

Like the desk, which it stands on: every call is put in the queue of the database's thread at once
and answers with a Future. Who has seen the result knows that the change is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from quizzer.cards.grading.grade import Verdict
    from quizzer.cards.response import Response
    from quizzer.memory.model import Confidence
    from quizzer.store.database import Database
    from quizzer.study.comparing import Comparison, Taken
    from quizzer.study.desk import Desk, Turn
    from quizzer.study.documents import PassageView
    from quizzer.study.quizzes.attempt import Attempt, Question
    from quizzer.study.quizzes.result import Result
    from quizzer.study.quizzes.spec import QuizSpec
    from quizzer.study.quizzing import Begun


class QuizDesk:
    """Where one learner takes quizzes.

    A face keeps the attempt that the last call gave, brings its clock forward with
    `quizzes.attempt.ran`, and hands it in with the next call. All errors come through the futures.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def start(self, spec: QuizSpec) -> Future[Begun]:
        """Draw a quiz and begin it. Raises UsageError when there is nothing to ask.

        The cells of its blueprint need no more than their names and amounts.
        """

        def work(database: Database) -> Begun:
            from quizzer.study import quizzing  # here, so that the thread imports the database

            return quizzing.begin(database, self.desk.settings, spec, self.desk.clock())

        return self.desk.submit(work)

    def start_unless_unfinished(self, spec: QuizSpec) -> Future[Begun]:
        """The same, but raise UsageError while there is a quiz to go on with."""

        def work(database: Database) -> Begun:
            from quizzer.study import quizzing

            return quizzing.begin_unless_unfinished(
                database, self.desk.settings, spec, self.desk.clock()
            )

        return self.desk.submit(work)

    def draw(self, spec: QuizSpec) -> Future[Begun]:
        """A quiz as it would begin, to be printed. Nothing is kept."""

        def work(database: Database) -> Begun:
            from quizzer.study import quizzing

            return quizzing.draw_only(database, self.desk.settings, spec, self.desk.clock())

        return self.desk.submit(work)

    def resume(self, attempt: UUID | None = None) -> Future[Begun]:
        """Go on with an attempt where it stood: this one, or the latest that is not finished.

        If its time was up meanwhile it is finished. Raises UsageError when there is none.
        """

        def work(database: Database) -> Begun:
            from quizzer.study import quizzing

            return quizzing.resume(database, self.desk.settings, attempt, self.desk.clock())

        return self.desk.submit(work)

    def unfinished(self) -> Future[Attempt | None]:
        """The attempt that `resume` would go on with."""

        def work(database: Database) -> Attempt | None:
            from quizzer.study import quizzing

            return quizzing.unfinished(database, self.desk.settings)

        return self.desk.submit(work)

    def beat(self, attempt: Attempt) -> Future[None]:
        """Keep the clock and which question is on: once a second, and when another is gone to."""
        from quizzer.study import quizzing

        return self.desk.submit(lambda db: quizzing.beat(db, attempt))

    def answer(
        self, attempt: Attempt, response: Response, confidence: Confidence | None = None
    ) -> Future[Attempt]:
        """Grade and commit the answer to the question that is on, which stays on.

        Raises UsageError, with nothing changed, when the time is up or the answer is final.
        """
        from quizzer.study import quizzing

        moment = self.desk.clock()
        return self.desk.submit(
            lambda db: quizzing.answer(db, attempt, response, confidence, moment)
        )

    def withdraw(self, attempt: Attempt) -> Future[Attempt]:
        """Take the answer to the question that is on back, so that it is open again."""
        from quizzer.study import quizzing

        return self.desk.submit(lambda db: quizzing.withdraw(db, attempt))

    def flag(self, attempt: Attempt) -> Future[Attempt]:
        """Flag the question that is on, or take its flag away."""
        from quizzer.study import quizzing

        return self.desk.submit(lambda db: quizzing.flag(db, attempt))

    def finish(self, attempt: Attempt) -> Future[Result]:
        """End the attempt, by hand or because its time is up."""
        from quizzer.study import quizzing

        moment = self.desk.clock()
        return self.desk.submit(lambda db: quizzing.finish(db, self.desk.settings, attempt, moment))

    def override(self, attempt: Attempt, number: int, verdict: Verdict | None) -> Future[Attempt]:
        """Let an answer count as the learner says; None lets the grade count again."""
        from quizzer.study import quizzing

        moment = self.desk.clock()
        settings = self.desk.settings
        return self.desk.submit(
            lambda db: quizzing.override(
                db, settings, attempt, moment, number=number, verdict=verdict
            )
        )

    def tick(self, attempt: Attempt, number: int, ticked: Sequence[int]) -> Future[Attempt]:
        """Tick the points of an essay's rubric, from 0, that its answer holds."""
        from quizzer.study import quizzing

        moment = self.desk.clock()
        settings = self.desk.settings
        return self.desk.submit(
            lambda db: quizzing.tick(db, settings, attempt, moment, number=number, ticked=ticked)
        )

    def result(self, attempt: UUID) -> Future[Result]:
        """What a finished attempt has come to. Raises UsageError for one that is not finished."""
        from quizzer.study import quizzing

        return self.desk.submit(lambda db: quizzing.result(db, self.desk.settings, attempt))

    def attempts(self) -> Future[tuple[Taken, ...]]:
        """All quizzes that were begun, latest first."""
        from quizzer.study import comparing

        return self.desk.submit(lambda db: comparing.attempts(db, self.desk.settings))

    def compare(self, earlier: UUID, later: UUID) -> Future[Comparison]:
        """What has changed from one finished attempt to another."""
        from quizzer.study import comparing

        settings = self.desk.settings
        return self.desk.submit(lambda db: comparing.compare(db, settings, earlier, later))

    def passages(self, question: Question) -> Future[tuple[PassageView, ...]]:
        """The passages that a question's card cites, as far as their documents are at hand."""

        def work(_: Database) -> tuple[PassageView, ...]:
            from quizzer.study import bundled
            from quizzer.study.documents import folders_of, passages

            showing = question.asked.showing
            path = bundled.file_of(showing.deck_path)
            folders = folders_of(path, self.desk.case, self.desk.location)
            return passages(question.card, showing.sources, folders)

        return self.desk.submit(work)

    def begin_missed(self, attempt: UUID) -> Future[Turn]:
        """Start a review session on the cards of an attempt that were not answered rightly."""

        def work(database: Database) -> Turn:
            from quizzer.study import quizzing, reviewing

            cards = quizzing.missed(database, self.desk.settings, attempt)
            return reviewing.begin_cards(database, self.desk.settings, cards, self.desk.clock())

        return self.desk.submit(work)


Opening = Callable[[QuizDesk], "Future[Begun]"]
"""Begins a quiz, or goes on with one."""
