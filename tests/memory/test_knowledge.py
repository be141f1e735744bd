"""Do sums over columns say what the cards say one by one, for any part of the topics?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cardbycard
from support.examples import examples

from quizzer.memory import chance
from quizzer.memory.chance import UNTRUED, TopicEffect, Truing
from quizzer.memory.chances import chances, terms_of, variances
from quizzer.memory.knowledge import Known, knowledge
from quizzer.memory.mastery import mastery, summed_up

TOPICS = ("deck", "deck/t", "deck/t/u", "other/v")
SHARES = st.floats(0, 1)
TRUED = Truing(
    shared=(-0.3, 0.9, 0.2),
    covariance=((0.2, -0.03, 0.01), (-0.03, 0.02, 0.0), (0.01, 0.0, 0.01)),
    topic_variance=0.08,
    scatter=0.06,
    topics={
        "deck/t": TopicEffect(0.4, (3.0, 1.0, 0.5), 20.0),
        "other/v": TopicEffect(-0.7, (1.0, 0.5, 0.0), 15.0),
    },
    answers=100,
)
TRUINGS = st.sampled_from((UNTRUED, TRUED))
CARDS = st.builds(
    Known,
    recall=st.none() | SHARES,
    topic=st.sampled_from(TOPICS),
    weight=st.sampled_from((1.0, 1.0, 0.25, 3.0)),
    reviews=st.integers(0, 30),
    stability=st.none() | st.floats(0.001, 5000),
    guess=st.sampled_from((0.0, 0.0, 0.25, 0.5)),
)


@settings(max_examples=examples(300))
@given(st.lists(CARDS, max_size=30), TRUINGS)
def test_the_sums_agree_with_the_cards_one_by_one(cards: list[Known], truing: Truing) -> None:
    found = knowledge(cards, truing).measured()
    figures = astuple(found)[1:]
    assert figures == pytest.approx(astuple(cardbycard.measured(cards, truing)), rel=0, abs=1e-12)


@settings(max_examples=examples(200))
@given(st.lists(CARDS, max_size=30), TRUINGS, st.sets(st.sampled_from(TOPICS)))
def test_some_topics_are_the_sum_of_their_cards(
    cards: list[Known], truing: Truing, wanted: set[str]
) -> None:
    known = knowledge(cards, truing)
    places = [place for place, topic in enumerate(known.topics) if topic in wanted]
    found = summed_up(known, places)
    alone = mastery([card for card in cards if card.topic in wanted], truing)
    assert astuple(found) == pytest.approx(astuple(alone), rel=0, abs=1e-12)


@settings(max_examples=examples(200))
@given(st.lists(CARDS.filter(lambda card: card.recall is not None), min_size=1), TRUINGS)
def test_chances_are_the_truing_s_own(cards: Sequence[Known], truing: Truing) -> None:
    recall = np.array([card.recall for card in cards], np.float64)
    stability = np.array([c.stability or np.nan for c in cards], np.float64)
    topic = np.array([TOPICS.index(card.topic) for card in cards])
    found = chances(truing, recall, stability, topic, TOPICS)
    expected = [truing.probability(c.recall or 0.0, c.topic, c.stability) for c in cards]
    assert found.tolist() == pytest.approx(expected, rel=0, abs=1e-12)


@settings(max_examples=examples(200))
@given(st.lists(CARDS.filter(lambda card: card.recall is not None), min_size=1), TRUINGS)
def test_how_unsure_a_chance_is_agrees_with_the_truing(
    cards: Sequence[Known], truing: Truing
) -> None:
    recall = np.array([card.recall for card in cards], np.float64)
    stability = np.array([c.stability or np.nan for c in cards], np.float64)
    topic = np.array([TOPICS.index(card.topic) for card in cards])
    found = variances(truing, terms_of(recall, stability), topic, TOPICS)
    terms = [chance.terms_of(c.recall or 0.0, c.stability) for c in cards]
    pairs = zip(cards, terms, strict=True)
    expected = [truing.variance({card.topic: slopes}) for card, slopes in pairs]
    assert found.tolist() == pytest.approx(expected, rel=0, abs=1e-12)


def test_a_card_that_was_never_seen_has_no_chance() -> None:
    nothing = np.array([np.nan])
    assert np.isnan(chances(TRUED, nothing, nothing, np.zeros(1, np.intp), ("deck/t",)))
