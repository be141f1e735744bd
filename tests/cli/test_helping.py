"""Does `quizzer help` explain each kind of card with an example that is a good deck?"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from quizzer.authoring.deckfile import parse_deck
from quizzer.cards.content import Kind
from quizzer.study.helping import KINDS
from quizzer.study.starting import example

from .conftest import Quizzer


@pytest.mark.parametrize("kind", Kind)
def test_an_example_reads_like_this(
    quizzer: Quizzer, kind: Kind, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("help", kind)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("kind", Kind)
def test_what_is_printed_is_a_deck_that_check_accepts(
    quizzer: Quizzer, tmp_path: Path, kind: Kind
) -> None:
    (tmp_path / "example.yaml").write_text(quizzer("help", kind).out, encoding="utf-8")
    ran = quizzer("check", "--strict", "example.yaml")
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("kind", Kind)
def test_an_example_has_cards_of_its_kind_alone(kind: Kind) -> None:
    deck = parse_deck(example(kind).encode(), "example.yaml").deck
    assert deck is not None
    assert {entry.content.kind for entry in deck.entries} == {kind}


def test_every_kind_is_explained() -> None:
    assert set(KINDS) == set(Kind)


def test_without_a_topic_it_says_what_there_is(quizzer: Quizzer) -> None:
    ran = quizzer("help")
    assert ran.code == 0
    assert all(f"  {kind} " in ran.out for kind in Kind)
    assert " study, " in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_a_commands_help_is_that_of_the_command(quizzer: Quizzer) -> None:
    assert quizzer("help", "stats").out == quizzer("stats", "--help").out
    assert "topic:pricing" in quizzer("help", "search").out


def test_an_unknown_topic_gets_the_nearest_one(quizzer: Quizzer) -> None:
    ran = quizzer("help", "clze")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean cloze?" in ran.err
    assert "`quizzer help` lists" in quizzer("help", "\x1b[2Jxyz").err
