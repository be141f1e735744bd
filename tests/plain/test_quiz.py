"""Can a quiz be taken by ear, with nothing lost whenever it ends?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from support.build import StandingClock
from support.faces import (
    HARMLESS,
    bundle_only,
    obeyed_by_terminals,
    put_hostile_deck,
    rows,
    standing_answers,
    write_deck,
)
from syrupy.assertion import SnapshotAssertion

from quizzer.plain.quiz import run
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import Opening, QuizDesk
from quizzer.study.quizzes.spec import Feedback, QuizSpec
from quizzer.study.quizzes.wording import spoken_time
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

from .conftest import Held
from .test_transcripts import GRAPHICS

KINDS = """\
quizzer: 1
deck: kinds
title: One of each kind
sources:
  doc: {file: doc.txt, title: The document, author: Ada Writer}
topics: {model: Business model, pricing: Pricing}
defaults: {source: doc}
cards:
  - {id: founder, q: Who founded it?, a: Lei Jun, topic: model, why: He led Kingsoft before.,
     cite: {in: doc, at: 3-4, under: A heading}}
  - {id: margin, cloze: "Margins are {{5 %}} and profit comes from {{services}}.",
     together: true, topic: pricing}
  - {id: sold, q: How many phones were sold?, num: 7.19 million, topic: pricing}
  - {id: partner, q: Which shop sold them in India?, right: Flipkart, wrong: [Ebay, Otto],
     topic: model, level: apply}
  - {id: strengths, q: Which are strengths?, right: [Price, Fans], wrong: [Shops], topic: model}
  - {id: online, claim: It sold online first., is: true, topic: model}
  - {id: rivals, q: Name its rivals., list: [Apple, Huawei, Vodafone], need: 2, topic: model}
  - {id: steps, q: In which order?, order: [Design, Build, Sell], topic: pricing}
  - {id: places, q: What is where?, match: {Beijing: Head office, Bangalore: Plant},
     extra: [Shop], topic: pricing}
  - {id: essay, q: Why sell online?, essay: It is cheap and it reaches far., rubric: [rent, reach],
     topic: pricing}
"""

QUIZ = QuizSpec(scope=Scope("kinds"), count=10, seed=4)
AT_ONCE = QuizSpec(scope=Scope("kinds"), count=10, seed=4, feedback=Feedback.EACH)


class Take(Protocol):
    """Takes a quiz: what is typed in, what is said out; each line typed takes so many seconds."""

    def __call__(self, typed: str, spec: QuizSpec | None = None, *, pace: float = 0) -> Held: ...


class Typing(io.StringIO):
    """Lines that take their time."""

    def __init__(self, text: str, pace: float) -> None:
        super().__init__(text)
        self.pace = pace
        self.now = 0.0

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as typeshed has it
        self.now += self.pace
        return super().readline(size)


@pytest.fixture
def desk(
    tmp_path: Path, database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk at a deck with one card of each kind."""
    write_deck(tmp_path / "bundled", KINDS, "kinds.yaml")
    bundle_only(tmp_path / "bundled", monkeypatch)
    with Desk(str(database_path), Settings(), clock) as desk:
        yield desk


@pytest.fixture
def take(desk: Desk) -> Take:
    """Takes a quiz of a spec, or goes on with the one that is unfinished."""

    def hold(typed: str, spec: QuizSpec | None = None, *, pace: float = 0) -> Held:
        said, stdin = io.StringIO(), Typing(typed, pace)
        opening: Opening = lambda quiz: quiz.resume() if spec is None else quiz.start(spec)  # noqa: E731
        code = run(QuizDesk(desk), opening, stdin, said, lambda: stdin.now)
        return Held(code, said.getvalue())

    return hold


ANSWERS = {
    "Who founded it?": "lei jun",
    "Margins are": "5 %\nservices\n",
    "How many phones": "7,19 million",
    "Which shop": "Flipkart",
    "Which are strengths?": "Price",
    "True or false?": "t",
    "Name its rivals.": "Apple, Huawei\n",
    "In which order?": "1 2 3",
    "What is where?": "1 -",
    "Why sell online?": "Because it is\ncheap.\n",
}


def answers(order: list[str]) -> str:
    """An answer to each question, in the order in which they come."""
    return "".join(f"{ANSWERS[question]}\n" for question in order)


