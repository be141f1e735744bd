"""Does the end of a session say what was done, what it changed and what comes next?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from support.cardbycard import mastery_of
from support.shelves import begun_on, shelf_of, strengths_of
from support.studying import NOW, answered, candidate, deck_record, remembered, topic_record

from quizzer.memory.model import Rating
from quizzer.store.records import Candidate
from quizzer.study.knowing import Measure
from quizzer.study.session import Session
from quizzer.study.summary import After, Summary, summary

LEARNT = remembered(Rating.EASY, days_ago=30)
TOPICS = (topic_record("t"), topic_record("t/u"), topic_record("v"))


def run(cards: Sequence[Candidate], *ratings: Rating) -> Session:
    session = begun_on(cards)
    for rating in ratings:
        session = answered(session, rating, NOW)
    return session


def after_it(cards: Sequence[Candidate]) -> After:
    return After([deck_record()], TOPICS, shelf_of(cards), strengths_of(cards), cards)


def summed(cards: Sequence[Candidate], session: Session) -> Summary:
    """The summary, with the library as the session left it."""
    memories = {a.before.key: a.recorded.memory for a in session.answers}
    after = [replace(card, memory=memories.get(card.key, card.memory)) for card in cards]
    return summary(session, after_it(after), NOW)


def test_cards_are_counted_once_and_answers_each() -> None:
    cards = [candidate("known", LEARNT), candidate("new")]
    session = run(cards, Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.GOOD)
    found = summed(cards, session)
    assert (found.cards, found.answers, found.new, found.known) == (2, 4, 1, 1)
    assert found.spent == timedelta(seconds=4)


def test_recalled_is_what_was_right_at_the_first_try_of_a_known_card() -> None:
    cards = [candidate("a", LEARNT), candidate("b", LEARNT, position=1), candidate("new")]
    found = summed(cards, run(cards, Rating.HARD, Rating.AGAIN, Rating.EASY, Rating.GOOD))
    assert (found.recalled, found.known) == (1, 2)


def test_an_undone_answer_is_not_counted() -> None:
    cards = [candidate("a", LEARNT), candidate("b", LEARNT, position=1)]
    session = run(cards, Rating.GOOD, Rating.GOOD)
    assert session.previous is not None
    found = summed(cards, session.previous)
    assert (found.cards, found.answers) == (1, 1)


def test_only_topics_that_were_touched_have_changed_from_before_to_after() -> None:
    cards = [
        candidate("a", LEARNT, topic="t/u"),
        candidate("b", topic="t", position=1),
        candidate("c", topic="v", position=2),
    ]
    session = run(cards, Rating.GOOD)
    (change,) = summed(cards, session).changes
    assert change.title == "Topic t"
    assert change.before == mastery_of(cards[:2], Measure(NOW.day))
    after = replace(cards[0], memory=session.answers[0].recorded.memory)
    assert change.after == mastery_of([after, cards[1]], Measure(NOW.day))
    assert change.after.score > change.before.score


def test_before_is_the_memory_before_the_card_s_first_answer() -> None:
    cards = [candidate("a", topic="t")]
    (change,) = summed(cards, run(cards, Rating.AGAIN, Rating.GOOD, Rating.GOOD)).changes
    assert (change.before.seen, change.before.score) == (0, 0.0)
    assert (change.after.seen, change.after.reviews) == (1, 3)


def test_cards_without_a_topic_change_their_deck() -> None:
    cards = [candidate("a")]
    (change,) = summed(cards, run(cards, Rating.EASY)).changes
    assert change.title == "Deck case"


def test_tomorrow_counts_what_the_session_made_due_then() -> None:
    cards = [candidate("a"), candidate("b", position=1)]
    hard = run(cards, Rating.EASY, Rating.EASY)
    assert summed(cards, hard).tomorrow == 0
    one_day = replace(remembered(Rating.EASY), due_on=NOW.day + timedelta(days=1))
    assert summary(hard, after_it([candidate("c", one_day)]), NOW).tomorrow == 1


def test_a_session_without_answers_says_nothing_was_done() -> None:
    found = summed([], run([]))
    assert (found.cards, found.answers, found.known, found.changes) == (0, 0, 0, ())
