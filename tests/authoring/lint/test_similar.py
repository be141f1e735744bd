"""Which cards ask the same, in one deck and across decks?"""

from __future__ import annotations

import pytest
from support.linting import card, deck_text, file_of, says, warnings_of

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.running import Extent, LintFile, lint

FOUNDER = "q: Who founded Acme?\na: Ada"


def two(first: str, second: str) -> str:
    return card(first, "first") + card(second, "second")


def deck(name: str, *bodies: str, extent: Extent = Extent.WHOLE, path: str = "") -> LintFile:
    cards = "".join(card(body, f"c{number}") for number, body in enumerate(bodies))
    return file_of(deck_text(cards, name), path or f"{name}.yaml", extent)


@pytest.mark.parametrize(
    "body",
    [
        two(FOUNDER, FOUNDER),
        two(FOUNDER, "q: who founded ACME\na: Ben"),
        two(FOUNDER, "q: Who founded Acme?\nlist: [Ada, Ben]"),
        two("claim: Acme sells.\nis: true", "claim: Acme sells.\nis: false"),
        two("cloze: Acme sells {{lamps}}.", "cloze: Acme {{sells}} lamps."),
        two("q: Which?\nright: a\nwrong: [b, c]", "q: Which?\nright: b\nwrong: [c, a]"),
    ],
)
def test_the_same_question_twice_is_found(body: str) -> None:
    assert says(Code.DUPLICATE_STEM, body)


@pytest.mark.parametrize(
    "body",
    [
        two(FOUNDER, "q: Who founded Initech?\na: Ada"),
        two("q: Which?\nright: a\nwrong: [b, c]", "q: Which?\nright: d\nwrong: [e, f]"),
        two("claim: Acme sells.\nis: true", "cloze: Acme {{sells}}."),
        two("q: What is `a+b`?\na: x", "q: What is `a-b`?\na: y"),
        two('q: "Σ?"\na: x', 'q: "∏?"\na: y'),
        two('q: "?"\na: x', 'q: "!"\na: y'),
    ],
)
def test_what_looks_the_same_only_without_its_options_or_signs_is_left_alone(body: str) -> None:
    assert not says(Code.DUPLICATE_STEM, body)


@pytest.mark.parametrize(
    "body",
    [
        two(
            "q: In which year was Acme founded?\na: So", "q: Acme was founded in which year?\na: So"
        ),
        two(
            "q: In which year was Acme founded?\nnum: 2010",
            "q: In which year was the firm Acme founded?\nnum: 2,010",
        ),
        two(
            "claim: Acme sells cheap phones in Spain.\nis: true",
            "claim: In Spain, Acme sells its cheap phone.\nis: true",
        ),
        two(
            "cloze: Acme sells cheap lamps in {{Spain}}.",
            "cloze: In {{Spain}}, Acme sells the cheapest lamps and sells cheap.",
        ),
    ],
)
def test_nearly_the_same_question_is_found(body: str) -> None:
    assert says(Code.NEAR_DUPLICATE_STEM, body)


@pytest.mark.parametrize(
    "body",
    [
        two(
            "q: In which year did the Orbit Max start?\na: So",
            "q: In which year did the Orbit Mini start?\na: So",
        ),
        two(
            "q: In which year did Acme launch the Orbit?\na: So",
            "q: In which year did Acme launch the Orbit Mini?\na: So",
        ),
        two(
            "q: How long did the plan of Acme last?\na: So",
            "q: How long did the plan of Acme last in 2014?\na: So",
        ),
        two("q: Whom did Acme buy in Spain?\na: Hooli", "q: Who bought Acme in Spain?\na: Globex"),
        two("q: Who founded Acme?\na: Ada", "q: Acme was founded by whom?\na: Ada"),
        two(
            "claim: Acme entered Spain before Italy.\nis: true",
            "claim: Acme entered Italy before Spain.\nis: false",
        ),
        two(
            "cloze: Acme sells lamps in {{Spain}}.",
            "q: Where does Acme sell lamps?\na: Spain",
        ),
    ],
)
def test_a_pattern_another_answer_and_another_kind_are_left_alone(body: str) -> None:
    assert not says(Code.NEAR_DUPLICATE_STEM, body)


def test_the_same_question_in_two_decks_is_reported_in_the_later_file_in_any_order() -> None:
    one, other = deck("a", FOUNDER), deck("b", FOUNDER)
    assert lint([one, other]) == lint([other, one])
    found = lint([other, one])
    assert found["a.yaml"] == ()
    (warning,) = found["b.yaml"]
    assert warning.message == 'this asks the same as "c0" on line 4 in another deck'


def test_two_states_of_a_deck_are_not_compared() -> None:
    one, other = deck("a", FOUNDER), deck("a", FOUNDER, FOUNDER, path="b.yaml")
    found = lint([one, other])
    assert found["a.yaml"] == ()
    assert [problem.line for problem in found["b.yaml"]] == [8]


def test_the_author_of_either_deck_can_accept_a_duplicate() -> None:
    accepted = f"{FOUNDER}\nlint: {{ignore: [duplicate-stem]}}"
    for decks in ((accepted, FOUNDER), (FOUNDER, accepted)):
        found = lint([deck("a", decks[0]), deck("b", decks[1])])
        assert found == {"a.yaml": (), "b.yaml": ()}


def test_an_accepted_duplicate_is_not_called_unused_when_its_deck_is_checked_alone() -> None:
    assert warnings_of(card(f"{FOUNDER}\nlint: {{ignore: [duplicate-stem]}}")) == ()


def test_a_broken_deck_is_not_compared() -> None:
    found = lint([deck("a", FOUNDER), deck("b", FOUNDER, extent=Extent.PART)])
    assert found == {"a.yaml": (), "b.yaml": ()}
