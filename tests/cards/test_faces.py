"""Which cards does an entry make, and what do their faces show and hide?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.card import Card, CardKey, Face, Level, cards_of, face_of
from quizzer.cards.citation import Citation
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Kind,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
)
from quizzer.cards.deck import Entry
from quizzer.cards.quantity import Quantity

TWO_BLANKS = "{{Lei Jun::who?}} founded {{Xiaomi}}."


def cards(content: Content, id_: str = "e") -> tuple[Card, ...]:
    return cards_of("case", Entry(id_, content))


def face(content: Content, seed: int = 0, why: str = "") -> Face:
    (card,) = cards_of("case", Entry("e", content, why=why))
    return face_of(card, seed)


def unnumbered(options: tuple[str, ...]) -> list[str]:
    return [option.partition("  ")[2] for option in options]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (Basic("q", "a"), ["e"]),
        (Basic("q", "a", reverse=True), ["e", "e#reverse"]),
        (Cloze("{{a}}"), ["e#1"]),
        (Cloze(TWO_BLANKS), ["e#1", "e#2"]),
        (Cloze(TWO_BLANKS, together=True), ["e"]),
        (Number("q", Quantity.parse("1")), ["e"]),
        (Choice("q", (Option("a"),), (Option("b"),)), ["e"]),
        (Claim("c", is_true=True), ["e"]),
        (Listing("q", ("a", "b")), ["e"]),
        (Ordering("q", ("a", "b")), ["e"]),
        (Matching("q", (("a", "b"),)), ["e"]),
        (Essay("q", "m"), ["e"]),
    ],
)
def test_an_entry_makes_one_card_or_one_for_each_blank_or_direction(
    content: Content, ids: list[str]
) -> None:
    made = cards(content)
    assert [card.key for card in made] == [CardKey("case", id_) for id_ in ids]
    assert {card.kind for card in made} == {content.kind}


def test_every_card_of_an_entry_carries_what_the_entry_says() -> None:
    cite = (Citation("doc", 3, 4),)
    entry = Entry("e", Cloze(TWO_BLANKS), "model", ("t",), cite, "why", "hint", Level.APPLY, line=7)
    for card in cards_of("case", entry):
        assert (card.topic, card.tags, card.citations) == ("model", ("t",), cite)
        assert (card.why, card.hint, card.level, card.line) == ("why", "hint", Level.APPLY, 7)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Basic("Who?", "Lei Jun"), Face("Who?", (), "Lei Jun")),
        (Cloze("It was {{2012}}."), Face("It was […].", (), "2012")),
        (Number("How many?", Quantity.parse("7 k")), Face("How many?", (), "7 k")),
        (
            Number("How many?", Quantity.parse("7.19 million"), unit="phones"),
            Face("How many?", (), "7.19 million phones"),
        ),
        (Claim("It rains.", is_true=False), Face("True or false? It rains.", (), "False")),
        (Claim("It rains.", is_true=True), Face("True or false? It rains.", (), "True")),
        (Listing("Which?", ("a", "b")), Face("Which?\n\n(2 of 2)", (), "- a\n- b")),
        (Listing("Which?", ("a", "b"), need=1), Face("Which?\n\n(1 of 2)", (), "- a\n- b")),
        (Ordering("How?", ("a",)), Face("How?", ("1  a",), "1. a", (), (0,))),
        (Matching("Whose?", (("x", "1"),)), Face("Whose?\n\n- x", ("1  1",), "x → 1", (), (0,))),
        (Essay("Why?", "Because."), Face("Why?", (), "Because.")),
        (Essay("Why?", "Because.", ("x", "y")), Face("Why?", (), "Because.", ("- x\n- y",))),
    ],
)  # fmt: skip
def test_a_face_asks_its_question_and_answers_it(content: Content, expected: Face) -> None:
    (card,) = cards(content)
    assert face_of(card, seed=3) == expected


def test_the_nine_kinds_are_all_there() -> None:
    assert len(Kind) == 9


def test_a_reversed_card_asks_for_the_question() -> None:
    forth, back = cards(Basic("Who?", "Lei Jun", reverse=True))
    assert (face_of(forth, 0).question, face_of(forth, 0).answer) == ("Who?", "Lei Jun")
    assert (face_of(back, 0).question, face_of(back, 0).answer) == ("Lei Jun", "Who?")


def test_each_blank_is_asked_with_the_others_filled_in() -> None:
    first, second = (face_of(card, 0) for card in cards(Cloze(TWO_BLANKS)))
    assert (first.question, first.answer) == ("[who?] founded Xiaomi.", "Lei Jun")
    assert (second.question, second.answer) == ("Lei Jun founded […].", "Xiaomi")


def test_blanks_together_are_hidden_and_answered_together() -> None:
    whole = face(Cloze(TWO_BLANKS, together=True))
    assert (whole.question, whole.answer) == ("[who?] founded […].", "Lei Jun · Xiaomi")


@pytest.mark.parametrize(
    "content",
    [
        Basic("q", "a"),
        Number("q", Quantity.parse("1")),
        Choice("q", (Option("a"),), (Option("b"),)),
        Claim("c", is_true=True),
        Listing("q", ("a",)),
        Ordering("q", ("a",)),
        Matching("q", (("a", "b"),)),
        Essay("q", "m", ("r",)),
        Cloze("{{a}}"),
    ],
)
def test_the_reason_stands_last_with_the_answer_and_never_in_the_question(content: Content) -> None:
    shown = face(content, why="the reason")
    assert shown.details[-1] == "the reason"
    assert "the reason" not in shown.question


TEXTS = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=2, max_size=30, unique=True)
SEEDS = st.integers(0, 50)


@given(TEXTS, st.data(), SEEDS)
def test_options_are_a_permutation_with_pins_kept_and_the_right_ones_named(
    texts: list[str], data: st.DataObject, seed: int
) -> None:
    pins = [data.draw(st.sampled_from([None, None, Pin.FIRST, Pin.LAST])) for _ in texts]
    options = tuple(Option(text, pin=pin) for text, pin in zip(texts, pins, strict=True))
    cut = data.draw(st.integers(1, len(options) - 1))
    shown = face(Choice("q", options[:cut], options[cut:], multiple=cut > 1), seed)
    order = unnumbered(shown.options)
    assert sorted(order) == sorted(texts)
    pin_of = {option.text: option.pin for option in options}
    places = [{Pin.FIRST: 0, None: 1, Pin.LAST: 2}[pin_of[text]] for text in order]
    assert places == sorted(places)
    named = shown.answer.split("\n")
    assert set(named) <= set(shown.options)
    assert sorted(unnumbered(tuple(named))) == sorted(texts[:cut])


def test_options_carry_the_numbers_by_which_they_are_chosen() -> None:
    shown = face(Ordering("q", tuple(f"step {n}" for n in range(12))))
    assert [option.partition("  ")[0] for option in shown.options] == [
        str(number) for number in range(1, 13)
    ]
    steps = [option.partition("  ")[2] for option in shown.options]
    assert steps == [f"step {index}" for index in shown.arrangement]


def test_options_that_are_numbers_ascend_and_others_are_shuffled() -> None:
    numbers = tuple(Option(text) for text in ("7 million", "12 %", "900", "1.2 billion", "3"))
    shown = face(Choice("q", numbers[:1], (*numbers[1:], Option("None of these", pin=Pin.LAST))))
    assert unnumbered(shown.options) == [
        "3", "12 %", "900", "7 million", "1.2 billion", "None of these",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [2, 3])
def test_the_steps_of_an_order_are_never_shown_in_their_right_order(count: int) -> None:
    content = Ordering("q", tuple(f"step {number}" for number in range(count)))
    assert tuple(range(count)) not in {face(content, seed).arrangement for seed in range(50)}


@settings(max_examples=examples(50))
@given(SEEDS)
def test_the_seed_decides_the_order(seed: int) -> None:
    content = Ordering("q", tuple("abcdefgh"))
    assert face(content, seed) == face(content, seed)


def test_another_seed_gives_another_order_sooner_or_later() -> None:
    content = Choice("q", (Option("a"),), tuple(Option(text) for text in "bcdef"))
    assert len({face(content, seed).options for seed in range(20)}) > 1


def test_two_cards_with_one_seed_are_shuffled_each_in_its_own_way() -> None:
    content = Ordering("q", tuple("abcdefgh"))
    orders = {face_of(cards(content, f"card-{n}")[0], seed=0).options for n in range(20)}
    assert len(orders) > 1


def test_a_multiple_choice_says_that_there_are_several() -> None:
    both = Choice("q", (Option("a"), Option("b")), (Option("c"),), multiple=True)
    assert face(both).question == "q (several)"


def test_what_is_added_to_a_question_stays_out_of_its_code_and_tables() -> None:
    code = "Which hold?\n```\nx = 1\n```"
    both = Choice(code, (Option("a"), Option("b")), (Option("c"),), multiple=True)
    assert face(both).question == f"{code}\n\n(several)"
    table = "| a |\n|---|\n| 1 |"
    assert face(Claim(table, is_true=True)).question == f"True or false?\n\n{table}"


def test_feedback_of_options_comes_with_the_answer() -> None:
    content = Choice("q", (Option("a", "indeed"),), (Option("b", "not so"), Option("c")))
    assert sorted(face(content).details) == ["a: indeed", "b: not so"]


@settings(max_examples=examples(50))
@given(TEXTS, SEEDS)
def test_matching_shows_every_right_side_and_the_extra_ones(texts: list[str], seed: int) -> None:
    half = len(texts) // 2
    pairs = tuple((f"left of {text}", text) for text in texts[:half])
    shown = face(Matching("q", pairs, tuple(texts[half:])), seed)
    assert sorted(unnumbered(shown.options)) == sorted(texts)
    assert shown.answer.split("\n") == [f"{left} → {right}" for left, right in pairs]
