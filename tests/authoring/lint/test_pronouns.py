"""Which pronouns point at nothing, and which at something that is said later or at nobody?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code


def asked(question: str) -> str:
    return card(f"q: {json.dumps(question, ensure_ascii=False)}\na: Acme")


@pytest.mark.parametrize(
    "body",
    [
        asked("When was it founded?"),
        asked("Why did they leave Spain?"),
        asked("What did it sell first?"),
        asked("Which markets did they enter?"),
        asked("How many phones did he sell?"),
        asked("In which year was its founder born?"),
        asked("Who founded it?"),
        asked("Where is its seat?"),
        asked("What was their first product?"),
        asked("Did it sell lamps in Spain?"),
        asked("Why is this important?"),
        asked("Why does this matter?"),
        asked("Why did that happen?"),
        card("cloze: It was founded in {{Springfield}}."),
        card("claim: They sell phones in Spain.\nis: true"),
    ],
)
def test_a_pronoun_that_points_at_nothing_is_found(body: str) -> None:
    assert says(Code.DANGLING_PRONOUN, body)


@pytest.mark.parametrize(
    "body",
    [
        asked("What did Acme sell when it was founded?"),
        asked("Which firm sold its phones online?"),
        asked("Which company has its seat in Spain?"),
        asked("When it entered Spain, how did Acme price its phones?"),
        asked("Besides their prices, what must rivals change?"),
        asked("What is it called when a firm keeps no stock?"),
        asked("How long does it take to build a phone?"),
        asked("Why is it hard for rivals to follow?"),
        asked("Why do rivals find it hard to follow?"),
        asked("Which of these do rivals fear?"),
        asked("Acme sells phones. Where does it sell them?"),
        asked("Whose reach did Acme use to make its brand known?"),
        asked("How does this strategy help Acme?"),
        asked("Which Acme phone did they copy?"),
        card("cloze: It is clear that Acme sells {{phones}}."),
        card("claim: Its prices aside, Acme has little to offer.\nis: true"),
        asked("What do they call a lift in America?"),
        card("cloze: He who hesitates is {{lost}}."),
        card("cloze: Her Majesty opened the {{Acme}} shop."),
        asked("`it` is tested with which function?"),
    ],
)
def test_a_pronoun_with_a_meaning_on_the_card_is_left_alone(body: str) -> None:
    assert not says(Code.DANGLING_PRONOUN, body)


def test_the_pronoun_itself_is_pointed_at() -> None:
    (warning,) = warnings_of(card("q: When was it founded?\na: Long ago"))
    assert (warning.line, warning.column) == (5, 15)


def test_a_deck_in_another_language_has_other_pronouns() -> None:
    body = "language: de\ncards:\n" + card("q: Did it sell?\na: Nein")
    assert not says(Code.DANGLING_PRONOUN, body)
