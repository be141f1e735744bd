"""Does the library follow the files of its decks, and keep what it has when one is broken?"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from support.build import MORNING, review
from support.studying import MODEL, NOW, deck_file, deck_text, ids

from quizzer.authoring import deckfile, events, filebytes
from quizzer.errors import UsageError
from quizzer.memory.model import Rating
from quizzer.store import answers
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.store.synced import SyncReport
from quizzer.study import checking, library, looking, reviewing
from quizzer.study.overview import CardLine
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings

pytestmark = pytest.mark.usefixtures("nothing_bundled")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Counts how often a deck file is parsed."""
    counted = Mock(side_effect=deckfile.parse_deck)
    monkeypatch.setattr(deckfile, "parse_deck", counted)
    return counted


def cards(database: Database) -> list[str]:
    return ids(shelf.candidates(database, "me"))


def question(database: Database, card: str) -> str:
    return next(line.question for line in weakest_first(database) if line.key.card == card)


def weakest_first(database: Database) -> list[CardLine]:
    numbers = looking.weakest(database, Settings(), EVERYTHING, NOW)
    return [*looking.card_lines(database, Settings(), numbers, NOW).values()]


def test_an_unchanged_file_is_not_parsed_again(
    database: Database, tmp_path: Path, parsed: Mock
) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path], MORNING)
    assert parsed.call_count == 1
    assert library.refresh(database, MORNING) == ()
    path.touch()
    assert library.refresh(database, MORNING) == ()
    assert parsed.call_count == 1


def long_after(path: Path) -> datetime:
    """A time by which the file's last change is settled."""
    return datetime.fromtimestamp(path.stat().st_ctime + 60, UTC)


def test_a_file_that_was_hashed_is_not_read_again_until_it_is_touched(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path], MORNING)
    read = Mock(side_effect=filebytes.digest_in)
    monkeypatch.setattr(filebytes, "digest_in", read)
    for _ in range(3):
        assert library.refresh(database, long_after(path)) == ()
    assert read.call_count == 1
    path.touch()
    assert library.refresh(database, long_after(path)) == ()
    assert read.call_count == 2


def test_an_edit_that_keeps_size_and_time_is_seen(database: Database, tmp_path: Path) -> None:
    path = deck_file(tmp_path, "mine", "one: 1")
    library.add(database, [path], MORNING)
    library.refresh(database, long_after(path))
    before = path.stat()
    path.write_text(path.read_text().replace("What is one", "Whom is one"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    library.refresh(database, long_after(path))

    assert question(database, "one").startswith("Whom")


def test_a_file_that_has_just_changed_is_read_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path], MORNING)
    read = Mock(side_effect=filebytes.digest_in)
    monkeypatch.setattr(filebytes, "digest_in", read)
    for _ in range(2):
        library.refresh(database, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    assert read.call_count == 2


def test_an_edited_file_is_parsed_once_and_its_cards_are_taken_in(
    database: Database, tmp_path: Path, parsed: Mock
) -> None:
    path = deck_file(tmp_path, "mine", "one: 1", "two: 2")
    library.add(database, [path], MORNING)
    path.write_text(deck_text("mine", "one: 1", "three: 3").replace("What is one", "Which is one"))
    for _ in range(2):
        assert library.refresh(database, MORNING) == ()
    assert parsed.call_count == 2
    assert cards(database) == ["one", "three"]
    assert question(database, "one") == "Which is one?"


def test_an_edit_keeps_the_memory_of_its_card(database: Database, tmp_path: Path) -> None:
    path = deck_file(tmp_path, "mine", "one: 1")
    library.add(database, [path], MORNING)
    answers.remember_model(database, MODEL)
    memory = answers.record(database, review("one", deck="mine"), MODEL).memory
    deck_file(tmp_path, "mine", "one: another answer")
    library.refresh(database, MORNING)
    (kept,) = shelf.candidates(database, "me")
    assert kept.memory == memory


def test_a_broken_edit_keeps_the_old_cards_and_says_so_until_it_is_mended(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path, "mine", "one: 1")
    library.add(database, [path], MORNING)
    good = path.read_text()
    path.write_text(good + "  - id: two\n    wrnog: x\n")
    for _ in range(2):
        (notice,) = library.refresh(database, MORNING)
        assert str(path) in notice
        assert "nothing of it was imported" in notice
        assert cards(database) == ["one"]
    path.write_text(good + "  - id: two\n    q: q\n    a: a\n")
    assert library.refresh(database, MORNING) == ()
    assert cards(database) == ["one", "two"]


def test_a_missing_file_keeps_the_old_cards_and_says_so(database: Database, tmp_path: Path) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path], MORNING)
    path.unlink()
    (notice,) = library.refresh(database, MORNING)
    assert str(path) in notice
    assert "the deck stays as it was" in notice
    assert cards(database) == ["one", "two"]


