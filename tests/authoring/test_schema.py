"""The JSON Schema says what the reader says, as far as a schema can."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from authoring.test_card_mistakes import CARD_MISTAKES
from authoring.test_mistakes import FILE_MISTAKES
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.editor import Loader, Value, as_edited, as_read, tree_of, written
from support.examples import examples
from support.mistakes import of_card

from quizzer.authoring.codes import Code
from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.entries import CARD
from quizzer.authoring.schema.deck import FILE_NAME, MODELINE, schema, schema_text
from quizzer.authoring.schema.values import value
from quizzer.authoring.shapes import ListOf

DECKS = Path(__file__).parents[2] / "decks"
BUNDLED = sorted(DECKS.glob("*.yaml"))
VALIDATOR = Draft202012Validator(schema())

YAML = {code for code in Code if "E100" < code.value < "E200"}
"""What an editor's own YAML parser reports, or reads past: no schema ever sees it."""

BEYOND_SHAPE = {
    Code.DUPLICATE_ID: "compares cards",
    Code.BAD_BLANK: "a pattern sees that there is a blank, not that all are well formed",
    Code.BAD_TOLERANCE: "a pattern sees numbers, not whether they contain the answer",
    Code.REPEATED: "compares texts as they read, whatever the spaces",
    Code.NEED_TOO_BIG: "compares a number with a list's length",
    Code.TOO_MANY_CARDS: "counts blanks",
    Code.UNKNOWN_SOURCE: "compares a citation with the deck's sources",
    Code.NO_SOURCE: "compares a citation with the deck's defaults",
    Code.BAD_LINES: "a pattern sees numbers, not which is larger",
}
"""What a schema cannot say in full. It may say some of it: `tol: x` is no number."""


def codes_of(text: str) -> set[Code]:
    return {problem.code for problem in parse_deck(text.encode(), "d.yaml").problems}


def accepts(text: str, load: Loader) -> bool:
    return VALIDATOR.is_valid(load(tree_of(text)))


def assert_agreement(text: str) -> None:
    codes = codes_of(text)
    for load in (as_read, as_edited):
        if not codes:
            assert accepts(text, load), (load, text)
        elif not codes <= BEYOND_SHAPE.keys():
            assert not accepts(text, load), (load, text, codes)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema_text().isascii()


def test_the_file_beside_the_bundled_decks_is_the_schema() -> None:
    assert (DECKS / FILE_NAME).read_bytes() == schema_text().encode()


@pytest.mark.parametrize("load", [as_read, as_edited])
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_bundled_decks_are_accepted_and_name_the_schema(path: Path, load: Loader) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{MODELINE}\n")
    assert [error.message for error in VALIDATOR.iter_errors(load(tree_of(text)))] == []


MISTAKES = {
    **{name: text for name, (text, _) in FILE_MISTAKES.items()},
    **{name: of_card(body) for name, (body, _) in CARD_MISTAKES.items()},
}


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_that_the_reader_knows_is_refused_by_the_schema_too(text: str) -> None:
    codes = codes_of(text)
    assert codes
    if not codes & YAML:
        assert_agreement(text)


SAID_BY_PATTERN = {
    "no blank": "cloze: It is so",
    "open blank": "cloze: 'It is {{so'",
    "empty blank": "cloze: It is {{ }}",
    "tolerance": "q: Q\nnum: 7\ntol: some",
    "end of a range": "q: Q\nnum: 7\ntol: [6, many]",
    "three ends": "q: Q\nnum: 7\ntol: [6, 7, 8]",
    "lines": "q: Q\na: x\ncite: {in: bhutia, at: 4-}",
}


@pytest.mark.parametrize("body", SAID_BY_PATTERN.values(), ids=SAID_BY_PATTERN)
def test_what_is_beyond_shape_is_refused_where_a_pattern_sees_it(body: str) -> None:
    text = of_card(body)
    assert codes_of(text) & BEYOND_SHAPE.keys()
    assert not accepts(text, as_read)
    assert not accepts(text, as_edited)


