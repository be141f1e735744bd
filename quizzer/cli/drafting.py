"""What does `quizzer drafts` take, and what does it print where it does not ask?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.commands import Invocation, is_terminal, pass_invocation
from quizzer.cli.options import as_json, case_option, deck_names
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.cards.card import Card
    from quizzer.study.judging import DraftView, Judging


@click.command()
@click.argument("deck", required=False, default="", metavar="[DECK]", shell_complete=deck_names)
@click.option("--plain", is_flag=True, help="Line by line on stdin and stdout.")
@click.option("--list", "only_list", is_flag=True, help="Print the drafts instead.")
@case_option
@as_json
@pass_invocation
@click.pass_context
def drafts(
    context: click.Context,
    invocation: Invocation,
    *,
    deck: str,
    plain: bool,
    only_list: bool,
    case: Path | None,
    as_json: bool,
) -> None:
    """Judge the drafts of a deck, each beside its passage: accept, edit or reject it.

    DECK is a file or the id of a deck in the library; without it, the decks with drafts are
    printed. In a pipe the drafts are printed, unless --plain asks about them.

    A draft that is accepted becomes a card of the deck file; one that is rejected is remembered
    there by its id, so that `quizzer generate` does not write it again.

    Example: quizzer drafts my-case.yaml
    """
    if plain and (only_list or as_json):
        raise UsageError("--plain asks about the drafts, --list and --json print them: take one")
    if not deck:
        if plain:
            raise UsageError("--plain needs a deck", remedy="`quizzer drafts` lists those it has")
        _print_decks(invocation, as_json=as_json)
        return
    from quizzer.cli.verifying import deck_paths
    from quizzer.study.draftwords import parting
    from quizzer.study.judging import Judging

    [path] = deck_paths(invocation, [deck])
    chosen = invocation.configuration(case)
    judging = Judging.open(path, chosen.case, chosen.database)
    is_watched = sys.stdin.isatty() and sys.stdout.isatty()
    if as_json or only_list or not (plain or is_watched):
        _print(judging, as_json=as_json)
        return
    if plain or not is_terminal():
        context.exit(invocation.faces.plain_drafts(judging))
    code = invocation.faces.drafts(judging, chosen)
    for line in parting(judging.counts, judging.path, judging.deck.id):
        output.talk(line)
    context.exit(code)


def _print(judging: Judging, *, as_json: bool) -> None:
    """The drafts in the order in which they are judged."""
    if as_json:
        output.data(_as_data(judging))
        return
    if not judging.drafts:
        from quizzer.study.draftwords import NO_DRAFTS

        output.talk(NO_DRAFTS)
        return
    rows = [("draft", "sure", "rule", "question")]
    rows += [_row(draft) for draft in judging.drafts]
    output.table(rows, right=frozenset({1}))


def _row(draft: DraftView) -> tuple[str, str, str, str]:
    from quizzer.cards.spoken import flat
    from quizzer.study.draftwords import rule_text, sure_text

    gone = ", passage gone" if draft.is_gone else ""
    return draft.id, sure_text(draft), rule_text(draft) + gone, flat(draft.question)


def _as_data(judging: Judging) -> dict[str, object]:
    deck = judging.deck
    return {
        "file": str(judging.path),
        "deck": deck.id,
        "title": deck.title,
        "drafts": [
            {
                "id": draft.id,
                "line": draft.line,
                "kind": draft.entry.content.kind.value,
                "level": draft.entry.level.value,
                "topic": draft.entry.topic,
                "rule": draft.rule,
                "confidence": round(draft.confidence, 4),
                "gone": draft.is_gone,
                "unproven": list(judging.doubts(draft)),
                "question": draft.question,
                "cards": [_card_data(card) for card in draft.cards],
            }
            for draft in judging.drafts
        ],
        "rejected": [{"id": each.id, "reason": each.reason} for each in deck.rejected],
    }


def _card_data(card: Card) -> dict[str, str]:
    from quizzer.cards.card import face_of

    face = face_of(card, 0)
    return {"id": card.key.card, "question": face.question, "answer": face.answer}


def _print_decks(invocation: Invocation, *, as_json: bool) -> None:
    """The decks of the library that have drafts."""
    from quizzer.cli.verifying import deck_paths
    from quizzer.study.judging import pending

    found = pending(path for path in deck_paths(invocation, []) if path.exists())
    if as_json:
        output.data(
            [
                {
                    "deck": each.deck,
                    "title": each.title,
                    "file": str(each.path),
                    "drafts": each.drafts,
                }
                for each in found
            ]
        )
    elif not found:
        output.talk(
            "no deck of the library has drafts; `quizzer drafts FILE` judges another file’s"
        )
    else:
        rows = [("deck", "drafts", "file")]
        rows += [(each.deck, str(each.drafts), str(each.path)) for each in found]
        output.table(rows, right=frozenset({1}))
        output.talk("`quizzer drafts DECK` judges those of one")
