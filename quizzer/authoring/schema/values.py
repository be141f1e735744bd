"""Which schema has each shape of value?

A keyword of JSON Schema applies to one type of value, so a value of several shapes is one schema
of several types and never a choice between schemas: an editor's message then stands at the spot
that is wrong.

An editor types what is not in quotes: `5` is an integer there and `true` a boolean, where the
reader sees text. So a text may also be a number or a boolean, and a count also a text.
"""

from __future__ import annotations

from typing import Any

from quizzer.authoring.answers import (
    OPTION,
    OPTIONS,
    AnOption,
    AQuantity,
    ClozeText,
    RightOptions,
    ToleranceText,
)
from quizzer.authoring.citing import AT, CITATION, PRINT, QUOTE, UNDER, Citations, Lines, SourceId
from quizzer.authoring.codes import Code
from quizzer.authoring.drafted import DRAFT_TABLE, DraftOf
from quizzer.authoring.entries import Cards
from quizzer.authoring.fields import Field, Presence, Shape, Table
from quizzer.authoring.reading import (
    DEFAULTS_TABLE,
    FORMAT,
    SOURCE,
    SOURCE_FILE,
    SOURCE_TITLE,
    Defaults,
    SourceBody,
    Version,
)
from quizzer.authoring.schema import patterns
from quizzer.authoring.shapes import (
    IGNORE,
    LINT_TABLE,
    Count,
    LintSettings,
    ListOf,
    MapOf,
    OneOf,
    Pattern,
    PlacedText,
    Share,
    Text,
    TrueOrFalse,
    in_words,
)

Schema = dict[str, Any]
"""A JSON Schema, ready to be written."""

_MOST = 999_999_999
_TYPED_WHEN = {"number": "5", "boolean": "true"}
"""What an editor makes of a text without quotes, and such a text."""


def described(field: Field[object]) -> Schema:
    """A key's value, with what an editor shows about it."""
    about = f"{field.about[0].upper()}{field.about[1:]}."
    return {"description": about, **value(field.shape)}


def mapping(table: Table) -> Schema:
    """A mapping with the keys of a table and no others."""
    needed = [field.key for field in table.fields if field.presence is Presence.REQUIRED]
    return {
        "type": "object",
        **({"required": needed} if needed else {}),
        "properties": {field.key: described(field) for field in table.fields},
        "additionalProperties": False,
    }


def reference(name: str) -> Schema:
    """What the schema's `$defs` has under a name."""
    return {"$ref": f"#/$defs/{name}"}


def one_needed(*fields: Field[object]) -> Schema:
    """That a mapping has one of the keys at least."""
    if len(fields) == 1:
        return {"required": [fields[0].key]}
    hint = f"Add {in_words([field.key for field in fields])}"
    return {"anyOf": [{"required": [field.key], "errorMessage": hint} for field in fields]}


def definitions() -> Schema:
    """What several values have in common, by name."""
    a_text = _written(patterns.VISIBLE, "Write a text, or delete the key", "number", "boolean")
    short = {
        **_written(
            patterns.CITATION,
            'Write bhutia:404-410, bhutia:"Heading" or {in: bhutia, at: 404-410}',
            "integer",
        ),
        **_FROM_ONE,
    }
    return {
        "text": a_text,
        "source": {**mapping(SOURCE), **one_needed(SOURCE_FILE, SOURCE_TITLE)},
        "option": _either(a_text, mapping(OPTION)),
        "citation": {
            **_either(short, mapping(CITATION)),
            **one_needed(AT, UNDER, PRINT, QUOTE),
        },
    }


def value(shape: Shape[object]) -> Schema:
    """The schema of a shape. Raises TypeError for one that has none yet."""
    match shape:
        case ListOf(item=item, at_least=at_least):
            return _list(value(item), at_least)
        case MapOf(key=key, value=inner, at_least=at_least):
            return _map(key, value(inner), at_least)
        case Cards():
            return _list(reference("card"), at_least=0)
        case AnOption():
            return reference("option")
        case RightOptions():
            return _either(definitions()["option"], value(OPTIONS))
        case Citations():
            several = {"type": "array", "items": reference("citation")}
            return _either(definitions()["citation"], several)
        case SourceBody():
            return reference("source")
        case Defaults():
            return mapping(DEFAULTS_TABLE)
        case DraftOf():
            return mapping(DRAFT_TABLE)
        case LintSettings():
            return _lint()
        case _:
            return _scalar(shape)


