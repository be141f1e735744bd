"""What happens in the database's thread when a quiz begins, and at each of its steps?

Each function commits first and returns the attempt after, so that a question is shown only when
the answer to the one before it is on disk.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from uuid import UUID

from quizzer.cards.card import Card, CardKey
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Response, Written
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.memory.model import Confidence
from quizzer.memory.moment import Moment
from quizzer.store import attempts
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.store.records import NO_REPLY, Asked, AttemptRecord, Candidate, MockRecord, Reply
from quizzer.study import counting, exams, library, mocks
from quizzer.study.load import family_of
from quizzer.study.queue import Scope
from quizzer.study.quizzes import attempt as taking
from quizzer.study.quizzes import blueprint
from quizzer.study.quizzes.attempt import Attempt, attempt_of
from quizzer.study.quizzes.drawing import Drawable, Drawn, Shortage, draw
from quizzer.study.quizzes.result import Result, result_of
from quizzer.study.quizzes.scoring import score
from quizzer.study.quizzes.spec import Cell, QuizSpec
from quizzer.study.settings import Settings
from quizzer.study.wording import counted

_SEEDS = 1_000_000
"""Seeds that a person can type again."""


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt to be taken now, and what there is to say about it first."""

    attempt: Attempt
    notices: tuple[str, ...] = ()


