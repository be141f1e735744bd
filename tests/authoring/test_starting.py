"""A new deck teaches the format by examples that are in order themselves."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator
from support.editor import as_edited, tree_of
from support.linting import file_of

from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.entries import COMMON
from quizzer.authoring.formatting.formatting import format_deck
from quizzer.authoring.kinds import KIND_FIELDS
from quizzer.authoring.lint.running import lint
from quizzer.authoring.schema.deck import MODELINE, schema
from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.proving import Verdict, as_printed, cited, prove
from quizzer.authoring.starting import id_like, starting_deck
from quizzer.cards.card import cards_of
from quizzer.cards.content import Kind
from quizzer.cards.deck import Deck

TEXTS = starting_deck("harbour", 'A title: with “all” #1 \\ it "needs"', "harbour-case.txt")


def deck() -> Deck:
    read = parse_deck(TEXTS.deck.encode(), "harbour.yaml")
    assert [str(problem) for problem in read.problems] == []
    assert read.deck is not None
    return read.deck


def test_it_is_read_without_problems_as_what_was_asked_for() -> None:
    found = deck()
    assert (found.id, found.title) == ("harbour", 'A title: with “all” #1 \\ it "needs"')
    assert [source.file for source in found.sources] == ["harbour-case.txt"]


def test_it_has_each_kind_and_names_each_key_of_a_card() -> None:
    assert {entry.content.kind for entry in deck().entries} == set(Kind)
    keys = COMMON.keys | KIND_FIELDS.keys
    assert [key for key in keys if not re.search(rf"\b{key}:\s", TEXTS.deck)] == []


def test_lint_finds_nothing_to_warn_of() -> None:
    (warnings,) = lint([file_of(TEXTS.deck)]).values()
    assert [str(warning) for warning in warnings] == []


def test_formatting_leaves_it_as_it_is() -> None:
    data = TEXTS.deck.encode()
    assert format_deck(data, "harbour.yaml").data == data


def test_an_editor_finds_the_schema_and_nothing_to_underline() -> None:
    assert TEXTS.deck.startswith(f"{MODELINE}\n")
    errors = Draft202012Validator(schema()).iter_errors(as_edited(tree_of(TEXTS.deck)))
    assert [error.message for error in errors] == []


def test_its_case_document_proves_every_card() -> None:
    found = deck()
    document = parse_document(TEXTS.case.encode(), "harbour-case.txt")
    (source,) = found.sources
    for entry in found.entries:
        passages = [as_printed(cited(one, source, document)) for one in entry.citations]
        for card in cards_of(found.id, entry):
            proof = prove(card, passages, found.language)
            assert (card.key.card, proof.reasons) == (card.key.card, ())
            assert proof.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("My Deck", "my-deck"),
        ("Café Zürich", "cafe-zurich"),
        ("2. part", "2.-part"),
        ("--x--", "x"),
        ("事例", ""),
    ],
)
def test_a_name_that_is_no_id_is_folded_into_one(name: str, expected: str) -> None:
    assert id_like(name) == expected
