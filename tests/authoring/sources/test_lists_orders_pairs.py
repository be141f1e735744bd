"""Are all members of a list, the steps of an order and the pairs of a match held to the text?"""

from __future__ import annotations

from support.documents import SOURCE, at, printed, proof_of

from quizzer.authoring.sources.proving import Verdict
from quizzer.cards.citation import Citation
from quizzer.cards.content import Content, Essay, Listing, Matching, Ordering

BAKING = at(23)
SELLING = at(13, 17)

STEPS = ("Mix the dough", "Let it rest overnight", "Bake the rolls")


def test_every_member_of_a_list_must_be_there() -> None:
    good = Listing("Which towns have stalls?", ("Fenton", "Lower Hill"))
    assert proof_of(good, [SELLING]).verdict is Verdict.PROVEN
    bad = Listing("Which towns have stalls?", ("Fenton", "Lower Hill", "Upton"))
    assert "“Upton”" in proof_of(bad, [SELLING]).reasons[0]


def test_steps_must_come_in_the_order_of_the_passage() -> None:
    assert proof_of(Ordering("How are rolls made?", STEPS), [BAKING]).reasons == ()
    turned = Ordering("How are rolls made?", (STEPS[1], STEPS[0], STEPS[2]))
    assert proof_of(turned, [BAKING]).reasons == (
        "the passage does not show the steps in this order",
    )


def test_pairs_must_stand_together() -> None:
    good = Matching("Who does what?", (("Couriers", "four in the morning"), ("Markets", "stalls")))
    assert proof_of(good, [SELLING]).reasons == ()
    crossed = Matching("Who does what?", (("Couriers", "stalls"), ("Markets", "morning")))
    assert proof_of(crossed, [SELLING]).reasons == (
        "the passage does not put “Couriers” and “stalls” together",
        "the passage does not put “Markets” and “morning” together",
    )


def test_an_essay_is_held_to_its_rubric() -> None:
    rubric = ("Couriers deliver", "Stalls in Lower Hill")
    essay = Essay("How does it sell?", "In ways that no passage has to say.", rubric)
    assert proof_of(essay, [SELLING]).verdict is Verdict.PROVEN
    assert proof_of(Essay("How?", "By parachute.", ()), [SELLING]).verdict is Verdict.UNPROVEN


PARTS = """\
# How the bakery grew

The bakery grew by several means that its rivals did not have.

## Cheap transport

- **Own Bicycles:** Couriers carry the rolls over the hill.
- **Shared Carts:** The dairy lends a cart on Sundays.

## Early orders

- **Paper Lists:** Neighbours write down what they want.
"""


def reasons(content: Content, *lines: tuple[int, int]) -> tuple[str, ...]:
    """Why some lines of the parts do not prove a card."""
    citations = [printed(Citation(SOURCE.id, *span), PARTS) for span in lines]
    return proof_of(content, citations, text=PARTS).reasons


GROWING = ((7, 7), (8, 8), (12, 12))


def test_a_label_is_the_title_of_what_follows_it_in_its_paragraph() -> None:
    good = Listing("By which means did the bakery grow?", ("Own bicycles", "Shared carts"))
    assert reasons(good, (3, 8)) == ()


def test_a_word_behind_the_label_is_not() -> None:
    bad = Listing("By which means did the bakery grow?", ("Own bicycles", "Sundays"))
    assert reasons(bad, (3, 8))


SWOT = "# Strengths\n\n- Loyal staff\n- Low rents\n"


def test_items_answer_what_their_heading_is_about() -> None:
    good = Listing("Which strengths does the bakery have?", ("Loyal staff", "Low rents"))
    citation = printed(Citation(SOURCE.id, 3, 4), SWOT)
    assert proof_of(good, [citation], text=SWOT).reasons == ()


def test_a_heading_goes_with_what_stands_under_it() -> None:
    good = (("Cheap transport", "Own bicycles; shared carts"), ("Early orders", "Paper lists"))
    assert reasons(Matching("What belongs to what?", good), *GROWING) == ()


def test_a_heading_does_not_go_with_what_stands_under_another() -> None:
    crossed = (("Cheap transport", "Paper lists"), ("Early orders", "Own bicycles"))
    assert reasons(Matching("What belongs to what?", crossed), *GROWING) == (
        "the passage does not put “Cheap transport” and “Paper lists” together",
        "the passage does not put “Early orders” and “Own bicycles” together",
    )
