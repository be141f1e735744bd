"""How does a session go, one line at a time, in words instead of boxes?

Each character of a line is a key, the same as in the app; an empty line is Enter. So a person
types `3`, and a pipe may send `' 3'`. Whole words (`good`, `undo`) work too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from quizzer.cards.clean import clean, clean_line
from quizzer.errors import ExitCode, QuizzerError, StoreError
from quizzer.memory.leeches import REMEDY, forgotten
from quizzer.memory.model import Rating
from quizzer.study.desk import Desk, Start, Turn
from quizzer.study.documents import PassageView
from quizzer.study.session import Aside, new_leech
from quizzer.study.summary import Summary
from quizzer.study.wording import counted, mastery_text, percent, until_due_in_words

ENTER = "\n"
_WORDS = {
    "again": "1",
    "hard": "2",
    "good": "3",
    "easy": "4",
    "undo": "u",
    "bury": "-",
    "suspend": "@",
    "flag": "!",
    "hint": "h",
    "source": "s",
    "info": "i",
    "help": "?",
    "quit": "q",
}
_HELP = """\
Enter or Space shows the answer; then 1 Again, 2 Hard, 3 Good, 4 Easy, Enter or Space for Good.
h hint, s source passage, u undo, - bury until tomorrow, @ suspend, ! flag, i card info, q quit.
Each answer is stored at once; you can stop at any time."""


@dataclass
class _Asking:
    """The card that is on: since when, and whether its answer has been shown."""

    turn: Turn
    since: float
    revealed: bool = False


def run(desk: Desk, start: Start, stdin: TextIO, stdout: TextIO) -> ExitCode:
    """Study on two streams what a start begins, until it is done, `q`, or the input ends.

    Raises QuizzerError when the session cannot start. A failed write keeps the card and says
    so; when the input ends with an answer unsaved, the exit code tells.
    """
    return _Conversation(desk, stdin, stdout).study(start)


class _Conversation:
    def __init__(self, desk: Desk, stdin: TextIO, stdout: TextIO) -> None:
        self._desk = desk
        self._stdin = stdin
        self._stdout = stdout
        self._unsaved = False

    def study(self, start: Start) -> ExitCode:
        overview = self._desk.look().result()
        for notice in overview.notices:
            self._say(f"Note: {clean_line(notice)}")
        turn = start(self._desk).result()
        if turn.long_gap is not None and not self._confirms_clock(turn.long_gap.date()):
            return ExitCode.USAGE
        if turn.card is None:
            self._say("Nothing is due here now.")
            self._say(f"Tomorrow: {counted(overview.tomorrow, 'card')} due.")
            return ExitCode.OK
        self._say(f"{counted(turn.session.total, 'card')} to study. Type ? for help, q to quit.")
        turn = self._ask_all(turn)
        self._summarise(turn)
        return ExitCode.PROBLEMS if self._unsaved else ExitCode.OK

    def _ask_all(self, turn: Turn) -> Turn:
        asking = self._ask(turn)
        for key in self._keys():
            if key == "q":
                break
            try:
                next_turn = self._press(asking, key)
            except QuizzerError as error:
                self._unsaved = self._unsaved or isinstance(error, StoreError)
                self._say(f"Not done: {clean_line(str(error))}.")
                continue
            if next_turn is not asking.turn:
                self._unsaved = False
                asking = self._ask(next_turn)
            if asking.turn.card is None:
                break
        return asking.turn

    def _press(self, asking: _Asking, key: str) -> Turn:
        """Do what a key says; the turn after it, which is the same one when it only showed."""
        turn = asking.turn
        if key in ("1", "2", "3", "4", " ", ENTER) and asking.revealed:
            rating = Rating(int(key)) if key.isdigit() else Rating.GOOD
            elapsed_ms = round((time.monotonic() - asking.since) * 1000)
            return self._rated(self._desk.rate(turn, rating, elapsed_ms).result())
        if key in (" ", ENTER):
            asking.revealed = True
            self._answer(turn)
            return turn
        changes: dict[str, Callable[[], Turn]] = {
            "u": lambda: self._told("Undone.", self._desk.undo(turn).result()),
            "-": lambda: self._told(
                "Buried until tomorrow.", self._desk.put_aside(turn, Aside.BURY).result()
            ),
            "@": lambda: self._told(
                "Suspended.", self._desk.put_aside(turn, Aside.SUSPEND).result()
            ),
        }
        if key in changes:
            return changes[key]()
        if key == "!":
            asking.turn = self._desk.toggle_flag(turn).result()
            current = asking.turn.session.current
            flagged = current is not None and current.marks.flagged
            self._say("Flagged." if flagged else "Flag taken away.")
            return asking.turn
        self._talk(turn, key)
        return turn

    def _rated(self, turn: Turn) -> Turn:
        leech = new_leech(turn.session, self._desk.settings.leech_lapses)
        if leech is not None:
            self._say(f"Leech: {forgotten(leech.recorded.memory.lapses)}. {REMEDY}.")
        return turn

    def _talk(self, turn: Turn, key: str) -> None:
        """The keys that only say something."""
        assert turn.card is not None
        if key == "?":
            self._say(_HELP)
        elif key == "h":
            hint = clean(turn.card.hint)
            self._say(f"Hint: {hint}" if hint else "This card has no hint.")
        elif key == "s":
            self._source(turn)
        elif key == "i":
            self._info(turn)
        elif key in "1234":
            self._say("Show the answer first, with Enter.")
        else:
            self._say(f"The key {clean_line(key)} does nothing here. Type ? for help.")

    def _ask(self, turn: Turn) -> _Asking:
        if turn.card is None or turn.face is None:
            return _Asking(turn, time.monotonic())
        session = turn.session
        again = " again" if session.is_repeat else ""
        self._say("")
        self._say(f"Card {session.asked} of {session.total}{again}. {clean_line(turn.topic)}.")
        self._say(f"Question: {clean(turn.face.question)}")
        for option in turn.face.options:
            self._say(f"  {clean(option)}")
        return _Asking(turn, time.monotonic())

    def _answer(self, turn: Turn) -> None:
        assert turn.face is not None
        self._say(f"Answer: {clean(turn.face.answer)}")
        for detail in turn.face.details:
            self._say(clean(detail))
        for citation in turn.citations:
            self._say(f"Source: {clean_line(citation)}")
        moment = self._desk.clock()
        ratings = (
            f"{rating.value} {rating.name.title()}, {until_due_in_words(memory, moment)}"
            for rating, memory in turn.outcomes(moment).items()
        )
        self._say(f"{'. '.join(ratings)}.")

    def _source(self, turn: Turn) -> None:
        passages = self._desk.passages(turn).result()
        if not passages:
            self._say("This card cites no passage.")
        for line in passage_lines(passages):
            self._say(line)

    def _info(self, turn: Turn) -> None:
        assert turn.card is not None
        self._say(f"Card {clean_line(str(turn.card.key))}, {turn.card.kind}.")
        reviews = self._desk.history(turn.card.key).result()
        self._say(f"{counted(len(reviews), 'answer')} so far.")
        for review in reviews[-5:]:
            self._say(f"  {review.day}: {review.rating.name.title()}, due {review.due_on}")

    def _summarise(self, turn: Turn) -> None:
        if not turn.session.answers:
            return
        for line in summary_lines(self._desk.summarise(turn).result()):
            self._say(line)

    def _confirms_clock(self, last: object) -> bool:
        today = self._desk.clock().day
        self._say(f"Your last answer was on {last}. Is today really {today}? y or n")
        answer = self._stdin.readline().strip().lower()
        if answer in ("y", "yes"):
            return True
        self._say("Set the clock right, then start again. Nothing was changed.")
        return False

    def _told(self, message: str, turn: Turn) -> Turn:
        self._say(message)
        return turn

    def _keys(self) -> Iterator[str]:
        """The keys of the input, until it ends."""
        for line in iter(self._stdin.readline, ""):
            text = line.rstrip("\r\n")
            if text == "":
                yield ENTER
            elif text.strip().lower() in _WORDS:
                yield _WORDS[text.strip().lower()]
            else:
                yield from text

    def _say(self, text: str) -> None:
        self._stdout.write(f"{text}\n")
        self._stdout.flush()


def passage_lines(passages: Iterable[PassageView]) -> Iterator[str]:
    """Cited passages, read out line by line."""
    for view in passages:
        title = clean_line(view.source.title or view.source.file)
        is_other = view.heading and view.heading != view.source.title
        heading = f", {clean_line(view.heading)}" if is_other else ""
        yield f"Source: {title}{heading}."
        if view.note:
            yield clean_line(view.note)
        for line in view.lines:
            if line.is_cited and line.text.strip():
                yield f"Line {line.number}: {clean_line(line.text)}"


def summary_lines(summary: Summary) -> list[str]:
    """A finished session in sentences."""
    minutes = counted(max(1, round(summary.spent.total_seconds() / 60)), "minute")
    cards, answers = counted(summary.cards, "card"), counted(summary.answers, "answer")
    lines = ["", f"Done: {cards}, {answers}, {minutes}."]
    if summary.known:
        recalled = percent(summary.recalled / summary.known)
        lines.append(f"First try: {summary.recalled} of {summary.known} recalled, {recalled}.")
    for change in summary.changes:
        before, after = mastery_text(change.before), mastery_text(change.after)
        lines.append(f"{clean_line(change.title)}: {before} before, {after} now.")
    lines.append(f"Tomorrow: {counted(summary.tomorrow, 'card')} due.")
    return lines
