"""Is a false claim proven only when its correction is shown and rules it out?"""

from __future__ import annotations

import pytest
from support.documents import at, proof_of

from quizzer.authoring.sources.proving import Verdict
from quizzer.cards.citation import Citation
from quizzer.cards.content import Claim


@pytest.mark.parametrize(
    ("statement", "why", "citation"),
    [
        ("It sold 9 million rolls.", "It sold 7.19 million rolls.", at(8, 9)),
        ("Eve Stone founded it.", "Ada Brook founded it.", at(5, 6)),
        ("The bakery sells in shops of its own.", "It sells without shops of its own.", at(13, 14)),
        ("Rolls are a high-margin product.", "Rolls are a low-margin product.", at(8, 9)),
        ("Otto Lind praises quick feedback.", "Ada Brook praises quick feedback.", at(21)),
        (
            "The aunt gave her loan after Otto Lind opened his shop.",
            "Her aunt gave the loan long before Otto Lind opened his shop.",
            at(5, 6),
        ),
    ],
)
def test_a_contradiction_is_shown(statement: str, why: str, citation: Citation) -> None:
    proof = proof_of(Claim(statement, is_true=False), [citation], why=why)
    assert proof.reasons == ()
    assert proof.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("statement", "why", "reason"),
    [
        ("Rolls bring the profit.", "", "a false claim has no correction under why"),
        ("Rolls bring the profit.", "Tea does.", "the correction under why: the word “Tea”"),
        ("The profit comes from coffee.", "It sold 40,000 cakes.", "all that the false claim says"),
        ("Rolls are sold to kings.", "It sold 40,000 cakes.", "contradicts the claim"),
        ("Rolls are not a high-margin product.", "Rolls are a low-margin product.", "contradicts"),
    ],
)
def test_what_no_rule_decides_is_unproven(statement: str, why: str, reason: str) -> None:
    proof = proof_of(Claim(statement, is_true=False), [at(8, 9)], why=why)
    assert proof.verdict is Verdict.UNPROVEN
    assert reason in "; ".join(proof.reasons)


def test_a_true_claim_called_false_is_never_proven() -> None:
    said = "It sold 7.19 million rolls and 40,000 cakes."
    assert proof_of(Claim(said, is_true=True), [at(8, 9)]).verdict is Verdict.PROVEN
    for why in (said, "The profit comes from coffee.", "Rolls are a low-margin product."):
        claim = Claim(said, is_true=False)
        assert proof_of(claim, [at(8, 9)], why=why).verdict is Verdict.UNPROVEN
