"""Do the columns of a log say what its answers say, however it grew?"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from math import factorial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import onebyone
from support.build import MORNING, deck, review
from support.calling import calls_of
from support.examples import examples
from support.renaming import rename, sync, with_ids
from support.stored import MODEL, shelve
from support.watching import watched

from quizzer.cards.card import CardKey
from quizzer.cards.deck import Deck
from quizzer.memory.log import Review
from quizzer.memory.model import Model, Rating
from quizzer.memory.replaying import Log
from quizzer.store import answers, library
from quizzer.store.answered import Record, answered, cards_of
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.store.shelf import shelf

OTHER_MODEL = Model(desired_retention=0.8)
NAMES = ("founder", "sold", "maker")
"""Two cards have these, by turns."""


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shelved") / "quizzer.db"
    database = Database(str(path))
    shelve(database)
    answers.remember_model(database, OTHER_MODEL)
    database.close()
    return path


class Learning:
    """A library in which cards are answered, renamed and revised, and a log that is read often."""

    def __init__(self, path: Path) -> None:
        self.database = Database(str(path))
        self.other = Database(str(path))
        self.deck: Deck = deck()
        self.at = MORNING
        self.given: list[Review] = []

    def answer(self, entry: int, days: int, rating: int, guess: float) -> None:
        self.at += timedelta(days=days, seconds=20)
        offset = timedelta(hours=-10 if days else 4)
        given = review(self._names()[entry], Rating(rating), self.at)
        model = OTHER_MODEL if guess else MODEL
        given = replace(
            given, offset=offset, guess=guess, model=model.id, elapsed_ms=self.at.day * 9999
        )
        through = self.other if rating == Rating.HARD else self.database
        self.given.append(answers.record(through, given, model).review)

    def answer_for_another(self, entry: int) -> None:
        answers.record(self.other, review(self._names()[entry], learner="you"), MODEL)

    def take_back(self, back: int) -> None:
        if self.given:
            answers.take_back(self.other, self.given[-1 - back % len(self.given)], self.at)

    def rename(self, entry: int, name: str) -> None:
        old = self._names()[entry]
        if name in self._names() or not answers.history(self.database, "me", key(old)):
            return
        if answers.history(self.database, "me", key(name)):
            return
        self.deck = with_ids({old: name}, self.deck)
        sync(self.other, self.deck, self.at)
        rename(self.other, old, name, self.at)

    def revise(self, entry: int) -> None:
        entries = list(self.deck.entries)
        place = [each.id for each in entries].index(self._names()[entry])
        entries[place] = replace(entries[place], revision=entries[place].revision + 1)
        self.deck = replace(self.deck, entries=tuple(entries))
        sync(self.other, self.deck, self.at)

    def leave(self) -> None:
        library.remove_deck(self.other, "case", self.at)
        sync(self.other, self.deck, self.at)

    def _names(self) -> list[str]:
        return [self.deck.entries[place].id for place in (0, 2)]


def look(learning: Learning) -> None:
    answered(learning.database, "me")


def key(card: str) -> CardKey:
    return CardKey("case", card)


def rows_of(record: Record, database: Database) -> dict[tuple[CardKey, int], list[onebyone.Row]]:
    """A record in the form of `onebyone`. Cards that are on the shelf have their keys."""
    numbers = shelf(database, "me").number.tolist()
    keys = [candidate.key for candidate in library.candidates(database, "me")]
    named = dict(zip(numbers, keys, strict=True))
    log = record.log
    columns = (log.card, log.at, log.day, log.rating, log.milliseconds, log.model, log.guess)
    found: dict[tuple[CardKey, int], list[onebyone.Row]] = {}
    for card, *row, model, guess in zip(*(column.tolist() for column in columns), strict=True):
        number, revision = int(record.number[card]), int(record.revision[card])
        rows = found.setdefault((named[number], revision), [])
        rows.append((*row, record.models[model], guess))
    return found


GUESSES = (0.0, 0.0, 0.25, 1 / 3, 2 / 5, 1 / 49, 1 / 720, 1 / factorial(14), 1 / factorial(25))
"""One in so many, exactly or by a hair, some of several, and next to nothing."""
ENTRY = st.integers(0, 1)
ANSWER = st.tuples(
    st.just(Learning.answer),
    ENTRY,
    st.sampled_from((0, 0, 1, 3)),
    st.integers(1, 4),
    st.sampled_from(GUESSES),
)


def as_they_came(answers: Record | Log) -> Counter[tuple[int, ...]]:
    """What tallies ask of answers, each card's in order."""
    columns = (answers.card, answers.day, answers.elapsed, answers.rating, answers.milliseconds)
    return Counter(zip(*(column.tolist() for column in columns), strict=True))


