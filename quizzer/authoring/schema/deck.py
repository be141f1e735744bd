"""What is the JSON Schema of a deck file?

It is walked out of the tables that read decks, so that it cannot say anything else. A card's
kind is a condition on the key that decides it: what else a card of the kind must, may and must
not have is checked, and offered by an editor, once that key is there.
"""

from __future__ import annotations

import json

from quizzer.authoring.entries import CARD_ID, COMMON, DRAFT, STATUS
from quizzer.authoring.fields import Field, Presence
from quizzer.authoring.kinds import DECIDES, KIND_FIELDS, KINDS, RIGHT, SCORE, KindRow, Q
from quizzer.authoring.reading import DECK, FORMAT
from quizzer.authoring.schema.values import (
    Schema,
    definitions,
    described,
    mapping,
    one_needed,
    reference,
)
from quizzer.cards.card import Status

FILE_NAME = f"deck-{FORMAT}.schema.json"
"""What the schema's file is called, beside the decks."""

MODELINE = f"# yaml-language-server: $schema=./{FILE_NAME}"
"""A deck's first line, by which editors find the schema."""


def schema() -> Schema:
    """The schema, in draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:quizzer:deck:{FORMAT}",
        "title": f"Quizzer deck, format {FORMAT}",
        **mapping(DECK),
        "$defs": {
            **definitions(),
            "card": _card(),
            **{row.kind.value: _kind(row) for row in KINDS},
        },
    }


def schema_text() -> str:
    """The schema's file, byte for byte. ASCII only."""
    return f"{json.dumps(schema(), indent=2)}\n"


def _card() -> Schema:
    """Any card. The keys of its kind are known here by name only."""
    common = {field.key: described(field) for field in COMMON.fields}
    kinds = {field.key: _LATER for field in KIND_FIELDS.fields}
    answers = [field for field in KIND_FIELDS.fields if field.key in DECIDES]
    return {
        "type": "object",
        "required": [CARD_ID.key],
        "properties": {CARD_ID.key: common[CARD_ID.key], **kinds, **common},
        "additionalProperties": False,
        "if": one_needed(*answers),
        "else": {
            **one_needed(*answers),
            "properties": {field.key: described(field) for field in (Q, *answers)},
        },
        "allOf": [
            *(
                {"if": one_needed(*_deciding(row)), "then": reference(row.kind.value)}
                for row in KINDS
            ),
            {"if": {"required": [DRAFT.key]}, "then": _IS_DRAFT},
        ],
    }


def _deciding(row: KindRow) -> list[Field[object]]:
    return [field for field in row.table.fields if field.key in row.deciding]


def _kind(row: KindRow) -> Schema:
    """What a card of the kind must have, may have, and may not because it is another kind's."""
    own = {field.key: described(field) for field in row.table.fields}
    others = {field.key: False for field in KIND_FIELDS.fields if field.key not in own}
    kind: Schema = {
        "required": [f.key for f in row.table.fields if f.presence is Presence.REQUIRED],
        "properties": {**own, **others},
    }
    if SCORE.key in own:
        several = {"properties": {RIGHT.key: {"type": "array"}}}
        kind |= {"if": {"required": [SCORE.key]}, "then": several}
    return kind


_IS_DRAFT = {
    "required": [STATUS.key],
    "properties": {STATUS.key: {"enum": [Status.DRAFT.value]}},
}
"""Only a draft says how it was drafted."""

_LATER = {"doNotSuggest": True}
"""For a key that an editor should not offer before it knows the kind."""
