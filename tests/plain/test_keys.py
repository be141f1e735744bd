"""What does each key and word do to the log, the marks and the conversation?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import MORNING
from support.faces import rows, standing_answers

from .conftest import Study


def ratings(database: Path) -> list[tuple[str, int]]:
    return [(answer.card, answer.rating) for answer in standing_answers(database)]


@pytest.mark.parametrize(
    "typed",
    [
        " 1 2 3q",
        " \n1\n \n2\n\n3\nq\n",
        "\nagain\n\nHARD\n\n  good \nquit",
        "\r\n1\r\n\r\n2\r\n\r\n3",
    ],
    ids=["characters", "lines", "words", "carriage returns"],
)
def test_characters_lines_and_words_answer_the_same(
    study: Study, database_path: Path, typed: str
) -> None:
    assert study(typed).code == 0
    assert ratings(database_path) == [
        ("small/founder", 1),
        ("small/profit#1", 2),
        ("small/sold", 3),
    ]


def test_an_empty_line_shows_the_answer_and_then_means_good(
    study: Study, database_path: Path
) -> None:
    study("\n\n")
    assert ratings(database_path) == [("small/founder", 3)]


@pytest.mark.parametrize("ending", ["", "q", "\nquit\n"], ids=["end of input", "q", "quit"])
def test_however_it_ends_the_answers_are_kept(
    study: Study, database_path: Path, ending: str
) -> None:
    assert study(f" 3 3{ending}").code == 0
    assert len(standing_answers(database_path)) == 2


def test_a_rating_before_the_answer_is_shown_changes_nothing(
    study: Study, database_path: Path
) -> None:
    assert study("4q").told.endswith("Show the answer first, with Enter.\n")
    assert ratings(database_path) == []


@pytest.mark.parametrize("key", ["x", "Q", "é", "7"])
def test_an_unknown_key_is_named_and_the_card_stays(
    study: Study, database_path: Path, key: str
) -> None:
    assert f"The key {key} does nothing here. Type ? for help." in study(f"{key}\n 3").told
    assert ratings(database_path) == [("small/founder", 3)]


def test_undo_takes_the_answer_out_of_log_memory_and_counts(
    study: Study, database_path: Path
) -> None:
    told = study(" 3u").told
    assert told.count("Card 1 of 5.") == 2
    assert "Done:" not in told
    assert ratings(database_path) == []
    assert rows(database_path, "SELECT * FROM memories") == []
    assert rows(database_path, "SELECT count(*) FROM reviews") == [(1,)]


def test_an_undone_answer_can_be_given_again(study: Study, database_path: Path) -> None:
    study(" 1u 4")
    assert ratings(database_path) == [("small/founder", 4)]


def test_with_nothing_to_undo_it_says_so_and_nothing_is_wrong(study: Study) -> None:
    held = study(" uq")
    assert "Not done: there is nothing to undo in this session." in held.told
    assert held.code == 0


@pytest.mark.parametrize(
    ("key", "said", "marks"),
    [
        ("-", "Buried until tomorrow.", (0, 0, MORNING.date().toordinal())),
        ("bury\n", "Buried until tomorrow.", (0, 0, MORNING.date().toordinal())),
        ("@", "Suspended.", (1, 0, None)),
        ("suspend\n", "Suspended.", (1, 0, None)),
        ("!", "Flagged.", (0, 1, None)),
        ("flag\n", "Flagged.", (0, 1, None)),
        ("!!", "Flag taken away.", (0, 0, None)),
        ("-u", "Undone.", (0, 0, None)),
        ("@u", "Undone.", (0, 0, None)),
        ("!u", "Undone.", (0, 0, None)),
    ],
)
def test_a_mark_is_stored_and_said(
    study: Study,
    database_path: Path,
    key: str,
    said: str,
    marks: tuple[int, int, int | None],
) -> None:
    assert said in study(f"{key}q").told
    stored = rows(database_path, "SELECT card, suspended, flagged, buried_on FROM marks")
    assert stored == [("founder", *marks)]


def test_a_card_put_aside_is_not_asked_again_that_day(study: Study) -> None:
    study("- 4@q")
    assert study("q").told.startswith("2 cards to study.")


def test_a_hint_is_told_only_where_there_is_one(study: Study) -> None:
    assert "This card has no hint." in study("hq").told
    assert "Hint: It is an Indian one" in study(" 4 4 4hq").told


def test_info_tells_the_card_and_its_answers(study: Study) -> None:
    told = study(" 3 4 4 3 3iq").told
    assert "Card small/founder, basic.\n1 answer so far.\n2026-11-23: Good, due 2026-11-23" in told


def test_the_source_is_read_out_line_by_line(study: Study, tmp_path: Path) -> None:
    (tmp_path / "bundled" / "doc.txt").write_text("# A heading\n\nLei Jun\nfounded it.\n")
    told = study("s\nq\n").told
    assert "Source: The document, A heading.\n" in told
    assert "Line 3: Lei Jun\nLine 4: founded it.\n" in told


def test_a_source_that_is_not_at_hand_says_so(study: Study) -> None:
    assert "doc.txt is not at hand" in study("source\nq\n").told
