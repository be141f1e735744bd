"""What does an author's decision against a rule do?"""

from __future__ import annotations

import pytest
from support.linting import card, codes_of, warnings_of

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.running import Extent

TWO_OPTIONS = "q: Through which channel?\nright: Shops\nwrong: [Fairs]"
FINE = "q: Who founded Acme?\na: Ada"


def ignoring(body: str, *names: str) -> str:
    return card(f"{body}\nlint: {{ignore: [{', '.join(names)}]}}")


def deck_ignoring(names: str, *bodies: str) -> str:
    cards = "".join(card(body, f"c{number}") for number, body in enumerate(bodies))
    return f"lint: {{ignore: [{names}]}}\ncards:\n{cards}"


@pytest.mark.parametrize("name", ["W409", "option-count"])
def test_a_card_or_a_deck_ignores_a_rule_by_code_or_name(name: str) -> None:
    assert codes_of(card(TWO_OPTIONS)) == [Code.OPTION_COUNT]
    assert codes_of(ignoring(TWO_OPTIONS, name)) == []
    assert codes_of(deck_ignoring(name, TWO_OPTIONS)) == []


def test_the_ignore_of_one_card_does_not_reach_another() -> None:
    body = ignoring(TWO_OPTIONS, "W409") + card(TWO_OPTIONS.replace("which", "what"), "other")
    assert codes_of(body) == [Code.OPTION_COUNT]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "opton-count",
            'unknown rule "opton-count", did you mean "option-count"?',
            "",
        ),
        ("multi-fact", 'unknown rule "multi-fact", did you mean "answer-multi-fact"?', ""),
        ("w409", 'unknown rule "w409", did you mean "W409"?', ""),
        (
            "nonsense",
            'unknown rule "nonsense"',
            "Give the code or the name of a rule, such as W409 or option-count",
        ),
        (
            "W5",
            '"W5" is a group of rules',
            "Name each that you mean: W501, W502, W503, W504, W505, W506",
        ),
        ("W6xx", '"W6xx" is a group of rules', "Name each that you mean: W601"),
        ("E309", '"E309" is an error, and only warnings can be ignored', "Mend it"),
        ("W902", '"W902" cannot be ignored', "Mend what it points at"),
    ],
)
def test_an_unknown_rule_is_located_and_explained(name: str, message: str, hint: str) -> None:
    for body, place in ((ignoring(FINE, name), (7, 19)), (deck_ignoring(name, FINE), (3, 17))):
        (warning,) = warnings_of(body)
        assert warning.code is Code.UNKNOWN_RULE
        assert (warning.line, warning.column) == place
        assert warning.message == message
        assert warning.hint == hint


def test_an_ignore_that_does_nothing_is_reported_at_its_name() -> None:
    (warning,) = warnings_of(ignoring(TWO_OPTIONS, "W409", "yes-no-no", "W401"))[1:]
    assert (warning.code, warning.line, warning.column) == (Code.UNUSED_IGNORE, 8, 36)
    assert warning.message == '"W401" would say nothing on this card'


def test_a_deck_only_ignores_what_its_cards_do_not() -> None:
    body = deck_ignoring("W409", f"{TWO_OPTIONS}\nlint: {{ignore: [W409]}}")
    (warning,) = warnings_of(body)
    assert str(warning) == (
        'x.yaml:3:17 W902 "W409" would say nothing in this deck. Delete it here'
    )


def test_a_rule_that_is_ignored_twice_is_ignored_once_too_often() -> None:
    assert codes_of(ignoring(TWO_OPTIONS, "W409", "option-count")) == [Code.UNUSED_IGNORE]


def test_nothing_is_called_unused_in_a_broken_file() -> None:
    assert warnings_of(ignoring(FINE, "W409"), Extent.PART) == ()
    assert len(warnings_of(ignoring(FINE, "W4090"), Extent.PART)) == 1


def test_a_rule_of_another_language_is_unused() -> None:
    body = f"language: de\ncards:\n{ignoring(FINE, 'stem-negative')}"
    assert codes_of(body) == [Code.UNUSED_IGNORE]
