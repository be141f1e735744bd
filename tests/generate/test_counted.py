"""Which advantages does it have?"""

from __future__ import annotations

from support.drafting import drafted, said, told

from quizzer.cards.content import Listing
from quizzer.generate.rules.counted import counted


def test_a_counted_list_of_predicates_is_a_list_card() -> None:
    (found,) = told(
        counted,
        "Norda’s newest method has three advantages: it saves fuel, spares the soil, "
        "and keeps weeds down.",
    )
    assert found.content == Listing(
        "Which advantages does Norda’s newest method have?",
        ("Saves fuel", "Spares the soil", "Keeps weeds down"),
    )


def test_a_list_of_things_or_of_two_is_none() -> None:
    assert not told(counted, "Norda has three mines: copper, zinc, and tin.")
    assert not told(counted, "Norda has two advantages: it saves fuel and spares the soil.")


def test_what_is_announced_is_asked_for_one_by_one_as_well() -> None:
    drafts = drafted(
        "Norda sells boxes by mail only. This method has several advantages: it saves rent, "
        "avoids stockpiles of old boxes, and cuts waste by printing its labels on an old press "
        "at home."
    )
    found = {said(draft.candidate.content) for draft in drafts}
    avoided = (
        "Norda sells boxes by mail only. What does this method avoid? — Stockpiles of old boxes"
    )
    assert avoided in found
    assert any("How does this method cut waste?" in one for one in found)


def test_of_two_merits_each_is_asked_for() -> None:
    found = drafted("Norda’s plan has two merits: it cuts wages, and saves coal by melting ice.")
    asked = {said(draft.candidate.content) for draft in found}
    assert "How does Norda’s plan save coal? — By melting ice" in asked
