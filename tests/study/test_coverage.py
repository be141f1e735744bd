"""Does coverage count for each paragraph the cards that cite it, and find what none cites?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.documents import BAKERY, DECK, NAME, with_prints, write_case

from quizzer.errors import QuizzerError
from quizzer.study.coverage import CoveredDocument, coverage
from quizzer.study.documents import Folders


def covered(folder: Path, *decks: str, text: str = BAKERY) -> tuple[CoveredDocument, ...]:
    for number, deck in enumerate(decks or (DECK,)):
        path = write_case(folder, deck, text)
        path.rename(folder / f"deck{number}.yaml")
    paths = sorted(folder.glob("deck*.yaml"))
    return coverage(paths, lambda _: Folders(case=folder / "case"))


def test_paragraphs_are_counted_by_line(tmp_path: Path) -> None:
    (document,) = covered(tmp_path)
    assert [(p.first_line, p.last_line, p.cards) for p in document.paragraphs] == [
        (5, 6, ("bakery/founder",)),
        (8, 9, ("bakery/sold", "bakery/margin")),
        (13, 14, ("bakery/stalls",)),
        (16, 16, ("bakery/stalls",)),
        (17, 17, ("bakery/stalls",)),
        (21, 21, ()),
        (23, 23, ()),
    ]
    assert (document.cited, len(document.cards)) == (5, 4)


def test_sections_without_cards_are_found(tmp_path: Path) -> None:
    (document,) = covered(tmp_path)
    assert [section.heading for section in document.bare_sections] == ["What it learnt"]
    title = document.sections[0]
    assert (title.paragraphs, title.is_bare) == ((), False)


def test_density_is_by_words(tmp_path: Path) -> None:
    (document,) = covered(tmp_path)
    assert document.words == len(BAKERY.split())
    assert document.cards_per_1000_words == pytest.approx(1000 * 4 / len(BAKERY.split()))


def test_decks_on_one_document_are_counted_together(tmp_path: Path) -> None:
    twin = DECK.replace("deck: bakery", "deck: twin")
    (document,) = covered(tmp_path, DECK, twin)
    assert document.paragraphs[0].cards == ("bakery/founder", "twin/founder")


def test_a_stale_citation_covers_nothing(tmp_path: Path) -> None:
    (document,) = covered(tmp_path, with_prints(), text=BAKERY.replace("aunt", "uncle"))
    assert document.lost == 0  # the card cites the line before
    (document,) = covered(tmp_path, with_prints(), text=BAKERY.replace("Ada Brook. It", "X. It"))
    assert document.lost == 1
    assert document.paragraphs[0].cards == ()


def test_a_document_that_is_missing_says_why(tmp_path: Path) -> None:
    path = write_case(tmp_path)
    (tmp_path / "case" / NAME).unlink()
    (document,) = coverage([path], lambda path: Folders(deck=path.parent))
    assert "bakery.md is not at hand" in document.missing
    assert document.cards_per_1000_words == 0.0


def test_a_deck_with_problems_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuizzerError, match="problems"):
        covered(tmp_path, DECK.replace("q: Who", "question: Who"))
