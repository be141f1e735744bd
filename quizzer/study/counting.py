"""How do the answers of a quiz that counts become reviews, each exactly once?

The review and the mark that says so are one transaction. So wherever a run was broken off, the
next one goes on where it stopped; and an answer that is judged otherwise later becomes another
review, once the first was taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from quizzer.cards.response import to_json
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.placing import Load
from quizzer.memory.scheduling import Memory
from quizzer.store import answers, attempts
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study.candidates import moved, placed
from quizzer.study.models import models_of
from quizzer.study.named import named
from quizzer.study.quizzes.attempt import Attempt, Question, attempt_of
from quizzer.study.quizzes.points import counted_as
from quizzer.study.settings import Settings
from quizzer.study.suggesting import suggested


def settle(database: Database, settings: Settings) -> None:
    """Let all answers that are to become reviews become them, in the order of answering."""
    for id_ in attempts.uncounted(database, settings.learner):
        record = attempts.find(database, settings.learner, id_)
        if record is not None:
            _count(database, settings, attempt_of(record))


def rating(question: Question, settings: Settings) -> Rating | None:
    """The rating of the review that an answer becomes; None without an answer."""
    reply = question.reply
    if reply.grade is None:
        return None
    counted = counted_as(reply.grade, reply.override)
    return suggested(counted, question.card.content, reply.elapsed_ms, settings)


def _count(database: Database, settings: Settings, attempt: Attempt) -> None:
    from quizzer.store.shelf import shelf  # which brings numpy, and mostly nothing is to be counted
    from quizzer.study.load import load_of

    models = models_of(database, settings)
    for model in models.all:
        answers.remember_model(database, model)
    given = [question for question in attempt.questions if question.is_answered]
    by_key = named(database, settings.learner, [question.card.key for question in given])
    load = load_of(shelf(database, settings.learner), settings.share_of)
    for question in sorted(given, key=_answered_at):
        model = models.of(question.card.key.deck)
        candidate = by_key.get(question.card.key)
        recorded = attempts.count(
            database,
            attempt.id,
            question.number,
            _review(attempt, question, settings, model),
            model=model,
            day_starts=settings.day_starts,
            placed=_placing(load, candidate, model),
        )
        if recorded is not None and candidate is not None:
            load = moved(load, candidate, recorded.memory)


def _answered_at(question: Question) -> datetime:
    assert question.reply.answered_at is not None
    return question.reply.answered_at


def _review(attempt: Attempt, question: Question, settings: Settings, model: Model) -> Review:
    reply, card, rated = question.reply, question.card, rating(question, settings)
    assert rated is not None
    moment = Moment(_answered_at(question), attempt.offset, settings.day_starts)
    return Review(
        id=new_id(moment.at),
        learner=attempt.learner,
        session=attempt.id,
        deck=card.key.deck,
        card=card.key.card,
        revision=question.asked.revision,
        at=moment.at,
        offset=moment.offset,
        day=moment.day,
        adjusted=False,
        rating=rated,
        elapsed_ms=reply.elapsed_ms,
        answer=None if reply.response is None else to_json(reply.response),
        model=model.id,
        due_on=moment.day,
        due_at=None,
        guess=question.guess,
        score=None if reply.grade is None else reply.grade.score,
        confidence=reply.confidence,
        seed=question.asked.seed if question.face.arrangement else None,
    )


def _placing(load: Load, candidate: Candidate | None, model: Model) -> Callable[[Memory], Memory]:
    """What puts a new memory on its day; a card that has left the library stays where it falls."""
    if candidate is None:
        return lambda memory: memory
    return lambda memory: placed(load, candidate, memory, model.maximum_interval)
