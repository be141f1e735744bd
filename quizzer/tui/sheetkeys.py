"""Which keys does a sheet take now? They are its own and no keymap changes them."""

from __future__ import annotations

from quizzer.cards.clean import is_visible
from quizzer.tui.paint import Hint
from quizzer.tui.sheets.chosen import CLAIM_KEYS, ChoiceSheet, ClaimSheet, TicksSheet
from quizzer.tui.sheets.matched import MatchSheet
from quizzer.tui.sheets.ordered import OrderSheet
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.sheets.typed import AnswerSheet, ListSheet, TypingSheet
from quizzer.tui.sheets.written import EssaySheet

_SUBMIT = Hint("Enter", "submit")
_CURSOR = Hint("↑↓", "select")

EXPLAINED = (
    Hint("1–9", "choose an option, tick one of several, name the next step, pair, tick a point"),
    Hint("↑ ↓", "select an option, a step, a side or a line; then Enter or Space chooses it"),
    Hint("t f", "the claim is true, or false"),
    Hint("⇧↑ ⇧↓", "move the selected step; J and K too"),
    Hint("0 Bksp", "clear a pair, or take back the last step"),
    Hint("← →", "give a side the next one that is free"),
    Hint("Enter", "submit; the next member or line; on nothing, show the answer"),
    Hint("Esc Tab", "leave the text, so that letters are commands; Tab returns to it"),
)
"""What the keys of all sheets do, for the help."""


def enter_of(sheet: Sheet) -> Hint | None:
    """What Enter does; None where it is not the sheet's."""
    match sheet:
        case Sheet(is_told=True):
            return None
        case TypingSheet():
            return _enter_of_text(sheet)
        case TicksSheet():
            return _SUBMIT if sheet.chosen else _at_cursor(sheet.at, "tick")
        case ChoiceSheet() | ClaimSheet():
            return _at_cursor(sheet.at, "choose")
        case OrderSheet():
            if not sheet.placed and sheet.at is None:
                return None
            return (
                _SUBMIT if len(sheet.order) - sheet.placed <= 1 else Hint("Enter", "place the rest")
            )
        case MatchSheet():
            return _SUBMIT if sheet.response is not None else None
        case _:
            return None


def hints_of(sheet: Sheet) -> list[Hint]:
    """The other keys of a sheet, what is most useful first."""
    match sheet:
        case EssaySheet(is_told=True):
            return _of_ticks(sheet)
        case Sheet(is_told=True):
            return []
        case TypingSheet(is_left=True):
            return [Hint("Tab", "type")]
        case TypingSheet():
            return [Hint("Esc", "other keys")]
        case TicksSheet():
            return [Hint(_digits(len(sheet.arrangement)), "tick"), _CURSOR]
        case ChoiceSheet():
            return [Hint(_digits(len(sheet.arrangement)), "choose"), _CURSOR]
        case ClaimSheet():
            return [Hint(CLAIM_KEYS[0], "true"), Hint(CLAIM_KEYS[1], "false")]
        case OrderSheet():
            move = [_CURSOR] if sheet.at is None else [Hint("⇧↑ ⇧↓", "move")]
            back = [Hint("Bksp", "take back")] if sheet.placed else []
            return [Hint(_digits(len(sheet.order)), "next step"), *move, *back]
        case MatchSheet():
            return [Hint(_digits(len(sheet.arrangement)), "pair"), _CURSOR, Hint("0", "clear")]
        case _:
            return []


def _enter_of_text(sheet: TypingSheet) -> Hint | None:
    """What Enter does with the line that is typed in."""
    if sheet.lines.is_blank:
        return None
    if sheet.is_left:
        return _SUBMIT
    ends_here = sheet.lines.is_last and not is_visible(sheet.lines.current.text)
    match sheet:
        case AnswerSheet():
            return _SUBMIT if sheet.lines.is_last else Hint("Enter", "next blank")
        case ListSheet():
            return _SUBMIT if ends_here else Hint("Enter", "next")
        case _:
            return _SUBMIT if ends_here else Hint("Enter", "new line")


def _at_cursor(at: int | None, words: str) -> Hint | None:
    return None if at is None else Hint("Enter", words)


def _of_ticks(sheet: EssaySheet) -> list[Hint]:
    if sheet.is_left:
        return [Hint("Tab", "tick points")]
    return [Hint(_digits(sheet.points), "tick"), Hint("Esc", "rate yourself")]


def _digits(count: int) -> str:
    """The digits of so many numbered things."""
    return "1" if count == 1 else f"1–{min(count, 9)}"