@pytest.fixture
def order(desk: Desk) -> list[str]:
    """The questions of the quiz in their order, by how they begin."""
    drawn = QuizDesk(desk).draw(QUIZ).result().attempt
    return [
        next(start for start in ANSWERS if question.face.question.startswith(start))
        for question in drawn.questions
    ]


def test_a_whole_quiz_reads_like_this(
    take: Take, order: list[str], snapshot: SnapshotAssertion
) -> None:
    told = take(f"?\n{answers(order)}finish\n2\nall\nright 3\nsource 1\n\n", QUIZ, pace=3).told
    assert told == snapshot


def test_a_quiz_with_feedback_at_once_reads_like_this(
    take: Take, order: list[str], snapshot: SnapshotAssertion
) -> None:
    ticks = {"Why sell online?": "1\n"}
    typed = "".join(f"{ANSWERS[q]}\n{ticks.get(q, '')}\n" for q in order)
    assert take(f"c\n{typed}\n\n", AT_ONCE, pace=3).told == snapshot


def test_nothing_in_it_is_drawn_and_nothing_obeyed_by_a_terminal(
    take: Take, order: list[str]
) -> None:
    told = take(f"?\nlist\nt\n!\nc\n{answers(order)}finish\nall\nmissed\n", QUIZ).told
    assert not [character for character in told if ord(character) in GRAPHICS]
    assert not obeyed_by_terminals(told)


def test_hostile_text_is_told_character_for_character(
    take: Take, database_path: Path, tmp_path: Path
) -> None:
    put_hostile_deck(database_path, tmp_path)
    told = take("1\nlist\nfinish\nall\nsource 1\n", QuizSpec(scope=Scope("hostile"), count=1)).told
    assert not obeyed_by_terminals(told)
    for part in ("Question", "Right", "Wrong", "Feedback", "Why", "Source:"):
        assert any(HARMLESS in line for line in told.splitlines() if part in line), part


@pytest.mark.parametrize("ending", ["", "quit\n", "q\n", "finish\n", "finish\nn\n"])
def test_however_it_is_left_the_answers_are_kept_and_it_goes_on_there(
    take: Take, order: list[str], database_path: Path, ending: str
) -> None:
    held = take(f"{answers(order[:3])}{ending}", QUIZ, pace=10)
    assert held.code == 0
    assert held.told.endswith("Your answers are kept. Go on with quizzer quiz --resume.\n")
    ((spent,),) = rows(database_path, "SELECT spent_ms FROM attempt")
    assert spent >= 30_000

    again = take("finish\ny\n").told
    assert f"You go on: 3 of 10 answered, {spoken_time(spent)} used, no limit." in again
    assert "Question 4 of 10." in again
    assert "Answered: 3 of 10." in again


