"""What does `quizzer leeches` print?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json
from quizzer.memory.leeches import REMEDY
from quizzer.study.wording import percent

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.overview import CardLine


@click.command()
@as_json
@click.pass_obj
def leeches(invocation: Invocation, *, as_json: bool) -> None:
    """Print the cards that are forgotten over and over, the worst first.

    Example: quizzer leeches
    """
    from quizzer.study import library, looking

    with invocation.desk() as desk:
        moment = desk.clock()
        for notice in desk.submit(lambda db: library.refresh(db, moment.at)).result():
            output.talk(f"note: {notice}")
        found = desk.submit(lambda db: looking.leeches(db, desk.settings, moment)).result()
    if as_json:
        output.data([_as_data(card) for card in found])
    else:
        _table(found)


def _table(found: Sequence[CardLine]) -> None:
    if not found:
        output.line("no leeches")
        return
    rows = [("card", "lapses", "recall", "question")]
    rows += [(str(c.key), str(c.lapses), _recall(c), c.question) for c in found]
    output.table(rows, right=frozenset({1, 2}))
    output.talk(f"{REMEDY}.")


def _recall(card: CardLine) -> str:
    return "suspended" if card.suspended else percent(card.recall or 0.0)


def _as_data(card: CardLine) -> dict[str, object]:
    return {
        "card": str(card.key),
        "topic": card.topic,
        "question": card.question,
        "lapses": card.lapses,
        "answers": card.reviews,
        "recall": None if card.recall is None else round(card.recall, 4),
        "suspended": card.suspended,
    }
