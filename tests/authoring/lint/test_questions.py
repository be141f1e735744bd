"""Which questions are too long, negative, unfocused or vague, and which only look like it?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code

FORTY = " ".join(["word"] * 39) + " why?"


def asked(question: str, more: str = "a: Acme") -> str:
    return card(f"q: {json.dumps(question, ensure_ascii=False)}\n{more}")


def chosen(question: str) -> str:
    return asked(question, "right: Globex\nwrong: [Initech, Hooli]")


@pytest.mark.parametrize(
    "body",
    [
        asked(f"And {FORTY}"),
        card(f"cloze: And {FORTY} It is {{{{so}}}}."),
        card(f"claim: And {FORTY}\nis: true"),
        asked(f"{FORTY} {FORTY} Really?", "a: Acme\nlevel: apply"),
        asked("word " * 10_000),
    ],
)
def test_a_question_of_too_many_words_is_found(body: str) -> None:
    assert says(Code.STEM_TOO_LONG, body)


@pytest.mark.parametrize(
    "body",
    [
        asked(FORTY),
        asked(f"And {FORTY}", "a: Acme\nlevel: apply"),
        asked(f"{FORTY} {FORTY}", "essay: So.\nrubric: [It says so]"),
        asked("What does this print?\n```\n" + "x = 1 + 2\n" * 30 + "```\n"),
        asked("What is it?\n\n" + "| a | b | c | d |\n" * 20),
        asked("What is $" + r"\frac{a}{b} + " * 6 + "c$ for a = 0?"),
    ],
)
def test_what_is_no_prose_and_what_is_a_case_may_be_longer(body: str) -> None:
    assert not says(Code.STEM_TOO_LONG, body)


@pytest.mark.parametrize(
    "body",
    [
        chosen("Which of these firms is not a partner?"),
        chosen("Which firm doesn’t sell phones?"),
        chosen("Which firm never sold phones?"),
        chosen("All of these firms sell phones except"),
        chosen("Each of the following is a partner, except:"),
        chosen("In which country can Acme's phones not be bought?"),
        asked("All of these countries have an Acme shop except?"),
        card("claim: Acme does not sell phones.\nis: true"),
        card("claim: Acme can't build phones in Spain.\nis: false"),
    ],
)
def test_a_negative_word_that_is_easily_overread_is_found(body: str) -> None:
    assert says(Code.STEM_NEGATIVE, body)


@pytest.mark.parametrize(
    "body",
    [
        chosen("Which of these firms is NOT a partner?"),
        chosen("Which of these firms is **not** a partner?"),
        chosen("All of these firms sell phones EXCEPT"),
        chosen("Which step follows if the phone does not start?"),
        chosen("Which firm sells to people who cannot pay at once?"),
        chosen("Which outcome is told as a fact and not as a hope?"),
        chosen("Why did Acme not enter Spain?"),
        asked("Which country could Acme not enter in 2014?"),
        asked("Which country has never been entered by Acme?"),
        asked("What did Acme sell not only in Spain but in Italy as well?"),
        asked("Which not-for-profit organisation does Acme support?"),
        asked("Except in Spain, where does Acme sell?"),
        asked("What can Acme do without?"),
        card("claim: Acme sells to people who do not own a phone.\nis: true"),
        card("claim: Acme has not only phones but lamps.\nis: true"),
        card("cloze: What does not grow is {{lost}}, says Acme."),
    ],
)
def test_a_not_that_stands_out_or_describes_is_no_negative_question(body: str) -> None:
    assert not says(Code.STEM_NEGATIVE, body)


def test_the_negative_word_itself_is_pointed_at() -> None:
    (warning,) = warnings_of(chosen("Which firm is not a partner?"))
    assert (warning.line, warning.column) == (5, 21)


@pytest.mark.parametrize(
    "question",
    [
        "Acme",
        "Acme is",
        "The Orbit series:",
        "Which of the following is correct?",
        "Which of these statements are true?",
        "Which statement about Acme is right?",
        "What is true of Acme?",
    ],
)
def test_a_question_that_asks_nothing_before_its_options_is_found(question: str) -> None:
    assert says(Code.STEM_UNFOCUSED, chosen(question))


@pytest.mark.parametrize(
    "question",
    [
        "Partner?",
        "Acme’s profit comes mainly from",
        "Acme sells ___",
        "Acme sells…",
        "Select a partner",
        "Which is right if the margin falls by half?",
        "Which of these is a partner?",
        "Which true story does Acme tell?",
        "$x^2$ =",
    ],
)
def test_an_unfinished_sentence_can_be_focused(question: str) -> None:
    assert not says(Code.STEM_UNFOCUSED, chosen(question))


def test_a_prompt_of_one_word_is_enough_where_there_are_no_options() -> None:
    assert not says(Code.STEM_UNFOCUSED, asked("Capital of Spain"))


@pytest.mark.parametrize(
    "question",
    [
        "What about Acme?",
        "How about its prices in Spain?",
        "Name one partner of Acme.",
        "Name a country in which Acme sells.",
        "Give an example of a lamp.",
        "What is one advantage of a web shop?",
        "Discuss Acme’s prices.",
        "Describe the Orbit series.",
        "Explain lean stocks.",
        "What do you know about Acme?",
        "What can be said about Acme?",
        "What is important about lean stocks?",
        "What happened in 2010?",
        "Tell me about Acme",
    ],
)
def test_a_question_that_many_answers_fit_is_found(question: str) -> None:
    assert says(Code.VAGUE_PROMPT, asked(question))


@pytest.mark.parametrize(
    "body",
    [
        asked("What about the look of the first Orbit was unknown among phones before?"),
        asked("Name the founder of Acme."),
        asked("Give the definition of lean stocks."),
        asked("Give a synonym of thin."),
        asked("Explain why Acme keeps small stocks."),
        asked("What happened to Acme's shops in 2010?"),
        asked("What is the largest partner of Acme?"),
        asked("Name one partner of Acme.", "a: Globex\naccept: [Hooli]"),
        asked("Name one partner of Acme.", "list: [Globex, Hooli]\nneed: 1"),
        asked("Discuss Acme’s prices.", "essay: They are low.\nrubric: [low]"),
        asked("What is important to Acme?"),
    ],
)
def test_a_question_with_one_answer_is_not_vague(body: str) -> None:
    assert not says(Code.VAGUE_PROMPT, body)
