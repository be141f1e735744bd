"""Is every action printed with its keys, and does the README's table say the same?"""

from __future__ import annotations

import json
from pathlib import Path

from quizzer.cli.keys import markdown
from quizzer.tui.actions import ACTIONS
from quizzer.tui.keymap import Keys, lines_of

from .conftest import Quizzer

README = Path(__file__).parents[2] / "README.md"
START, END = "<!-- keys -->", "<!-- /keys -->"


def test_every_action_is_printed_with_its_id_and_its_keys(quizzer: Quizzer) -> None:
    ran = quizzer("keys")
    assert (ran.code, ran.err) == (0, "")
    rows = ran.out.splitlines()
    assert rows[:2] == ["| id | keys | what it does |", "|---|---|---|"]
    assert len(rows) == len(ACTIONS) + 2
    assert "| `home.study` | `Enter` `Space` | study the selected line |" in rows


def test_the_keys_of_the_keymap_are_printed(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys]\n"home.study" = "x,!"\n', encoding="utf-8")
    printed = json.loads(quizzer("keys", "--json").out)
    keys = {line["id"]: line["keys"] for line in printed}
    assert keys["home.study"] == ["x", "!"]
    assert keys["home.quit"] == ["q", "Esc"]


def test_a_keymap_that_cannot_be_is_a_sentence_with_its_line(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text('[keys]\n\n"home.stduy" = "x"\n', encoding="utf-8")
    ran = quizzer("keys")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'quizzer: …/config.toml:3: keys: there is no action "home.stduy", '
        'did you mean "home.study"?\n'
    )


def test_the_readme_has_the_same_table() -> None:
    text = README.read_text(encoding="utf-8")
    table = text.partition(START)[2].partition(END)[0].strip().splitlines()
    assert table == markdown(lines_of(Keys()))
