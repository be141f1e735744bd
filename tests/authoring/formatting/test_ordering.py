"""Which keys change places, what goes with them, and which cards are better left alone?"""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzer.authoring.entries import CARD
from quizzer.authoring.formatting.formatting import format_deck
from quizzer.authoring.formatting.ordering import CARD_KEYS

BUNDLED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))
HEAD = "quizzer: 1\ndeck: x\ncards:\n"


def formatted(text: str) -> str:
    result = format_deck(text.encode(), "d.yaml")
    assert result.problems == ()
    return result.data.decode()


def card(text: str) -> str:
    return formatted(f"{HEAD}{text}").removeprefix(HEAD)


def test_every_key_of_a_card_has_its_place() -> None:
    assert len(set(CARD_KEYS)) == len(CARD_KEYS)
    assert set(CARD_KEYS) == CARD.keys


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_the_bundled_decks_are_formatted(path: Path) -> None:
    data = path.read_bytes()
    assert format_deck(data, path.name).data == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- q: Why?\n  a: x\n  id: c\n", "- id: c\n  q: Why?\n  a: x\n"),
        ("- a: x  # two\n  id: c  # one\n  q: Why?", "- id: c  # one\n  q: Why?\n  a: x  # two"),
        (
            "- id: c\n\n  # x\n  # y\n  a: x\n\n  q: |\n    Why?\n\n    So\n\n# d\n",
            "- id: c\n\n  q: |\n    Why?\n\n    So\n\n  # x\n  # y\n  a: x\n\n# d\n",
        ),
        (
            "- id: c\n  q: Why?\n  accept:\n  - x\n    # - y\n  # on z\n  a: z\n",
            "- id: c\n  q: Why?\n  # on z\n  a: z\n  accept:\n  - x\n    # - y\n",
        ),
        (
            "-\n  # on q\n  q: Why?\n  a: x\n  # on c\n  id: c\n",
            "-\n  # on c\n  id: c\n  # on q\n  q: Why?\n  a: x\n",
        ),
        ("# card\n- q: Why?\n  id: c\n  a: x\n", "# card\n- id: c\n  q: Why?\n  a: x\n"),
        ("- {a: x, q: 'Why?',id: c}\n", "- {id: c, q: 'Why?',a: x}\n"),
        ("- {\n   a: x,\n   id: c, q: Why? }\n", "- {\n   id: c,\n   q: Why?, a: x }\n"),
    ],
)  # fmt: skip
def test_a_key_moves_with_its_comments_and_gaps_stay(before: str, after: str) -> None:
    assert card(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "- q: Why?\n  # on c\n  id: c\n  a: x\n",
        "- id: c\n  a: x\n\n    # deep\n\n  q: |\n    Why?\n",
        "- id: c\n  a: x\n      \n  q: |\n    Why?\n",
        "- id: c\n  q: |\n    Why?\n  accept:\n  topic: t\n  a: x\n\n    # deep, behind the last\n",
        "- ? q\n  : Why?\n  ? id\n  : c\n  ? a\n  : x\n",
        "- {a: x, # on x\n   q: Why?, id: c}\n",
        "- {? q : Why?, id: c, a: x}\n",
        "- {accept: , q: Why?, id: c, a: x}\n",
    ],
)
def test_a_card_whose_keys_cannot_be_moved_safely_is_left_alone(text: str) -> None:
    assert card(text) == text


def test_the_keys_of_a_deck_move_and_what_stands_before_the_first_stays() -> None:
    before = (
        "# yaml-language-server: $schema=x\n"
        "# MIT\n"
        "deck: x  # id\n"
        "cards:\n"
        "  - id: c\n"
        "    q: Why?\n"
        "    a: x\n"
        "\n"
        "# the format\n"
        "quizzer: 1"
    )
    after = (
        "# yaml-language-server: $schema=x\n"
        "# MIT\n"
        "# the format\n"
        "quizzer: 1\n"
        "deck: x  # id\n"
        "\n"
        "cards:\n"
        "  - id: c\n"
        "    q: Why?\n"
        "    a: x"
    )
    assert formatted(before) == after


def test_a_deck_in_braces_is_put_in_order_too() -> None:
    before = '{"cards": [{"q": "Why?", "a": "x", "id": "c"}], "deck": "x", "quizzer": 1}\n'
    after = '{"quizzer": 1, "deck": "x", "cards": [{"id": "c", "q": "Why?", "a": "x"}]}\n'
    assert formatted(before) == after
