"""What can be selected on the home screen? Pure: an overview in, its rows out."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING

from quizzer.tui.examlines import coming

if TYPE_CHECKING:
    from quizzer.study.overview import Line, Overview


class Whole(Enum):
    """A row that is not about one deck or topic."""

    EXAMS = "the exams to come"
    EVERYTHING = "all decks"


def rows_of(overview: Overview | None, opened: Collection[str]) -> list[Line | Whole]:
    """The exams if there are any, all decks together, each deck, and the topics of opened ones."""
    if overview is None:
        return []
    rows: list[Line | Whole] = [Whole.EXAMS] if coming(overview.exams) else []
    rows.append(Whole.EVERYTHING)
    for deck in overview.decks:
        rows.append(deck)
        if deck.scope.deck in opened:
            rows.extend(deck.topics)
    return rows


def name_of(row: Line | Whole) -> str:
    """The same for a row before and after the library was counted again."""
    return row.name if isinstance(row, Whole) else f"{row.scope.deck}/{row.scope.topic}"
