"""How do cards with Markdown read where there is no screen: on paper, in its key, in lists?"""

from __future__ import annotations

from pathlib import Path

from support.marked import MARKED
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer


def test_a_paper_and_its_key_keep_tables_and_show_answers_in_plain_words(
    quizzer: Quizzer, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    (tmp_path / "marked.yaml").write_text(MARKED, encoding="utf-8")
    paper, key = tmp_path / "paper.md", tmp_path / "key.md"
    quizzer("add", str(tmp_path / "marked.yaml"))
    quizzer("quiz", "marked", "--paper", str(paper), "--key", str(key), "--seed", "3")
    assert paper.read_text(encoding="utf-8") == snapshot(name="paper")
    assert key.read_text(encoding="utf-8") == snapshot(name="key")