STEPS = st.lists(
    st.one_of(
        ANSWER,
        ANSWER,
        ANSWER,
        st.tuples(st.just(Learning.answer_for_another), ENTRY),
        st.tuples(st.just(Learning.take_back), st.integers(0, 3)),
        st.tuples(st.just(Learning.rename), ENTRY, st.sampled_from(NAMES)),
        st.tuples(st.just(Learning.revise), ENTRY),
        st.tuples(st.just(Learning.leave)),
        *[st.tuples(st.just(look))] * 4,
    ),
    min_size=5,
    max_size=30,
)


@settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
@example(
    steps=[
        (Learning.answer, 0, 0, 3, 0.0),
        (Learning.answer, 1, 0, 3, 0.0),
        (Learning.rename, 0, "maker"),
        (Learning.rename, 1, "founder"),
        (Learning.answer, 1, 0, 3, 0.0),
    ]
)
@example(
    steps=[
        *[(Learning.answer, 0, 3, 3, 0.25), (look,)] * 3,
        (Learning.answer, 1, 0, 3, 0.0),
        (Learning.answer, 1, 0, 3, 0.0),
        (Learning.take_back, 4),
        (look,),
        (Learning.answer, 0, 0, 2, 0.0),
        (look,),
        (Learning.answer, 0, 1, 2, 0.0),
    ]
)
@example(steps=[(Learning.answer, 0, 1, 3, guess) for guess in GUESSES])
def test_the_columns_say_what_the_answers_say(
    steps: list[tuple[Callable[..., Any], Any]], shelved: Path, tmp_path: Path
) -> None:
    path = tmp_path / "quizzer.db"
    path.write_bytes(shelved.read_bytes())
    learning = Learning(path)
    with pytest.MonkeyPatch.context() as patch:  # so that a log of a few answers has many parts
        patch.setattr("quizzer.store.columnar._NEAR", 4)
        patch.setattr("quizzer.store.logcolumns._FEW", 2)
        patch.setattr("quizzer.store.answered._MOST_PARTS", 4)
        patch.setattr("quizzer.store.answered._LATELY", 2)
        for act, *arguments in steps:
            act(learning, *arguments)
        record = answered(learning.database, "me")

    keys = [candidate.key for candidate in library.candidates(learning.database, "me")]
    assert rows_of(record, learning.database) == onebyone.read(learning.database, "me", keys)
    assert as_they_came(record) == as_they_came(record.log)
    fresh = Database(str(path))
    assert rows_of(answered(fresh, "me"), fresh) == rows_of(record, learning.database)
    for each in (learning.database, learning.other, fresh):
        each.close()


@pytest.fixture
def learning(shelved: Path, tmp_path: Path) -> Iterator[Learning]:
    path = tmp_path / "quizzer.db"
    path.write_bytes(shelved.read_bytes())
    found = Learning(path)
    yield found
    found.database.close()
    found.other.close()


def answer_often(learning: Learning, times: int) -> None:
    for number in range(times):
        learning.answer(number % 2, 0, Rating.HARD, 0.0)


def test_no_answer_becomes_a_value_on_its_way(learning: Learning) -> None:
    def work() -> None:
        fresh = Database(learning.database.location)
        calls.append(calls_of(lambda: answered(fresh, "me")))
        fresh.close()

    calls: list[int] = []
    for times in (20, 20, 200):  # the first time, modules may be imported
        answer_often(learning, times)
        work()
    assert calls[1] == calls[2]


def test_what_has_been_read_is_not_read_again(learning: Learning, tmp_path: Path) -> None:
    answer_often(learning, 3)
    before = answered(learning.database, "me")
    with closing(sqlite3.connect(tmp_path / "quizzer.db")) as outside, outside:
        outside.execute("UPDATE review SET rating = 4")
    learning.answer(0, 1, Rating.AGAIN, 0.0)

    after = answered(learning.database, "me")

    assert sorted(before.log.rating.tolist()) == [2, 2, 2]
    assert sorted(after.log.rating.tolist()) == [1, 2, 2, 2]


@pytest.mark.parametrize("lost", [0, 2])
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_a_log_in_whose_place_a_backup_was_put_is_read_anew(
    learning: Learning, tmp_path: Path, lost: int, times: int
) -> None:
    answer_often(learning, 2)
    path = tmp_path / "quizzer.db"
    backup = path.read_bytes()
    learning.take_back(0)
    answer_often(learning, lost)
    answered(learning.database, "me")
    learning.other.close()

    path.write_bytes(backup)
    learning.other = Database(str(path))
    for day in range(1, 6):  # or SQLite itself might take the file for what it was
        marks = Marks(buried_on=MORNING.date() + timedelta(days=day))
        answers.set_marks(learning.other, "me", key("sold"), marks, NO_MARKS)
    for _ in range(times):
        learning.answer(0, 1, Rating.HARD, 0.0)

    fresh = answered(learning.other, "me")
    assert as_they_came(answered(learning.database, "me")) == as_they_came(fresh)
    assert len(fresh.card) == 2 + times


