"""Is all memory folded at once what each is alone, while others go on answering?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support import onebyone
from support.build import MORNING, deck, review
from support.calling import calls_of
from support.stored import MODEL, shelve
from support.watching import watched

from quizzer.cards.card import CardKey
from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.memory.log import Review
from quizzer.memory.model import PARAMETERS, Rating
from quizzer.store import answers, health, refolding
from quizzer.store.adopting import adopt
from quizzer.store.database import Database
from quizzer.store.lineage import legend

OWN = (0.5, 2.0, 3.5, 12.0, *PARAMETERS[4:])


def learn(database: Database, cards: range) -> None:
    """Cards of a deck, each answered twice, by two learners."""
    shelve(database, deck(*(Entry(f"card-{n}", Basic("Q?", "A")) for n in range(cards.stop))))
    for days in (0, 3):
        for n in cards:
            for learner in ("me", "you"):
                at = MORNING + timedelta(days=days, minutes=n)
                given = review(f"card-{n}", Rating.GOOD, at, learner=learner)
                answers.record(database, given, MODEL)


def adopted(database: Database) -> None:
    adopt(database, "me", OWN, "{}", MORNING)


def meanwhile(monkeypatch: pytest.MonkeyPatch, happen: Callable[[], object]) -> None:
    """Let something happen once, while memory is folded before a transaction."""
    fold, happened = refolding.refolded, list[bool]()

    def folded(standing: refolding.Standing) -> refolding.Folded:
        if not happened:
            happened.append(True)
            happen()
        return fold(standing)

    monkeypatch.setattr(refolding, "refolded", folded)


@pytest.fixture
def other(database: Database, database_path: Path) -> Database:
    """The same database as another process has it, which does not wait."""
    shelve(database)
    for days, card in enumerate(("founder", "sold", "founder", "online")):
        answers.record(database, review(card, at=MORNING + timedelta(days=days)), MODEL)
    opened = Database(str(database_path))
    with opened.reading() as connection:
        connection.run("PRAGMA busy_timeout = 0")
    return opened


def answered(database: Database) -> Review:
    at = MORNING + timedelta(days=30)
    return answers.record(database, review("founder", Rating.AGAIN, at), MODEL).review


def test_who_answers_while_weights_are_adopted_need_not_wait_and_the_answer_counts(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: answered(other))

    adopted(database)

    assert onebyone.remembered(database) == onebyone.replayed(database)
    founder = onebyone.remembered(database)["me", CardKey("case", "founder")]
    assert founder is not None
    assert founder.reviews == 3
    other.close()


def test_what_is_taken_back_while_memory_is_rebuilt_does_not_count(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = answered(other)
    with database.writing() as connection:
        connection.run("UPDATE memory SET stability = 2 * stability")
    meanwhile(monkeypatch, lambda: answers.take_back(other, given, MORNING))

    found = health.rebuild(database)

    assert len(found.differences) == 3
    assert onebyone.remembered(database) == onebyone.replayed(database)
    other.close()


def test_weights_that_another_process_adopts_while_memory_is_rebuilt_hold(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: adopted(other))

    health.rebuild(database)

    assert health.examine(database).is_good
    assert onebyone.remembered(database) == onebyone.replayed(database)
    other.close()


@pytest.mark.parametrize("work", [adopted, health.rebuild])
def test_the_log_is_not_read_while_others_wait_to_answer(
    database: Database, work: Callable[[Database], object]
) -> None:
    learn(database, range(3))
    with database.writing() as connection:
        connection.run("UPDATE memory SET stability = 2 * stability")

    with watched(database) as statements:
        work(database)

    alone = statements[statements.index("BEGIN IMMEDIATE") :]
    assert any(sql.startswith("INSERT INTO memory") for sql in alone)
    assert [sql for sql in alone if "group_concat" in sql and "FROM review" in sql] == []


def test_answers_of_one_instant_count_in_the_order_of_their_ids(database: Database) -> None:
    shelve(database)
    given = (Rating.AGAIN, Rating.EASY, Rating.HARD)
    ids = [answers.record(database, review(rating=each), MODEL).review.id for each in given]
    with database.writing() as connection:  # as two logs would have it that were merged
        connection.run("UPDATE review SET at = 1700000000000000")
        for id_, new in zip(ids, (b"3", b"1", b"2"), strict=True):
            connection.run(
                "UPDATE review SET id = :new WHERE id = :id", {"id": id_.bytes, "new": new * 16}
            )

    health.rebuild(database)

    assert onebyone.remembered(database) == onebyone.replayed(database)


def test_a_log_of_no_answers_leaves_no_memory(database: Database) -> None:
    shelve(database)

    assert adopt(database, "me", OWN, "{}", MORNING) == 0
    assert health.examine(database).is_good


def test_to_fold_a_card_more_takes_a_call_for_its_due_date_and_none_for_its_answers(
    database: Database,
) -> None:
    def compare() -> None:
        with database.reading() as connection:
            known = legend(connection).models
            standing = refolding.read(connection, {1: known, 2: known})
            stored = refolding.stored(connection, standing.models)
        expected = refolding.current(refolding.refolded(standing), stored)
        assert len(stored.rows) == len(expected) == 2 * cards
        assert len(refolding.differing(expected, stored.rows)) == 0

    cards = 10
    learn(database, range(10))
    compare()  # the first time, modules may be imported
    few = calls_of(compare)
    learn(database, range(10, 100))
    cards = 100
    assert (calls_of(compare) - few) // (2 * 90) == 1  # the collector may call a few
