"""Each rule finds its own bad example weak and its good example in order."""

from __future__ import annotations

import pytest
from support.linting import codes_of, deck_text, file_of, warnings_of

from quizzer.authoring.codes import Code, Severity
from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.registry import RULES, Rule, explain, rule_of
from quizzer.authoring.lint.rule import CardRule, Explanation

RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.slug)


@RULE
def test_a_rule_finds_its_bad_example(rule: Rule) -> None:
    explanation = explain(rule.code)
    assert explanation is not None
    assert rule.code in codes_of(explanation.bad)


@RULE
def test_no_rule_finds_anything_in_a_good_example(rule: Rule) -> None:
    explanation = explain(rule.code)
    assert explanation is not None
    assert [str(problem) for problem in warnings_of(explanation.good)] == []


@RULE
def test_the_examples_of_a_rule_can_be_imported(rule: Rule) -> None:
    explanation = explain(rule.code)
    assert explanation is not None
    for example in (explanation.bad, explanation.good):
        assert parse_deck(deck_text(example).encode(), "x.yaml").deck is not None


@RULE
def test_an_explanation_is_short_and_says_what_to_do(rule: Rule) -> None:
    explanation = explain(rule.code)
    assert explanation is not None
    assert explanation.why.endswith((".", "!"))
    assert explanation.fix.endswith(".")
    assert len(explanation.why) < 500
    assert len(explanation.fix) < 200


def test_every_warning_has_its_rule_and_they_stand_in_the_order_of_the_codes() -> None:
    warnings = [code for code in Code if code.severity is Severity.WARNING]
    assert [rule.code for rule in RULES] == [c for c in warnings if c is not Code.MORE_WARNINGS]


@pytest.mark.parametrize("code", [Code.TAB, Code.MORE_WARNINGS])
def test_what_is_no_rule_has_no_explanation_here(code: Code) -> None:
    assert rule_of(code) is None
    assert explain(code) is None


def test_names_of_rules_tell_them_apart() -> None:
    names = [rule.code.slug for rule in RULES]
    assert len(set(names)) == len(names)


def test_a_docstring_without_its_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="Bad:"):
        Explanation.of("Only a reason.")


def test_of_other_kinds_than_it_is_asked_about_a_rule_has_nothing_to_say() -> None:
    explanations = [explain(rule.code) for rule in RULES]
    examples = [text for each in explanations if each for text in (each.bad, each.good)]
    decks = [DeckItems(file_of(deck_text(text)).written) for text in examples]
    items = [item for deck in decks for item in deck.items]
    for rule in (rule for rule in RULES if isinstance(rule, CardRule)):
        others = [item for item in items if item.content.kind not in rule.kinds]
        assert [item.entry.id for item in others if list(rule.check(item))] == []
