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


def test_line_by_line_every_mark_is_read_in_words(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "marked.yaml").write_text(MARKED, encoding="utf-8")
    quizzer("add", str(tmp_path / "marked.yaml"))
    lines = ("h", "", "3", "", "3", "", "3", "", "3")
    studied = quizzer("study", "marked", "--plain", stdin="\n".join(lines)).out
    asked = quizzer("quiz", "marked", "--plain", "--seed", "3", stdin="\n\n\n\n").out
    for said in (
        "Which of the two makers lives from services?\n\nYear: 2014\nMaker: Xiaomi\nMargin: 5 %\n",
        "n² + n, as O(n**2)",
        "> 5 %, and that is much more than",
        "Is arr[i] at […] of 2 * 3 * 4, snake_case_name, <b> and $5 or $6?",
    ):
        assert said in studied
        assert said in asked
    for said in (
        "Hint: It is not Apple\n",
        "Xiaomi, by margin(5, 4.75) of (p − c)/p ≤ 5 %\n",
        "Code:\n# A margin is a share of the price\n",
        "Image: The flywheel and the report.\n",
        ": # 1\n",
        ": 1. FC Köln\n",
    ):
        assert said in studied
