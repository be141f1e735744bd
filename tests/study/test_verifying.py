"""Does verifying say of every card of every deck what its document says of it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.documents import BAKERY, DECK, NAME, with_prints, write_case

from quizzer.authoring.sources.proving import Verdict
from quizzer.errors import UsageError
from quizzer.study.verifying import VerifiedDeck, tally, verify


def verified(folder: Path, deck: str = "", text: str = BAKERY) -> VerifiedDeck:
    path = write_case(folder, deck or with_prints(), text)
    (result,) = verify([path], folder / "case", str(folder / "quizzer.db"))
    return result


def verdicts(result: VerifiedDeck) -> dict[str, Verdict]:
    return {card.card.key.card: card.proof.verdict for card in result.cards}


def test_every_card_has_its_verdict(tmp_path: Path) -> None:
    result = verified(tmp_path)
    assert verdicts(result) == {
        "founder": Verdict.PROVEN,
        "sold": Verdict.PROVEN,
        "margin": Verdict.UNPROVEN,
        "stalls#1": Verdict.PROVEN,
        "stalls#2": Verdict.PROVEN,
    }
    counts = tally([result])
    assert (counts.cards, counts.proven, counts.unproven) == (5, 4, 1)
    assert counts.is_good


def test_an_unformatted_deck_is_unproven_and_said_to_be_so(tmp_path: Path) -> None:
    result = verified(tmp_path, DECK)
    assert set(verdicts(result).values()) == {Verdict.UNPROVEN}
    assert tally([result]).unprinted == 5
    assert tally([result]).is_good


def test_a_changed_document_makes_only_its_cards_stale(tmp_path: Path) -> None:
    result = verified(tmp_path, text=BAKERY.replace("Ada Brook. It", "Eve Stone. It"))
    stale = [name for name, verdict in verdicts(result).items() if verdict is Verdict.STALE]
    assert stale == ["founder"]
    assert not tally([result]).is_good


def test_a_moved_passage_is_proven_and_noted(tmp_path: Path) -> None:
    result = verified(tmp_path, text=f"New.\n\n{BAKERY}")
    assert verdicts(result)["founder"] is Verdict.PROVEN
    assert result.cards[0].moves == ("the passage has moved to line 7",)


def test_without_the_document_all_is_missing(tmp_path: Path) -> None:
    path = write_case(tmp_path, with_prints())
    (tmp_path / "case" / NAME).unlink()
    (result,) = verify([path], None, str(tmp_path / "quizzer.db"))
    assert set(verdicts(result).values()) == {Verdict.MISSING}
    assert not tally([result]).is_good


def test_another_edition_of_the_document_is_noted(tmp_path: Path) -> None:
    deck = with_prints().replace("file: bakery.md", 'file: bakery.md, blake2: "00ff00ff00"')
    (note,) = verified(tmp_path, deck).notes
    assert "not the one that the deck was written from" in note


def test_a_deck_with_problems_is_not_verified(tmp_path: Path) -> None:
    result = verified(tmp_path, DECK.replace("a: Ada Brook", "answer: Ada Brook"))
    assert result.cards == ()
    assert result.problems
    assert not tally([result]).is_good


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        verify([tmp_path / "nothing.yaml"], None, "quizzer.db")


def test_a_deck_cannot_look_outside(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(BAKERY)
    result = verified(tmp_path, with_prints().replace("file: bakery.md", "file: ../bakery.md"))
    assert "leads out" in result.cards[0].proof.reasons[0]
