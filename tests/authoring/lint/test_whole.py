"""Do topics and citations of a deck lead somewhere?"""

from __future__ import annotations

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.running import Extent

TOPICS = "topics: {pricing: Pricing, pricing/cost: Costs}\n"
SOURCES = "sources: {case: {title: A case}}\n"


def deck(head: str, *bodies: str) -> str:
    cards = "".join(card(body, f"c{number}") for number, body in enumerate(bodies))
    return f"{head}cards:\n{cards}"


def test_an_unknown_topic_is_located_and_the_nearest_one_is_named() -> None:
    body = deck(
        TOPICS, "q: Why?\na: So\ntopic: pricing/cots", "q: Who?\na: Ada\ntopic: pricing/cost"
    )
    (warning,) = warnings_of(body)
    assert str(warning) == (
        'x.yaml:8:10 W504 unknown topic "pricing/cots", did you mean "pricing/cost"?'
    )


def test_a_deck_without_topics_may_use_any() -> None:
    assert not says(Code.UNKNOWN_TOPIC, deck("", "q: Why?\na: So\ntopic: any/where"))


def test_a_topic_above_others_has_their_cards() -> None:
    assert warnings_of(deck(TOPICS, "q: Why?\na: So\ntopic: pricing/cost")) == ()


def test_an_empty_topic_is_located() -> None:
    (warning,) = warnings_of(deck(TOPICS, "q: Why?\na: So\ntopic: pricing"))
    assert str(warning) == (
        'x.yaml:3:42 W505 the topic "pricing/cost" has no card. Write one, or delete the topic'
    )


def test_a_deck_that_has_no_cards_yet_has_no_empty_topics() -> None:
    assert warnings_of(TOPICS) == ()


def test_a_card_that_was_rejected_as_a_draft_is_located() -> None:
    body = deck("rejected: {c0: wrong, other: wrong}\n", "q: Why?\na: So")
    (warning,) = warnings_of(body)
    assert (warning.code, warning.line) == (Code.REJECTED_CARD, 5)


def test_a_card_that_cites_nothing_is_located() -> None:
    body = deck(SOURCES, "q: Why?\na: So\ncite: 'case:3'", "q: Who?\na: Ada")
    (warning,) = warnings_of(body)
    assert (warning.code, warning.line) == (Code.NO_CITATION, 9)


def test_a_deck_without_sources_needs_no_citations() -> None:
    assert warnings_of(deck("", "q: Why?\na: So")) == ()


@pytest.mark.parametrize("rule", ["no-citation", "W601"])
def test_one_card_may_do_without_a_citation(rule: str) -> None:
    assert warnings_of(deck(SOURCES, f"q: Why?\na: So\nlint: {{ignore: [{rule}]}}")) == ()


def test_nothing_is_said_of_a_deck_of_which_cards_may_be_missing() -> None:
    assert warnings_of(deck(SOURCES + TOPICS, "q: Why?\na: So\ntopic: x"), Extent.PART) == ()
