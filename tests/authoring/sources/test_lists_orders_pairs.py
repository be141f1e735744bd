"""Are all members of a list, the steps of an order and the pairs of a match held to the text?"""

from __future__ import annotations

from support.documents import at, proof_of

from quizzer.authoring.sources.proving import Verdict
from quizzer.cards.content import Essay, Listing, Matching, Ordering

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
