"""What becomes of a deck file when drafts are made again, and again from a changed document?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.cases import LAMPS, SAILS

from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.drafts.editing import Opened
from quizzer.authoring.drafts.judging import accepted, rejected
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.running import weaknesses
from quizzer.errors import QuizzerError, UsageError
from quizzer.study.drafting.merging import Outcome
from quizzer.study.generating import Options, make, outcome, save


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.md"
    path.write_text(LAMPS, encoding="utf-8")
    return path


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return tmp_path / "lamps.yaml"


def generate(deck: Path, *cases: Path, options: Options | None = None) -> Outcome:
    """Draft and save, as the command does."""
    done = outcome(deck, make(cases, options or Options(), deck))
    save(done)
    assert parse_deck(deck.read_bytes(), "").problems == ()
    return done


def test_a_new_deck_is_made_and_making_it_again_changes_nothing(case: Path, deck: Path) -> None:
    first = generate(deck, case)
    before, at = deck.read_bytes(), deck.stat()
    second = generate(deck, case)
    assert second.kept == tuple(entry.id for entry in first.added)
    assert (second.added, second.gone, second.dropped) == ((), (), ())
    assert deck.read_bytes() == before
    assert (deck.stat().st_ino, deck.stat().st_mtime_ns) == (at.st_ino, at.st_mtime_ns)


def test_more_drafts_come_behind_those_that_are_there_and_nothing_else_changes(
    case: Path, deck: Path
) -> None:
    few = generate(deck, case, options=Options(most=4))
    before = deck.read_text(encoding="utf-8")
    more = generate(deck, case)
    after = deck.read_text(encoding="utf-8")
    assert set(more.kept) >= {entry.id for entry in few.added}
    assert after[after.index("cards:") :].startswith(before[before.index("cards:") :])
    assert after.startswith(before[: before.index("topics:")])
    assert generate(deck, case).added == ()


def test_asking_for_so_many_twice_gives_no_more(case: Path, deck: Path) -> None:
    generate(deck, case, options=Options(most=5))
    assert generate(deck, case, options=Options(most=5)).added == ()


def test_what_a_person_did_to_drafts_stays(case: Path, deck: Path) -> None:
    made = [entry.id for entry in generate(deck, case).added]
    opened = accepted(Opened.of(deck.read_bytes(), ""), made[0])
    opened = rejected(opened, made[1], "too easy: everybody knows")
    text = opened.data.decode().replace(
        "How does Orvanta keep prices low?", "Why is it cheap?  # mine"
    )
    deck.write_text(text, encoding="utf-8")
    again = generate(deck, case)
    assert deck.read_text(encoding="utf-8") == text
    assert again.rejected == (made[1],)
    assert again.added == ()


def test_a_draft_whose_passage_is_gone_is_marked_and_found_again_when_it_is_back(
    case: Path, deck: Path
) -> None:
    generate(deck, case)
    before = deck.read_bytes()
    case.write_text(LAMPS.replace("By sorting used parts", "By sorting parts"), encoding="utf-8")
    changed = generate(deck, case)
    assert changed.gone
    assert b"gone: true" in deck.read_bytes()
    marks = deck.read_bytes().count(b", gone: true")
    assert marks == len(changed.gone)
    assert generate(deck, case).gone == ()
    case.write_text(LAMPS, encoding="utf-8")
    assert set(generate(deck, case).found) <= set(changed.gone)
    deck.write_bytes(before)
    assert generate(deck, case).added == ()


def test_accepted_cards_whose_passage_has_changed_are_named_and_left_alone(
    case: Path, deck: Path
) -> None:
    card = generate(deck, case).added[0]
    deck.write_bytes(accepted(Opened.of(deck.read_bytes(), ""), card.id).data)
    assert generate(deck, case).stale == ()
    written = deck.read_text(encoding="utf-8").partition("\n\n")[0]
    quote = card.citations[0].quote
    case.write_text(LAMPS.replace(quote[:20], f"Once {quote[:20]}"), encoding="utf-8")
    changed = generate(deck, case)
    assert changed.stale == (card.id,)
    assert deck.read_text(encoding="utf-8").startswith(written)


def test_moved_lines_are_not_gone_and_give_nothing_new(case: Path, deck: Path) -> None:
    generate(deck, case)
    before = deck.read_bytes()
    text = LAMPS.replace("## How It Began", "\n\n## How It Began")
    case.write_text(text, encoding="utf-8")
    again = generate(deck, case)
    assert (again.added, again.gone) == ((), ())
    cards = before[before.index(b"cards:") :]
    assert re.sub(rb"at: [\d-]+", b"", cards) == re.sub(
        rb"at: [\d-]+", b"", deck.read_bytes()[deck.read_bytes().index(b"cards:") :]
    )


def test_another_document_comes_as_a_source_and_a_document_that_is_not_drafted_from_stays(
    case: Path, deck: Path, tmp_path: Path
) -> None:
    generate(deck, case)
    sails = tmp_path / "sails.md"
    sails.write_text(SAILS, encoding="utf-8")
    case.unlink()
    done = generate(deck, sails)
    assert len(done.added) == 3
    assert done.gone == ()
    read = parse_deck(deck.read_bytes(), "").deck
    assert read is not None
    assert [source.id for source in read.sources] == ["lamps", "sails"]


def test_a_draft_that_does_not_go_with_the_cards_of_the_deck_is_left_out_each_time(
    case: Path, deck: Path
) -> None:
    own = (
        "quizzer: 1\ndeck: own\nsources: {lamps: {file: lamps.md}}\ncards:\n"
        "  - {id: low, q: How does Orvanta keep its prices low?, a: By sorting used parts,"
        ' cite: "lamps:13"}\n'
    )
    deck.write_text(own, encoding="utf-8")
    done = generate(deck, case)
    assert [one.reason for one in done.dropped] == ["near-duplicate-stem"]
    assert generate(deck, case).added == ()
    written = parse_deck(deck.read_bytes(), "").written
    assert written is not None
    assert list(weaknesses(DeckItems(written))) == []


def test_a_deck_with_problems_is_left_alone(case: Path, deck: Path) -> None:
    deck.write_text("quizzer: 1\ndeck: x\ncards:\n  - q: No answer?\n", encoding="utf-8")
    before = deck.read_bytes()
    with pytest.raises(QuizzerError, match="has a problem"):
        generate(deck, case)
    assert deck.read_bytes() == before


def test_a_file_that_is_no_deck_by_its_name_is_refused(case: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ends in \.yaml"):
        generate(tmp_path / "lamps.md", case)
    assert case.read_text(encoding="utf-8") == LAMPS


def test_a_deck_that_another_program_changed_in_between_is_left_alone(
    case: Path, deck: Path
) -> None:
    generate(deck, case, options=Options(most=2))
    done = outcome(deck, make([case], Options(), deck))
    deck.write_text(deck.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    with pytest.raises(QuizzerError, match="changed by another program"):
        save(done)
    assert deck.read_text(encoding="utf-8").endswith("# mine\n")