def test_a_changed_deck_id_changes_nothing_and_says_so(database: Database, tmp_path: Path) -> None:
    path = deck_file(tmp_path, "mine")
    library.add(database, [path], MORNING)
    path.write_text(deck_text("other", "three: 3"))
    (notice,) = library.refresh(database, MORNING)
    assert "from mine to other" in notice
    assert cards(database) == ["one", "two"]


def test_what_a_changed_deck_id_is_said_to_need_ends_the_notice(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path, "mine")
    library.add(database, [path], MORNING)
    path.write_text(deck_text("other", "three: 3"))
    (notice,) = library.refresh(database, MORNING)
    assert "add the file again" in notice
    library.add(database, [path], MORNING)
    (notice,) = library.refresh(database, MORNING)
    assert "run `quizzer remove mine`" in notice
    library.remove(database, "mine", MORNING)
    assert library.refresh(database, MORNING) == ()
    assert cards(database) == ["three"]


def test_a_broken_file_does_not_keep_the_others_from_being_read(
    database: Database, tmp_path: Path
) -> None:
    paths = [deck_file(tmp_path, "first", "a: 1"), deck_file(tmp_path, "second", "b: 2")]
    library.add(database, paths, MORNING)
    paths[0].write_text("]")
    deck_file(tmp_path, "second", "b: 2", "c: 3")
    assert len(library.refresh(database, MORNING)) == 1
    assert cards(database) == ["a", "b", "c"]


def test_a_look_refreshes_counts_and_hands_on_the_notices(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path], MORNING)
    path.unlink()
    seen = looking.look(database, Settings(), NOW)
    assert (seen.due, seen.new, len(seen.notices)) == (0, 2, 1)


@pytest.mark.parametrize("days", [401, -401])
def test_a_clock_far_from_the_last_answer_is_noticed(
    database: Database, tmp_path: Path, days: int
) -> None:
    library.add(database, [deck_file(tmp_path)], MORNING)
    answers.remember_model(database, MODEL)
    answers.record(database, review("one", deck="mine"), MODEL)
    far = replace(NOW, at=MORNING + timedelta(days=days))
    assert reviewing.begin(database, Settings(), EVERYTHING, far).long_gap == MORNING
    near = replace(NOW, at=MORNING + timedelta(days=399))
    assert reviewing.begin(database, Settings(), EVERYTHING, near).long_gap is None


def test_card_lines_put_the_weakest_first_and_the_unseen_last(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path, "mine", "new: 0", "weak: 1", "strong: 2")
    library.add(database, [path], MORNING)
    answers.remember_model(database, MODEL)
    for card, rating in (("strong", Rating.EASY), ("weak", Rating.AGAIN)):
        answers.record(database, review(card, rating, deck="mine"), MODEL)
    lines = weakest_first(database)
    assert [line.key.card for line in lines] == ["weak", "strong", "new"]
    assert [line.reviews for line in lines] == [1, 1, 0]
    assert lines[2].recall is None
    assert lines[0].question == "What is weak?"


