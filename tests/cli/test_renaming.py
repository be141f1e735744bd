"""What does `rename` offer, do and refuse?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.faces import SMALL, standing_answers, write_deck

from .conftest import Quizzer

OFFER = (
    "small: founder → maker reads the same; to keep its history: quizzer rename small founder maker"
)


@pytest.fixture
def renamed(quizzer: Quizzer, tmp_path: Path) -> Quizzer:
    """The command after a card was answered and then got another id in its file."""
    quizzer("study", stdin=" 3q")
    write_deck(tmp_path / "bundled", SMALL.replace("id: founder", "id: maker"))
    return quizzer


@pytest.mark.parametrize("command", ["due", "list", "mastery"])
def test_a_reading_command_says_the_offer_on_stderr(renamed: Quizzer, command: str) -> None:
    assert renamed(command).err == f"note: {OFFER}\n"
    assert renamed(command).err == f"note: {OFFER}\n"


def test_a_session_says_the_offer_first(renamed: Quizzer) -> None:
    assert renamed("study", stdin="q").out.startswith(f"Note: {OFFER}\n")


def test_add_says_the_offer_and_gives_it_in_json(renamed: Quizzer, tmp_path: Path) -> None:
    path = str(tmp_path / "bundled" / "small.yaml")
    assert renamed("add", path).out == f"small: 1 added (maker), 1 retired (founder)\n{OFFER}\n"
    (report,) = json.loads(renamed("add", path, "--json").out)
    assert report["renamed"] == [{"old": "founder", "new": "maker"}]


def test_rename_alone_lists_the_offers(renamed: Quizzer) -> None:
    ran = renamed("rename")
    assert ran.out == "deck   old id   new id\nsmall  founder  maker\n"
    assert "`quizzer rename DECK OLD NEW` keeps a card's history" in ran.err
    assert renamed("rename", "small").out == ran.out
    assert json.loads(renamed("rename", "--json").out) == [
        {"deck": "small", "old": "founder", "new": "maker"}
    ]


@pytest.mark.parametrize("chosen", [["founder", "maker"], ["--all"]], ids=" ".join)
def test_a_renamed_card_keeps_its_answers(
    renamed: Quizzer, chosen: list[str], database_path: Path
) -> None:
    assert "0 of 6 cards seen" in renamed("mastery").out
    log = standing_answers(database_path)

    ran = renamed("rename", "small", *chosen)

    assert (ran.code, ran.out) == (0, "small: founder goes on as maker, with 1 answer\n")
    assert "1 of 6 cards seen, 1 answer" in renamed("mastery").out
    assert renamed("due").err == ""
    assert standing_answers(database_path) == log
    assert renamed("doctor").code == 0


def test_a_rename_can_be_told_in_json(renamed: Quizzer) -> None:
    assert json.loads(renamed("rename", "small", "--all", "--json").out) == [
        {"deck": "small", "old": "founder", "new": "maker", "answers": 1}
    ]
    assert json.loads(renamed("rename", "small", "--all", "--json").out) == []


def test_without_an_offer_it_says_so(quizzer: Quizzer) -> None:
    for arguments in (["rename"], ["rename", "small", "--all"]):
        ran = quizzer(*arguments)
        assert (ran.code, ran.out, ran.err) == (0, "", "no card seems to have got a new id\n")


REFUSED = {
    "half a rename": (["small", "founder"], "the new id of founder is missing."),
    "all of what": (["--all"], "--all needs a deck."),
    "all and one": (["small", "founder", "maker", "--all"], "--all takes every offer of a deck"),
    "an unknown deck": (["smal"], "there is no deck 'smal' in the library, did you mean"),
    "an unknown card": (["small", "f", "maker"], "the deck small never had a card 'f'."),
    "a card in use": (["small", "sold", "maker"], "sold is still in the deck small."),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_mistake_is_refused_with_a_sentence(
    renamed: Quizzer, arguments: list[str], message: str
) -> None:
    ran = renamed("rename", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert f"quizzer: {message}" in ran.err


def test_a_file_that_broke_is_noted(renamed: Quizzer, tmp_path: Path) -> None:
    renamed("due")
    write_deck(tmp_path / "bundled", "]")
    assert "nothing of it was imported" in renamed("rename").err
