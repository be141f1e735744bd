"""Each mistake in a deck gets exactly its message, at its place."""

from __future__ import annotations

import pytest
from support.mistakes import CARD, HEAD, problems_of

from quizzer.authoring.deckfile import parse_deck

FILE_MISTAKES = {
    "empty": (
        "",
        "1:1 E119 the file is empty. A deck begins with quizzer: 1 and deck: its-id",
    ),
    "a list": (
        "- a\n",
        "1:1 E203 expected a deck with keys such as quizzer: 1, found a list",
    ),
    "no version": (
        "deck: x\n",
        '1:1 E202 missing key "quizzer": the format version, 1',
    ),
    "no deck id": (
        "quizzer: 1\n",
        '1:1 E202 missing key "deck": the deck\'s stable id',
    ),
    "newer format": (
        "quizzer: 2\ndock: x\n",
        (
            "1:10 E209 this deck needs a newer Quizzer: it has format 2."
            " Update Quizzer; this one reads format 1"
        ),
    ),
    "strange format": (
        "quizzer: one\ndeck: x\n",
        '1:10 E209 expected the format version 1, found "one"',
    ),
    "deck id": (
        "quizzer: 1\ndeck: My Deck\n",
        (
            '2:7 E208 the id "My Deck" is outside the alphabet.'
            " Use a-z, 0-9, '.', '_' and '-', and begin with a letter or digit"
        ),
    ),
    "unknown key": (
        "quizzer: 1\ndeck: x\ntopcis: {}\n",
        '3:1 E201 unknown key "topcis", did you mean "topics"?',
    ),
    "topic path": (
        "quizzer: 1\ndeck: x\ntopics: {a//b: T}\n",
        (
            '3:10 E208 the topic "a//b" is outside the alphabet.'
            " Write a path such as pricing/cost from a-z, 0-9, '.', '_' and '-'"
        ),
    ),
    "rejected id": (
        "quizzer: 1\ndeck: x\nrejected: {The Id: wrong}\n",
        (
            '3:12 E208 the id "The Id" is outside the alphabet.'
            " Use a-z, 0-9, '.', '_' and '-', and begin with a letter or digit"
        ),
    ),
    "no reason for a rejection": (
        "quizzer: 1\ndeck: x\nrejected: {a: }\n",
        "3:15 E204 a text is missing here. Write a text, or delete the key",
    ),
    "source that is nowhere": (
        "quizzer: 1\ndeck: x\nsources: {b: {author: A}}\n",
        "3:14 E202 a source needs a file or a title",
    ),
    "default source": (
        HEAD.replace("cards:", "defaults: {source: bhutai}\ncards:"),
        '4:20 E401 unknown source "bhutai", did you mean "bhutia"?',
    ),
    "second document": (
        "quizzer: 1\ndeck: x\n---\na: b\n",
        (
            "3:1 E113 a second document begins here, and a deck is one document."
            " Put the second deck in a file of its own"
        ),
    ),
    "control character": (
        "quizzer: 1\ndeck: x\ntitle: a\x1b[2Jb\n",
        (
            "3:9 E103 the control character U+001B stands in the text."
            " Delete it; some editors show it only when asked to show invisible characters"
        ),
    ),
    "escaped control character": (
        'quizzer: 1\ndeck: x\ntitle: "a\\e"\n',
        (
            "3:8 E103 an escape writes the control character U+001B."
            " Delete it, or write \\\\ for a backslash"
        ),
    ),
    "long field": (
        f"quizzer: 1\ndeck: x\ntitle: {'x' * 65537}\n",
        f'3:8 E118 the field "{"x" * 59}…" is over 64 KiB. Shorten it',
    ),
}


@pytest.mark.parametrize(("text", "expected"), FILE_MISTAKES.values(), ids=FILE_MISTAKES)
def test_a_mistake_in_a_deck_is_located_and_named(text: str, expected: str) -> None:
    assert problems_of(text) == [f"d.yaml:{expected}"]


def test_a_byte_that_is_not_utf8_is_located_by_characters() -> None:
    found = parse_deck("quizzer: 1\r\ntitle: é".encode() + b"\xe9\n", "d.yaml").problems
    assert [str(problem) for problem in found] == [
        "d.yaml:2:9 E102 the byte 0xe9 is not UTF-8. Save the file with the encoding UTF-8"
    ]


def test_six_mistakes_give_six_located_messages() -> None:
    text = (
        "quizzer: 1\n"
        "deck: x\n"
        "licence: MIT\n"
        "cards:\n"
        "  - id: a\n"
        "    q: Who: he?\n"
        "    a: x\n"
        "  - id: b\n"
        "    q: What?\n"
        "    a: *x\n"
        "  - id: c\n"
        "    q: What?\n"
        "    right: x\n"
        "    wrnog: [y]\n"
        "  - id: a-b\n"
        "    cloze: {{x}} and {{y}}\n"
        "  - id: d\n"
        "    claim: So.\n"
        "    is: maybe\n"
    )
    found = [(p.line, p.column, p.code.value) for p in parse_deck(text.encode(), "d").problems]
    assert found == [
        (3, 1, "E201"),
        (6, 11, "E106"),
        (10, 8, "E110"),
        (14, 5, "E201"),
        (16, 12, "E106"),
        (19, 9, "E205"),
    ]


def test_a_line_that_belongs_nowhere_does_not_hide_the_key_below_it() -> None:
    assert [
        problem.line
        for problem in parse_deck(f"{HEAD}{CARD}foo\ntopics: {{A: b}}\n".encode(), "d").problems
    ] == [8, 9]


@pytest.mark.parametrize(
    "broken",
    ["sources: {bhutia: {file: x}", "sources: {{x}}", "sources: *x", "sorces: {}", "sources: [x]"],
)
def test_sources_that_cannot_be_read_make_no_citation_wrong(broken: str) -> None:
    text = f"quizzer: 1\ndeck: x\n{broken}\ncards:\n{CARD}    cite: bhutia:3\n"
    assert {problem.line for problem in parse_deck(text.encode(), "d").problems} == {3}


@pytest.mark.parametrize("broken", ["deck: *x", "deck: @x", "dekc: x", "deck: {{x}} y"])
def test_a_key_that_cannot_be_read_is_not_called_missing(broken: str) -> None:
    text = f"quizzer: 1\n{broken}\ncards:\n{CARD}"
    assert len(problems_of(text)) == 1
