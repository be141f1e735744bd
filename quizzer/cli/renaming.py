"""What does `quizzer rename` take, and what does it say?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json, deck_argument
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.renaming import Kept, Rename


@click.command()
@deck_argument
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option("--all", "take_all", is_flag=True, help="Accept every offer of the deck.")
@as_json
@click.pass_obj
def rename(
    invocation: Invocation, *, deck: str, old: str, new: str, take_all: bool, as_json: bool
) -> None:
    """Let the history of a card go on under its new id.

    Without OLD and NEW, prints the cards that seem to have got a new id, because they read the
    same as one that has left. Nothing is renamed unless asked.

    Example: quizzer rename my-case --all
    """
    from quizzer.study import library, renaming

    _refuse_half(deck, old, new, take_all=take_all)
    with invocation.desk() as desk:
        at = desk.clock().at
        for notice in desk.submit(lambda db: library.refresh(db, at)).result():
            output.talk(f"note: {notice}")
        if deck:
            desk.submit(lambda db: library.find(db, deck)).result()
        if old:
            kept = desk.submit(lambda db: renaming.accept(db, deck, old, new, at)).result()
            _accepted([kept], as_json=as_json)
        elif take_all:
            _accepted(
                desk.submit(lambda db: renaming.accept_all(db, deck, at)).result(), as_json=as_json
            )
        else:
            _offered(desk.submit(lambda db: renaming.offers(db, deck)).result(), as_json=as_json)


def _refuse_half(deck: str, old: str, new: str, *, take_all: bool) -> None:
    remedy = "Write `quizzer rename DECK OLD NEW`, or `quizzer rename DECK --all`"
    if take_all and not deck:
        raise UsageError("--all needs a deck", remedy=remedy)
    if take_all and old:
        raise UsageError("--all takes every offer of a deck, so it needs no ids", remedy=remedy)
    if old and not new:
        raise UsageError(f"the new id of {old} is missing", remedy=remedy)


def _offered(offers: Sequence[Rename], *, as_json: bool) -> None:
    if as_json:
        output.data([{"deck": o.deck, "old": o.old, "new": o.new} for o in offers])
        return
    if not offers:
        output.talk("no card seems to have got a new id")
        return
    rows = [("deck", "old id", "new id"), *((o.deck, o.old, o.new) for o in offers)]
    output.table(rows)
    output.talk("`quizzer rename DECK OLD NEW` keeps a card's history, DECK --all that of all")


def _accepted(kept: Sequence[Kept], *, as_json: bool) -> None:
    if as_json:
        output.data(
            [
                {
                    "deck": k.rename.deck,
                    "old": k.rename.old,
                    "new": k.rename.new,
                    "answers": k.answers,
                }
                for k in kept
            ]
        )
        return
    from quizzer.study.wording import counted

    for one in kept:
        answers = counted(one.answers, "answer")
        output.line(
            f"{one.rename.deck}: {one.rename.old} goes on as {one.rename.new}, with {answers}"
        )
    if not kept:
        output.talk("no card seems to have got a new id")
