"""What the tests of quizzes share: drawn attempts, and cards of each kind to ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from quizzer.cards.card import Level, cards_of, face_of
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic, Choice, Claim, Essay, Kind, Option
from quizzer.cards.deck import Entry
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Chosen, Judged, Response, Typed, Written
from quizzer.store.attempted import Asked
from quizzer.store.records import Showing
from quizzer.study.quizzes.attempt import Attempt, Question
from quizzer.study.quizzes.spec import QuizSpec
from support.build import MORNING

RIGHT = Grade(Verdict.RIGHT, 1.0, "exactly")
HALF = Grade(Verdict.PARTLY, 0.5, "1 of 2")
WRONG = Grade(Verdict.WRONG, 0.0, "not so")

ENTRIES = (
    Entry("founder", Basic("Who founded it?", "Lei Jun"), "model", (), (Citation("doc", 3, 4),)),
    Entry(
        "partner",
        Choice("Which partner?", (Option("Flipkart"),), (Option("Ebay"), Option("Otto"))),
        "model",
        level=Level.APPLY,
    ),
    Entry("online", Claim("It sold online first.", is_true=True), "pricing", why="It saves rent."),
    Entry("essay", Essay("Why online?", "It is cheap.", ("rent", "reach")), "pricing"),
)
"""A basic card, a choice of three, a claim and an essay, of two topics."""

RIGHT_RESPONSES: dict[Kind, Response] = {
    Kind.BASIC: Typed(("Lei Jun",)),
    Kind.CHOICE: Chosen((0,)),
    Kind.CLAIM: Judged(is_true=True),
    Kind.ESSAY: Written("It is cheap.", (0, 1)),
}


def questions(*entries: Entry, seed: int = 1) -> tuple[Question, ...]:
    """A question for each card of these entries, or of one of each kind."""
    cards = [card for entry in entries or ENTRIES for card in cards_of("case", entry)]
    source = Source("doc", title="The document", author="Ada Writer")
    return tuple(
        Question(
            number,
            Asked(Showing(card, card.topic.title(), "case.yaml", (source,)), 1, seed),
            face_of(card, seed),
        )
        for number, card in enumerate(cards, 1)
    )


def attempt(spec: QuizSpec | None = None, *entries: Entry) -> Attempt:
    """An attempt at its first question."""
    return Attempt(
        id=UUID(int=7),
        learner="me",
        title="A small case",
        spec=replace(spec or QuizSpec(), seed=1),
        seed=1,
        at=MORNING,
        offset=timedelta(0),
        day=MORNING.date(),
        questions=questions(*entries),
    )