def cells(database: Database, scope: Scope, written: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a blueprint with what their names mean in a scope. Raises UsageError."""
    library.check_scope(database, scope)
    decks = [record.id for record in shelf.decks(database) if not record.removed]
    decks = [deck for deck in decks if scope.deck in ("", deck)]
    topics = [(topic.deck, topic.path) for topic in shelf.topics(database) if topic.deck in decks]
    return blueprint.placed(written, decks, topics)


def begin(database: Database, settings: Settings, spec: QuizSpec, moment: Moment) -> Begun:
    """Draw a quiz and keep it as an attempt. Raises UsageError when there is nothing to ask."""
    notices = library.refresh(database, moment.at)
    counting.settle(database, settings, moment)
    seed = random.randrange(_SEEDS) if spec.seed is None else spec.seed
    candidates = {card.key: card for card in shelf.candidates(database, settings.learner)}
    record = AttemptRecord(
        id=new_id(moment.at),
        learner=settings.learner,
        title=_title(database, spec),
        spec=spec.to_json(),
        seed=seed,
        counts=spec.count_as_review,
        at=moment.at,
        offset=moment.offset,
        day=moment.day,
        questions=(),
    )
    if spec.exam:
        mock = mocks.draw(database, settings, spec.exam, spec.questions, moment, seed=seed)
        drawn = Drawn(mock.cards, _short_mock(mock, spec))
        exam, _ = exams.find(database, settings, spec.exam)
        record = replace(record, exam=exam, prediction=json.dumps(asdict(mock.predicted)))
    else:
        drawn = _drawn(database, spec, seed, list(candidates.values()))
    shown = shelf.showings(database, drawn.cards)
    questions = tuple(
        (Asked(shown[key], candidates[key].revision, seed), NO_REPLY) for key in drawn.cards
    )
    record = replace(record, questions=questions)
    attempts.add(database, record)
    told = (*notices, *map(shortage_text, drawn.shortages))
    return Begun(attempt_of(record), told)


def resume(database: Database, settings: Settings, id_: UUID | None, moment: Moment) -> Begun:
    """Go on with an attempt, or with the latest that is not finished, where it stood.

    One whose time was up when it broke off is finished now. Raises UsageError when there is none.
    """
    counting.settle(database, settings, moment)
    if id_ is None:
        record = attempts.latest_unfinished(database, settings.learner)
        if record is None:
            raise UsageError(
                "there is no unfinished quiz", remedy="`quizzer quiz` begins a new one"
            )
        attempt = attempt_of(record)
    else:
        attempt = find(database, settings, id_)
    if attempt.is_time_up and not attempt.is_finished:
        attempt = finish(database, settings, attempt, moment).attempt
    return Begun(attempt)


def unfinished(database: Database, settings: Settings) -> Attempt | None:
    """The attempt that was begun last and not finished."""
    record = attempts.latest_unfinished(database, settings.learner)
    return None if record is None else attempt_of(record)


def find(database: Database, settings: Settings, id_: UUID) -> Attempt:
    """An attempt of the learner. Raises UsageError when there is none of this id."""
    record = attempts.find(database, settings.learner, id_)
    if record is None:
        raise UsageError("there is no such attempt", remedy="`quizzer attempts` lists them")
    return attempt_of(record)


def beat(database: Database, attempt: Attempt) -> None:
    """Keep the clock and which question is on."""
    attempts.keep_clock(
        database, attempt.id, attempt.current, attempt.spent_ms, attempt.question.reply.elapsed_ms
    )


def answer(
    database: Database,
    attempt: Attempt,
    response: Response,
    confidence: Confidence | None,
    moment: Moment,
) -> Attempt:
    """Grade and commit the answer to the question that is on. It stays on.

    Raises UsageError, with nothing changed, once no answer can be given any more.
    """
    taking.refuse_answer(attempt, attempt.current)
    graded = _graded(attempt.question.card, response)
    after = taking.answered(attempt, response, graded, moment.at, confidence)
    return _kept(database, attempt, after)


def flag(database: Database, attempt: Attempt) -> Attempt:
    """Commit the flag of the question that is on, set or taken away."""
    return _kept(database, attempt, taking.flagged(attempt))


def finish(database: Database, settings: Settings, attempt: Attempt, moment: Moment) -> Result:
    """End the attempt; what is not answered counts nothing. Its answers become reviews if asked."""
    at = attempts.finish(database, attempt.id, moment.at, attempt.spent_ms, _mock(attempt, moment))
    finished = taking.finished(attempt, at)
    counting.settle(database, settings, moment)
    return result_of(finished)


def override(
    database: Database,
    settings: Settings,
    attempt: Attempt,
    moment: Moment,
    *,
    number: int,
    verdict: Verdict | None,
) -> Attempt:
    """Commit the learner's word over a grade; None takes it back. The score follows."""
    after = taking.overridden(attempt, number, verdict)
    return _judged(database, settings, moment, before=attempt, after=after, number=number)


def tick(
    database: Database,
    settings: Settings,
    attempt: Attempt,
    moment: Moment,
    *,
    number: int,
    ticked: Sequence[int],
) -> Attempt:
    """Commit the points of an essay's rubric that the learner found in the answer."""
    question = attempt.questions[number - 1]
    if not isinstance(question.reply.response, Written):
        raise UsageError(f"question {number} is no essay that was answered")
    response = replace(question.reply.response, ticked=tuple(sorted(set(ticked))))
    after = taking.regraded(attempt, number, response, _graded(question.card, response))
    return _judged(database, settings, moment, before=attempt, after=after, number=number)


def result(database: Database, settings: Settings, id_: UUID, moment: Moment) -> Result:
    """What an attempt has come to."""
    counting.settle(database, settings, moment)
    return result_of(find(database, settings, id_))


def missed(database: Database, settings: Settings, id_: UUID) -> tuple[CardKey, ...]:
    """The cards of an attempt that were not answered rightly, in the order of asking."""
    found = result_of(find(database, settings, id_))
    return tuple(marked.question.card.key for marked in found.missed)


def shortage_text(shortage: Shortage) -> str:
    """What there is too little of, in words."""
    there = "is only 1" if shortage.found == 1 else f"are only {shortage.found}"
    if not shortage.name:
        return f"{counted(shortage.wanted, 'question')} wanted, but there {there} to ask"
    return f"{shortage.name}: {counted(shortage.wanted, 'card')} wanted, but there {there}"


def _graded(card: Card, response: Response) -> Grade:
    module = import_module("quizzer.cards.grading.grading")  # typo tolerance comes with it
    graded: Grade = module.grade(card, response)
    return graded


def _drawn(database: Database, spec: QuizSpec, seed: int, candidates: Sequence[Candidate]) -> Drawn:
    inside = [card for card in candidates if spec.scope.holds(card) and _may_be_asked(card)]
    if not inside:
        library.check_scope(database, spec.scope)
        raise UsageError(
            "there is no card to ask here",
            remedy="`quizzer list` shows the decks; suspended cards and drafts are not asked",
        )
    shown = shelf.showings(database, [candidate.key for candidate in inside])
    pool = [
        Drawable(
            candidate.key,
            candidate.topic,
            family_of(candidate),
            shown[candidate.key].card.level,
            shown[candidate.key].card.kind,
        )
        for candidate in inside
    ]
    drawn = draw(pool, spec, seed)
    if not drawn.cards:
        short = "; ".join(map(shortage_text, drawn.shortages))
        raise UsageError(f"no card fits the blueprint: {short.replace('but there', 'there')}")
    return drawn


def _may_be_asked(candidate: Candidate) -> bool:
    return candidate.studied and not candidate.marks.suspended


def _short_mock(mock: mocks.Mock, spec: QuizSpec) -> tuple[Shortage, ...]:
    found = len(mock.cards)
    return () if found == spec.questions else (Shortage("", spec.questions, found),)


def _title(database: Database, spec: QuizSpec) -> str:
    """Of which cards the quiz is, in words."""
    if spec.exam:
        return f"Exam {spec.exam}"
    if not spec.scope.deck:
        return "All decks"
    title = library.find(database, spec.scope.deck).title
    for topic in shelf.topics(database):
        if (topic.deck, topic.path) == (spec.scope.deck, spec.scope.topic):
            return f"{title}: {topic.title}"
    return title


def _kept(database: Database, before: Attempt, after: Attempt) -> Attempt:
    attempts.keep_reply(
        database,
        after.id,
        after.current,
        before=before.question.reply,
        after=after.question.reply,
        spent_ms=after.spent_ms,
    )
    return after


def _judged(
    database: Database,
    settings: Settings,
    moment: Moment,
    *,
    before: Attempt,
    after: Attempt,
    number: int,
) -> Attempt:
    """Keep another worth of an answer, with the review that it became and the mock's score."""
    attempts.keep_verdict(
        database,
        after.id,
        number,
        before=_reply(before, number),
        after=_reply(after, number),
        mock=_mock(after, moment) if after.is_finished else None,
    )
    if after.is_finished and after.spec.count_as_review:
        counting.recount(database, settings, after, number, moment)
    return after


def _reply(attempt: Attempt, number: int) -> Reply:
    return attempt.questions[number - 1].reply


def _mock(attempt: Attempt, moment: Moment) -> MockRecord | None:
    """The mock exam that an attempt is, with its score."""
    if attempt.exam is None or attempt.prediction is None:
        return None
    return MockRecord(
        exam=attempt.exam,
        at=attempt.finished_at or moment.at,
        day=moment.day,
        prediction=attempt.prediction,
        questions=len(attempt.questions),
        score=score(attempt.questions).share,
    )
