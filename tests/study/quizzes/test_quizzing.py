"""Does a quiz begin, break off, go on and end without losing or doubling anything?"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from support.build import MORNING, StandingClock, edited
from support.taking import ALL, COUNTED, RIGHT, SETTINGS, WRONG, book, replied, shelve, taken

from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Entry
from quizzer.cards.grading.grade import Verdict
from quizzer.errors import UsageError
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.model import Confidence
from quizzer.store import syncing
from quizzer.store.database import Database
from quizzer.store.renaming import rename
from quizzer.study import exams, mocks
from quizzer.study.comparing import pair
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import at_question, ran
from quizzer.study.quizzes.blueprint import written_cells
from quizzer.study.quizzes.spec import Feedback, QuizSpec
from quizzer.study.scope import Scope


def test_a_quiz_asks_no_draft_and_no_suspended_card_and_says_what_is_missing(
    quiz: QuizDesk,
) -> None:
    begun = quiz.start(replace(ALL, count=20)).result()
    assert sorted(q.card.key.card for q in begun.attempt.questions) == sorted(RIGHT)
    assert begun.notices[-1] == "20 questions wanted, but there are only 6 to ask"
    assert begun.attempt.title == "A case"


def test_the_same_seed_asks_the_same_in_the_same_order_of_options(quiz: QuizDesk) -> None:
    first, again, other = (
        quiz.start(replace(ALL, seed=seed)).result().attempt for seed in (3, 3, 4)
    )
    assert [q.face for q in first.questions] == [q.face for q in again.questions]
    assert [q.face for q in first.questions] != [q.face for q in other.questions]
    assert (first.seed, quiz.start(replace(ALL, seed=None)).result().attempt.seed >= 0) == (3, True)


def test_a_blueprint_is_read_by_the_deck_s_topics(quiz: QuizDesk) -> None:
    spec = replace(ALL, count=None, blueprint=written_cells("a=1,b/apply/choice=1"))
    asked = quiz.start(spec).result().attempt.questions
    assert Counter(q.card.topic for q in asked) == {"a": 1, "b": 1}
    assert "b0" in {q.card.key.card for q in asked}

    with pytest.raises(UsageError, match="'c' is no topic, level or kind"):
        quiz.start(replace(ALL, blueprint=written_cells("c=1"))).result()
    with pytest.raises(
        UsageError, match="no card fits the blueprint: a/number: 2 cards wanted, but there is none"
    ):
        quiz.start(replace(spec, blueprint=written_cells("a/number=2"))).result()


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        (Scope("cas"), "no deck 'cas' in the library, did you mean \"case\""),
        (Scope("case", "alpha"), "no topic 'alpha'"),
        (Scope("empty"), "there is no card to ask here"),
    ],
)
def test_a_scope_with_nothing_to_ask_is_refused(
    quiz: QuizDesk, database_path: Path, scope: Scope, says: str
) -> None:
    shelve(database_path, Deck(id="empty", title="Empty"))
    with pytest.raises(UsageError, match=says):
        quiz.start(replace(ALL, scope=scope)).result()
    assert quiz.attempts().result() == ()


def test_wherever_it_breaks_off_it_goes_on_exactly_there(
    quiz: QuizDesk, database_path: Path
) -> None:
    attempt = quiz.start(replace(ALL, minutes=5)).result().attempt
    states = [attempt]
    attempt = quiz.answer(ran(attempt, 1500), RIGHT[attempt.question.card.key.card]).result()
    states.append(attempt)
    attempt = quiz.flag(ran(at_question(attempt, 4), 700)).result()
    states.append(attempt)
    attempt = ran(at_question(attempt, 2), 2345)
    quiz.beat(attempt).result()
    states.append(attempt)

    with Desk(str(database_path), SETTINGS, StandingClock()) as other:
        assert QuizDesk(other).resume().result().attempt == states[-1]
        assert QuizDesk(other).resume(attempt.id).result().attempt == states[-1]
    assert states[-1].spent_ms == 1500 + 700 + 2345


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("feedback", Feedback)
def test_after_any_steps_what_is_resumed_is_what_was_left(
    quiz: QuizDesk, seed: int, feedback: Feedback
) -> None:
    dice = random.Random(seed)
    attempt = quiz.start(replace(ALL, feedback=feedback, minutes=10)).result().attempt
    for _ in range(25):
        attempt = ran(attempt, dice.randint(0, 4000))
        if dice.random() < 0.4:
            attempt = at_question(attempt, dice.randint(1, 6))
        card = attempt.question.card.key.card
        if dice.random() < 0.2:
            attempt = quiz.flag(attempt).result()
        elif attempt.may_answer(attempt.current):
            response = dice.choice([RIGHT, WRONG])[card]
            confidence = dice.choice([None, *Confidence])
            attempt = quiz.answer(attempt, response, confidence).result()
        elif dice.random() < 0.5:
            verdict = dice.choice([None, *Verdict])
            attempt = quiz.override(attempt, attempt.current, verdict).result()
        quiz.beat(attempt).result()
        assert quiz.resume().result().attempt == attempt


def test_what_is_edited_meanwhile_changes_no_question_and_no_result(
    quiz: QuizDesk, database_path: Path
) -> None:
    attempt = quiz.start(ALL).result().attempt
    changed = edited(book(), Entry("a0", Basic("Something else?", "Else"), "b"))
    shelve(database_path, replace(changed, entries=changed.entries[:2]))

    resumed = quiz.resume().result().attempt
    assert resumed == attempt
    assert quiz.finish(replied(quiz, resumed)).result().right == 6


def test_a_time_that_was_up_when_it_broke_off_finishes_it_at_the_next_start(
    quiz: QuizDesk,
) -> None:
    attempt = ran(quiz.start(replace(ALL, minutes=1)).result().attempt, 60_000)
    quiz.beat(attempt).result()

    with pytest.raises(UsageError, match="the time is up"):
        quiz.answer(attempt, RIGHT[attempt.question.card.key.card]).result()
    resumed = quiz.resume().result().attempt
    assert resumed.is_finished
    assert quiz.result(attempt.id).result().answered == 0
    with pytest.raises(UsageError, match="there is no unfinished quiz"):
        quiz.resume().result()


def test_a_second_quiz_does_not_begin_beside_an_unfinished_one_unless_it_is_wanted(
    quiz: QuizDesk,
) -> None:
    first = quiz.start_unless_unfinished(ALL).result().attempt
    with pytest.raises(UsageError, match="a quiz is unfinished: A case, question 1 of 6"):
        quiz.start_unless_unfinished(ALL).result()
    assert quiz.start(ALL).result().attempt.id != first.id


def test_answers_are_not_told_before_the_end(quiz: QuizDesk) -> None:
    attempt = quiz.start(ALL).result().attempt
    for call in (quiz.result, quiz.begin_missed):
        with pytest.raises(UsageError, match="its answers are not told"):
            call(attempt.id).result()


def test_an_essay_is_worth_what_is_ticked_after_the_end(quiz: QuizDesk) -> None:
    result = taken(quiz, right=0)
    number = next(each.question.number for each in result.questions if each.wants_ticks)

    after = quiz.tick(result.attempt, number, [1]).result()
    assert after.questions[number - 1].reply.points == 0.5
    assert quiz.result(after.id).result().attempt == after
    with pytest.raises(UsageError, match="is no essay that was answered"):
        quiz.tick(after, number % 6 + 1, [0]).result()


def test_an_answer_is_final_where_it_is_told_at_once(quiz: QuizDesk) -> None:
    attempt = quiz.start(replace(ALL, feedback=Feedback.EACH)).result().attempt
    card = attempt.question.card.key.card
    told = quiz.answer(attempt, WRONG[card]).result()
    with pytest.raises(UsageError, match="this answer is final"):
        quiz.answer(told, RIGHT[card]).result()
    assert quiz.override(told, 1, Verdict.RIGHT).result().question.reply.points == 1


@pytest.fixture
def final(database: Database, desk: Desk) -> Exam:
    """An exam in nine days that asks mostly of one topic."""
    weights = (TopicWeight("", "a", 9.0),)
    exam = Exam("Final", MORNING.date() + timedelta(days=9), 20, topics=weights)
    exams.add(database, SETTINGS, exam, StandingClock()())
    return exam


def test_a_quiz_for_an_exam_is_a_mock_with_its_score_beside_the_prediction(
    quiz: QuizDesk, database: Database, final: Exam
) -> None:
    result = taken(quiz, QuizSpec(exam="Final", count=4, seed=1), right=3)

    assert result.attempt.title == "Exam Final"
    assert result.predicted is not None
    (mock,) = mocks.results(database, SETTINGS, "Final")
    assert (mock.questions, mock.score) == (4, 0.75)
    assert mock.predicted == result.predicted

    quiz.override(result.attempt, 4, Verdict.RIGHT).result()
    (mock,) = mocks.results(database, SETTINGS, "Final")
    assert mock.score == 1


def test_a_mock_that_is_not_finished_is_no_mock_yet(
    quiz: QuizDesk, database: Database, final: Exam
) -> None:
    quiz.start(QuizSpec(exam="Final", count=4)).result()
    assert mocks.results(database, SETTINGS, "Final") == ()
    with pytest.raises(UsageError, match="there is no exam 'Fnal'"):
        quiz.start(QuizSpec(exam="Fnal")).result()


def test_what_was_missed_is_studied_due_or_not_and_under_its_new_name(
    quiz: QuizDesk, database_path: Path
) -> None:
    result = taken(quiz, COUNTED, right=4)
    missed = [each.question.card.key.card for each in result.missed]
    renamed = replace(
        book(),
        entries=tuple(
            replace(entry, id="newly") if entry.id == missed[0] else entry
            for entry in book().entries
        ),
    )
    database = Database(str(database_path))
    syncing.sync(database, renamed, "gone.yaml", "", MORNING + timedelta(hours=1))
    rename(database, "case", [(missed[0], "newly")], MORNING + timedelta(hours=1))
    database.close()

    turn = quiz.begin_missed(result.attempt.id).result()
    assert turn.session.total == 2
    assert [c.key.card for c in turn.session.waiting] == ["newly", missed[1]]


def test_attempts_are_numbered_from_the_first_and_compared_by_topic(
    quiz: QuizDesk, clock: StandingClock
) -> None:
    first = taken(quiz, replace(ALL, seed=1), right=0)
    clock.wait(days=1)
    other = taken(quiz, replace(ALL, count=2))
    clock.wait(days=1)
    second = taken(quiz, replace(ALL, seed=2))
    known = quiz.attempts().result()

    assert [taken.number for taken in known] == [3, 2, 1]
    assert pair(known) == (first.attempt.id, second.attempt.id)
    found = quiz.compare(*pair(known)).result()
    assert found.is_same_quiz
    assert [taken.number for taken in found.course] == [1, 3]
    assert {change.name: (change.before, change.after) for change in found.topics} == {
        "Alpha": (0, 1),
        "Beta": (0, 1),
    }
    assert not quiz.compare(other.attempt.id, second.attempt.id).result().is_same_quiz


def test_there_must_be_two_to_compare(quiz: QuizDesk) -> None:
    taken(quiz)
    with pytest.raises(UsageError, match="no two finished quizzes"):
        pair(quiz.attempts().result())


def test_an_attempt_that_there_is_not_is_refused(quiz: QuizDesk) -> None:
    for call in (quiz.result, quiz.resume):
        with pytest.raises(UsageError, match="there is no such attempt"):
            call(UUID(int=9)).result()


def test_a_draw_for_paper_keeps_nothing(quiz: QuizDesk) -> None:
    drawn = quiz.draw(ALL).result().attempt
    assert quiz.attempts().result() == ()
    assert [q.face for q in drawn.questions] == [
        q.face for q in quiz.start(ALL).result().attempt.questions
    ]
