"""Does a deck's file get its due: its problems, its stale cards, or why it cannot be read?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from support.judged import write_drafts

from quizzer.study.deckproblems import DeckState, examine, files_of
from quizzer.study.library import Listed


def state_of(path: Path, case: Path | None = None) -> DeckState:
    return examine(DeckState("small", "A small case", path), case, str(path.parent / "q.db"))


def test_a_deck_that_is_right_is_in_order_though_its_documents_are_elsewhere(
    tmp_path: Path,
) -> None:
    found = state_of(write_deck(tmp_path))
    assert not found.errors
    assert found.missing == 1
    assert "not at hand" in found.sentences[-1]


def test_errors_and_warnings_are_told_apart(tmp_path: Path) -> None:
    text = SMALL.replace("a: Lei Jun", "a: Yes\n    wrnog: x")
    found = state_of(write_deck(tmp_path, text))
    assert found.errors == 1
    assert found.warnings >= 1
    assert found.counts.startswith("1 error, ")
    assert "as they were before" in found.sentences[0]
    assert not found.is_good


def test_a_card_whose_passage_has_changed_is_stale(tmp_path: Path) -> None:
    text = SMALL.replace("under: A heading}", "under: A heading, print: 0123456789ab}")
    (tmp_path / "doc.txt").write_text("Title\n\n# A heading\n\nNo such thing.\n")
    found = state_of(write_deck(tmp_path, text))
    assert found.stale == 1
    assert "1 stale" in found.counts
    assert "1 card cites a passage that has changed; `quizzer verify" in found.sentences[0]


def test_a_draft_whose_passage_is_gone_is_for_its_judge_and_not_stale(tmp_path: Path) -> None:
    found = state_of(write_drafts(tmp_path), tmp_path / "case")
    assert found.drafts == 5
    assert not found.stale


@pytest.mark.parametrize("content", [None, b"\xff\xfe not a text"])
def test_a_file_that_is_gone_or_no_text_is_said_to_be_so(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "small.yaml"
    if content is not None:
        path.write_bytes(content)
    found = state_of(path)
    assert not found.is_good
    assert found.sentences


def test_decks_that_were_removed_are_nobodys_trouble() -> None:
    listed = [Listed("a", "A", 1, "a.yaml", removed=True), Listed("b", "B", 1, "b.yaml", False)]
    assert [one.deck for one in files_of(listed)] == ["b"]
