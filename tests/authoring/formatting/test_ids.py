"""Which ids do cards get, and how are they written into them?"""

from __future__ import annotations

import pytest

from quizzer.authoring.formatting.formatting import format_deck
from quizzer.authoring.formatting.ids import MOST_CHARACTERS, slug

HEAD = "quizzer: 1\ndeck: x\n"


@pytest.mark.parametrize(
    ("prompt", "language", "expected"),
    [
        ("Who founded Xiaomi?", "", "founded-xiaomi"),
        ("Where is Xiaomi’s first Café-Größe, naïvely?", "", "xiaomi-cafe-grosse-naively"),
        ("Was heißt das?", "de", "was-heisst-das"),
        ("Who is it?", "", "who-is-it"),
        ("How many of 1,200 phones?", "", "1-200-phones"),
        ("Margins are near {{5 %}}; profit is {{services::what?}}.", "", "margins-profit"),
        ("{{services}} {{never closed", "", ""),
        ("Кто основал Xiaomi?", "", "xiaomi"),
        ("谁创立了它?", "", ""),
        ("Unternehmens" * 9, "", ("unternehmens" * 9)[:MOST_CHARACTERS]),
        ("word " * 9, "", "word-word-word-word-word"),
        ("internationalisation internationalisation x", "", "internationalisation"),
    ],
)
def test_an_id_is_made_of_few_content_words(prompt: str, language: str, expected: str) -> None:
    assert slug(prompt, language) == expected


def test_a_cloze_does_not_hide_a_secret_that_its_id_tells() -> None:
    assert "lei" not in slug("Xiaomi was founded by {{Lei Jun::a person}} in 2010.")


def formatted(cards: str, head: str = HEAD) -> str:
    result = format_deck(f"{head}cards:\n{cards}".encode(), "d.yaml")
    assert result.problems == ()
    return result.data.decode().removeprefix(f"{head}cards:\n")


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("- q: Why?  # c\n  a: x\n", "- id: why\n  q: Why?  # c\n  a: x\n"),
        ("  -   q: Why?\n      a: x\n", "  -   id: why\n      q: Why?\n      a: x\n"),
        ("-\n  # c\n  q: Why?\n  a: x\n", "-\n  # c\n  id: why\n  q: Why?\n  a: x\n"),
        ("- {q: Why?, a: x}\n", "- {id: why, q: Why?, a: x}\n"),
        ('- { "q":"Why?","a":x }\n', '- { id: why, "q":"Why?","a":x }\n'),
        ("- {\n  q: Why?, a: x}\n", "- {\n  id: why,\n  q: Why?, a: x}\n"),
        ("- { # c\n  q: Why?, a: x}\n", "- {id: why,  # c\n  q: Why?, a: x}\n"),
        ("- id:\n  q: Why?\n  a: x\n", "- id: why\n  q: Why?\n  a: x\n"),
        ("- id:   # c\n  q: Why?\n  a: x\n", "- id: why   # c\n  q: Why?\n  a: x\n"),
        ("- {id: , q: Why?, a: x}\n", "- {id: why , q: Why?, a: x}\n"),
        ("- {id, q: Why?, a: x}\n", "- {id: why, q: Why?, a: x}\n"),
        ("- ? id\n  ? q\n  : Why?\n  ? a\n  : x", "- ? id\n  : why\n  ? q\n  : Why?\n  ? a\n  : x"),
        ("- ? q\n  : Why?\n  ? a\n  : x\n", "- id: why\n  ? q\n  : Why?\n  ? a\n  : x\n"),
        ("- {? q : Why?, a: x}\n", "- {id: why, ? q : Why?, a: x}\n"),
        ("- {q: Why?, a: x}", "- {id: why, q: Why?, a: x}"),
    ],
)
def test_an_id_is_the_first_key_in_the_style_of_its_card(card: str, expected: str) -> None:
    assert formatted(card) == expected


def test_an_empty_id_with_its_colon_on_another_line_is_left_to_the_author() -> None:
    data = f"{HEAD}cards:\n- ? id\n  :\n  ? q\n  : Why?\n  ? a\n  : x\n".encode()
    result = format_deck(data, "d.yaml")
    assert result.data == data
    assert [problem.code for problem in result.problems] == ["E204"]


def test_ids_are_unique_among_earlier_and_later_ones() -> None:
    cards = "".join(f"- {card}\n" for card in ("q: Why?", "q: Why?", "{id: why, q: x}", "q: Ц?"))
    cards = cards.replace("q: Why?", "{q: Why?, a: x}").replace("q: Ц?", "{q: Ц?, a: x}")
    cards = cards.replace("q: x}", "q: x, a: y}") + "- {id: card-1, q: x, a: y}\n"
    said = [line.split(",")[0] for line in formatted(cards).splitlines()]
    assert said == ["- {id: why-2", "- {id: why-3", "- {id: why", "- {id: card-2", "- {id: card-1"]


def test_the_deck_says_in_which_language_words_are_empty() -> None:
    card = "- {q: Was ist das?, a: x}\n"
    assert formatted(card, f"{HEAD}language: de\n").startswith("- {id: was-ist-das,")
    assert formatted(card).startswith("- {id: ist-das,")
