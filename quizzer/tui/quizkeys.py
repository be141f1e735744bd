"""Which keys does the strip of the quiz screen show?"""

from __future__ import annotations

from quizzer.tui.keymap import Keys
from quizzer.tui.paint import Hint
from quizzer.tui.sheetkeys import enter_of, hints_of
from quizzer.tui.sheets.sheet import Sheet


def hints(sheet: Sheet, keys: Keys) -> list[Hint]:
    """How to answer a question as it is now, and how to get about."""
    others = keys.hint("quiz.previous quiz.next", "others")
    enter = enter_of(sheet) or keys.hint("quiz.go_on", "go on")
    if sheet.is_typing:
        return [enter, others, *hints_of(sheet)]
    around = [others, *map(keys.hint, ("quiz.flag", "quiz.list", "quiz.hand_in"))]
    if sheet.is_told:
        ticks = hints_of(sheet)[:1]
        return [keys.hint("quiz.go_on", "next"), *ticks, *around, keys.hint("quiz.help")]
    back = [keys.hint("quiz.withdraw")] if sheet.response is not None else []
    rest = map(keys.hint, ("quiz.sure", "quiz.leave"))
    return [enter, *hints_of(sheet)[:1], *around, *back, *rest]
