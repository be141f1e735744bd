"""Which words ring like the answer, and which cards answer one another?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code


def choice(question: str, right: str, *wrong: str) -> str:
    return card(
        f"q: {json.dumps(question)}\nright: {json.dumps(right)}\nwrong: {json.dumps(list(wrong))}"
    )


@pytest.mark.parametrize(
    "body",
    [
        choice("How does Acme keep its stock small?", "Stock on demand", "High rents", "Ads"),
        choice("What do innovative firms need?", "A culture of innovation", "Shops", "Ads"),
        choice("Which lamps does Acme sell?", "Folding lamps", "Pens", "Phones"),
        card("q: Which lamps?\nright: [Green lamp, Pen]\nwrong: [Shop, Phone]"),
    ],
)
def test_a_word_that_only_the_right_option_repeats_is_found(body: str) -> None:
    assert says(Code.CLANG, body)


@pytest.mark.parametrize(
    "body",
    [
        choice("Which lamps does Acme sell?", "Folding lamps", "Standing lamps", "Desk lamps"),
        choice("Which lamps does Acme sell?", "Folding ones", "Standing lamps", "Desk lamps"),
        choice("What is it in?", "In it", "Pens", "Phones"),
        choice("Where does X sell?", "In X and Y", "In Y and Z", "In Z"),
        "".join(
            card(f"q: Where does Acme sell lamp {n}?\na: In shop {n} of {n}", f"c{n}")
            for n in range(4)
        )
        + choice("What does Acme ask?", "Acme fans", "Rivals", "Judges"),
    ],
)
def test_a_word_that_all_or_other_options_or_most_cards_have_is_left_alone(body: str) -> None:
    assert not says(Code.CLANG, body)


MAKER = card("q: Which firm builds the Orbit processors of Acme?\na: Initech", "maker")
PARTNERS = card("q: Which rivals hold the phone market?\na: Globex, Hooli, Initech", "rivals")


@pytest.mark.parametrize(
    "body",
    [
        MAKER + card("q: Why does Acme take Orbit processors that Initech builds?\na: X", "why"),
        MAKER + card("claim: Initech builds Orbit processors.\nis: true", "why"),
        MAKER + card("cloze: Initech builds {{Orbit}} processors for {{phones}}.", "why"),
        card("cloze: Acme keeps stocks small by {{flash sales}}.", "sale")
        + card("q: Why do flash sales keep Acme’s stocks small?\na: They are short", "why"),
        card("q: In which year did Acme enter Spain?\nnum: 2014", "year")
        + card("q: What did Acme sell when it entered Spain in the year 2014?\na: Pens", "what"),
        PARTNERS
        + card("q: Up against Globex, Hooli and Initech, which phone market is left?\na: X", "y"),
    ],
)
def test_a_question_that_answers_another_is_found(body: str) -> None:
    assert says(Code.CROSS_ITEM_CUE, body)


@pytest.mark.parametrize(
    "body",
    [
        MAKER + card("q: Why does Acme use Orbit processors?\na: Speed", "why"),
        MAKER + card("q: Where does Initech have its seat?\na: Springfield", "seat"),
        MAKER + card("claim: Initech builds the Orbit processors of Acme.\nis: false", "why"),
        MAKER.replace("  a:", "  group: orbit\n  a:")
        + card("q: Why are Orbit processors built by Initech?\na: X\ngroup: orbit", "why"),
        MAKER + card("cloze: The Orbit processors of Acme are built by {{Initech}}.", "why"),
        PARTNERS + card("q: Where do Globex, Hooli and Initech sell?\na: X", "why"),
        card("q: Who founded Acme?\na: Ada Miller", "who")
        + card("q: How do users feel when Ada Miller of Acme answers?\na: Heard", "feel"),
        card("q: Who founded the phone maker Acme in Spain with her friends?\na: Ada Miller", "who")
        + card("q: How do users of an Acme phone feel when Ada Miller answers?\na: Heard", "feel"),
    ],
)
def test_a_mention_is_no_cue(body: str) -> None:
    assert not says(Code.CROSS_ITEM_CUE, body)


def test_a_cue_is_reported_where_the_answer_is_asked() -> None:
    (warning,) = warnings_of(
        MAKER + card("q: Why does Acme take Orbit processors that Initech builds?\na: X", "why")
    )
    assert (warning.line, warning.column) == (5, 6)
    assert warning.message == '"why" on line 7 gives away the answer "Initech"'


def test_either_card_can_accept_a_cue() -> None:
    other = "q: Why does Acme take Orbit processors that Initech builds?\na: X\n"
    body = MAKER + card(f"{other}lint: {{ignore: [cross-item-cue]}}", "why")
    assert warnings_of(body) == ()
