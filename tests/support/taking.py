"""What the tests of quizzes at a desk share: a library, answers to it, and quizzes taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizzer.cards.card import Level, Status
from quizzer.cards.content import Basic, Choice, Claim, Essay, Option
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.cards.response import Chosen, Judged, Response, Typed, Written
from quizzer.store import syncing
from quizzer.store.database import Database
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import Attempt, at_question, ran
from quizzer.study.quizzes.result import Result
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings
from support.build import MORNING
from support.stored import rows

SETTINGS = Settings()
OPTIONS = (Option("this"),), (Option("that"), Option("those"))
TOPICS = (Topic("a", "Alpha"), Topic("b", "Beta"))
ALL = QuizSpec(scope=Scope("case"), count=6, seed=3)
COUNTED = replace(ALL, count_as_review=True)


def book() -> Deck:
    entries = [Entry(f"a{n}", Basic(f"Question {n}?", "So"), "a") for n in range(3)]
    entries += [Entry("b0", Choice("Which?", *OPTIONS), "b", level=Level.APPLY)]
    entries += [Entry("b1", Claim("So it is.", is_true=True), "b")]
    entries += [Entry("b2", Essay("Why?", "Because.", ("one", "two")), "b")]
    entries += [Entry("draft", Basic("Draft?", "So"), "a", status=Status.DRAFT)]
    entries += [Entry("off", Basic("Suspended?", "So"), "a", suspended=True)]
    return Deck(id="case", title="A case", topics=TOPICS, entries=tuple(entries))


RIGHT: dict[str, Response] = {
    **{f"a{n}": Typed(("So",)) for n in range(3)},
    "b0": Chosen((0,)),
    "b1": Judged(is_true=True),
    "b2": Written("Because.", (0, 1)),
}
WRONG: dict[str, Response] = {
    **{f"a{n}": Typed(("nothing like it",)) for n in range(3)},
    "b0": Chosen((1,)),
    "b1": Judged(is_true=False),
    "b2": Written("Whatever."),
}


def shelve(path: Path, deck: Deck | None = None) -> None:
    database = Database(str(path))
    syncing.sync(database, deck or book(), str(path.parent / "gone.yaml"), "", MORNING)
    database.close()


def replied(quiz: QuizDesk, attempt: Attempt, right: int = 99) -> Attempt:
    """All questions answered, the first ones rightly and the others wrongly."""
    for question in attempt.questions:
        attempt = ran(at_question(attempt, question.number), 2000)
        answers = RIGHT if question.number <= right else WRONG
        attempt = quiz.answer(attempt, answers[question.card.key.card]).result()
    return attempt


def taken(quiz: QuizDesk, spec: QuizSpec = ALL, right: int = 99) -> Result:
    """A quiz that was finished."""
    return quiz.finish(replied(quiz, quiz.start(spec).result().attempt, right)).result()


def log(path: Path) -> list[tuple[str, int]]:
    """Card and rating of the standing reviews, in order."""
    query = (
        "SELECT card, rating FROM reviews WHERE id NOT IN (SELECT review FROM undo) ORDER BY at, id"
    )
    return rows(path, query)