def _scalar(shape: Shape[object]) -> Schema:
    match shape:
        case Text() | PlacedText() | SourceId():
            return reference("text")
        case Pattern(pattern=pattern, alphabet=alphabet):
            typed = [name for name, text in _TYPED_WHEN.items() if pattern.fullmatch(text)]
            return {**_written(patterns.whole(pattern), alphabet, *typed), "minimum": 0}
        case TrueOrFalse():
            return _written(patterns.TRUE_OR_FALSE, "Write true or false", "boolean")
        case Count():
            hint = "Write a whole number from 1 on"
            return {**_written(patterns.COUNT, hint, "integer"), **_FROM_ONE}
        case Share():
            hint = "Write a number from 0 to 1"
            return {**_written(patterns.SHARE, hint, "number"), "minimum": 0, "maximum": 1}
        case Lines():
            hint = "Write lines such as 11 or 404-410"
            return {**_written(patterns.LINES, hint, "integer"), **_FROM_ONE}
        case OneOf(words=words):
            return {"enum": [word.value for word in words]}
        case Version():
            return {"enum": [FORMAT, str(FORMAT)]}
        case AQuantity():
            return _quantity()
        case ToleranceText():
            return _either(_quantity(), {**_list(_quantity(), at_least=2), "maxItems": 2})
        case ClozeText():
            return _written(patterns.BLANK, "Write the hidden words as {{words}}")
        case _:
            raise TypeError(f"no schema for {type(shape).__name__}")


_FROM_ONE = {"minimum": 1, "maximum": _MOST}


def _written(pattern: str, hint: str, *typed: str) -> Schema:
    """A text; `typed` is what an editor may take it for without quotes."""
    types: object = ["string", *typed] if typed else "string"
    return {"type": types, "pattern": pattern, "errorMessage": hint}


def _either(*schemas: Schema) -> Schema:
    """A value of one of several shapes that share neither a type nor a keyword."""
    types: list[str] = []
    joined: Schema = {"type": types}
    for schema in schemas:
        own = schema["type"]
        types.extend([own] if isinstance(own, str) else own)
        for key, rule in schema.items():
            joined.setdefault(_IN_UNION.get(key, key), rule)
    return joined


_IN_UNION = {"errorMessage": "patternErrorMessage"}
"""Editors show the first for whatever is wrong, the second for the text's pattern only."""


def _list(item: Schema, at_least: int) -> Schema:
    """A list. A key with nothing after it is an empty one, and null to an editor."""
    types: Schema = {"type": "array", "minItems": at_least}
    if not at_least:
        types = {"type": ["array", "null"]}
    return {**types, "items": item, "errorMessage": "Write a list such as [one, two]"}


def _map(key: Shape[str], inner: Schema, at_least: int) -> Schema:
    """A mapping whose keys the author chooses, which are text to an editor too."""
    types: Schema = {"type": "object", "minProperties": at_least}
    if not at_least:
        types = {"type": ["object", "null"]}
    names = {"pattern": patterns.VISIBLE}
    if isinstance(key, Pattern):
        names = {"pattern": patterns.whole(key.pattern), "errorMessage": key.alphabet}
    hint = "Write a mapping such as {key: text}"
    return {**types, "propertyNames": names, "additionalProperties": inner, "errorMessage": hint}


def _quantity() -> Schema:
    hint = "Write a number such as 7.19 million, 5 % or 1,234.5"
    return _written(patterns.QUANTITY, hint, "number")


def _lint() -> Schema:
    """What lint leaves out, with the names of the rules for an editor to offer."""
    schema = mapping(LINT_TABLE)
    names = [code.slug for code in Code if _MORE_LINT > code.value > "W"]
    schema["properties"][IGNORE.key]["items"]["examples"] = names
    return schema


_MORE_LINT = "W9"
"""From here on, codes are about lint itself and cannot be ignored."""