def test_everything_a_deck_and_a_declared_topic_can_be_studied(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(deck_text("mine", "one: 1").replace("cards:", "topics: {t: Topic}\ncards:"))
    library.add(database, [path], MORNING)
    for scope in (EVERYTHING, Scope("mine"), Scope("mine", "t")):
        library.check_scope(database, scope)


@pytest.mark.parametrize(
    ("deck", "topic", "message"),
    [
        ("other", "", "no deck 'other'.*There are: mine"),
        ("mine", "x", "no topic 'x'.*There are: none"),
    ],
)
def test_an_unknown_scope_is_refused_with_what_there_is(
    database: Database, tmp_path: Path, deck: str, topic: str, message: str
) -> None:
    library.add(database, [deck_file(tmp_path)], MORNING)
    with pytest.raises(UsageError, match=message):
        library.check_scope(database, Scope(deck, topic))


def test_check_counts_a_good_deck_and_locates_the_problems_of_a_bad_one(tmp_path: Path) -> None:
    good = deck_file(tmp_path / "decks", "good")
    bad = deck_file(tmp_path / "decks", "bad")
    bad.write_text(bad.read_text() + "  - id: three\n    wrnog: x\n")
    found = {result.path: result for result in checking.check([tmp_path / "decks"])}
    assert found[str(good)].problems == ()
    assert (found[str(good)].deck, found[str(good)].entries, found[str(good)].cards) == (
        "good",
        2,
        2,
    )
    assert found[str(bad)].problems
    assert all(problem.path == str(bad) for problem in found[str(bad)].problems)


def test_check_imports_nothing(database: Database, tmp_path: Path) -> None:
    checking.check([deck_file(tmp_path)])
    assert shelf.decks(database) == ()


def test_a_path_that_does_not_exist_or_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        checking.check([tmp_path / "nothing.yaml"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no deck"):
        checking.check([tmp_path / "empty"])


def test_one_deck_is_refreshed_whatever_is_wrong_with_another(
    database: Database, tmp_path: Path
) -> None:
    gone, edited = deck_file(tmp_path, "gone"), deck_file(tmp_path, "edited")
    library.add(database, [gone, edited], MORNING)
    gone.unlink()
    assert library.refresh_deck(database, "edited", MORNING) == ()
    assert len(library.refresh_deck(database, "gone", MORNING)) == 1


def test_a_file_added_again_unchanged_is_not_parsed_and_one_with_drafts_counts_them(
    database: Database, tmp_path: Path, parsed: Mock
) -> None:
    plain, drafted = deck_file(tmp_path, "plain"), deck_file(tmp_path, "drafted")
    drafted.write_text(drafted.read_text() + "    status: draft\n")
    library.add(database, [plain, drafted], MORNING)
    assert parsed.call_count == 2
    again = library.add(database, [plain, drafted], MORNING)
    assert again == (SyncReport("plain"), SyncReport("drafted", drafts=1))
    assert parsed.call_count == 3


def test_a_deck_that_was_removed_comes_back_from_its_unchanged_file(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path, "mine")
    library.add(database, [path], MORNING)
    library.remove(database, "mine", MORNING)
    library.add(database, [path], MORNING)
    assert not library.find(database, "mine").removed


def test_adding_decodes_and_parses_the_bytes_of_each_file_once(
    database: Database, tmp_path: Path, parsed: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaders = Mock(side_effect=events._LOADER)
    monkeypatch.setattr(events, "_LOADER", loaders)
    files = [deck_file(tmp_path, "first", "a: 1"), deck_file(tmp_path, "second", "b: 2")]
    library.add(database, files, MORNING)
    assert [call.args[0] for call in parsed.call_args_list] == [each.read_bytes() for each in files]
    assert loaders.call_count == 2
