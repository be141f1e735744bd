"""Which keys does the strip of the review screen show? One function for each state of a card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.memory.model import Rating
from quizzer.study.wording import until_due
from quizzer.tui.actions import BY_ID
from quizzer.tui.keymap import Keys, shown
from quizzer.tui.paint import Hint
from quizzer.tui.sheetkeys import enter_of, hints_of
from quizzer.tui.sheets.written import EssaySheet

if TYPE_CHECKING:
    from quizzer.cards.card import Card
    from quizzer.memory.moment import Moment
    from quizzer.study.settings import Settings
    from quizzer.tui.cardview import CardView

RATE = {
    Rating.AGAIN: "review.again",
    Rating.HARD: "review.hard",
    Rating.GOOD: "review.good",
    Rating.EASY: "review.easy",
}
"""The action of each rating."""


_COMMANDS = ("review.undo", "review.confidence", "review.bury", "review.suspend", "review.flag")


def hints(view: CardView, keys: Keys, moment: Moment, settings: Settings) -> list[Hint]:
    """The keys that do something for the card as it is now."""
    card = view.turn.card
    if view.turn.session.current is None or card is None:
        return []
    if view.is_revealed:
        return _to_rate(view, keys, moment, settings)
    if view.sheet.is_typing:
        return _while_typing(view, keys)
    return _to_answer(view, card, keys)


def _to_answer(view: CardView, card: Card, keys: Keys) -> list[Hint]:
    """Before the answer, with letters free for commands."""
    hint = ["review.hint"] if card.hint else []
    source = ["review.source"] if card.citations else []
    rare = ["review.edit", "review.info"] if view.sheet.takes_nothing else []
    commands = [*hint, *source, *_COMMANDS, *rare, "review.help", "review.leave"]
    first = enter_of(view.sheet) or keys.hint("review.reveal")
    return [first, *hints_of(view.sheet), *map(keys.hint, commands)]


def _while_typing(view: CardView, keys: Keys) -> list[Hint]:
    """While letters are typed: the commands that have a key which is no letter."""
    first = enter_of(view.sheet) or keys.hint("review.reveal")
    commands = ("review.confidence", "review.undo", "review.help")
    free = [hint for command in commands if (hint := _beside_letters(command, keys))]
    return [first, *hints_of(view.sheet), *free]


def _to_rate(view: CardView, keys: Keys, moment: Moment, settings: Settings) -> list[Hint]:
    """After the answer: the suggestion first, if there is one, and the other ratings."""
    due = {
        rating: until_due(memory, moment) for rating, memory in view.turn.outcomes(moment).items()
    }
    rest = [keys.hint("review.undo"), keys.hint("review.help")]
    if view.turn.card and view.turn.card.citations:
        rest = [keys.hint("review.source"), *rest]
    ratings = [keys.hint(RATE[rating], detail=due[rating]) for rating in due]
    ticks = _ticks(view)
    if view.grade is None and ticks is None:
        return [*ratings, *hints_of(view.sheet), *rest]
    first = view.suggestion(settings)
    suggestion = keys.hint("review.reveal", first.name.title(), due[first])
    if ticks is not None:
        if ticks.at is not None:
            suggestion = replace(suggestion, key="Enter")  # because Space ticks
        return [suggestion, *hints_of(view.sheet), *rest]
    others = [hint for rating, hint in zip(due, ratings, strict=True) if rating is not first]
    return [suggestion, *others, *hints_of(view.sheet), *rest]


def _ticks(view: CardView) -> EssaySheet | None:
    """The sheet on which digits tick the points of an essay, so that they don't rate."""
    sheet = view.sheet
    return sheet if isinstance(sheet, EssaySheet) and sheet.is_ticking else None


def _beside_letters(action: str, keys: Keys) -> Hint | None:
    """The hint of an action with a key that works while letters are typed, if it has one."""
    key = next((key for key in keys.of(action) if "+" in key or key[1:].isdigit()), None)
    return None if key is None else Hint(shown(key), BY_ID[action].brief or BY_ID[action].words)