GOOD = {
    "draft": "q: Q\na: x\nstatus: draft\ndraft: {rule: 2-parts, confidence: 0.860, gone: false}",
    "sure draft": "q: Q\na: x\nstatus: 'draft'\ndraft: {rule: 7, confidence: '1'}",
    "typed texts": "q: 2010\na: true\naccept: [1.5, -7, false]\nwhy: 3.5",
    "typed ids": "q: Q\na: x\ntopic: 2010\ngroup: 7\ntags: [2010]",
    "quoted flag": 'claim: C\nis: "true"',
    "quoted count": 'q: Q\na: x\nrev: "2"',
    "empty lists": "q: Q\na: x\ntags:\naccept:\ncite: []\nlint: {ignore: }",
    "numbers": "q: Q\nnum: -7.5\ntol: 1",
    "scale": "q: Q\nnum: 7,190.5 MILLION\ntol: [ 7000 Mn, 7.3bn ]",
    "per cent": "q: Q\nnum: 5%\ntol: 1 per cent",
    "minus": "q: Q\nnum: −5",
    "line": "q: Q\na: x\ncite: {in: bhutia, at: 11}",
    "citations": "q: Q\na: x\ncite: [bhutia:1-2, 'bhutia:\"A: b\"', {in: bhutia, quote: w}]",
    "fingerprint": "q: Q\na: x\ncite: {in: bhutia, print: 5e2314}",
    "several right": "q: Q\nright: [a, {o: 5, pin: last}]\nwrong: [{o: true, why: 1}]\nscore: all",
    "typed pairs": "q: Q\nmatch: {1: 2, true: false}\nextra: [3]",
    "braces": "cloze: 'f(x) = {{g({x})}}} } {'",
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_the_reader_takes_is_accepted_however_an_editor_types_it(body: str) -> None:
    text = of_card(body)
    assert codes_of(text) == set()
    assert accepts(text, as_read)
    assert accepts(text, as_edited)


ONE_MESSAGE = {
    "unknown key": ("q: Q\na: x\nwrnog: [y]", [], "additionalProperties"),
    "other kind's key": ("q: Q\na: x\nwrong: [y]", [], None),
    "missing key": ("q: Q\nright: x", [], "required"),
    "missing question": ("num: 5", [], "required"),
    "no answer": ("q: Q", [], "anyOf"),
    "wrong word": ("q: Q\na: x\nlevel: aply", ["level"], "enum"),
    "nothing": ("q: Q\na:", ["a"], "type"),
    "one step": ("q: Q\norder: [x]", ["order"], "minItems"),
    "one pair": ("q: Q\nmatch: {x: y}", ["match"], "minProperties"),
    "option": ("q: Q\nright: x\nwrong: [{o: y, wy: z}]", ["wrong", 0], "additionalProperties"),
    "citation": ("q: Q\na: x\ncite: [{in: bhutia, at: x}]", ["cite", 0, "at"], "pattern"),
}


@pytest.mark.parametrize(("body", "path", "keyword"), ONE_MESSAGE.values(), ids=ONE_MESSAGE)
def test_one_mistake_is_one_error_at_the_spot_that_is_wrong(
    body: str, path: list[str | int], keyword: str | None
) -> None:
    (error,) = VALIDATOR.iter_errors(as_edited(tree_of(of_card(body))))
    assert list(error.absolute_path) == ["cards", 0, *path]
    assert error.validator == keyword


def test_a_shape_that_has_no_schema_yet_fails_loudly() -> None:
    class Novelty:
        def read(self, node: object, context: object) -> None: ...

    with pytest.raises(TypeError, match="no schema for Novelty"):
        value(ListOf(Novelty()))


DIFFERENT_BY_NATURE = {
    "the words of nothing are null to an editor": "q: Q\na: null",
    "a tilde is null to an editor": "q: Q\na: ~",
    "null is an empty list to an editor": "q: Q\na: x\ntags: null",
    "any case of true is true to an editor": "claim: C\nis: True",
    "a count may begin with zeros or a sign for an editor": "q: Q\na: x\nrev: 007",
    "2.0 is an integer in JSON": "q: Q\na: x\nrev: 2.0",
    "an exponent is a number to an editor": "q: Q\nnum: 1e3",
    "an id's capital is lost in true": "q: Q\na: x\ntopic: TRUE",
    "5e2314 is a number to an editor, so a fingerprint may be one, even 1.5": (
        "q: Q\na: x\ncite: {in: bhutia, print: 1.5}"
    ),
}


@pytest.mark.parametrize("body", DIFFERENT_BY_NATURE.values(), ids=DIFFERENT_BY_NATURE)
def test_the_two_differ_only_where_an_editor_hides_how_a_value_is_written(body: str) -> None:
    text = of_card(body)
    is_good = not codes_of(text)
    assert accepts(text, as_read) == is_good
    assert accepts(text, as_edited) != is_good


DIFFERENT_BY_ALPHABET = {
    "combining marks alone, which are seen only on a letter": ('q: Q\na: "\\u0301"', True),
    "a number in another script's digits": ("q: Q\nnum: ٣", False),
}


@pytest.mark.parametrize(
    ("body", "is_accepted"), DIFFERENT_BY_ALPHABET.values(), ids=DIFFERENT_BY_ALPHABET
)
def test_the_two_differ_where_patterns_do_not_know_all_of_unicode(
    body: str, *, is_accepted: bool
) -> None:
    text = of_card(body)
    assert bool(codes_of(text)) == is_accepted
    assert accepts(text, as_read) == is_accepted


SOUND: dict[str, Value] = {
    "quizzer": "1",
    "deck": "x",
    "title": "A title",
    "authors": ["A. Author"],
    "sources": {"bhutia": {"file": "a.txt", "title": "T", "author": "B"}},
    "topics": {"pricing": "Pricing", "pricing/cost": "Cost"},
    "defaults": {"source": "bhutia"},
    "lint": {"ignore": ["W601"]},
}

CARDS: tuple[dict[str, Value], ...] = (
    {"q": "Who", "a": "Lei Jun", "accept": ["Jun Lei"], "reverse": "true"},
    {"cloze": "Near {{5 %::how much}}", "together": "false"},
    {"q": "How many", "num": "7 million", "tol": "5%", "unit": "phones"},
    {"q": "Where", "right": "Flipkart", "wrong": ["Amazon", {"o": "None", "pin": "last"}]},
    {"q": "Where", "right": ["A", "B"], "wrong": ["C"], "score": "minus"},
    {"claim": "So it is", "is": "false"},
    {"q": "Which", "list": ["a", "b", "c"], "need": "2", "ordered": "true"},
    {"q": "Which order", "order": ["a", "b"]},
    {"q": "Which pairs", "match": {"a": "b", "c": "d"}, "extra": ["e"]},
    {"q": "Why", "essay": "Because", "rubric": ["A reason"]},
)

COMMON_KEYS: dict[str, Value] = {
    "id": "c",
    "topic": "pricing/cost",
    "tags": ["t"],
    "cite": {"in": "bhutia", "at": "4-5", "under": "Cost", "quote": "Well"},
    "why": "w",
    "level": "apply",
    "status": "draft",
    "rev": "2",
    "suspended": "true",
}

TEXTS: tuple[Value, ...] = (
    *("x", "5", "0", "-3", "1.5", "true", "yes", "apply", "aply", "", " ", "\u200b", "A/b", "a/b"),
    *("7 million", "2%", "bhutia:3", '"bhutia:"', "3-4", "9-7", "it is {{so}}", "{{}}", None),
)
LISTS: tuple[Value, ...] = (
    [], ["x"], ["5", "6"], ["x", "y", "z"], [""], [["x"]], [{"o": "x"}], [{"why": "x"}]
)  # fmt: skip
MAPPINGS: tuple[Value, ...] = (
    {}, {"x": "y"}, {"x": "1", "y": "2"}, {"o": "x"}, {"o": "x", "zzz": "1"}, {"A": ""},
    {"in": "bhutia"}, {"in": "bhutia", "at": "3"}, {"at": "x"}, {"file": "x"}, {"ignore": ["x"]},
)  # fmt: skip
SHAPES = TEXTS + LISTS + MAPPINGS

KEYS = sorted({*CARD.keys, "zzz", "Q", ""})


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A good deck in which one thing, or two, are dropped, added or replaced."""
    card = {**COMMON_KEYS, **draw(st.sampled_from(CARDS))}
    deck: dict[str, Value] = copy.deepcopy({**SOUND, "cards": [card]})
    for _ in range(draw(st.integers(1, 2))):
        where = draw(st.sampled_from(list(mappings_in(deck))))
        key = draw(st.sampled_from(sorted(where) or ["zzz"]))
        match draw(st.sampled_from(["drop", "add", "replace", "replace"])):
            case "drop":
                where.pop(key, None)
            case "add":
                where[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(SHAPES)))
            case _:
                where[key] = copy.deepcopy(draw(st.sampled_from(SHAPES)))
    return written(deck)


def mappings_in(value: Value) -> list[dict[str, Value]]:
    match value:
        case dict():
            return [value, *(found for inner in value.values() for found in mappings_in(inner))]
        case list():
            return [found for inner in value for found in mappings_in(inner)]
        case _:
            return []


@settings(max_examples=examples(200))
@given(text=spoilt())
def test_no_change_to_a_good_deck_makes_the_two_disagree(text: str) -> None:
    assert_agreement(text)
