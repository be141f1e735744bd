"""How do the reading commands print what they found, as a table or as JSON?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.cli import output
from quizzer.errors import ExitCode
from quizzer.study.wording import counted, evidence, mastery_text

if TYPE_CHECKING:
    from quizzer.memory.mastery import Mastery
    from quizzer.study.doctor import Health
    from quizzer.study.library import Listed, SyncReport
    from quizzer.study.overview import Line, Overview

_FEW = 5
"""Cards that a line names; of more it says only how many."""


def notices(said: Sequence[str]) -> None:
    """What could not be brought up to date, on stderr."""
    for notice in said:
        output.talk(f"note: {notice}")


def due(overview: Overview, *, as_json: bool) -> None:
    """Due and new counts."""
    notices(overview.notices)
    if as_json:
        output.data(
            {
                "day": overview.day.isoformat(),
                "due": overview.due,
                "new": overview.new,
                "tomorrow": overview.tomorrow,
                "decks": [
                    {"deck": line.scope.deck, "title": line.title, "due": line.due, "new": line.new}
                    for line in overview.decks
                ],
            }
        )
        return
    output.line(f"{overview.day}: {overview.due} due, {overview.new} new")
    rows = [("deck", "due", "new", "title")]
    rows += [(d.scope.deck, str(d.due), str(d.new), d.title) for d in overview.decks]
    output.table(rows, right=frozenset({1, 2}))
    output.line(f"tomorrow: {counted(overview.tomorrow, 'card')} due")


def mastery(overview: Overview, deck: str, *, as_json: bool) -> None:
    """Mastery of decks and topics; `deck` limits it to one."""
    notices(overview.notices)
    lines = [line for line in overview.lines if deck in ("", line.scope.deck)]
    if as_json:
        output.data({"day": overview.day.isoformat(), "mastery": [_as_data(x) for x in lines]})
        return
    rows = [
        ("  " * line.depth + line.title, mastery_text(line.mastery), evidence(line.mastery))
        for line in lines
    ]
    output.table(rows, right=frozenset({1}))


def _as_data(line: Line) -> dict[str, object]:
    return {
        "deck": line.scope.deck,
        "topic": line.scope.topic,
        "title": line.title,
        "due": line.due,
        "new": line.new,
        **_mastery_data(line.mastery),
    }


def _mastery_data(mastery: Mastery) -> dict[str, object]:
    return {
        "mastery": round(mastery.score, 4),
        "low": round(mastery.low, 4),
        "high": round(mastery.high, 4),
        "seen": mastery.seen,
        "cards": mastery.cards,
        "answers": mastery.reviews,
    }


def decks(listed: Sequence[Listed], *, as_json: bool) -> None:
    """The library's decks."""
    if as_json:
        output.data(
            [
                {
                    "deck": d.deck,
                    "title": d.title,
                    "cards": d.cards,
                    "file": d.path,
                    "removed": d.removed,
                }
                for d in listed
            ]
        )
        return
    rows = [("deck", "cards", "file")]
    rows += [(d.deck, "removed" if d.removed else str(d.cards), d.path) for d in listed]
    output.table(rows, right=frozenset({1}))


def synced(reports: Sequence[SyncReport], *, as_json: bool) -> None:
    """What adding decks changed: counts, and the cards where they are few."""
    if as_json:
        output.data([_synced_data(report) for report in reports])
        return
    from quizzer.study import renaming

    for report in reports:
        changes = (
            (report.added, "added"),
            (report.changed, "changed"),
            (report.returned, "returned"),
            (report.retired, "retired"),
            (report.restarted, "started afresh"),
        )
        said = [f"{len(cards)} {word}{_named(cards)}" for cards, word in changes if cards]
        output.line(f"{report.deck}: {', '.join(said) or 'unchanged'}")
        for offer in renaming.said(report.renamed):
            output.line(offer)


def _named(cards: Sequence[str]) -> str:
    return f" ({', '.join(cards)})" if len(cards) <= _FEW else ""


def _synced_data(report: SyncReport) -> dict[str, object]:
    return {
        "deck": report.deck,
        "added": report.added,
        "changed": report.changed,
        "returned": report.returned,
        "retired": report.retired,
        "restarted": report.restarted,
        "renamed": [{"old": offer.old, "new": offer.new} for offer in report.renamed],
    }


def health(found: Health, *, rebuilt: bool, as_json: bool) -> ExitCode:
    """What the doctor found; a rebuild mends differences but not a damaged file."""
    if as_json:
        output.data(
            {
                "database": found.location,
                "integrity": list(found.integrity),
                "reviews": found.reviews,
                "undone": found.undone,
                "memories": found.memories,
                "differences": [
                    {"learner": d.learner, "card": str(d.key)} for d in found.differences
                ],
                "rebuilt": rebuilt,
            }
        )
    else:
        output.line(f"database: {found.location}")
        output.line(f"integrity: {'; '.join(found.integrity)}")
        output.line(
            f"log: {counted(found.reviews, 'answer')}, {found.undone} undone, "
            f"memory of {counted(found.memories, 'card')}"
        )
        for difference in found.differences:
            output.line(
                f"{difference.key} ({difference.learner}): stored {difference.stored}, "
                f"the log gives {difference.replayed}"
            )
        said = counted(len(found.differences), "difference")
        mended = "; mended" if rebuilt and found.differences else ""
        output.line(f"replay: {said}{mended}")
    if found.integrity != ("ok",):
        return ExitCode.PROBLEMS
    return ExitCode.PROBLEMS if found.differences and not rebuilt else ExitCode.OK
