"""Which tables are there? The same definitions serve SQLite and PostgreSQL.

Instants are microseconds since 1970 in UTC, study days are days since 0001-01-01 (Python's
ordinal), offsets and steps are seconds. SQLite's tables are STRICT.

Inside the database cards, learners and topics go by numbers, which makes a log of a million
answers a third as large. The views read as people do: `cards`, `reviews`, `memories` and `marks`
are `card`, `review`, `memory` and `mark` with names in the place of numbers.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# STRICT tables know INTEGER, REAL, TEXT and BLOB only.
Whole: TypeEngine[int] = BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
Flag = Integer


def _table(name: str, *parts: Any, sqlite_with_rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=sqlite_with_rowid)


def _flag(name: str) -> Column[int]:
    return Column(name, Flag, CheckConstraint(f"{name} IN (0, 1)", name=name), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


deck = _table(
    "deck",
    Column("id", Text, primary_key=True),
    _text("title"),
    _text("description"),
    _text("path"),
    _text("digest"),
    _text("sources"),
    Column("position", Whole, nullable=False),
    Column("removed_at", Whole),
)

topic = _table(
    "topic",
    Column("number", Whole, primary_key=True),
    Column("deck", Text, ForeignKey("deck.id"), nullable=False),
    _text("path"),
    _text("title"),
    Column("position", Whole),
    UniqueConstraint("deck", "path"),
)
"""Those that a deck declares have a position; the others are only what its cards say."""

identity = _table(
    "identity",
    Column("number", Whole, primary_key=True),
    _text("deck"),
    _text("card"),
    UniqueConstraint("deck", "card"),
)
"""The number of each card that the library or the log ever named. Rows are only ever inserted."""

card = _table(
    "card",
    Column("number", Whole, ForeignKey("identity.number"), primary_key=True, autoincrement=False),
    Column("entry", Text),
    _text("part"),
    Column("topic", Whole, ForeignKey("topic.number"), nullable=False),
    Column("family", Whole, ForeignKey("identity.number"), nullable=False),
    Column("revision", Whole, nullable=False),
    Column("position", Whole, nullable=False),
    _flag("studied"),
    _text("content"),
    Column("retired_at", Whole),
)
"""`studied` is 0 for a card that its author suspended or that is still a draft. `entry` is empty
where it is the card's own id. `family` is the number that siblings share, one of theirs."""

Index(
    "ix_card_retired",
    card.c.number,
    sqlite_where=card.c.retired_at.is_not(None),
    postgresql_where=card.c.retired_at.is_not(None),
)
"""The few retired cards are looked at whenever the library is."""

shelving = _table(
    "shelving",
    Column("deck", Text, ForeignKey("deck.id"), primary_key=True),
    Column("columns", LargeBinary, nullable=False),
)
"""A deck's cards in their order, by columns of 32-bit numbers: all their numbers, then all their
topics, families, and whether they are studied. Written with the cards, read in their place, and
made again by `quizzer doctor --rebuild`."""

learner = _table(
    "learner",
    Column("number", Whole, primary_key=True),
    Column("name", Text, unique=True, nullable=False),
    Column("answers", Whole, nullable=False),
    Column("last_at", Whole, nullable=False),
    Column("day", Whole, nullable=False),
    Column("since", Whole, nullable=False),
)
"""Who has ever answered: how many answers the log has of them, taken back or not, the instant of
the last, the latest study day that had any, and the number of that day's first review."""

model = _table(
    "model",
    Column("id", Text, primary_key=True),
    _text("spec"),
)

sitting = _table(
    "sitting",
    Column("number", Whole, primary_key=True),
    Column("session", LargeBinary, nullable=False),
    Column("learner", Whole, ForeignKey("learner.number"), nullable=False),
    Column("zone_offset", Whole, nullable=False),
    Column("model", Text, ForeignKey("model.id"), nullable=False),
    UniqueConstraint("session", "learner", "zone_offset", "model"),
)
"""What the reviews of a session have in common."""

review = _table(
    "review",
    Column("number", Whole, primary_key=True),
    Column("id", LargeBinary, nullable=False),
    Column("sitting", Whole, ForeignKey("sitting.number"), nullable=False),
    Column("card", Whole, ForeignKey("identity.number"), nullable=False),
    Column("revision", Whole, nullable=False),
    Column("at", Whole, nullable=False),
    Column("day", Whole, nullable=False),
    _flag("adjusted"),
    Column(
        "rating", Whole, CheckConstraint("rating BETWEEN 1 AND 4", name="rating"), nullable=False
    ),
    Column("elapsed_ms", Whole, nullable=False),
    Column("answer", Text),
    Column("due_on", Whole, nullable=False),
    Column("due_at", Whole),
    Column("guess", Real),
    Column("score", Real),
    Column("confidence", Whole),
    Column("seed", Whole),
    Index(None, "card"),
)
"""The truth. Rows are only ever inserted, so that `number` is the order in which they came, and
whoever has read up to one reads on behind it. Cards are named by their identity, so that the log
outlives them and two logs merge by set union of `id`. `guess` is empty where luck cannot help."""

SURE_AND_WRONG = text("confidence = 3 AND (rating = 1 OR rating = 2 AND score < 1)")
"""Of a review: the learner was sure, and was wrong. Literally as the index below has it, because
that is how SQLite knows that the index holds all that is asked for."""

Index(
    "ix_review_sure_and_wrong",
    review.c.at,
    sqlite_where=SURE_AND_WRONG,
    postgresql_where=SURE_AND_WRONG,
)

