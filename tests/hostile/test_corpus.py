"""Does every hostile deck end as it should: a sentence, within limits, and nothing changed?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from support.hostile import CORPUS
from support.hostile.case import Hostile, Outcome, Subject, Weight
from support.limited import Limited, Ran, Reader
from support.printable import unprintable
from support.stored import dump, number

from quizzer.authoring.deckfile import parse_deck

LIGHT = [case for case in CORPUS if case.weight is Weight.LIGHT]
HEAVY = [case for case in CORPUS if case.weight is Weight.HEAVY]
LOUD = [c for c in LIGHT if c.subject in (Subject.TERMINAL, Subject.INVISIBLE, Subject.ENCODING)]
"""Cases that are about what reaches a screen."""


def params(cases: list[Hostile]) -> list[object]:
    return [pytest.param(case, id=f"{case.subject}: {case.name}") for case in cases]


@pytest.fixture
def deck(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The file of the case, gone after the test: some are large."""
    path = tmp_path / "hostile.yaml"
    path.write_bytes(request.getfixturevalue("case").data())
    yield path
    path.unlink()


def ended_well(ran: Ran, code: int) -> Ran:
    """A run that ended with the code, by itself, and wrote nothing but text."""
    assert "Traceback" not in ran.err + ran.out
    assert ran.code == code, ran.err[-2000:]
    assert not unprintable(ran.out + ran.err)
    return ran


def errors(ran: Ran) -> set[str]:
    found = {problem["code"] for problem in json.loads(ran.out)["problems"]}
    return {code for code in found if code.startswith("E")}


def texts(value: object) -> Iterator[str]:
    """Every text in a deck."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_the_corpus_is_large_and_its_names_are_unique() -> None:
    assert len({case.name for case in CORPUS}) == len(CORPUS) >= 75
    assert all(case.codes or case.outcome is Outcome.ACCEPTED for case in CORPUS)


@pytest.mark.parametrize("case", params(LIGHT))
def test_a_hostile_deck_has_the_expected_problems(
    case: Hostile, deck: Path, quizzer: Limited
) -> None:
    assert errors(ended_well(quizzer("check", "--json", str(deck)), case.exit_code)) == case.codes


@pytest.mark.slow
@pytest.mark.parametrize("case", params(LIGHT))
def test_the_problems_of_a_hostile_deck_are_told_on_a_terminal(
    case: Hostile, deck: Path, quizzer: Limited
) -> None:
    ran = ended_well(quizzer("check", str(deck), reader=Reader.TERMINAL), case.exit_code)
    assert all(f" {code} " in ran.out for code in case.codes)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "sarif", "github"])
@pytest.mark.parametrize("case", params(LOUD))
def test_a_loud_deck_is_told_in_every_form(
    case: Hostile, form: str, deck: Path, quizzer: Limited
) -> None:
    ended_well(quizzer("check", "--format", form, str(deck)), case.exit_code)


@pytest.mark.slow
@pytest.mark.parametrize("case", params(HEAVY))
def test_a_heavy_deck_is_checked_within_the_limits(
    case: Hostile, deck: Path, quizzer: Limited
) -> None:
    assert errors(ended_well(quizzer("check", "--json", str(deck)), case.exit_code)) == case.codes


@pytest.mark.slow
@pytest.mark.parametrize("case", params([c for c in LIGHT if c.codes]))
def test_a_refused_deck_leaves_the_library_as_it_was(
    case: Hostile, deck: Path, library: Path, quizzer: Limited
) -> None:
    content, says = library.read_bytes(), dump(library)
    ended_well(quizzer("--db", str(library), "add", str(deck)), 1)
    assert dump(library) == says
    assert library.read_bytes() == content


@pytest.mark.slow
@pytest.mark.parametrize("case", params([c for c in LIGHT if not c.codes]))
def test_an_accepted_deck_keeps_its_texts_and_is_added_whole(
    case: Hostile, deck: Path, library: Path, quizzer: Limited
) -> None:
    read = parse_deck(deck.read_bytes(), "x").deck
    assert read is not None
    assert not Counter(case.keeps) - Counter(texts(read))
    ended_well(quizzer("--db", str(library), "add", str(deck)), 0)
    count = f"SELECT count(*) FROM cards WHERE deck = '{read.id}' AND retired_at IS NULL"
    assert number(library, count) == len(read.entries)
    ended_well(quizzer("--db", str(library), "mastery"), 0)


@pytest.mark.slow
def test_twenty_thousand_cards_are_added_whole(
    library: Path, tmp_path: Path, quizzer: Limited
) -> None:
    [case] = [case for case in HEAVY if case.name == "20,000 cards"]
    (tmp_path / "large.yaml").write_bytes(case.data())
    ended_well(quizzer("--db", str(library), "add", str(tmp_path / "large.yaml")), 0)
    assert number(library, "SELECT count(*) FROM cards WHERE deck = 'hostile'") == 20_000
