"""Does every kind of card read well aloud, with what to type, the verdict and its reason?"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, rows, write_deck
from syrupy.assertion import SnapshotAssertion

from quizzer.plain.session import run
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings

HEAD = "quizzer: 1\ndeck: kinds\ntitle: Kinds\ncards:\n"

KINDS = {
    "basic": "  - id: basic\n    q: Who founded **Xiaomi**?\n    a: Lei Jun\n",
    "cloze": "  - id: cloze\n    cloze: The system is {{MIUI}}.\n",
    "together": "  - id: together\n    together: true\n"
    "    cloze: Margins are {{5 %}} and profit comes from {{services::what?}}.\n",
    "number": "  - id: number\n    q: How many phones were sold?\n    num: 7.19 million\n"
    "    tol: 5%\n    unit: phones\n    hint: Some millions.\n",
    "choice": "  - id: choice\n    q: Which shop sold them?\n"
    "    right: {o: Flipkart, why: It ran the flash sales.}\n"
    "    wrong: [{o: Ebay, why: Only in Europe.}, Otto]\n    why: It was a partner.\n",
    "several": "  - id: several\n    q: What do online sales save?\n    right: [Rent, Staff]\n"
    "    wrong: [Parcels]\n    score: partial\n",
    "claim": "  - id: claim\n    claim: It advertised a lot.\n    is: false\n",
    "list": "  - id: list\n    q: Which carriers?\n    list: [Airtel, Vodafone, Idea]\n",
    "order": "  - id: order\n    q: Put the steps in order.\n    order: [survey, build, sell]\n",
    "match": "  - id: match\n    q: What is what?\n    match: {MIUI: system, Mi Store: shop}\n"
    "    extra: [car]\n",
    "essay": "  - id: essay\n    q: Why thin margins?\n    essay: They win users for services.\n"
    "    rubric: [Margins, Services]\n",
}

Told = Callable[[str, str], str]


@pytest.fixture
def told(
    tmp_path: Path, database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Told:
    """What is said in a session on cards of these kinds when a text is typed."""

    def hold(kinds: str, typed: str) -> str:
        cards = "".join(KINDS[kind] for kind in kinds.split(","))
        write_deck(tmp_path / "bundled", HEAD + cards, "kinds.yaml")
        bundle_only(tmp_path / "bundled", monkeypatch)
        said = io.StringIO()
        with Desk(str(database_path), Settings(), clock) as desk:
            run(desk, lambda desk: desk.begin(EVERYTHING), io.StringIO(typed), said)
        return said.getvalue()

    return hold


LOGGED = "SELECT card, rating, answer, score, confidence FROM reviews ORDER BY at, id"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("basic", "Lei  June\n2\n\n3\n"),
        ("cloze", "miiu\n\n"),
        ("together", "4 %\nservises\n2\n"),
        ("number", "h\nlots of them\n7.1 m\n\n"),
        ("choice", "5\nebay\n4\n\n"),
        ("several", "1\n\n"),
        ("claim", "c\nmaybe\nf\n\n"),
        ("list", "airtel\nVodaphone\nJio\n\n\n"),
        ("order", "1 2\n2 1 3\n\n"),
        ("match", "1 -\n\n"),
        ("essay", "Because of\nservices.\n\n4\n2\n\n"),
    ],
    ids=lambda value: value if value in KINDS else "",
)
def test_a_card_of_each_kind_reads_like_this(
    told: Told, kind: str, typed: str, snapshot: SnapshotAssertion
) -> None:
    assert told(kind, f"{typed}q\n") == snapshot


@pytest.mark.parametrize(
    ("kind", "typed", "logged"),
    [
        ("cloze", "miui\n\n", (3, '{"typed": ["miui"]}', 1.0, None)),
        ("cloze", "miui\n1\n", (1, '{"typed": ["miui"]}', 1.0, None)),
        ("cloze", "\n4\n", (4, None, None, None)),
        ("cloze", "c\nc\nmiui\n\n", (3, '{"typed": ["miui"]}', 1.0, 2)),
        ("basic", "c\n\n3\n", (3, None, None, 3)),
        ("basic", "lei jun\n\n", (3, '{"typed": ["lei jun"]}', 1.0, None)),
        ("basic", "e-commerce\n\n", (1, '{"typed": ["e-commerce"]}', 0.0, None)),
        ("basic", "=hi\n\n", (1, '{"typed": ["hi"]}', 0.0, None)),
        ("claim", "t\n\n", (1, '{"judged": true}', 0.0, None)),
        ("several", "rent\n\n", (1, '{"chosen": [0]}', 0.5, None)),
        ("list", "Idea\nAirtel\n\n3\n", (3, '{"recalled": ["Idea", "Airtel"]}', 2 / 3, None)),
        ("essay", "So.\n\n1\n\n", (1, '{"written": {"text": "So.", "ticked": [0]}}', 0.5, None)),
    ],
)  # fmt: skip
def test_the_log_keeps_what_was_answered_its_score_and_how_sure(
    told: Told, database_path: Path, kind: str, typed: str, logged: tuple[object, ...]
) -> None:
    told(kind, f"{typed}q\n")
    (card, *first), *_ = rows(database_path, LOGGED)
    assert tuple(first) == pytest.approx(logged)
    assert card


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("=u\n\n", "u"), ('"u"\n\n', 'u"'), ("= quit\n\n", "quit"), ("==\n\n", "="), ("un\n\n", "un")],
)
def test_a_sign_before_it_lets_a_command_be_an_answer(
    told: Told, database_path: Path, typed: str, answer: str
) -> None:
    told("cloze", f"{typed}q\n")
    (row,) = rows(database_path, "SELECT answer FROM reviews")
    assert row[0].replace("\\", "") == f'{{"typed": ["{answer}"]}}'


@pytest.mark.parametrize("command", ["u", "undo", "h", "s", "i", "c", "?", "!", "HELP"])
def test_a_command_alone_on_a_line_is_no_answer(
    told: Told, database_path: Path, command: str
) -> None:
    assert "Answer:" not in told("cloze", f"{command}\nq\n")
    assert rows(database_path, "SELECT * FROM reviews") == []


@pytest.mark.parametrize(
    ("kind", "lines"), [("list", "Airtel\nq\nu\n\n"), ("essay", "Well\nq\n-\n\n-\n")]
)
def test_a_command_within_an_answer_of_many_lines_is_a_part_of_it(
    told: Told, database_path: Path, kind: str, lines: str
) -> None:
    told(kind, f"{lines}3\nq\n")
    (row,) = rows(database_path, "SELECT answer FROM reviews")
    assert "q" in row[0]


def test_easy_is_refused_where_luck_could_have_been_right(told: Told, database_path: Path) -> None:
    said = told("claim", "f\n4\n3\nq\n")
    assert "Luck alone could have been right, so there is no Easy. Type 1, 2 or 3." in said
    assert rows(database_path, "SELECT rating FROM reviews") == [(3,)]


def test_another_answer_after_the_verdict_rates_nothing(told: Told, database_path: Path) -> None:
    said = told("choice", "1\nFlipkart -\n2\nq\n")
    assert "Type 1, 2 or 3 to rate it, or Enter for 1 Again." in said
    assert rows(database_path, "SELECT rating FROM reviews") == [(2,)]
    assert rows(database_path, "SELECT * FROM marks") == []


def test_an_answer_is_timed_until_it_is_given_not_until_it_is_rated(
    told: Told, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter([100.0, 107.0, 500.0, 600.0, 700.0])
    monkeypatch.setattr("quizzer.plain.cardtalk.time.monotonic", lambda: next(ticks))
    told("cloze", "miui\n\nq\n")
    assert rows(database_path, "SELECT elapsed_ms FROM reviews") == [(7000,)]


def test_however_the_input_ends_within_an_answer_nothing_is_taken(
    told: Told, database_path: Path
) -> None:
    told("list", "Airtel\nVodafone\n")
    assert rows(database_path, "SELECT * FROM reviews") == []


def test_a_screen_reader_can_follow_a_whole_session(told: Told) -> None:
    kinds = ",".join(kind for kind in KINDS)
    answers = (
        "\n3\nMIUI\n\n5 %\nservices\n\n7 m\n\n1\n\n1 2\n\nt\n\nIdea\n\n\n1 2 3\n\n1 2\n\n"
        "Users.\n\nall\n\n"
    )
    said = told(kinds, f"?\n{answers}" + "\n1\n" * 40)
    lines = said.splitlines()
    assert "Done: 11 cards" in said
    drawn = [c for c in said if 0x2190 <= ord(c) < 0x2C00 or c in "|\t"]
    assert drawn == []  # no boxes, arrows or bars
    assert [line for line in lines if re.search(r"\S {2,}\S", line)] == []  # no columns
    assert [line for line in lines if line.startswith(" ")] == []
    assert [line for line in lines if "**" in line] == []
    questions = [at for at, line in enumerate(lines) if line.startswith("Question: ")]
    prompts = [at for at, line in enumerate(lines) if re.match(r"(Type|Press|Write) ", line)]
    assert all(any(at < prompt < at + 8 for prompt in prompts) for at in questions)
    rated = [line for line in lines if line.startswith("1 Again")]
    assert rated
    assert all(re.search(r"Enter takes [123] (Again|Hard|Good)\.$", line) for line in rated)