undo = _table(
    "undo",
    Column("id", LargeBinary, primary_key=True),
    Column("review", LargeBinary, nullable=False),
    Column("at", Whole, nullable=False),
    Index(None, "review"),
)
"""A review that was taken back. Append-only too."""

rename = _table(
    "rename",
    Column("id", LargeBinary, primary_key=True),
    _text("deck"),
    _text("old"),
    _text("new"),
    Column("at", Whole, nullable=False),
    Index(None, "deck", "old"),
)
"""From this instant on, what was answered as the card `old` is the history of the card `new`.
Append-only too: the reviews themselves keep the id under which they were given."""

memory = _table(
    "memory",
    Column("learner", Whole, ForeignKey("learner.number"), primary_key=True),
    Column("card", Whole, ForeignKey("identity.number"), primary_key=True),
    Column("version", Whole, nullable=False),
    Column("phase", Whole, nullable=False),
    Column("step", Whole),
    Column("stability", Real, nullable=False),
    Column("difficulty", Real, nullable=False),
    Column("due_on", Whole, nullable=False),
    Column("due_at", Whole),
    Column("reviewed_on", Whole, nullable=False),
    Column("reviewed_at", Whole, nullable=False),
    Column("first_on", Whole, nullable=False),
    Column("reviews", Whole, nullable=False),
    Column("lapses", Whole, nullable=False),
    sqlite_with_rowid=False,
)
"""A fold over the log. `version` grows with every change, so that a stale reader is noticed.
`phase` is 1 for learning, 2 for review and 3 for relearning."""

mark = _table(
    "mark",
    Column("learner", Whole, ForeignKey("learner.number"), primary_key=True),
    Column("card", Whole, ForeignKey("identity.number"), primary_key=True),
    _flag("suspended"),
    _flag("flagged"),
    Column("buried_on", Whole),
    sqlite_with_rowid=False,
)
"""What a learner has set on a card besides answering it. Buried means: not on that study day."""

fit = _table(
    "fit",
    Column("id", LargeBinary, primary_key=True),
    _text("learner"),
    Column("at", Whole, nullable=False),
    _text("spec"),
    _text("report"),
    Index(None, "learner", "at"),
)
"""FSRS weights that a learner adopted, with what spoke for them. Append-only: the latest holds."""

exam = _table(
    "exam",
    Column("id", LargeBinary, primary_key=True),
    _text("learner"),
    _text("name"),
    Column("day", Whole, nullable=False),
    _text("spec"),
    Column("added_at", Whole, nullable=False),
    Column("removed_at", Whole),
    Index(None, "learner"),
)
"""A date that a learner wants to be ready for. Removed exams stay, for what was predicted."""

plan = _table(
    "plan",
    Column("learner", Text, primary_key=True),
    Column("made_on", Whole, nullable=False),
    _text("made_for"),
    Column("prices", LargeBinary, nullable=False),
    _text("habits"),
    _text("forecast"),
)
"""What to do each day until a learner's exams, which share their minutes. Can be made again."""

mock = _table(
    "mock",
    Column("id", LargeBinary, primary_key=True),
    Column("exam", LargeBinary, ForeignKey("exam.id"), nullable=False),
    Column("at", Whole, nullable=False),
    Column("day", Whole, nullable=False),
    _text("prediction"),
    Column("questions", Whole, nullable=False),
    Column("score", Real, nullable=False),
    Index(None, "exam"),
)
"""A mock exam taken, beside what had been predicted for it. Append-only."""

attempt = _table(
    "attempt",
    Column("id", LargeBinary, primary_key=True),
    _text("learner"),
    _text("title"),
    _text("spec"),
    Column("seed", Whole, nullable=False),
    _flag("counts"),
    Column("at", Whole, nullable=False),
    Column("zone_offset", Whole, nullable=False),
    Column("day", Whole, nullable=False),
    Column("exam", LargeBinary, ForeignKey("exam.id")),
    Column("prediction", Text),
    Column("current", Whole, nullable=False),
    Column("spent_ms", Whole, nullable=False),
    Column("finished_at", Whole),
    Index(None, "learner", "at"),
)
"""One quiz taken, kept for ever. `counts` is 1 where its answers become reviews."""

question = _table(
    "question",
    Column("attempt", LargeBinary, ForeignKey("attempt.id"), primary_key=True),
    Column("number", Whole, primary_key=True),
    _text("deck"),
    _text("card"),
    _text("part"),
    _text("topic"),
    Column("revision", Whole, nullable=False),
    _text("content"),
    _text("topic_title"),
    _text("deck_path"),
    _text("sources"),
    Column("seed", Whole, nullable=False),
    Column("response", Text),
    Column("grade", Text),
    Column("override", Text),
    Column("points", Real),
    Column("confidence", Whole),
    _flag("flagged"),
    Column("elapsed_ms", Whole, nullable=False),
    Column("answered_at", Whole),
    Column("review", LargeBinary),
)
"""A question of an attempt: the card as it was then, so that no later edit changes a result, and
what the learner did with it, worth so many `points` of 1. `review` is what the answer became."""

truing = _table(
    "truing",
    Column("learner", Text, primary_key=True),
    Column("answers", Whole, nullable=False),
    Column("made_on", Whole, nullable=False),
    _text("spec"),
)
"""How a learner's recall turned out beside what FSRS said. Can be made again from the log."""
