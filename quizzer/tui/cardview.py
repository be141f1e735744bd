"""What is known of the card that is on: what was entered for it, and what is it worth?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from quizzer.memory.model import Confidence, Rating
from quizzer.tui.sheetface import Answering
from quizzer.tui.sheets.blank import for_review
from quizzer.tui.sheets.sheet import Sheet

if TYPE_CHECKING:
    from quizzer.cards.grading.grade import Grade
    from quizzer.study.desk import Turn
    from quizzer.study.session import Said
    from quizzer.study.settings import Settings

LESS_SURE = {
    None: Confidence.SURE,
    Confidence.SURE: Confidence.UNSURE,
    Confidence.UNSURE: Confidence.GUESS,
    Confidence.GUESS: None,
}
"""What comes after each confidence when its key is pressed again."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A turn as it is shown and answered.

    `grade` is what the answer is worth, once it is shown and if there was one. `thought_ms` is
    the time until then.
    """

    turn: Turn
    sheet: Sheet = field(default_factory=Sheet)
    is_revealed: bool = False
    is_hinted: bool = False
    confidence: Confidence | None = None
    grade: Grade | None = None
    thought_ms: int = 0

    @classmethod
    def of(cls, turn: Turn) -> Self:
        """The turn's card with nothing entered yet."""
        if turn.card is None or turn.face is None:
            return cls(turn)
        return cls(turn, for_review(turn.card, turn.face))

    @property
    def hint(self) -> str:
        """The hint, once it is asked for."""
        return self.turn.card.hint if self.is_hinted and self.turn.card else ""

    @property
    def shown(self) -> Answering | None:
        """What is painted of it; None at the end of a session."""
        if self.turn.card is None or self.turn.face is None:
            return None
        return Answering(self.turn.card, self.turn.face, self.sheet, self.grade)

    @property
    def said(self) -> Said:
        """What there is to the answer besides its rating."""
        from quizzer.study.session import Said

        score = self.grade.score if self.grade else None
        return Said(self.sheet.response, score=score, confidence=self.confidence)

    def entered(self, sheet: Sheet) -> CardView:
        """With something else entered. Points that are ticked beside the answer are graded anew."""
        view = replace(self, sheet=sheet)
        return _graded(view) if self.is_revealed else view

    def revealed(self, thought_ms: int) -> CardView:
        """With its answer, and what was entered graded."""
        sheet = self.sheet.told()
        return _graded(replace(self, sheet=sheet, is_revealed=True, thought_ms=thought_ms))

    def foreseen(self) -> CardView:
        """With the answer shown after something nearly right was typed, as it may soon be.

        Nobody sees it; but what grading a slip of the fingers needs is there when it is needed.
        """
        nearly = f"{self.turn.face.answer[:-1]}~" if self.turn.face else ""
        return replace(self, sheet=self.sheet.pasted(nearly) or self.sheet).revealed(0)

    def less_sure(self) -> CardView:
        """With the next lower confidence, and none after the lowest."""
        return replace(self, confidence=LESS_SURE[self.confidence])

    def at(self, turn: Turn) -> CardView:
        """With the card as it reads now, as far as what was entered fits it still."""
        fresh = CardView.of(turn).sheet.holding(self.sheet.response)
        sheet = fresh.told() if self.is_revealed else fresh
        return _graded(replace(self, turn=turn, sheet=sheet))

    def suggestion(self, settings: Settings) -> Rating:
        """The rating that the answer suggests; Good when the learner only looked."""
        from quizzer.study.suggesting import suggested

        if self.grade is None or self.turn.card is None:
            return Rating.GOOD
        return suggested(self.grade, self.turn.card.content, self.thought_ms, settings)


def _graded(view: CardView) -> CardView:
    """The view with the grade of what was entered, once the answer is shown."""
    response, card = view.sheet.response, view.turn.card
    if not view.is_revealed or response is None or card is None:
        return replace(view, grade=None)
    from quizzer.cards.grading.grading import grade  # more than the first frame needs

    return replace(view, grade=grade(card, response))
