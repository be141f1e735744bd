"""Cards say only what is not usual, are read all at once by columns, and views name everything.

Revision ID: 0007
"""

from __future__ import annotations

import json
from array import array
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Write the cards anew, and add what reads them."""
    _compact_contents()
    op.create_table(
        "shelving",
        sa.Column("deck", sa.Text, nullable=False),
        sa.Column("columns", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("deck", name=op.f("pk_shelving")),
        sa.ForeignKeyConstraint(["deck"], ["deck.id"], name=op.f("fk_shelving_deck")),
        sqlite_strict=True,
    )
    _keep_columns()
    for statement in _VIEWS:
        op.execute(statement)


_VIEWS = (
    """
    CREATE VIEW cards AS
    SELECT card.number, identity.deck, identity.card AS id,
        coalesce(card.entry, identity.card) AS entry, card.part, topic.path AS topic, card.family,
        card.revision, card.position, card.studied, card.content, card.retired_at
    FROM card
    JOIN identity ON identity.number = card.number
    JOIN topic ON topic.number = card.topic
    """,
    """
    CREATE VIEW reviews AS
    SELECT review.number, review.id, learner.name AS learner, sitting.session, identity.deck,
        identity.card, review.revision, review.at, sitting.zone_offset, review.day,
        review.adjusted, review.rating, review.elapsed_ms, review.answer, sitting.model,
        review.due_on, review.due_at, review.guess, review.score, review.confidence, review.seed
    FROM review
    JOIN sitting ON sitting.number = review.sitting
    JOIN learner ON learner.number = sitting.learner
    JOIN identity ON identity.number = review.card
    """,
    """
    CREATE VIEW memories AS
    SELECT learner.name AS learner, identity.deck, identity.card, memory.version, memory.phase,
        memory.step, memory.stability, memory.difficulty, memory.due_on, memory.due_at,
        memory.reviewed_on, memory.reviewed_at, memory.first_on, memory.reviews, memory.lapses
    FROM memory
    JOIN learner ON learner.number = memory.learner
    JOIN identity ON identity.number = memory.card
    """,
    """
    CREATE VIEW marks AS
    SELECT learner.name AS learner, identity.deck, identity.card, mark.suspended, mark.flagged,
        mark.buried_on
    FROM mark
    JOIN learner ON learner.number = mark.learner
    JOIN identity ON identity.number = mark.card
    """,
)


def _compact_contents() -> None:
    """Leave out of the cards what is empty, as they are written from now on."""
    connection = op.get_bind()
    held = connection.execute(sa.text("SELECT number, content FROM card")).all()
    changed = [{"number": number, "content": _compact(content)} for number, content in held]
    if changed:
        update = sa.text("UPDATE card SET content = :content WHERE number = :number")
        connection.execute(update, changed)


def _compact(content: str) -> str:
    fields = json.loads(content)
    line = fields.pop("line")
    whole = {**_without_usual(fields), "line": line}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _without_usual(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_usual(held) for name, held in value.items() if not _is_usual(name, held)
        }
    return [_without_usual(each) for each in value] if isinstance(value, list) else value


def _is_usual(name: str, held: object) -> bool:
    return name in _USUAL and held == _USUAL[name]


_USUAL: dict[str, object] = {
    **{name: [] for name in ("accept", "extra", "rubric", "citations", "tags")},
    **dict.fromkeys(("reverse", "together", "multiple", "ordered", "percent"), False),
    **dict.fromkeys(("tolerance", "pin", "need")),
    **dict.fromkeys(("unit", "why", "hint", "heading", "fingerprint", "quote"), ""),
    **dict.fromkeys(("first_line", "last_line"), 0),
    "level": "recall",
    "scoring": "all",
}


def _keep_columns() -> None:
    """Keep each deck's cards by columns: number, topic, family, studied."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT identity.deck, card.number, card.topic, card.family, card.studied FROM card "
            "JOIN identity ON identity.number = card.number WHERE card.retired_at IS NULL "
            "ORDER BY identity.deck, card.position"
        )
    ).all()
    decks = [row[0] for row in connection.execute(sa.text("SELECT id FROM deck"))]
    for deck in decks:
        own = [row[1:] for row in rows if row[0] == deck]
        columns = array("i", [value for column in zip(*own, strict=True) for value in column])
        connection.execute(
            sa.text("INSERT INTO shelving (deck, columns) VALUES (:deck, :columns)"),
            {"deck": deck, "columns": columns.tobytes()},
        )