def test_an_answer_that_comes_late_takes_its_place(learning: Learning, tmp_path: Path) -> None:
    learning.answer(0, 0, Rating.GOOD, 0.0)
    learning.answer(0, 5, Rating.GOOD, 0.0)
    answered(learning.database, "me")
    learning.answer(0, 3, Rating.AGAIN, 0.0)
    with closing(sqlite3.connect(tmp_path / "quizzer.db")) as outside, outside:
        late = "UPDATE review SET at = at - 6 * 86400000000, day = day - 6 WHERE number = 3"
        outside.execute(late)

    record = answered(learning.database, "me")

    assert record.log.rating.tolist() == [3, 1, 3]
    assert record.elapsed.tolist() == [-1, 3, 1]


@pytest.mark.parametrize(("guess", "is_read"), [(0.0, False), (0.25, True)])
def test_sittings_are_read_only_where_they_differ(
    learning: Learning, monkeypatch: pytest.MonkeyPatch, guess: float, *, is_read: bool
) -> None:
    monkeypatch.setattr("quizzer.store.logcolumns._FEW", 0)
    answer_often(learning, 2)
    learning.answer(0, 1, Rating.GOOD, guess)  # with luck by another model

    with watched(learning.database) as statements:
        record = answered(learning.database, "me")

    (reading,) = [sql for sql in statements if "FROM review WHERE number >" in sql]
    assert ("+ sitting" in reading) is is_read
    expected = [MODEL.id, MODEL.id, (OTHER_MODEL if guess else MODEL).id]
    assert sorted(record.models[model] for model in record.log.model) == sorted(expected)


def test_what_is_taken_back_is_looked_up_among_answers_of_its_time(
    learning: Learning, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzer.store.logcolumns._FEW", 0)
    answer_often(learning, 6)
    for back in (1, 3):
        learning.take_back(back)

    with watched(learning.database) as statements:
        record = answered(learning.database, "me")

    assert len(record.card) == 4
    looked_up = [sql for sql in statements if "SELECT review FROM undo" in sql]
    assert len(looked_up) == 1
    assert "number IN (3, 5)" in looked_up[0]


def test_what_is_taken_back_is_found_though_its_id_says_another_time(
    learning: Learning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzer.store.logcolumns._FEW", 0)
    answer_often(learning, 6)
    for back in (1, 3):
        learning.take_back(back)
    with closing(sqlite3.connect(tmp_path / "quizzer.db")) as outside, outside:
        outside.execute("UPDATE review SET at = at + 5000000, rating = 4 WHERE number = 5")

    assert answered(learning.database, "me").rating.tolist() == [Rating.HARD] * 4


def test_as_long_as_nothing_is_new_the_record_is_the_same(learning: Learning) -> None:
    answer_often(learning, 3)
    assert answered(learning.database, "me") is answered(learning.database, "me")


def test_a_record_stays_as_it_was(learning: Learning) -> None:
    answer_often(learning, 3)
    before = answered(learning.database, "me")
    answer_often(learning, 3)
    learning.take_back(0)

    assert len(before.log) == 3
    assert len(answered(learning.database, "me").log) == 5


def test_answers_of_others_are_theirs(learning: Learning) -> None:
    learning.answer_for_another(0)
    assert len(answered(learning.database, "me").log) == 0
    assert len(answered(learning.database, "you").log) == 1


def test_an_empty_log_has_no_cards(learning: Learning) -> None:
    empty = answered(learning.database, "me")
    assert (len(empty.log), len(empty.number), empty.models) == (0, 0, ())
    assert not empty.is_among(cards_of(learning.database, "case")).any()


def test_answers_to_a_card_that_the_library_has_never_had_are_its_decks(
    learning: Learning,
) -> None:
    answer_often(learning, 1)
    unknown = review("stranger", at=learning.at + timedelta(days=1), deck="elsewhere")
    answers.record(learning.database, unknown, MODEL)

    record = answered(learning.database, "me")

    elsewhere = record.is_among(cards_of(learning.database, "elsewhere"))
    assert elsewhere.sum() == 1
    assert record.is_among(cards_of(learning.database, "case")).sum() == 1
    assert not record.is_among(shelf(learning.database, "me").number)[elsewhere]
