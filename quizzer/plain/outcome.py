"""How does the result of a quiz read out, and what can be done with it in words?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TextIO

from quizzer.cards.answering import read_ticks
from quizzer.cards.clean import clean, clean_line
from quizzer.cards.content import Essay
from quizzer.cards.grading.grade import Verdict
from quizzer.errors import ExitCode, QuizzerError, UsageError
from quizzer.plain import session
from quizzer.plain.telling import passage_lines
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import Question
from quizzer.study.quizzes.result import Marked, Result
from quizzer.study.quizzes.wording import marked_sentences, part_sentences, summary_sentences

_HELP = """\
Type a number to hear a question with its answer, all for all of them, missed for those missed.
right 3 or wrong 3 counts an answer otherwise, source 3 reads out its passage.
study begins a session on what was missed. Enter ends."""
_VERDICTS = {"right": Verdict.RIGHT, "wrong": Verdict.WRONG}
_NUMBERED = re.compile(r"(right|wrong|source)\s+(\d+)", re.IGNORECASE)


class Outcome:
    """The conversation about a quiz that is finished."""

    def __init__(self, quiz: QuizDesk, stdin: TextIO, stdout: TextIO) -> None:
        self._quiz = quiz
        self._stdin = stdin
        self._stdout = stdout

    def tell(self, result: Result) -> ExitCode:
        """Say the result, then do what is asked until an empty line or the end of input."""
        result = self._with_ticks(result)
        self._say("")
        self._summarise(result)
        self._say(_HELP)
        for line in iter(self._stdin.readline, ""):
            word = line.strip().lower()
            if word in ("", "q", "quit"):
                break
            if word == "study":
                return self._study(result)
            try:
                result = self._did(result, word)
            except QuizzerError as error:
                self._say(f"Not done: {error}.")
        return ExitCode.OK

    def _with_ticks(self, result: Result) -> Result:
        """The result once the learner has ticked what each essay holds."""
        attempt = result.attempt
        for marked in result.questions:
            if not marked.wants_ticks:
                continue
            self._say("")
            self._tell(marked)
            ticks = ticked(marked.question, self._stdin, self._say)
            if ticks:
                number = marked.question.number
                attempt = self._quiz.tick(attempt, number, ticks).result()
        return self._quiz.result(attempt.id).result()

    def _summarise(self, result: Result) -> None:
        for sentence in (*summary_sentences(result), *part_sentences(result)):
            self._say(sentence)
        numbers = ", ".join(str(marked.question.number) for marked in result.missed)
        self._say(f"Missed: {numbers}." if numbers else "Nothing was missed.")

    def _did(self, result: Result, word: str) -> Result:
        """Do what a line says; the result after it."""
        if word in ("?", "help"):
            self._say(_HELP)
        elif word in ("all", "missed"):
            for marked in result.questions if word == "all" else result.missed:
                self._tell(marked)
        elif word.isdigit():
            self._tell(_at(result, int(word)))
        elif found := _NUMBERED.fullmatch(word):
            return self._numbered(result, found[1], int(found[2]))
        else:
            self._say(f"{word} does nothing here. Type ? for help.")
        return result

    def _numbered(self, result: Result, verb: str, number: int) -> Result:
        marked = _at(result, number)
        if verb == "source":
            self._source(marked)
            return result
        after = self._quiz.override(result.attempt, number, _VERDICTS[verb]).result()
        self._say(f"Question {number} counts as {verb}.")
        result = self._quiz.result(after.id).result()
        self._say(next(iter(summary_sentences(result))))
        return result

    def _tell(self, marked: Marked) -> None:
        for sentence in marked_sentences(marked):
            self._say(sentence)

    def _source(self, marked: Marked) -> None:
        views = self._quiz.passages(marked.question).result()
        if not views:
            self._say("This card cites no passage.")
        for sentence in passage_lines(views):
            self._say(sentence)

    def _study(self, result: Result) -> ExitCode:
        id_ = result.attempt.id
        return session.run(
            self._quiz.desk,
            lambda desk: QuizDesk(desk).begin_missed(id_),
            self._stdin,
            self._stdout,
        )

    def _say(self, text: str) -> None:
        self._stdout.write(f"{clean(text)}\n")
        self._stdout.flush()


def ticked(question: Question, stdin: TextIO, say: Callable[[str], None]) -> tuple[int, ...]:
    """The points of an essay, from 0, that the learner says the answer holds."""
    content = question.card.content
    assert isinstance(content, Essay)
    say("Which of these does your answer hold? Type their numbers, all, or Enter for none.")
    for number, point in enumerate(content.points, 1):
        say(f"  {number}  {clean_line(point)}")
    for line in iter(stdin.readline, ""):
        if not line.strip():
            break
        try:
            return read_ticks(content, line)
        except ValueError as error:
            say(str(error))
    return ()


def _at(result: Result, number: int) -> Marked:
    if not 1 <= number <= len(result.questions):
        raise UsageError(f"there is no question {number}")
    return result.questions[number - 1]
