"""How do decks enter the library, leave it and come back, and whose is a deck id?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import MORNING, review
from support.stored import unprivileged
from support.studying import MODEL, NOW, deck_file, ids

from quizzer.errors import UsageError
from quizzer.store import answers
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.study import bundled, checking, library, looking
from quizzer.study.library import DeckProblemsError
from quizzer.study.settings import Settings

pytestmark = pytest.mark.usefixtures("bundled_folder")


def shown(database: Database) -> list[str]:
    """The decks on the home screen."""
    overview = looking.look(database, Settings(), NOW)
    assert overview.notices == ()
    return [line.scope.deck for line in overview.decks]


def cards(database: Database) -> list[str]:
    return ids(shelf.candidates(database, "me"))


def path_of(database: Database, deck: str) -> Path:
    return bundled.file_of(library.find(database, deck).path)


def test_bundled_decks_enter_at_the_first_look(database: Database) -> None:
    assert shown(database) == ["alpha", "beta"]
    assert len(cards(database)) == 4


def test_only_files_of_decks_that_name_documents_are_read_for_what_is_cited(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path, "cited")
    path.write_text(path.read_text() + "sources: {case: {file: case.txt}}\n")
    library.add(database, [path], MORNING)
    shown(database)
    assert library.documented(database) == library.documented(database, "cited") == (path,)
    assert library.documented(database, "alpha") == ()


def test_a_bundled_deck_follows_its_package_wherever_that_moves(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(database)
    elsewhere = tmp_path / "elsewhere"
    deck_file(elsewhere, "alpha", "one: 1", "two: 2", "three: 3")
    deck_file(elsewhere, "beta")
    monkeypatch.setattr(bundled, "folder", lambda: elsewhere)
    assert shown(database) == ["alpha", "beta"]
    assert len(cards(database)) == 5


def test_a_removed_bundled_deck_stays_out_until_it_is_added_by_its_id(database: Database) -> None:
    shown(database)
    answers.remember_model(database, MODEL)
    memory = answers.record(database, review("one", deck="alpha"), MODEL).memory
    library.remove(database, "alpha", MORNING)
    for _ in range(2):
        assert shown(database) == ["beta"]
    library.add_or_restore(database, ["alpha"], MORNING)
    assert shown(database) == ["alpha", "beta"]
    assert shelf.candidates(database, "me")[0].memory == memory


def test_a_removed_deck_of_the_user_s_comes_back_by_id_or_by_file(
    database: Database, tmp_path: Path
) -> None:
    path = deck_file(tmp_path)
    for name in ("mine", str(path)):
        library.add_or_restore(database, [str(path)], MORNING)
        library.remove(database, "mine", MORNING)
        assert "mine" not in shown(database)
        library.add_or_restore(database, [name], MORNING)
        assert "mine" in shown(database)


def test_a_deck_whose_id_is_too_long_for_a_file_comes_back_by_it(
    database: Database, tmp_path: Path
) -> None:
    library.add(database, [deck_file(tmp_path, "m" * 300, name="short")], MORNING)
    library.remove(database, "m" * 300, MORNING)
    library.add_or_restore(database, ["m" * 300], MORNING)
    assert cards(database) == ["one", "two"]


def test_removing_an_unknown_or_removed_deck_is_refused_with_what_there_is(
    database: Database,
) -> None:
    shown(database)
    library.remove(database, "alpha", MORNING)
    for deck in ("alpha", "nonsense"):
        with pytest.raises(UsageError, match=f"no deck '{deck}'.*There are: beta"):
            library.remove(database, deck, MORNING)


def test_the_listing_shows_removed_decks_as_such(database: Database) -> None:
    shown(database)
    library.remove(database, "alpha", MORNING)
    listed = {row.deck: row for row in library.listing(database)}
    assert (listed["alpha"].removed, listed["beta"].removed) == (True, False)
    assert listed["beta"].cards == 2
    assert listed["beta"].path == str(bundled.folder() / "beta.yaml")


def test_a_folder_adds_every_deck_below_it(database: Database, tmp_path: Path) -> None:
    deck_file(tmp_path / "decks", "one")
    deck_file(tmp_path / "decks" / "deep", "two")
    added = library.add(database, [tmp_path / "decks"], MORNING)
    assert sorted(report.deck for report in added) == ["one", "two"]


def test_what_is_hidden_in_a_folder_is_no_deck(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / ".courses"
    deck_file(folder, "mine")
    for hidden in (".github/workflows", ".venv/lib"):
        deck_file(folder / hidden, "other").write_text("on: push\n")
    (folder / ".mine.yaml").write_text("[")
    assert [report.deck for report in library.add(database, [folder], MORNING)] == ["mine"]


def test_when_one_file_has_problems_none_is_added(database: Database, tmp_path: Path) -> None:
    good, bad = deck_file(tmp_path, "good"), deck_file(tmp_path, "bad")
    bad.write_text("quizzer: 1\ndeck: bad\nwrnog: x\n")
    with pytest.raises(DeckProblemsError) as caught:
        library.add(database, [good, bad], MORNING)
    assert caught.value.where == str(bad)
    assert caught.value.problems
    assert shelf.decks(database) == ()


def test_a_missing_file_is_refused_and_nothing_is_added(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        library.add(database, [deck_file(tmp_path), tmp_path / "gone.yaml"], MORNING)
    assert shelf.decks(database) == ()


def test_a_file_that_moved_takes_its_deck_along(database: Database, tmp_path: Path) -> None:
    old = deck_file(tmp_path)
    library.add(database, [old], MORNING)
    new = old.rename(tmp_path / "moved.yaml")
    (report,) = library.add(database, [new], MORNING)
    assert (report.added, report.retired) == ((), ())
    assert path_of(database, "mine") == new
    assert library.refresh(database, MORNING) == ()


def test_what_may_not_be_looked_at_is_not_there(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "shut")
    assert checking.is_there(path)
    path.parent.chmod(0)
    with unprivileged(tmp_path):
        assert not checking.is_there(path)
    assert not checking.is_there(tmp_path / ("a" * 300))


def test_a_second_file_with_the_id_of_a_deck_is_refused(database: Database, tmp_path: Path) -> None:
    first = deck_file(tmp_path, "mine")
    second = deck_file(tmp_path, "mine", "three: 3", name="copy")
    library.add(database, [first], MORNING)
    with pytest.raises(UsageError, match="deck id mine is taken by"):
        library.add(database, [second], MORNING)
    assert path_of(database, "mine") == first


def test_two_files_with_one_deck_id_are_refused_together(
    database: Database, tmp_path: Path
) -> None:
    first = deck_file(tmp_path, "mine")
    second = deck_file(tmp_path, "mine", "three: 3", name="copy")
    with pytest.raises(UsageError, match="deck id mine is taken by"):
        library.add(database, [first, second], MORNING)
    assert shelf.decks(database) == ()


def test_one_file_named_twice_is_added_once(database: Database, tmp_path: Path) -> None:
    path = deck_file(tmp_path)
    library.add(database, [path, path], MORNING)
    assert [record.id for record in shelf.decks(database)] == ["mine"]


def test_a_copy_of_a_bundled_deck_is_refused_while_that_is_in_the_library(
    database: Database, tmp_path: Path
) -> None:
    shown(database)
    with pytest.raises(UsageError, match="deck id alpha is taken by"):
        library.add(database, [deck_file(tmp_path, "alpha", "mine: 1")], MORNING)


def test_the_user_s_own_copy_of_a_removed_bundled_deck_is_not_overwritten_by_it(
    database: Database, tmp_path: Path
) -> None:
    shown(database)
    library.remove(database, "alpha", MORNING)
    own = deck_file(tmp_path, "alpha", "mine: 1")
    library.add(database, [own], MORNING)
    for _ in range(2):
        assert sorted(shown(database)) == ["alpha", "beta"]
        assert path_of(database, "alpha") == own
        assert "mine" in cards(database)


def test_a_new_bundled_deck_does_not_take_the_id_of_the_user_s(
    database: Database, tmp_path: Path
) -> None:
    own = deck_file(tmp_path, "gamma", "mine: 1")
    library.add(database, [own], MORNING)
    deck_file(bundled.folder(), "gamma", "theirs: 1")
    shown(database)
    assert path_of(database, "gamma") == own
    assert "theirs" not in cards(database)


def test_naming_a_bundled_file_by_its_path_is_naming_the_bundled_deck(database: Database) -> None:
    shown(database)
    (report,) = library.add(database, [bundled.folder() / "alpha.yaml"], MORNING)
    assert report.added == ()
    assert library.find(database, "alpha").path == "bundled:alpha.yaml"
