"""Each code explains itself by examples that are what they are said to be."""

from __future__ import annotations

import pytest
from support.linting import codes_of as warned_of
from syrupy.assertion import SnapshotAssertion

from quizzer.authoring import events
from quizzer.authoring.codes import Code
from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.explaining import explain
from quizzer.errors import UsageError

ERRORS = [code for code in Code if code.is_error]
EVERY_CODE = pytest.mark.parametrize("code", Code, ids=lambda code: code.value)

BIG = {
    Code.FILE_TOO_LARGE: lambda: b"#" * (32 * 1024 * 1024 + 1),
    Code.NOT_UTF8: lambda: "quizzer: 1\ndeck: x\ntitle: é\n".encode("latin-1"),
    Code.TOO_MANY_NODES: lambda: file_of(f"tags: [{'a,' * 1_000}]"),
    Code.FIELD_TOO_LONG: lambda: file_of(f"title: {'x' * (64 * 1024 + 1)}"),
    Code.MORE_PROBLEMS: lambda: file_of("a: b\n" * 150),
    Code.TOO_MANY_CARDS: lambda: file_of(f"- id: c\n  cloze: It is {'{{a}} ' * 5000}"),
}
"""What the examples in brackets describe. That of W999 is lint's to test."""


def file_of(example: str) -> bytes:
    """The example as a whole file."""
    if example.startswith("- "):
        cards = example.replace("\n", "\n  ")
        example = f"sources: {{case: {{file: case.txt}}}}\ncards:\n  {cards}"
    head = "" if "quizzer:" in example else "quizzer: 1\ndeck: harbour\n"
    return f"{head}{example}\n".encode()


def codes_in(data: bytes) -> set[Code]:
    return {problem.code for problem in parse_deck(data, "x.yaml").problems}


def is_described(example: str) -> bool:
    return example.startswith("(") and example.endswith(")")


@pytest.mark.parametrize("code", [code for code in ERRORS if code not in BIG])
def test_a_bad_example_has_this_mistake_and_no_other(code: Code) -> None:
    assert codes_in(file_of(explain(code).bad)) == {code}


@pytest.mark.parametrize("code", [code for code in ERRORS if code not in BIG])
def test_a_good_example_has_no_mistake(code: Code) -> None:
    assert codes_in(file_of(explain(code).good)) == set()


@pytest.mark.parametrize("code", BIG)
def test_what_is_only_described_is_refused_with_this_code(
    code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_NODES", 1_000)
    assert is_described(explain(code).bad)
    assert is_described(explain(code).good)
    assert code in codes_in(BIG[code]())


def test_a_warning_is_explained_by_its_rule() -> None:
    found = explain("W102")
    assert found.code is Code.STEM_NEGATIVE
    assert Code.STEM_NEGATIVE in warned_of(found.bad)


@EVERY_CODE
def test_each_code_is_found_by_code_and_by_name_in_any_case(code: Code) -> None:
    expected = explain(code.value)
    assert expected.code is code
    for name in (code.value.lower(), code.slug, code.slug.upper(), f" {code.name} "):
        assert explain(name) == expected


@EVERY_CODE
def test_an_explanation_is_short_plain_and_fits_the_terminal(code: Code) -> None:
    found = explain(code.value)
    for text in (found.meaning, found.why, found.fix):
        assert text.endswith((".", "!", ")"))
    assert 20 < len(found.why) < 500
    lines = str(found).split("\n")
    assert all(len(line) <= 80 for line in lines if not line.startswith("    "))
    assert len(lines) <= 40
    assert "\t" not in str(found)


@pytest.mark.parametrize("name", ["E201", "E105"])
def test_the_printed_text(name: str, snapshot: SnapshotAssertion) -> None:
    assert str(explain(name)) == snapshot


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("E2001", 'there is no code or rule "E2001", did you mean "E201"?'),
        ("unknwon-key", 'there is no code or rule "unknwon-key", did you mean "unknown-key"?'),
        ("stem_negativ", 'there is no code or rule "stem_negativ", did you mean "stem-negative"?'),
        ("xyz", 'there is no code or rule "xyz"'),
        ("", 'there is no code or rule ""'),
    ],
)
def test_an_unknown_name_is_answered_by_the_nearest_one(name: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        explain(name)
    assert raised.value.what == message
