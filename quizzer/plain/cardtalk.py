"""What is said and done about one card, from the question to its rating?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from quizzer.cards.card import Card, Face
from quizzer.cards.clean import clean_line
from quizzer.cards.content import Essay
from quizzer.cards.prompting import NONE
from quizzer.cards.spoken import flat, spoken
from quizzer.memory.leeches import REMEDY, forgotten
from quizzer.memory.model import Confidence, Rating
from quizzer.plain import asking, telling
from quizzer.plain.lines import ENTER, QUIT, RATINGS, answer_in, are_keys, command_in
from quizzer.study.session import Aside, Said, new_leech
from quizzer.study.suggesting import ratings_for, suggested

if TYPE_CHECKING:
    from quizzer.cards.grading.grade import Grade
    from quizzer.cards.response import Response
    from quizzer.study.desk import Desk, Turn

_NO_EASY = "Luck alone could have been right, so there is no Easy. Type 1, 2 or 3."


class Stage(Enum):
    """What is waited for."""

    FLIP = auto()
    ANSWER = auto()
    TICKS = auto()
    RATING = auto()


@dataclass
class Asked:
    """The card that is on: since when, and how far its answer has come."""

    turn: Turn
    since: float
    stage: Stage = Stage.FLIP
    lines: list[str] = field(default_factory=list)
    confidence: Confidence | None = None
    response: Response | None = None
    grade: Grade | None = None
    elapsed_ms: int | None = None
    taken: Rating = Rating.GOOD

    def takes(self, line: str) -> bool:
        """Whether a fresh line is an answer, or a part of one, rather than keys."""
        if self.stage is Stage.FLIP:  # where it need not be typed, but may be
            return len(line.strip()) > 1 and not are_keys(line)
        is_end = not self.lines and command_in(line) == QUIT
        return self.stage is not Stage.RATING and not is_end

    @property
    def so_far_ms(self) -> int:
        """How long the card has been on."""
        return round((time.monotonic() - self.since) * 1000)


class CardTalk:
    """Says a card and does what is typed about it, at a desk."""

    def __init__(self, desk: Desk, say: Callable[[str], None]) -> None:
        self._desk = desk
        self._say = say

    def ask(self, turn: Turn) -> Asked:
        """Say the card of a turn, and what to type."""
        asked = Asked(turn, time.monotonic())
        if turn.card is None or turn.face is None:
            return asked
        session = turn.session
        again = " again" if session.is_repeat else ""
        self._say("")
        self._say(f"Card {session.asked} of {session.total}{again}. {flat(turn.topic)}.")
        self._say_all(asking.question_lines(turn.card, turn.face))
        self._say(asking.wanted_line(turn.card, turn.face))
        asked.stage = Stage.ANSWER if asking.is_typed(turn.card) else Stage.FLIP
        return asked

    def hear(self, asked: Asked, line: str) -> Turn:
        """Take a whole line where an answer is waited for."""
        if asked.stage is Stage.TICKS:
            return self._tick(asked, line)
        key = None if asked.lines else command_in(line)
        if key is not None:
            return self.press(asked, key)
        card, _ = _shown(asked)
        places = asking.places(card)
        is_empty = not line.strip()
        if is_empty and not asked.lines:
            self._reveal(asked)
        elif is_empty and places is None:
            self._answered(asked)
        else:
            asked.lines.append(answer_in(line))
            if places is not None and len(asked.lines) >= places:
                self._answered(asked)
            else:
                self._say(asking.next_line(card, len(asked.lines)))
        return asked.turn

    def press(self, asked: Asked, key: str) -> Turn:
        """Do what a key says; the turn after it, which is the same one when it only showed."""
        turn = asked.turn
        if asked.stage is Stage.RATING and (key in RATINGS or key in (" ", ENTER)):
            return self._rate(asked, Rating(int(key)) if key in RATINGS else asked.taken)
        if key in (" ", ENTER):
            self._reveal(asked)
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
            asked.turn = self._desk.toggle_flag(turn).result()
            current = asked.turn.session.current
            flagged = current is not None and current.marks.flagged
            self._say("Flagged." if flagged else "Flag taken away.")
            return asked.turn
        self._talk(asked, key)
        return turn

    def remind(self, asked: Asked) -> Turn:
        """Say what else than an answer is waited for."""
        card, _ = _shown(asked)
        self._say(telling.rating_prompt(ratings_for(card.content), asked.taken))
        return asked.turn

    def _answered(self, asked: Asked) -> None:
        """Take what was typed for the answer, or say what else was expected."""
        from quizzer.cards.answering import read_response  # grading, more than a first card needs

        card, face = _shown(asked)
        try:
            asked.response = read_response(card, face, "\n".join(asked.lines))
        except ValueError as refused:
            asked.lines.clear()
            self._say(str(refused))
            return
        asked.elapsed_ms = asked.so_far_ms
        if isinstance(card.content, Essay):
            asked.stage = Stage.TICKS
            self._say_all(asking.answer_lines(card, face))
            self._say_all(asking.point_lines(card.content))
            self._say(asking.tick_line(card.content))
            return
        self._grade(asked, asked.response)
        self._say_all(asking.answer_lines(card, face))
        self._close(asked)

    def _tick(self, asked: Asked, line: str) -> Turn:
        """Take the points of a rubric that the learner has."""
        from quizzer.cards.answering import read_ticks
        from quizzer.cards.response import Written

        card, _ = _shown(asked)
        key = command_in(line)
        if key is not None and key != NONE:
            return self.press(asked, key)
        assert isinstance(card.content, Essay)
        assert isinstance(asked.response, Written)
        try:
            ticked = read_ticks(card.content, answer_in(line))
        except ValueError as refused:
            self._say(str(refused))
            return asked.turn
        self._grade(asked, Written(asked.response.text, ticked))
        self._close(asked)
        return asked.turn

    def _grade(self, asked: Asked, response: Response) -> None:
        from quizzer.cards.grading.grading import grade

        card, _ = _shown(asked)
        asked.response = response
        asked.grade = grade(card, response)
        asked.taken = suggested(
            asked.grade, card.content, asked.elapsed_ms or 0, self._desk.settings
        )
        self._say(asking.verdict_line(asked.grade))
        self._say_all(asking.remark_lines(card, asked.grade))

    def _reveal(self, asked: Asked) -> None:
        """Say the answer of a card that was answered in one's head, or not at all."""
        self._say_all(asking.answer_lines(*_shown(asked)))
        self._close(asked)

    def _close(self, asked: Asked) -> None:
        """Say what goes with an answer, and which ratings there are."""
        card, _ = _shown(asked)
        asked.stage = Stage.RATING
        self._say_all(asking.detail_lines(card, asked.grade))
        for citation in asked.turn.citations:
            self._say(f"Source: {clean_line(citation)}")
        moment = self._desk.clock()
        self._say(telling.rating_line(asked.turn.outcomes(moment), asked.taken, moment))

    def _rate(self, asked: Asked, rating: Rating) -> Turn:
        turn = asked.turn
        if rating not in ratings_for(_shown(asked)[0].content):
            self._say(_NO_EASY)
            return turn
        score = asked.grade.score if asked.grade else None
        said = Said(asked.response, score, asked.confidence)
        elapsed_ms = asked.so_far_ms if asked.elapsed_ms is None else asked.elapsed_ms
        following = self._desk.rate(turn, rating, elapsed_ms, said).result()
        leech = new_leech(following.session, self._desk.settings.leech_lapses)
        if leech is not None:
            self._say(f"Leech: {forgotten(leech.recorded.memory.lapses)}. {REMEDY}.")
        return following

    def _talk(self, asked: Asked, key: str) -> None:
        """The keys that only say something."""
        card, _ = _shown(asked)
        if key == "?":
            self._say(telling.HELP)
        elif key == "h":
            hint = spoken(card.hint)
            self._say(f"Hint: {hint}" if hint else "This card has no hint.")
        elif key == "s":
            passages = self._desk.passages(asked.turn).result()
            self._say_all(telling.passage_lines(passages))
            if not passages:
                self._say("This card cites no passage.")
        elif key == "i":
            reviews = self._desk.history(card.key).result()
            self._say_all(telling.info_lines(card, reviews))
        elif key == "c":
            self._confide(asked)
        elif key in RATINGS:
            self._say("Show the answer first, with Enter.")
        else:
            self._say(f"The key {clean_line(key)} does nothing here. Type ? for help.")

    def _confide(self, asked: Asked) -> None:
        """Take down how sure the learner is, which says something only before the answer."""
        if asked.stage in (Stage.TICKS, Stage.RATING):
            self._say("The answer has been shown; say how sure you are before it.")
            return
        asked.confidence = telling.surer(asked.confidence)
        self._say(telling.confidence_line(asked.confidence))

    def _told(self, message: str, turn: Turn) -> Turn:
        self._say(message)
        return turn

    def _say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)


def _shown(asked: Asked) -> tuple[Card, Face]:
    """The card that is on, and how it reads."""
    card, face = asked.turn.card, asked.turn.face
    assert card is not None
    assert face is not None
    return card, face
