"""Is a card proven by what its passage says, and by nothing less?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.documents import BAKERY, SOURCE, at, document, printed, proof_of

from quizzer.authoring.sources.passages import State
from quizzer.authoring.sources.proving import Verdict, as_printed, cited
from quizzer.cards.citation import Citation
from quizzer.cards.content import Basic, Choice, Claim, Cloze, Content, Number, Option
from quizzer.cards.quantity import Quantity, Tolerance

BEGINNING = at(5, 6)
FIGURES = at(8, 9)
SELLING = at(13, 17)
LESSONS = at(21)


def basic(question: str, answer: str) -> Basic:
    return Basic(question, answer)


def number(question: str, text: str, unit: str = "") -> Number:
    return Number(question, Quantity.parse(text), None, unit)


def choice(question: str, *right: str) -> Choice:
    return Choice(question, tuple(Option(text) for text in right), (Option("Something else"),))


PROVEN: list[tuple[Content, Citation]] = [
    (basic("Who founded the bakery?", "Ada Brook"), BEGINNING),
    (basic("When was the bakery founded?", "In 2012"), BEGINNING),
    (basic("What did the aunt give?", "Loans of $131"), BEGINNING),
    (basic("How is the margin of rolls?", "About 5 %"), FIGURES),
    (basic("What brings the profit?", "The coffee"), FIGURES),
    (basic("What takes the orders?", "An ecommerce site"), SELLING),
    (basic("Who delivers the orders?", "Couriers on bicycles"), SELLING),
    (basic("What does the bakery sell without?", "Its own shops"), SELLING),
    (basic("What does Ada Brook praise?", "Quick feedback"), LESSONS),
    (number("How many rolls were sold in 2015?", "7.19 million", "rolls"), FIGURES),
    (number("How many rolls were sold in 2015?", "7,190,000", "rolls"), FIGURES),
    (number("How many cakes were sold in 2015?", "40 thousand", "cakes"), FIGURES),
    (number("In which year was it founded?", "2012"), BEGINNING),
    (choice("Where are the stalls?", "Fenton", "Lower Hill"), SELLING),
    (Cloze("Rolls bring little, so {{coffee}} brings the {{profit}}."), FIGURES),
    (basic("What did the aunt give when it was founded?", "Loans of $131"), BEGINNING),
    (Claim("The bakery sells without shops of its own.", is_true=True), SELLING),
    (Claim("Stalls sell what is left in Fenton.", is_true=True), SELLING),
]

UNPROVEN: list[tuple[Content, Citation, str]] = [
    (basic("Who founded the bakery?", "Ada Hill"), BEGINNING, "the name “Ada Hill”"),
    (basic("Who founded the bakery?", "Brook Ada"), BEGINNING, "the name “Brook Ada”"),
    (basic("What brings profit?", "Outsourced tea"), FIGURES, "the word “Outsourced”"),
    (basic("Who founded the bakery?", "The bakery"), BEGINNING, "says nothing that the question"),
    (basic("What brings the profit?", "Not coffee"), FIGURES, "the passage affirms it"),
    (basic("Where does it sell?", "In shops of its own"), SELLING, "the passage denies it"),
    (basic("What does Ada Brook praise?", "Large stocks"), LESSONS, "of something else"),
    (basic("Who had the loan?", "US$133"), BEGINNING, "the number US$133 is not"),
    (basic("What is the loan?", "€131"), BEGINNING, "the number €131 is not"),
    (number("How many rolls were sold in 2015?", "7.2 million", "rolls"), FIGURES, "7.2 million"),
    (
        number("How many rolls were sold in 2015?", "40,000", "rolls"),
        FIGURES,
        "7.19 million stands",
    ),
    (number("In which year was it founded?", "131"), BEGINNING, "asks for a year"),
    (number("Which share is the margin?", "40,000"), FIGURES, "asks for a share"),
    (choice("Where are the stalls?", "Fenton", "Upper Hill"), SELLING, "the word “Upper”"),
    (Cloze("Rolls bring little, so {{tea}} brings the profit."), FIGURES, "the word “tea”"),
    (Claim("Otto Lind praises quick feedback.", is_true=True), LESSONS, "Otto Lind … praises"),
    (Claim("The bakery sells in shops of its own.", is_true=True), SELLING, "denies it"),
    (
        Claim("Otto Lind opened his shop before Ada Brook founded hers.", is_true=True),
        BEGINNING,
        "the order",
    ),
]


@pytest.mark.parametrize(("content", "citation"), PROVEN, ids=lambda value: str(value)[:60])
def test_what_the_passage_says_is_proven(content: Content, citation: Citation) -> None:
    proof = proof_of(content, [citation])
    assert proof.reasons == ()
    assert proof.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("content", "citation", "reason"), UNPROVEN, ids=lambda value: str(value)[:60]
)
def test_what_it_does_not_say_is_not(content: Content, citation: Citation, reason: str) -> None:
    proof = proof_of(content, [citation])
    assert proof.verdict is Verdict.UNPROVEN
    assert reason in "; ".join(proof.reasons)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Sales rose from {{$5 million}} to {{$8 million}} a year.", Verdict.PROVEN),
        ("In 2015 the sales rose from {{$5 million}} to {{$8 million}} a year.", Verdict.UNPROVEN),
    ],
)
def test_blanks_are_proven_by_a_passage_that_has_their_sentence_word_for_word(
    text: str, verdict: Verdict
) -> None:
    source = "In short, sales rose from $5 million to $8 million a year. They fell in 2015."
    citation = printed(Citation(SOURCE.id, 1, 1), source)
    assert proof_of(Cloze(text), [citation], text=source).verdict is verdict


def test_the_number_of_a_note_counts_nothing() -> None:
    source = "The bakery sold its rolls in seven towns.[^9] It closed at noon.[8]"
    citation = printed(Citation(SOURCE.id, 1, 1), source)
    content = number("In how many towns did the bakery sell its rolls?", "9")
    proof = proof_of(content, [citation], text=source)
    assert proof.reasons == ("the number 9 is not in the passage",)


def test_a_tolerance_does_not_loosen_the_proof() -> None:
    quantity = Quantity.parse("7.2 million")
    near = Number("How many rolls?", quantity, Tolerance.around("5%", quantity), "rolls")
    assert proof_of(near, [FIGURES]).verdict is Verdict.UNPROVEN


def test_a_blank_asserts_only_itself() -> None:
    content = Cloze("In Fenton, {{stalls}} sell the {{leftovers}}.")
    assert proof_of(content, [SELLING], part="1").verdict is Verdict.PROVEN
    assert proof_of(content, [SELLING], part="2").verdict is Verdict.UNPROVEN


def test_passages_prove_together() -> None:
    content = choice("What is known of the bakery?", "Bicycle couriers", "Coffee")
    assert proof_of(content, [SELLING]).verdict is Verdict.UNPROVEN
    assert proof_of(content, [SELLING, FIGURES]).verdict is Verdict.PROVEN


def test_the_heading_over_a_passage_counts() -> None:
    content = basic("What did the bakery do?", "It began")
    assert proof_of(basic("What is told of feedback?", "What was learnt"), [LESSONS]).reasons == ()
    assert proof_of(content, [LESSONS]).verdict is Verdict.UNPROVEN


def test_the_places_that_show_it_can_be_highlighted() -> None:
    proof = proof_of(basic("Who founded the bakery?", "Ada Brook"), [BEGINNING])
    ((text, spans),) = [(support.text, support.spans) for support in proof.supports]
    lines = document().lines
    assert text == "Ada Brook"
    assert [lines[span.line - 1][span.start : span.end] for span in spans] == ["Ada", "Brook"]


def test_a_card_without_a_citation_is_unproven() -> None:
    assert proof_of(basic("Who?", "Ada Brook"), []).reasons == ("the card cites no passage",)


def test_a_card_without_a_print_is_unproven_until_fmt_has_run() -> None:
    bare = Citation("mill", 5, 6)
    content = basic("Who founded the bakery?", "Ada Brook")
    assert proof_of(content, [bare]).reasons == ("the citation has no fingerprint yet",)
    assert as_printed(cited(bare, SOURCE, document())).passage.state is State.FOUND


def test_a_changed_passage_makes_the_card_stale() -> None:
    content = basic("Who founded the bakery?", "Ada Brook")
    proof = proof_of(content, [BEGINNING], text=BAKERY.replace("aunt", "uncle"))
    assert proof.verdict is Verdict.STALE


def test_a_moved_passage_still_proves() -> None:
    content = basic("Who founded the bakery?", "Ada Brook")
    assert proof_of(content, [BEGINNING], text=f"New.\n\n{BAKERY}").verdict is Verdict.PROVEN


def test_a_passage_that_is_nowhere_is_missing() -> None:
    proof = proof_of(
        basic("Who?", "Ada"),
        [BEGINNING, replace(BEGINNING, first_line=99, last_line=99, fingerprint="")],
    )
    assert proof.verdict is Verdict.MISSING
    assert "bakery.md has only 23 lines" in proof.reasons


def test_the_whole_of_a_long_document_proves_nothing() -> None:
    text = "# T\n\n" + "Ada Brook founded the bakery. " * 3000
    proof = proof_of(basic("Who founded it?", "Ada Brook"), [Citation("mill", 3, 3)], text=text)
    assert proof.reasons == ("so long a passage proves nothing: cite fewer lines",)


def test_a_very_long_answer_is_not_checked() -> None:
    proof = proof_of(basic("Who founded the bakery?", "Ada Brook " * 300), [BEGINNING])
    assert proof.reasons == ("so long an answer is not checked",)


def test_two_names_do_not_take_each_others_place() -> None:
    text = "# Pay\n\nIt says that couriers earn double Ada Brook’s and half of Otto Lind’s wage.\n"
    for answer, verdict in (
        ("Double Ada Brook’s and half of Otto Lind’s", Verdict.PROVEN),
        ("Double Otto Lind’s and half of Ada Brook’s", Verdict.UNPROVEN),
        ("Double Otto Lind’s", Verdict.UNPROVEN),
    ):
        cite = printed(Citation("mill", 3, 3), text)
        proof = proof_of(basic("What do couriers earn?", answer), [cite], text=text)
        assert proof.verdict is verdict
