"""Does an answer cost the same however long the log is?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from support.build import MORNING, deck, review
from support.stored import MODEL, shelve
from support.watching import plan_of, watched

from quizzer.cards.card import CardKey
from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.store import answers, library
from quizzer.store.database import Database
from quizzer.study.named import named

READS = re.compile(r"(SCAN|SEARCH) (review|memory|undo|card|identity|sitting|learner|mark)\b")
BY_KEY = re.compile(
    r"SEARCH \w+ USING ((COVERING )?INDEX \w+|INTEGER PRIMARY KEY|PRIMARY KEY) \(\w+=\?"
)
"""SQLite also calls it a search when it walks an index for its largest value: `=?` says it knows
where to look."""


def verb(sql: str) -> str:
    return " ".join(sql.split()[: 2 if sql.startswith(("BEGIN", "SELECT")) else 3])


def answer_once(database: Database) -> None:
    answers.record(database, review(at=MORNING + timedelta(days=900)), MODEL)


def undo_once(database: Database) -> None:
    recorded = answers.record(database, review("online"), MODEL)
    answers.take_back(database, recorded.review, MORNING)


def grow_log(database: Database) -> None:
    for number in range(60):
        answers.record(database, review(at=MORNING + timedelta(days=number)), MODEL)
        answers.record(database, review(f"card-{number}"), MODEL)


@pytest.mark.parametrize("work", [answer_once, undo_once])
def test_the_number_of_statements_does_not_depend_on_the_log(
    database: Database, work: Callable[[Database], None]
) -> None:
    shelve(database)
    answer_once(database)
    with watched(database) as short:
        work(database)
    grow_log(database)

    with watched(database) as long:
        work(database)

    assert [verb(sql) for sql in short] == [verb(sql) for sql in long]


def test_an_answer_is_one_transaction_of_four_statements(database: Database) -> None:
    shelve(database)
    answer_once(database)

    with watched(database) as statements:
        answer_once(database)

    verbs = [verb(sql) for sql in statements]
    assert verbs == [
        "BEGIN IMMEDIATE",
        "SELECT memory.phase,",
        "INSERT INTO review",
        "UPDATE learner SET",
        "INSERT INTO memory",
        "COMMIT",
    ]


@pytest.mark.parametrize("work", [answer_once, undo_once])
def test_no_statement_reads_a_whole_table(
    database: Database, work: Callable[[Database], None]
) -> None:
    shelve(database)
    grow_log(database)
    with watched(database) as statements:
        work(database)

    plans = plan_of(database, statements)
    reads = [step for step in plans if READS.match(step)]
    assert reads
    assert [step for step in reads if not BY_KEY.match(step)] == []


def test_a_session_reads_its_cards_in_one_statement(database: Database) -> None:
    entries = [Entry(f"card-{number}", Basic("Q?", "A")) for number in range(50)]
    shelve(database, deck(*entries))

    with watched(database) as statements:
        shown = library.showings(database, [CardKey("case", entry.id) for entry in entries])

    assert len(shown) == len(entries)
    assert len([sql for sql in statements if "card" in sql]) == 1


def test_the_library_is_read_in_one_statement(database: Database) -> None:
    shelve(database, deck(*(Entry(f"card-{n}", Basic("Q?", "A")) for n in range(50))))

    with watched(database) as statements:
        assert len(library.candidates(database, "me")) == 50

    assert len([sql for sql in statements if "card" in sql]) == 1


def test_the_cards_of_a_session_are_named_in_one_statement(database: Database) -> None:
    entries = [Entry(f"card-{number}", Basic("Q?", "A")) for number in range(50)]
    shelve(database, deck(*entries))
    keys = [CardKey("case", entry.id) for entry in reversed(entries)]

    with watched(database) as statements:
        found = named(database, "me", [*keys, CardKey("case", "gone"), keys[0]])

    assert list(found) == keys
    assert len([sql for sql in statements if "card" in sql]) == 1