def test_ctrl_c_keeps_the_answers_too(
    take: Take, order: list[str], database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Typing.readline

    def interrupted(self: Typing, size: int = -1, /) -> str:
        line = read(self, size)
        if not line:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr(Typing, "readline", interrupted)
    held = take(answers(order[:2]), QUIZ, pace=10)

    assert held.code == 130
    assert held.told.endswith("Your answers are kept. Go on with quizzer quiz --resume.\n")
    assert rows(database_path, "SELECT count(response) FROM question") == [(2,)]


@pytest.mark.parametrize("word", ["next", "list", "finish", "t", "quit", "back", "!"])
def test_an_answer_that_reads_like_a_command_has_a_sign_before_it(
    take: Take, order: list[str], database_path: Path, word: str
) -> None:
    number = order.index("Who founded it?") + 1
    take(f"go {number}\n= {word}\n", QUIZ)
    assert rows(database_path, "SELECT response FROM question WHERE response NOT NULL") == [
        (f'{{"typed": ["{word}"]}}',)
    ]


def test_t_is_true_where_a_claim_is_on_and_the_time_elsewhere(
    take: Take, order: list[str], database_path: Path
) -> None:
    claim, basic = (order.index(q) + 1 for q in ("True or false?", "Who founded it?"))
    told = take(f"go {claim}\nt\ngo {basic}\nt\ngo {claim}\ntime\n", QUIZ, pace=2).told
    assert told.count("seconds used, no limit.") == 2
    assert rows(database_path, "SELECT number FROM question WHERE response NOT NULL") == [(claim,)]


def test_what_is_no_answer_is_explained_and_the_question_stays(
    take: Take, order: list[str], database_path: Path
) -> None:
    number = order.index("Which shop") + 1
    told = take(f"go {number}\n7\nnonsense\n1 2\n", QUIZ).told
    assert told.count("Type the number of an option, 1 to 3.") == 4
    assert rows(database_path, "SELECT count(response) FROM question") == [(0,)]


def test_going_round_flags_and_the_list(take: Take, order: list[str]) -> None:
    told = take("back\nnext\ngo 7\n!\nlist\n!\ngo 11\ngo\n", QUIZ).told
    asked = [line.split(" of")[0] for line in told.splitlines() if line.startswith("Question ")]
    assert asked == ["Question 1", "Question 10", "Question 1", "Question 7"]
    assert "Flagged.\n" in told
    assert "Flag taken away.\n" in told
    assert "\n7. open, on now, flagged. " in told
    for number in (11, 0):
        assert f"Not done: there is no question {number}. They are 1 to 10." in told


def test_the_last_minutes_are_told_and_at_the_end_of_the_time_it_finishes(
    take: Take, order: list[str], database_path: Path
) -> None:
    spec = QuizSpec(scope=Scope("kinds"), count=10, seed=4, minutes=6)
    told = take("\n" * 20, spec, pace=50).told

    assert told.count("5 minutes left.") == told.count("1 minute left.") == 1
    assert told.index("5 minutes left.") < told.index("1 minute left.") < told.index("The time is")
    assert "Time: 6 minutes." in told
    assert rows(database_path, "SELECT spent_ms, finished_at NOT NULL FROM attempt") == [
        (360_000, 1)
    ]


def test_an_answer_after_the_time_does_not_count(
    take: Take, order: list[str], database_path: Path
) -> None:
    spec = QuizSpec(scope=Scope("kinds"), count=10, seed=4, minutes=1)
    told = take(answers(order), spec, pace=25).told
    assert "The time is up.\n" in told
    assert "Answered: 2 of 10." in told or "Answered: 1 of 10." in told


def test_essays_are_ticked_at_the_end(take: Take, order: list[str], database_path: Path) -> None:
    number = order.index("Why sell online?") + 1
    told = take(f"go {number}\nIt is cheap.\n\nfinish\ny\n3\nall\n\n", QUIZ).told
    assert "  1  rent\n  2  reach\n" in told
    assert "Score: 1 of 10 points, 10 %." in told


def test_what_was_missed_is_studied_at_once(take: Take, order: list[str]) -> None:
    told = take(f"{answers(order[:2])}finish\ny\nstudy\n", QUIZ).told
    assert "Missed: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.\n" in told
    assert told.rpartition("Enter ends.\n")[2].startswith("10 cards to study.")


def test_how_sure_the_learner_was_is_kept(
    take: Take, order: list[str], database_path: Path
) -> None:
    number = order.index("Who founded it?") + 1
    told = take(f"go {number}\nc\nc\nc\nlei jun\n", QUIZ).told
    assert (
        "Before the answer: a guess.\nBefore the answer: unsure.\nBefore the answer: sure." in told
    )
    query = "SELECT number, confidence FROM question WHERE confidence NOT NULL"
    assert rows(database_path, query) == [(number, 3)]


def test_a_quiz_that_counts_is_in_the_log(
    take: Take, order: list[str], database_path: Path
) -> None:
    spec = QuizSpec(scope=Scope("kinds"), count=10, seed=4, count_as_review=True)
    take(f"{answers(order[:3])}finish\ny\n", spec)
    assert len(standing_answers(database_path)) == 3


def test_a_full_disk_is_told_and_the_answer_can_be_given_again(
    take: Take, order: list[str], database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizzer.errors import StoreError
    from quizzer.store import attempts

    keep: Callable[..., None] = attempts.keep_reply
    failures = iter([True])

    def failing(*arguments: object, **named: object) -> None:
        if next(failures, False):
            raise StoreError("the disk is full")
        keep(*arguments, **named)

    monkeypatch.setattr(attempts, "keep_reply", failing)
    number = order.index("Who founded it?") + 1
    held = take(f"go {number}\nlei jun\nlei jun\n", QUIZ)
    assert "Not done: the disk is full." in held.told
    assert held.code == 0
    assert rows(database_path, "SELECT count(response) FROM question") == [(1,)]

    failures = iter([True])
    held = take(f"go {number}\nlei jun\n", QUIZ)
    assert held.code == 1
