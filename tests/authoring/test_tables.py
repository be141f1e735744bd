"""The tables of keys agree with the model and among themselves."""

from __future__ import annotations

from quizzer.authoring.entries import CARD, COMMON
from quizzer.authoring.fields import Presence
from quizzer.authoring.kinds import DECIDES, KIND_FIELDS, KINDS
from quizzer.authoring.reading import DECK
from quizzer.cards.content import Kind


def test_every_kind_has_one_row() -> None:
    assert [row.kind for row in KINDS] == list(Kind)


def test_no_answer_key_decides_two_kinds() -> None:
    assert sum(len(row.deciding) for row in KINDS) == len(DECIDES)


def test_the_keys_that_decide_a_kind_are_required_by_it() -> None:
    for row in KINDS:
        required = {f.key for f in row.table.fields if f.presence is Presence.REQUIRED}
        assert row.deciding <= required


def test_a_kind_has_no_key_that_any_card_has() -> None:
    assert not COMMON.keys & KIND_FIELDS.keys
    assert COMMON.keys | KIND_FIELDS.keys == CARD.keys


def test_every_key_says_what_it_holds() -> None:
    assert all(field.about for table in (DECK, CARD) for field in table.fields)
