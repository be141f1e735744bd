"""How does a quiz go, one line at a time, in words instead of boxes?

A line is an answer unless it is a command. An answer that reads like a command, `next` or `list`,
is written `= next`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TextIO

from quizzer.cards.answering import read_response
from quizzer.cards.card import Card
from quizzer.cards.clean import clean
from quizzer.cards.content import Cloze, Essay, Kind, Listing
from quizzer.cards.grading.grade import Verdict
from quizzer.cards.prompting import wanted
from quizzer.cards.spoken import flat, spoken
from quizzer.errors import ExitCode, QuizzerError, StoreError, UsageError
from quizzer.memory.model import Confidence
from quizzer.plain.clock import QuizClock
from quizzer.plain.outcome import Outcome, ticked
from quizzer.study.quizdesk import Opening, QuizDesk
from quizzer.study.quizzes.attempt import (
    Attempt,
    at_question,
    following,
    next_open,
    preceding,
)
from quizzer.study.quizzes.result import marked
from quizzer.study.quizzes.wording import marked_sentences, opening_text, spoken_time, verdict_text
from quizzer.study.wording import counted

_HELP = """\
Type your answer and Enter; = before it lets a command be an answer, as in = next.
next, back or go 7 leads to another question, Enter alone to the next; list says how all stand.
! flags a question to return to, c says how sure you are, t or time how much time is left.
clear takes an answer back, finish ends the quiz, quit leaves it for later.
Each answer is stored at once."""
_GO = re.compile(r"go(?:\s+(\d{1,4}))?")
_LATER = "Your answers are kept. Go on with quizzer quiz --resume."
_SURE: dict[Confidence | None, str] = {
    Confidence.GUESS: "a guess",
    Confidence.UNSURE: "unsure",
    Confidence.SURE: "sure",
}


def run(
    quiz: QuizDesk,
    opening: Opening,
    stdin: TextIO,
    stdout: TextIO,
    seconds: Callable[[], float] = time.monotonic,
) -> ExitCode:
    """Take on two streams the quiz that an opening begins, until it is finished or left.

    Raises QuizzerError when it cannot begin. Whenever the input ends, or Ctrl-C, the attempt is
    kept to go on with; the exit code tells when an answer could not be saved by then. `seconds`
    is a clock that never goes back.
    """
    return _Conversation(quiz, stdin, stdout, seconds).take(opening)


class _Conversation:
    def __init__(
        self, quiz: QuizDesk, stdin: TextIO, stdout: TextIO, seconds: Callable[[], float]
    ) -> None:
        self._quiz = quiz
        self._stdin = stdin
        self._stdout = stdout
        self._seconds = seconds
        self._confidence: Confidence | None = None
        self._unsaved = False

    def take(self, opening: Opening) -> ExitCode:
        begun = opening(self._quiz).result()
        for notice in begun.notices:
            self._say(f"Note: {notice}.")
        attempt = begun.attempt
        self._say(opening_text(attempt))
        if attempt.is_finished:
            self._say("The time was up when the quiz was left.")
        else:
            taken = self._asked(attempt)
            if isinstance(taken, ExitCode):
                return taken
            attempt = taken
        result = self._quiz.result(attempt.id).result()
        return Outcome(self._quiz, self._stdin, self._stdout).tell(result)

    def _asked(self, attempt: Attempt) -> Attempt | ExitCode:
        """The attempt when it is finished, or the exit code when it was left."""
        if attempt.spent_ms:
            done = len(attempt.questions) - len(attempt.open)
            self._say(f"You go on: {done} of {len(attempt.questions)} answered, {_left(attempt)}.")
        self._say("Type ? for help.")
        self._clock = QuizClock(self._quiz, attempt, self._say, self._seconds)
        try:
            with self._clock.running():
                return self._ask_all()
        except KeyboardInterrupt:
            self._say(f"\n{_LATER}")
            return ExitCode.INTERRUPTED

    def _ask_all(self) -> Attempt | ExitCode:
        self._ask()
        for line in iter(self._stdin.readline, ""):
            with suppress(QuizzerError):  # the next beat tries again
                self._clock.beat()
            if self._clock.now().is_finished or line.strip().lower() in ("q", "quit"):
                break
            try:
                if self._did(line.strip()):
                    break
            except QuizzerError as error:
                self._unsaved = self._unsaved or isinstance(error, StoreError)
                self._say(f"Not done: {error}.")
        attempt = self._clock.now()
        if attempt.is_finished:
            return attempt
        self._say(_LATER)
        return ExitCode.PROBLEMS if self._unsaved else ExitCode.OK

    def _did(self, line: str) -> bool:
        """Do what a line says; whether the quiz is finished with it."""
        attempt, word = self._clock.now(), line.lower()
        commands: dict[str, Callable[[], None]] = {
            "": self._go_on,
            "next": lambda: self._go(following),
            "back": lambda: self._go(preceding),
            "list": self._list,
            "!": self._flag,
            "flag": self._flag,
            "c": self._be_sure,
            "clear": self._clear,
            "time": self._time,
            "?": lambda: self._say(_HELP),
            "help": lambda: self._say(_HELP),
        }
        if attempt.question.card.kind is not Kind.CLAIM:  # where it stands for true
            commands["t"] = self._time
        if word == "finish" or (word == "" and _is_over(attempt)):
            return self._finish()
        if word in commands:
            commands[word]()
        elif found := _GO.fullmatch(word):
            self._go(lambda attempt: at_question(attempt, int(found[1] or 0)))
        elif not attempt.may_answer(attempt.current):
            self._judge(attempt, word)
        else:
            self._answer(attempt, line.removeprefix("=").strip())
        return False

    def _ask(self) -> None:
        """Say the question that is on."""
        attempt = self._clock.now()
        question = attempt.question
        flag = " Flagged." if question.reply.flagged else ""
        self._confidence = question.reply.confidence
        self._say("")
        self._say(
            f"Question {question.number} of {len(attempt.questions)}. {question.topic}.{flag}"
        )
        self._say(spoken(question.face.question))
        for option in question.face.options:
            self._say(f"  {spoken(option)}")
        if attempt.may_answer(question.number):
            if question.is_answered:
                self._say(f"Your answer: {marked(question).said}")
            self._say(wanted(question.card, question.face))
            if _has_lines(question.card):
                self._say("An empty line ends your answer.")
        else:
            self._tell(attempt)

    def _answer(self, attempt: Attempt, text: str) -> None:
        """Take a line for the answer; then say what it was worth, or ask what is next."""
        question = attempt.question
        if _has_lines(question.card):
            text = "\n".join((text, *self._more_lines()))
        try:
            response = read_response(question.card, question.face, text)
        except ValueError as error:
            self._say(str(error))
            return
        sure = self._confidence
        after = self._clock.change(lambda now: self._quiz.answer(now, response, sure).result())
        self._unsaved = False
        if after.tells_at_once:
            self._tell(after)
            self._tick(after)
            leads = "goes on" if after.open else "shows the result"
            self._say(f"Type right or wrong to count it otherwise. Enter {leads}.")
            return
        self._say("Kept.")
        if after.open:
            self._go(next_open)
        else:
            self._say("All questions are answered. Type finish, or go 1 to look at one again.")

    def _tell(self, attempt: Attempt) -> None:
        """Say what the answer to the question that is on was worth."""
        _, *sentences = marked_sentences(marked(attempt.question))
        for sentence in sentences:
            self._say(sentence)

    def _judge(self, attempt: Attempt, word: str) -> None:
        """Let the learner's word count over a grade that was told."""
        verdicts = {"right": Verdict.RIGHT, "wrong": Verdict.WRONG}
        if word not in verdicts:
            raise UsageError("this answer is final: you have seen what it was worth")
        number, verdict = attempt.current, verdicts[word]
        self._clock.change(lambda now: self._quiz.override(now, number, verdict).result())
        self._say(f"Counted as {word}.")

    def _tick(self, attempt: Attempt) -> None:
        """Ask which points an essay holds whose model answer was just told."""
        if not marked(attempt.question).wants_ticks:
            return
        ticks = ticked(attempt.question, self._stdin, self._say)
        if ticks:
            number = attempt.current
            after = self._clock.change(lambda now: self._quiz.tick(now, number, ticks).result())
            self._say(verdict_text(marked(after.question)))

    def _go_on(self) -> None:
        """What Enter does: the next question, or the next open one where answers are final."""
        self._go(next_open if self._clock.now().tells_at_once else following)

    def _go(self, step: Callable[[Attempt], Attempt]) -> None:
        before = self._clock.now().current
        if self._clock.change(step).current != before:
            self._clock.beat()
            self._ask()

    def _list(self) -> None:
        attempt = self._clock.now()
        for question in attempt.questions:
            said = ["answered" if question.is_answered else "open"]
            if question.number == attempt.current:
                said.append("on now")
            if question.reply.flagged:
                said.append("flagged")
            state = ", ".join(said)
            self._say(f"{question.number}. {state}. {flat(question.face.question)}")

    def _flag(self) -> None:
        after = self._clock.change(lambda now: self._quiz.flag(now).result())
        self._say("Flagged." if after.question.reply.flagged else "Flag taken away.")

    def _clear(self) -> None:
        """Take the answer to the question back."""
        if not self._clock.now().question.is_answered:
            self._say("There is no answer to take back.")
            return
        self._clock.change(lambda now: self._quiz.withdraw(now).result())
        self._say("Taken back: the question is open again.")

    def _be_sure(self) -> None:
        """How sure the learner is of the next answer, one step on."""
        levels: list[Confidence | None] = [Confidence.GUESS, Confidence.UNSURE, Confidence.SURE]
        index = levels.index(self._confidence) + 1 if self._confidence in levels else 0
        self._confidence = (*levels, None)[index]
        said = _SURE.get(self._confidence)
        self._say(f"Before the answer: {said}." if said else "How sure you are is left open.")

    def _time(self) -> None:
        self._say(f"{_left(self._clock.now()).capitalize()}.")

    def _finish(self) -> bool:
        attempt = self._clock.now()
        if attempt.open:
            numbers = ", ".join(str(question.number) for question in attempt.open)
            are = "is" if len(attempt.open) == 1 else "are"
            self._say(
                f"{counted(len(attempt.open), 'question')} {are} open: {numbers}. "
                "Finish anyway? y or n"
            )
            if self._stdin.readline().strip().lower() not in ("y", "yes"):
                return False
        self._clock.change(lambda now: self._quiz.finish(now).result().attempt)
        return True

    def _more_lines(self) -> Iterator[str]:
        for line in iter(self._stdin.readline, ""):
            if not line.strip():
                return
            yield line.rstrip()

    def _say(self, text: str) -> None:
        self._stdout.write(f"{clean(text)}\n")
        self._stdout.flush()


def _left(attempt: Attempt) -> str:
    """How much time there still is."""
    if attempt.left_ms is None:
        return f"{spoken_time(attempt.spent_ms)} used, no limit"
    return f"{spoken_time(attempt.left_ms)} left"


def _is_over(attempt: Attempt) -> bool:
    """Whether all answers are given and none can be changed."""
    return attempt.tells_at_once and not attempt.open


def _has_lines(card: Card) -> bool:
    """Whether an answer may have several lines, so that an empty one ends it."""
    content = card.content
    return isinstance(content, Essay | Listing) or (isinstance(content, Cloze) and content.together)
