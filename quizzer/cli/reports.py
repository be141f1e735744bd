"""How do the reading commands print what they found, as a table or as JSON?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from quizzer.cli import output
from quizzer.errors import ExitCode
from quizzer.study.wording import EMPTY_LIBRARY, counted

if TYPE_CHECKING:
    from quizzer.study.budget import Backlog
    from quizzer.study.doctor import Difference, Health
    from quizzer.study.library import Listed, SyncReport
    from quizzer.study.overview import Overview

_FEW = 5
"""Cards that a line names; of more it says only how many."""


def notices(said: Sequence[str]) -> None:
    """What could not be brought up to date, on stderr."""
    for notice in said:
        output.talk(f"note: {notice}")


def due(overview: Overview, *, as_json: bool) -> None:
    """Due and new counts, and what waits for want of time."""
    backlog = overview.backlog
    notices([notice for notice in overview.notices if backlog is None or notice != backlog.said])
    if as_json:
        output.data(
            {
                "day": overview.day.isoformat(),
                "due": overview.due,
                "new": overview.new,
                "backlog": None if backlog is None else _backlog_data(backlog),
                "tomorrow": overview.tomorrow,
                "confident_wrong": overview.confident_wrong,
                "decks": [
                    {"deck": line.scope.deck, "title": line.title, "due": line.due, "new": line.new}
                    for line in overview.decks
                ],
            }
        )
        return
    output.line(f"{overview.day}: {overview.due} due, {overview.new} new")
    if backlog is not None:
        output.line(backlog.said)
    if overview.confident_wrong:
        missed = counted(overview.confident_wrong, "card")
        output.line(
            f"{missed} that you were sure of and got wrong: `quizzer study --confident-wrong`"
        )
    rows = [("deck", "due", "new", "title")]
    rows += [(d.scope.deck, str(d.due), str(d.new), d.title) for d in overview.decks]
    output.table(rows, right=frozenset({1, 2}))
    output.line(f"tomorrow: {counted(overview.tomorrow, 'card')} due")
    if not overview.decks:
        output.talk(EMPTY_LIBRARY)


def _backlog_data(backlog: Backlog) -> dict[str, object]:
    clears_on = backlog.clears_on
    return {
        "cards": backlog.cards,
        "minutes": backlog.minutes,
        "minutes_per_day": backlog.per_day,
        "clears_on": None if clears_on is None else clears_on.isoformat(),
        "more_minutes": backlog.more_minutes,
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
    if all(d.removed for d in listed):
        output.talk(EMPTY_LIBRARY)


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
        if report.drafts:
            drafts = counted(report.drafts, "draft")
            wait = "waits" if report.drafts == 1 else "wait"
            output.talk(f"{drafts} of it {wait} to be judged: `quizzer drafts {report.deck}`")


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
        "drafts": report.drafts,
    }


_MOST_DIFFERENCES = 20
"""Cards whose memory differs that are told at length."""


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
                "miscounted": list(found.miscounted),
                "misplaced": list(found.misplaced),
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
        for difference in found.differences[:_MOST_DIFFERENCES]:
            output.line(f"{difference.key} ({difference.learner}): {_differing(difference)}")
        more = len(found.differences) - _MOST_DIFFERENCES
        if more > 0:
            output.line(f"and {counted(more, 'card')} more; --json names them all")
        mended = "; mended" if rebuilt else ""
        for learner in found.miscounted:
            output.line(f"the answers of {learner} are counted otherwise than logged{mended}")
        for deck in found.misplaced:
            output.line(f"the cards of {deck} are shelved otherwise than stored{mended}")
        said = counted(len(found.differences), "difference")
        output.line(f"replay: {said}{mended if found.differences else ''}")
    is_mended = found.is_whole and rebuilt
    return ExitCode.OK if found.is_good or is_mended else ExitCode.PROBLEMS


def _differing(difference: Difference) -> str:
    """In what a stored memory is not the log's."""
    stored, replayed = difference.stored, difference.replayed
    if replayed is None:
        return "memory is stored that the log does not give"
    if stored is None:
        given = counted(replayed.reviews, "answer")
        return f"no sound memory is stored; the log gives that of {given}, due {replayed.due_on}"
    parts = []
    for name in (field.name for field in fields(replayed)):
        held, given = getattr(stored, name), getattr(replayed, name)
        if held != given:
            said = ("none" if value is None else value for value in (held, given))
            parts.append("{} {}, by the log {}".format(name.replace("_", " "), *said))
    return "; ".join(parts)
