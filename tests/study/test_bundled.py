"""Are the decks that travel with Quizzer whole: readable, cited, enough, and without a clash?"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from quizzer.authoring.deckfile import read_deck
from quizzer.cards.card import Card, cards_of, face_of
from quizzer.cards.clean import clean, is_visible
from quizzer.cards.content import Kind
from quizzer.cards.deck import Deck
from quizzer.study import bundled
from quizzer.study.checking import check
from quizzer.study.formatting import FormattedFile, formatted
from quizzer.study.verifying import tally, verify

NAMES = bundled.names()
CASE = Path(__file__).parents[3] / "shared" / "case"

pytestmark = pytest.mark.skipif(not NAMES, reason=f"no bundled decks in {bundled.folder()}")


@cache
def deck(name: str) -> Deck:
    file = read_deck(bundled.file_of(name))
    assert file.problems == ()
    assert file.deck is not None
    return file.deck


def cards(name: str) -> list[Card]:
    return [card for entry in deck(name).entries for card in cards_of(deck(name).id, entry)]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_without_a_problem_and_called_by_its_id(name: str) -> None:
    assert deck(name).id == bundled.deck_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_card_cites_a_passage_by_line_in_a_source_of_the_deck(name: str) -> None:
    sources = {source.id for source in deck(name).sources}
    for entry in deck(name).entries:
        assert entry.citations, entry.id
        for citation in entry.citations:
            assert citation.source in sources, entry.id
            assert citation.first_line, entry.id
            assert citation.fingerprint, entry.id


def test_check_has_nothing_to_say_about_them() -> None:
    said = [problem for checked in check([bundled.folder()]) for problem in checked.problems]
    assert said == []


def test_there_is_nothing_to_format() -> None:
    for file in formatted([bundled.folder()], case=None, database=""):
        assert isinstance(file, FormattedFile)
        assert not file.is_changed, file.path


@pytest.mark.slow
@pytest.mark.skipif(not CASE.is_dir(), reason="the case documents are not beside the project")
def test_nearly_all_are_proven_by_the_case_and_none_is_stale() -> None:
    counts = tally(verify([bundled.folder()], CASE, database=""))
    assert counts.is_good
    assert counts.proven >= 0.95 * counts.cards


@pytest.mark.skipif(not CASE.is_dir(), reason="the case documents are not beside the project")
def test_with_the_case_at_hand_there_is_nothing_to_format_either() -> None:
    for file in formatted([bundled.folder()], CASE, database=""):
        assert isinstance(file, FormattedFile)
        assert not file.is_changed, file.path


@pytest.mark.parametrize("name", NAMES)
def test_every_card_belongs_to_a_topic_that_the_deck_declares(name: str) -> None:
    declared = {topic.path for topic in deck(name).topics}
    assert {entry.topic for entry in deck(name).entries} == declared


@pytest.mark.parametrize("name", NAMES)
def test_every_face_asks_and_answers_something_and_is_plain(name: str) -> None:
    for card in cards(name):
        face = face_of(card, seed=0)
        for text in (face.question, face.answer, *face.options, *face.details):
            assert is_visible(text), card.key
            assert clean(text) == text, card.key


def test_there_are_enough_cards_of_each_kind_and_no_id_twice() -> None:
    everything = [card for name in NAMES for card in cards(name)]
    assert len(everything) >= 120
    assert len({card.key for card in everything}) == len(everything)
    assert len({deck(name).id for name in NAMES}) == len(NAMES)
    kinds = Counter(card.kind for card in everything)
    wanted = (Kind.BASIC, Kind.CLOZE, Kind.NUMBER, Kind.CHOICE, Kind.CLAIM)
    assert all(kinds[kind] > 0 for kind in wanted)
