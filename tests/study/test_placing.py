"""Is the due date that is shown the one that is stored, and placed among all that is due?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cardbycard
from support.build import MORNING, StandingClock
from support.examples import examples
from support.faces import rows
from support.shelves import begun_on, shelf_of
from support.studying import MODEL, NOW, answered, candidate, deck_file, deck_text, remembered

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.placing import Load
from quizzer.memory.window import due_window
from quizzer.store.records import Candidate, Marks
from quizzer.study import doctor
from quizzer.study import session as run
from quizzer.study.desk import Desk
from quizzer.study.load import load_of
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.session import Session
from quizzer.study.settings import Settings

LEARNT = remembered(Rating.EASY, days_ago=30)
WAITING = remembered(Rating.EASY)
STEP = remembered(Rating.GOOD)

CARDS = st.lists(
    st.tuples(st.sampled_from([None, LEARNT, WAITING, STEP]), st.sampled_from("abcd")),
    min_size=1,
    max_size=9,
).map(
    lambda kinds: [
        candidate(f"c{number}", memory, siblings=family, position=number)
        for number, (memory, family) in enumerate(kinds)
    ]
)
RATINGS = st.lists(st.sampled_from(Rating), max_size=25)


def load(cards: list[Candidate]) -> Load:
    return load_of(shelf_of(cards), Settings().share_of)


def on_days(load: Load) -> dict[date, int]:
    return {day: load.cards_on(day) for day in (*load.cards, *load.changes)}


def begun(cards: list[Candidate]) -> Session:
    return begun_on(cards, load(cards))


def by_family(load: Load) -> dict[Hashable, Sequence[date]]:
    """The days of each family's members, as they are now."""
    return {**load.families, **load.regrouped}


@settings(max_examples=examples(150))
@given(CARDS, RATINGS)
def test_the_load_after_answers_is_that_of_the_cards_as_they_are_then(
    cards: list[Candidate], ratings: list[Rating]
) -> None:
    session, known = begun(cards), {card.key: card for card in cards}
    for rating in ratings:
        if session.current is None:
            break
        key, session = session.current.key, answered(session, rating, NOW)
        after = next(iter(session.changes))
        assert isinstance(after, run.Answered)
        known[key] = replace(known[key], memory=after.recorded.memory)
    fresh = cardbycard.due_by_day(known.values())
    assert +Counter(on_days(session.load)) == fresh
    families = {family: sorted(days) for family, days in by_family(session.load).items()}
    assert families == cardbycard.days_of_families(known.values())


@given(CARDS, RATINGS)
def test_undo_gives_the_load_back(cards: list[Candidate], ratings: list[Rating]) -> None:
    session = begun(cards)
    for rating in ratings:
        if session.current is None:
            break
        after = answered(session, rating, NOW)
        assert after.previous is not None
        assert after.previous.load == session.load
        session = after


def test_cards_learnt_together_come_apart_within_their_windows() -> None:
    session = begun([candidate(f"c{n}", position=n) for n in range(30)])
    while session.current is not None:
        session = answered(session, Rating.EASY, NOW)
    days = Counter(a.recorded.memory.due_on for a in session.answers)
    window = due_window(8, 1, MODEL.maximum_interval)
    assert len(days) == window.last - window.first + 1
    assert max(days.values()) - min(days.values()) <= 1


def test_what_is_not_asked_is_no_load() -> None:
    out = [
        candidate("a", WAITING, studied=False),
        candidate("b", WAITING, marks=Marks(suspended=True)),
        candidate("c", STEP),
        candidate("d"),
    ]
    assert (load(out).cards, load(out).families) == ({}, {})
    assert load([candidate("e", WAITING)]).cards == {WAITING.due_on: 1}


@settings(max_examples=examples(150))
@given(CARDS)
def test_the_columns_give_the_load_that_the_cards_give_one_by_one(cards: list[Candidate]) -> None:
    found = load(cards)
    assert found.cards == cardbycard.due_by_day(cards)
    families = {family: sorted(days) for family, days in found.families.items()}
    assert families == cardbycard.days_of_families(cards)


def test_cards_of_a_family_know_each_other_s_days() -> None:
    cards = [
        candidate("a", WAITING, siblings="f"),
        candidate("b", siblings="f", position=1),
        candidate("c", position=2),
    ]
    assert load(cards).families == {cards[0].family: (WAITING.due_on,)}


@pytest.fixture
def desk(bundled_folder: Path, database_path: Path, clock: StandingClock) -> Iterator[Desk]:
    deck_file(bundled_folder, "alpha", *(f"c{n}: {n}" for n in range(12)))
    given = Settings(retention={"beta": 0.8}, easy_days={1: 0.0})
    with Desk(str(database_path), given, clock) as desk:
        yield desk


