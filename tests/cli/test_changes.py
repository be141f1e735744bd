"""What do `add` and `remove` say, and what becomes of a deck's history?"""

from __future__ import annotations

import json
from pathlib import Path

from support.faces import SMALL, standing_answers, write_deck

from .conftest import Quizzer

TWIN = SMALL.replace("deck: small", "deck: twin")


def test_add_counts_what_changed_and_names_the_cards_where_they_are_few(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    path = str(write_deck(tmp_path, TWIN, "twin.yaml"))
    assert quizzer("add", path).out == "twin: 6 added\n"
    assert quizzer("add", path).out == "twin: unchanged\n"
    quizzer("remove", "twin")
    edited = TWIN.replace("Who founded it?", "Who founded Xiaomi?")
    write_deck(tmp_path, edited[: edited.index("  - id: online")], "twin.yaml")
    assert quizzer("add", path).out == "twin: 1 changed (founder), 1 retired (online)\n"
    quizzer("remove", "twin")
    write_deck(tmp_path, edited.replace("why: He had led Kingsoft before.", "rev: 2"), "twin.yaml")
    assert quizzer("add", path).out == "twin: 1 returned (online), 1 started afresh (founder)\n"


def test_add_of_an_edited_file_counts_the_edit_and_not_the_cards_below_it(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    path = str(write_deck(tmp_path, TWIN, "twin.yaml"))
    quizzer("add", path)
    edited = TWIN.replace("Who founded it?", "Who founded Xiaomi?")
    write_deck(tmp_path, edited.replace("cards:", "# a line more\ncards:"), "twin.yaml")
    assert quizzer("add", path).out == "twin: 1 changed (founder)\n"


def test_add_lists_every_card_in_json(quizzer: Quizzer, tmp_path: Path) -> None:
    path = str(write_deck(tmp_path, TWIN, "twin.yaml"))
    cards = ["founder", "profit#1", "profit#2", "sold", "partner", "online"]
    nothing: dict[str, list[str]] = {
        key: [] for key in ("changed", "returned", "retired", "restarted", "renamed")
    }
    assert json.loads(quizzer("add", path, "--json").out) == [
        {"deck": "twin", "added": cards, **nothing, "drafts": 0}
    ]


def test_add_says_how_many_cards_are_drafts_and_how_to_judge_them(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    draft = TWIN.replace("  - id: founder\n", "  - id: founder\n    status: draft\n")
    ran = quizzer("add", str(write_deck(tmp_path, draft, "twin.yaml")))
    assert ran.err == "1 draft of it waits to be judged: `quizzer drafts twin`\n"


def test_adding_a_folder_adds_its_decks(quizzer: Quizzer, tmp_path: Path) -> None:
    write_deck(tmp_path / "course", TWIN, "one.yaml")
    write_deck(tmp_path / "course", SMALL.replace("deck: small", "deck: third"), "two.yml")
    assert quizzer("add", "course").out == "twin: 6 added\nthird: 6 added\n"


def test_a_removed_deck_comes_back_by_its_id_with_its_history(
    quizzer: Quizzer, database_path: Path
) -> None:
    quizzer("study", stdin=" 3q")
    assert quizzer("remove", "small").out == (
        "removed small; its history stays, `quizzer add small` brings it back\n"
    )
    assert json.loads(quizzer("due", "--json").out)["decks"] == []
    assert [deck["removed"] for deck in json.loads(quizzer("list", "--json").out)] == [True]
    assert quizzer("add", "small").code == 0
    assert "1 of 6 cards seen, 1 answer" in quizzer("mastery").out
    assert len(standing_answers(database_path)) == 1


def test_an_edited_file_is_taken_in_by_the_next_command(quizzer: Quizzer, tmp_path: Path) -> None:
    quizzer("due")
    write_deck(tmp_path / "bundled", SMALL.replace("A small case", "A better title"))
    assert "A better title" in quizzer("due").out


def test_a_file_that_broke_is_noted_on_stderr_and_the_deck_stays_as_it_was(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    before = quizzer("due")
    write_deck(tmp_path / "bundled", SMALL + "  - id: founder\n    q: Again?\n    a: yes\n")
    after = quizzer("due")
    assert (after.code, after.out) == (0, before.out)
    assert after.err == (
        "note: …/bundled/small.yaml: the deck has 1 problem, nothing of it was imported. "
        "Run `quizzer check …/bundled/small.yaml` to see them all\n"
    )


def test_a_file_that_is_gone_is_noted_on_stderr_and_the_deck_stays(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    path = write_deck(tmp_path, TWIN, "twin.yaml")
    quizzer("add", str(path))
    path.unlink()
    ran = quizzer("mastery", "twin")
    assert ran.err == "note: …/twin.yaml: there is no such file; the deck stays as it was\n"
    assert "0 of 6 cards seen" in ran.out
