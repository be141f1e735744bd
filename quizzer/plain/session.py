"""How does a session go, one line at a time, in words instead of boxes?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from quizzer.cards.clean import clean_line
from quizzer.errors import ExitCode, QuizzerError, StoreError
from quizzer.plain.cardtalk import Asked, CardTalk, Stage
from quizzer.plain.lines import QUIT, Lines, are_keys
from quizzer.plain.telling import summary_lines
from quizzer.study.wording import EMPTY_LIBRARY, counted

if TYPE_CHECKING:
    from quizzer.study.desk import Desk, Start, Turn
    from quizzer.study.overview import Overview


def run(desk: Desk, start: Start, stdin: TextIO, stdout: TextIO) -> ExitCode:
    """Study on two streams what a start begins, until it is done, `q`, or the input ends.

    Raises QuizzerError when the session cannot start. A failed write keeps the card and says
    so; when the input ends with an answer unsaved, the exit code tells.
    """
    return _Conversation(desk, stdin, stdout).study(start)


class _Conversation:
    def __init__(self, desk: Desk, stdin: TextIO, stdout: TextIO) -> None:
        self._desk = desk
        self._lines = Lines(stdin)
        self._stdout = stdout
        self._talk = CardTalk(desk, self._say)
        self._unsaved = False

    def study(self, start: Start) -> ExitCode:
        notices = self._desk.notices().result()
        if self._desk.is_first_start:
            from quizzer.study.welcome import spoken  # once in a learner's life

            for line in spoken(self._desk.look().result()):
                self._say(clean_line(line))
        for notice in notices:
            self._say(f"Note: {clean_line(notice)}")
        turn = start(self._desk).result()
        if turn.long_gap is not None and not self._confirms_clock(turn.long_gap.date()):
            return ExitCode.USAGE
        if turn.card is None:
            for line in _nothing(self._desk.look().result()):
                self._say(line)
            return ExitCode.OK
        self._say(f"{counted(turn.session.total, 'card')} to study. Type ? for help, q to quit.")
        turn = self._ask_all(turn)
        if turn.session.answers:
            for line in summary_lines(self._desk.summarise(turn).result()):
                self._say(line)
        return ExitCode.PROBLEMS if self._unsaved else ExitCode.OK

    def _ask_all(self, turn: Turn) -> Turn:
        asked = self._talk.ask(turn)
        while asked.turn.card is not None:
            try:
                following = self._heard(asked)
            except QuizzerError as error:
                self._unsaved = self._unsaved or isinstance(error, StoreError)
                self._say(f"Not done: {clean_line(str(error))}.")
                continue
            if following is None:
                break
            if following is not asked.turn:
                self._unsaved = False
                asked = self._talk.ask(following)
        return asked.turn

    def _heard(self, asked: Asked) -> Turn | None:
        """The turn after what is typed next; None when that is the end."""
        if not self._lines.has_keys:
            line = self._lines.line()
            if line is None:
                return None
            if asked.takes(line):
                return self._talk.hear(asked, line)
            if asked.stage is Stage.RATING and not are_keys(line):
                return self._talk.remind(asked)
            self._lines.split(line)
        key = self._lines.key()
        return None if key == QUIT else self._talk.press(asked, key)

    def _confirms_clock(self, last: object) -> bool:
        today = self._desk.clock().day
        self._say(f"Your last answer was on {last}. Is today really {today}? y or n")
        answer = (self._lines.line() or "").strip().lower()
        if answer in ("y", "yes"):
            return True
        self._say("Set the clock right, then start again. Nothing was changed.")
        return False

    def _say(self, text: str) -> None:
        self._stdout.write(f"{text}\n")
        self._stdout.flush()


def _nothing(overview: Overview) -> tuple[str, ...]:
    """What there is to do all the same."""
    if not overview.decks:
        return (EMPTY_LIBRARY,)
    tomorrow = f"Tomorrow: {counted(overview.tomorrow, 'card')} due."
    more = ("For ten new cards more: `quizzer study --plain --new 10`.",) if overview.unseen else ()
    return ("Nothing is due here now.", tomorrow, *more)