def test_the_day_that_is_shown_is_the_day_that_is_stored(
    desk: Desk, database_path: Path, clock: StandingClock
) -> None:
    shown: list[int] = []
    turn = desk.begin(EVERYTHING).result()
    while turn.card is not None:
        rating = Rating.EASY if len(shown) % 3 else Rating.GOOD
        hint = turn.outcomes(clock())[rating]
        expected = desk.expected(turn, rating)
        turn = desk.rate(turn, rating, 1000).result()
        shown.append(hint.due_on.toordinal())
        assert expected is None or expected.card == turn.card
        assert expected is None or expected.session.load == turn.session.load
        assert turn.session.answers[-1].recorded.memory == hint
        clock.wait(seconds=5)
    stored = rows(database_path, "SELECT due_on FROM reviews ORDER BY at")
    assert [day for (day,) in stored] == shown
    assert len(set(shown)) > 3


@pytest.mark.parametrize("back", [timedelta(days=1), timedelta(days=365)])
def test_with_a_clock_that_was_set_back_the_memory_that_is_shown_is_the_one_that_is_stored(
    desk: Desk, clock: StandingClock, back: timedelta
) -> None:
    first, latest = [CardKey("alpha", "c0"), CardKey("alpha", "c1")], [CardKey("alpha", "c2")]
    for keys in (first, latest):
        clock.wait(days=40)
        turn = desk.begin_cards(keys).result()
        while turn.card is not None:
            turn = desk.rate(turn, Rating.EASY, 1000).result()
    clock.at -= back

    turn = desk.begin_cards(first).result()
    while turn.card is not None:
        hint = turn.outcomes(clock())[Rating.GOOD]
        turn = desk.rate(turn, Rating.GOOD, 1000).result()
        assert turn.session.answers[-1].recorded.memory == hint
        assert turn.session.answers[-1].recorded.review.adjusted
    assert len(turn.session.answers) == len(first)


CHOOSING = """
  - {id: which, q: Which of them?, right: This, wrong: [That, Neither]}
  - {id: so, claim: It is so., is: true}
"""


def test_where_a_guess_may_be_right_the_memory_that_is_shown_is_the_one_that_is_stored(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    (bundled_folder / "alpha.yaml").write_text(deck_text("alpha", "one: 1") + CHOOSING)
    guesses: list[float] = []
    with Desk(str(database_path), Settings(), clock) as desk:
        for _ in range(4):
            turn = desk.begin(Scope("alpha")).result()
            while turn.card is not None:
                rating = max(turn.outcomes(clock()))
                hint, expected = turn.outcomes(clock())[rating], desk.expected(turn, rating)
                guesses.append(turn.guess)
                turn = desk.rate(turn, rating, 1000).result()
                assert turn.session.answers[-1].recorded.memory == hint
                assert expected is None or expected.session.load == turn.session.load
                clock.wait(seconds=5)
            clock.wait(days=3)
        assert desk.submit(doctor.examine).result().is_good
    stored = rows(database_path, "SELECT guess FROM reviews ORDER BY at")
    assert [guess or 0.0 for (guess,) in stored] == guesses
    assert set(guesses) == {0.0, 1 / 3, 1 / 2}


def test_a_face_that_rates_easy_where_a_guess_may_be_right_gets_a_sentence(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    (bundled_folder / "alpha.yaml").write_text(deck_text("alpha", "one: 1") + CHOOSING)
    with Desk(str(database_path), Settings(), clock) as desk:
        turn = desk.rate(desk.begin(Scope("alpha")).result(), Rating.EASY, 1).result()
        with pytest.raises(UsageError, match="there is no Easy"):
            desk.rate(turn, Rating.EASY, 1000).result()
    assert rows(database_path, "SELECT count(*) FROM reviews") == [(1,)]


def test_easy_days_are_kept_free_and_doctor_agrees(desk: Desk, clock: StandingClock) -> None:
    turn = desk.begin(EVERYTHING).result()
    while turn.card is not None:
        turn = desk.rate(turn, Rating.EASY, 1000).result()
    days = {answer.recorded.memory.due_on.weekday() for answer in turn.session.answers}
    assert 1 not in days
    assert desk.submit(doctor.examine).result().is_good


def test_a_deck_s_own_retention_reaches_the_model_that_its_reviews_name(
    desk: Desk, database_path: Path
) -> None:
    turn = desk.begin(EVERYTHING).result()
    while turn.card is not None:
        turn = desk.rate(turn, Rating.EASY, 1000).result()
    named = rows(
        database_path, "SELECT DISTINCT deck, spec FROM reviews JOIN model ON model.id = model"
    )
    kept = {deck: Model.from_json(spec).desired_retention for deck, spec in named}
    assert kept == {"alpha": 0.9, "beta": 0.8}


def test_a_deck_that_only_the_configuration_knows_is_a_note(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    with Desk(str(database_path), Settings(retention={"gamma": 0.8}), clock) as desk:
        assert desk.look().result().notices == (
            "the configuration sets a retention for gamma, which is not in the library",
        )


def test_an_answer_in_another_process_meanwhile_is_placed_too(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    with Desk(str(database_path), Settings(), clock) as here:
        turn = here.begin(EVERYTHING).result()
        with Desk(str(database_path), Settings(), clock) as there:
            there.rate(there.begin(EVERYTHING).result(), Rating.EASY, 1).result()
        clock.wait(days=8)
        turn = here.rate(turn, Rating.GOOD, 1).result()
    memory = turn.session.answers[-1].recorded.memory
    assert memory.reviews == 2
    assert memory.due_on > Moment(MORNING + timedelta(days=8)).day
