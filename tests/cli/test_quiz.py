"""Do `quizzer quiz` and `quizzer attempts` refuse mistakes, and print what was taken?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.faces import HARMLESS, obeyed_by_terminals, put_hostile_deck
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer

RIGHT = {
    "Who founded it?": "Lei Jun",
    "Margins are […] and": "5 %",
    "Margins are 5 % and": "services",
    "How many phones": "7.19 million",
    "Which shop": "Flipkart",
    "True or false?": "t",
}
"""What is to be typed, by how the question begins."""

MISTAKES = {
    "no question": ["--count", "0"],
    "too many questions": ["--count", "501"],
    "a count in words": ["--count", "ten"],
    "an unknown deck": ["smal"],
    "an unknown topic": ["small", "--topic", "pricng"],
    "a topic without a deck": ["--topic", "pricing"],
    "an unknown exam": ["--exam", "Final"],
    "an exam of a deck": ["small", "--exam", "Final"],
    "a blueprint with an unknown topic": ["small", "--blueprint", "pricng=3"],
    "a blueprint with an unknown level": ["small", "--blueprint", "pricing/recal=3"],
    "a blueprint with an unknown kind": ["small", "--blueprint", "pricing/recall/numbr=3"],
    "a blueprint of shares above 100": ["small", "--blueprint", "pricing=60%,model=50%"],
    "a blueprint above the count": ["small", "--blueprint", "pricing=5", "--count", "4"],
    "a blueprint without an amount": ["small", "--blueprint", "pricing"],
    "a blueprint that nothing fits": ["small", "--blueprint", "model/order=2"],
    "a blueprint file that is not there": ["small", "--blueprint", "plan.toml"],
    "no time": ["--minutes", "0"],
    "negative time": ["--minutes", "-5"],
    "a negative cost": ["--negative", "-0.5"],
    "a cost above a point": ["--negative", "2"],
    "a pass mark of zero": ["--pass", "0%"],
    "a pass mark above 100": ["--pass", "101%"],
    "a pass mark in words": ["--pass", "half"],
    "a pass mark as a share of 1": ["--pass", "0.6"],
    "a seed below zero": ["--seed", "-1"],
    "feedback that there is not": ["--feedback", "never"],
    "nothing to go on with": ["--resume"],
    "other options when going on": ["small", "--resume"],
    "a new quiz and the old one": ["--resume", "--new"],
    "a key in the paper's file": ["--paper", "p.md", "--key", "p.md"],
    "a paper in no folder": ["--paper", "nowhere/p.md"],
    "a paper in a folder's place": ["--paper", "bundled", "--force"],
    "a paper in a device's place": ["--paper", "/dev/null", "--force"],
    "a paper of what is gone on with": ["--resume", "--paper", "p.md"],
}


@pytest.mark.parametrize("line", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_ends_in_a_sentence_and_begins_nothing(
    quizzer: Quizzer, line: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("quiz", *line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot
    assert quizzer("attempts").out == "no quiz was taken yet\n"


@pytest.mark.parametrize("command", ["quiz", "attempts", "attempts show", "attempts compare"])
def test_each_command_explains_itself(
    quizzer: Quizzer, command: str, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def typed(quizzer: Quizzer, wrong: tuple[int, ...], *options: str) -> str:
    """The answers to a quiz in its order, wrong ones to the questions of these numbers."""
    quizzer("quiz", *options, "--paper", "asked.md", "--force")
    questions = [
        line.split("*(1 point)* ", 1)[1]
        for line in Path("asked.md").read_text().splitlines()
        if line.startswith("**")
    ]
    lines = []
    for number, question in enumerate(questions, 1):
        answer = next(RIGHT[start] for start in RIGHT if question.startswith(start))
        false = {"Flipkart": "Otto", "t": "f"}.get(answer, "0")
        lines.append(false if number in wrong else answer)
    return "\n".join(lines) + "\nfinish\n"


def taken(quizzer: Quizzer, *options: str, wrong: tuple[int, ...] = ()) -> str:
    """Take a quiz of the whole deck by these options; what was said."""
    line = ("small", "--count", "6", "--seed", "7", *options)
    ran = quizzer("quiz", *line, stdin=typed(quizzer, wrong, *line))
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_quiz_is_taken_line_by_line_where_there_is_no_terminal(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    assert timeless(taken(quizzer, "--pass", "60%", wrong=(2, 3))) == snapshot


def test_a_result_prints_in_full_as_text_and_as_json(
    quizzer: Quizzer, snapshot: SnapshotAssertion, at: Callable[[timedelta], None]
) -> None:
    taken(quizzer, "--pass", "60%", "--negative", "0.25", wrong=(2, 3))
    ran = quizzer("attempts", "show")
    assert (ran.code, ran.err) == (0, "")
    assert timeless(ran.out) == snapshot(name="text")
    found = json.loads(quizzer("attempts", "show", "1", "--json").out)
    assert quizzer("attempts", "show", found.pop("id")) == ran
    assert found.pop("spent_seconds") >= 0
    for asked in found["asked"]:
        assert asked.pop("seconds") >= 0
    assert found == snapshot(name="json")


def timeless(text: str) -> str:
    """The text without the times that passed, of which the computer decides."""
    return re.sub(r"Time: [\w ]+\.|\d:\d\d", "…", text)


def test_attempts_are_listed_latest_first_and_compared(
    quizzer: Quizzer, snapshot: SnapshotAssertion, at: Callable[[timedelta], None]
) -> None:
    taken(quizzer, "--pass", "60%", wrong=(1, 2, 3))
    at(timedelta(days=2))
    taken(quizzer, "--pass", "60%", wrong=(2,))
    at(timedelta(days=3))
    quizzer("quiz", "small", "--count", "2", "--seed", "1", stdin="x\n")

    assert timeless(quizzer("attempts").out) == snapshot(name="list")
    ran = quizzer("attempts", "compare")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot(name="compare")
    assert quizzer("attempts", "compare", "1", "2") == ran
    lines = json.loads(quizzer("attempts", "--json").out)
    assert [(line["attempt"], line["is_finished"]) for line in lines] == [
        (3, False),
        (2, True),
        (1, True),
    ]
    found = json.loads(quizzer("attempts", "compare", "2", "1", "--json").out)
    assert (found["before"], found["after"], found["is_same_quiz"]) == (2, 1, True)


ATTEMPT_MISTAKES = {
    "no attempt yet": ["show"],
    "nothing to compare": ["compare"],
    "one to compare": ["compare", "1"],
}


@pytest.mark.parametrize("line", ATTEMPT_MISTAKES.values(), ids=ATTEMPT_MISTAKES)
def test_what_is_not_there_is_said(
    quizzer: Quizzer, line: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("attempts", *line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot


def test_an_attempt_that_is_unknown_or_not_finished_is_not_shown(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    quizzer("quiz", "small", "--count", "2", "--seed", "1", stdin="x\n")
    for number in ("2", "first", "1"):
        ran = quizzer("attempts", "show", number)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == snapshot(name=number)


def test_a_quiz_that_was_left_goes_on_and_another_begins_only_when_asked_for(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    left = quizzer("quiz", "small", "--count", "2", "--seed", "1", stdin="x\n")
    assert left.out.endswith("Your answers are kept. Go on with quizzer quiz --resume.\n")

    refused = quizzer("quiz", "small", "--count", "2")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == snapshot
    assert quizzer("quiz", "small", "--count", "3", "--new", stdin="finish\ny\n").code == 0
    assert "You go on: " in quizzer("quiz", "--resume", stdin="finish\ny\n").out
    assert quizzer("quiz", "--resume").code == 2


def test_a_paper_and_its_key_are_the_same_quiz_by_the_same_seed(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    line = ("quiz", "small", "--count", "6", "--seed", "7", "--minutes", "15", "--pass", "60%")
    ran = quizzer(*line, "--paper", "p.md", "--key", "k.md")
    assert (ran.code, ran.out) == (0, "wrote p.md and k.md: 6 questions\n")
    assert ran.err == "The seed is 7: --seed 7 draws it again\n"
    paper, key = Path("p.md").read_text(), Path("k.md").read_text()
    assert (paper, key) == snapshot
    assert quizzer("attempts").out == "no quiz was taken yet\n"

    quizzer(*line, "--key", "again.md")
    assert Path("again.md").read_text() == key


def test_a_paper_never_replaces_a_file_unless_it_is_told_to(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    Path("k.md").write_text("my own notes")
    line = ("quiz", "small", "--seed", "7", "--paper", "p.md", "--key", "k.md")
    ran = quizzer(*line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot
    assert not Path("p.md").exists()
    assert Path("k.md").read_text() == "my own notes"

    assert quizzer(*line, "--force").code == 0
    assert Path("k.md").read_text().startswith("# Key: A small case\n")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "choice",
        "choice = 0.4",
        "choice = [3]",
        pytest.param(f"choice = {'9' * 5000}", id="a number of 5000 digits"),
        pytest.param("choice = " + "[" * 5000, id="nested 5000 deep"),
    ],
)
def test_a_file_that_is_no_blueprint_is_refused_by_its_name(quizzer: Quizzer, written: str) -> None:
    Path("plan.toml").write_text(written)
    ran = quizzer("quiz", "--blueprint", "plan.toml", "--paper", "p.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quizzer: plan.toml: ")


def test_a_byte_order_mark_is_no_part_of_a_blueprint(quizzer: Quizzer) -> None:
    Path("plan.toml").write_text("\ufeffnumber = 1\n")
    ran = quizzer("quiz", "small", "--blueprint", "plan.toml", "--paper", "p.md")
    assert ran.out == "wrote p.md: 1 question\n"


def test_a_blueprint_may_stand_in_a_file(quizzer: Quizzer) -> None:
    Path("plan.toml").write_text('"pricing/number" = 1\n"model" = 2\n')
    ran = quizzer("quiz", "small", "--blueprint", "plan.toml", "--paper", "p.md", "--seed", "1")
    assert ran.out == "wrote p.md: 3 questions\n"
    assert "How many phones were sold?" in Path("p.md").read_text()


def test_what_a_blueprint_lacks_is_said_and_it_goes_on(quizzer: Quizzer) -> None:
    ran = quizzer("quiz", "small", "--blueprint", "pricing/number=3", "--paper", "p.md")
    assert ran.code == 0
    assert "note: pricing/number: 3 cards wanted, but there is only 1\n" in ran.err


def test_a_mock_of_an_exam_is_taken_and_stands_beside_its_prediction(quizzer: Quizzer) -> None:
    quizzer("exam", "add", "Final", "--date", "2026-11-29", "--minutes", "20")
    ran = quizzer("quiz", "--exam", "Final", "--count", "3", "--seed", "2", stdin="finish\ny\n")
    assert ran.out.startswith("Exam Final: 3 questions. Seed 2.\n")
    assert "\nPredicted: " in ran.out
    (mock,) = json.loads(quizzer("exam", "mocks", "Final", "--json").out)
    assert (mock["questions"], mock["score"]) == (3, 0)


def test_hostile_text_is_printed_character_for_character(
    quizzer: Quizzer, database_path: Path, tmp_path: Path
) -> None:
    put_hostile_deck(database_path, tmp_path)
    quizzer("quiz", "hostile", "--count", "1", stdin="1\nfinish\n")
    quizzer("quiz", "hostile", "--count", "1", "--paper", "p.md", "--key", "k.md")
    outputs = (
        quizzer("attempts").out,
        quizzer("attempts", "show").out,
        quizzer("attempts", "show", "--json").out,
        Path("p.md").read_text(),
        Path("k.md").read_text(),
    )
    for text in outputs:
        assert not obeyed_by_terminals(text)
    assert HARMLESS in outputs[1]


def test_answers_count_as_reviews_only_when_asked_for(quizzer: Quizzer) -> None:
    taken(quizzer)
    assert "0 answers" in quizzer("doctor").out
    taken(quizzer, "--count-as-review")
    assert "6 answers" in quizzer("doctor").out
