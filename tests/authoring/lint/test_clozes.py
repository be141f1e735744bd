"""Which texts say too little around their blanks, or too much?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, codes_of, says

from quizzer.authoring.codes import Code


def cloze(text: str, more: str = "") -> str:
    return card(f"cloze: {json.dumps(text)}{more}")


TOGETHER = "\ntogether: true"


@pytest.mark.parametrize(
    "body",
    [
        cloze("{{a1}} and {{b1}} or {{c1}} but {{d1}} of Acme.", TOGETHER),
        cloze(" ".join(f"word {{{{a{n}}}}}" for n in range(7))),
        cloze("word {{a}} " * 300),
    ],
)
def test_too_many_blanks_are_found(body: str) -> None:
    assert says(Code.TOO_MANY_BLANKS, body)


@pytest.mark.parametrize(
    "body",
    [
        cloze("Acme sells {{phones}}, {{lamps}} and {{pens}} in Spain.", TOGETHER),
        cloze("Acme sells {{phones}}, {{lamps}}, {{pens}} and {{bags}} in Spain."),
    ],
)
def test_a_few_blanks_are_fine(body: str) -> None:
    assert not says(Code.TOO_MANY_BLANKS, body)


@pytest.mark.parametrize(
    "text",
    ["It is {{Acme}}.", "The firm is {{Acme}}.", "Seat: {{Springfield}}", "{{a1}} and {{b1}}"],
)
def test_a_blank_with_hardly_a_word_around_it_is_found(text: str) -> None:
    assert says(Code.LITTLE_CONTEXT, cloze(text))


@pytest.mark.parametrize(
    "text",
    [
        "Acme sells {{phones}}.",
        "The capital of Spain is {{Madrid}}.",
        "It is {{Acme::which phone maker?}}.",
        "dog = {{Hund}}",
        "H2O → {{water}}",
        "`print({{x}})`",
        "Phones and lamps: {{Acme}} and {{Initech}}.",
    ],
)
def test_a_hint_another_blank_and_an_equation_are_context(text: str) -> None:
    assert not says(Code.LITTLE_CONTEXT, cloze(text))


@pytest.mark.parametrize(
    "body",
    [
        cloze("An innovative firm such as Acme lives by {{innovation}}."),
        cloze("Acme’s lamps are sold as {{lamp}} sets."),
        cloze("The lamp maker sells {{lamps::small lamps}} online."),
        cloze("Acme sells {{phones}} to those who want {{phones}}."),
        cloze("Its flash sales are a {{flash sale}} of phones."),
        cloze("In 2010 Acme, founded in {{2010}}, sold phones."),
    ],
)
def test_a_blank_that_is_said_again_beside_it_is_found(body: str) -> None:
    assert says(Code.PARAPHRASE_LEAK, body)


def test_a_blank_that_stands_often_is_said_once() -> None:
    assert codes_of(cloze("Acme sells {{phones}} to {{phones}}.")) == [Code.PARAPHRASE_LEAK]


@pytest.mark.parametrize(
    "body",
    [
        cloze("Acme sells {{phones}} to those who want {{phones}}.", TOGETHER),
        cloze("Large volumes make a phone cheap: {{economies of scale::economist’s term}}."),
        cloze("Waste is collected by Acme as {{electronic waste}}."),
        cloze("It was not he who sold the lamp, but {{he}} who built it."),
        cloze("Acme grew by {{5 %}} in 2015."),
    ],
)
def test_a_part_of_a_blank_may_stand_beside_it(body: str) -> None:
    assert not says(Code.PARAPHRASE_LEAK, body)


@pytest.mark.parametrize(
    "text",
    ["{{Orbit}} runs on Acme’s phones.", "**{{Orbit}}** runs on phones.", "“{{Orbit}}” runs here."],
)
def test_a_text_that_begins_with_its_blank_is_found(text: str) -> None:
    assert says(Code.FIRST_WORD_BLANK, cloze(text))


@pytest.mark.parametrize(
    "text",
    [
        "The {{Orbit}} system runs on Acme’s phones.",
        "{{Orbit::which system?}} runs on Acme’s phones.",
        "By {{vertical integration}} Acme gains control.",
    ],
)
def test_a_hint_or_a_word_before_the_blank_is_enough(text: str) -> None:
    assert not says(Code.FIRST_WORD_BLANK, cloze(text))
