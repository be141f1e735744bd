"""Does a path that is no ordinary file end with a sentence, and never with waiting?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from support.limited import Limited
from support.printable import unprintable
from support.stored import dump, unprivileged

from quizzer.authoring.deckfile import read_deck
from quizzer.errors import UsageError

Make = Callable[[Path], Path]


def fifo(folder: Path) -> Path:
    path = folder / "pipe.yaml"
    os.mkfifo(path)
    return path


def folder_of(make: Make) -> Make:
    def within(folder: Path) -> Path:
        inner = folder / "inner"
        inner.mkdir()
        make(inner)
        return inner

    return within


def loop(folder: Path) -> Path:
    path = folder / "loop.yaml"
    path.symlink_to(path)
    return path


def dangling(folder: Path) -> Path:
    path = folder / "gone.yaml"
    path.symlink_to(folder / "nowhere")
    return path


def folder_like_a_deck(folder: Path) -> Path:
    path = folder / "deck.yaml"
    path.mkdir()
    return path


def long_name(folder: Path) -> Path:
    return folder / f"{'a' * 300}.yaml"


def below_a_file(folder: Path) -> Path:
    return write_deck(folder) / "deck.yaml"


NO_FILES: dict[str, Make] = {
    "a pipe": fifo,
    "a folder with a pipe": folder_of(fifo),
    "/dev/zero": lambda _: Path("/dev/zero"),
    "/dev/full": lambda _: Path("/dev/full"),
    "/dev/null": lambda _: Path("/dev/null"),
    "a link to itself": loop,
    "a folder with a link to itself": folder_of(loop),
    "a link to nothing": dangling,
    "a folder with a link to nothing": folder_of(dangling),
    "a folder like a deck": folder_like_a_deck,
    "a folder in a folder like a deck": folder_of(folder_like_a_deck),
    "a name that is too long": long_name,
    "a file below a file": below_a_file,
}


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_refused_at_once(
    make: Make, library: Path, tmp_path: Path, quizzer: Limited
) -> None:
    path, says = str(make(tmp_path)), dump(library)
    for ran in (quizzer("check", path), quizzer("--db", str(library), "add", path)):
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
        assert ran.err.startswith("quizzer: ")
    assert dump(library) == says


@pytest.mark.parametrize("command", ["coverage", "drafts", "new"])
def test_a_name_too_long_for_a_file_is_a_sentence(
    command: str, library: Path, quizzer: Limited
) -> None:
    ran = quizzer("--db", str(library), command, "a" * 300)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err
    assert ran.err.startswith("quizzer: ")


def test_links_in_a_circle_of_folders_are_not_followed(tmp_path: Path, quizzer: Limited) -> None:
    write_deck(tmp_path / "decks")
    (tmp_path / "decks" / "again").symlink_to(tmp_path / "decks")
    ran = quizzer("check", "--json", str(tmp_path / "decks"))
    assert (ran.code, ran.out.count('"deck": "small"')) == (0, 1)


def test_a_file_that_may_not_be_read_is_a_sentence(tmp_path: Path) -> None:
    path = write_deck(tmp_path)
    path.chmod(0)
    with unprivileged(tmp_path), pytest.raises(UsageError, match="you may not read"):
        read_deck(path)


HOSTILE_NAMES = {
    "an escape sequence": "\x1b]52;c;cHduZWQ=\x07.yaml",
    "an 8-bit control": "\x9b2J.yaml",
    "bidi controls": "\u202elmay.exe.yaml",
    "bytes that are no UTF-8": os.fsdecode(b"\xff\xfe\x1b[2J.yaml"),
    "a line of another problem": "x.yaml\nother.yaml:1:1 E101 forged.yaml",
    "a command to the code review": "x.yaml\n::error file=y::forged.yaml",
    "a carriage return": "good.yaml\rbad.yaml",
    "a percent sign": "%0A::error::forged.yaml",
}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("name", HOSTILE_NAMES.values(), ids=HOSTILE_NAMES)
def test_a_hostile_name_is_shown_not_obeyed(
    name: str, form: str, tmp_path: Path, quizzer: Limited
) -> None:
    for text, code in ((SMALL, 0), ("quizzer: 1\ndeck: x\n", 0), (f"{SMALL}wrong: x\n", 1)):
        path = write_deck(tmp_path, text, name)
        ran = quizzer("check", "--format", form, str(path))
        written = ran.out + ran.err
        assert ran.code == code
        assert "Traceback" not in written
        assert not unprintable(written)
        assert not [
            x for x in written.splitlines() if x.startswith(("other.yaml", "::error file=y"))
        ]


@pytest.mark.parametrize("name", HOSTILE_NAMES.values(), ids=HOSTILE_NAMES)
def test_a_deck_with_a_hostile_name_is_listed_without_being_obeyed_or_not_taken(
    name: str, library: Path, tmp_path: Path, quizzer: Limited
) -> None:
    path, says = write_deck(tmp_path, name=name), dump(library)
    shelf = ("--db", str(library))
    can_be_kept = name == name.encode(errors="replace").decode()
    added = quizzer(*shelf, "add", str(path))
    assert (added.code, unprintable(added.out + added.err)) == (0 if can_be_kept else 2, set())
    assert (dump(library) == says) is not can_be_kept
    for arguments in (["list"], ["list", "--json"]):
        ran = quizzer(*shelf, *arguments)
        assert (ran.code, unprintable(ran.out + ran.err)) == (0, set()), ran.err


def test_a_known_deck_that_became_a_pipe_keeps_nobody_waiting(
    library: Path, tmp_path: Path, quizzer: Limited
) -> None:
    path = write_deck(tmp_path)
    shelf = ("--db", str(library))
    quizzer(*shelf, "add", str(path))
    path.unlink()
    os.mkfifo(path)
    ran = quizzer(*shelf, "list")
    assert ran.code == 0
    assert "pipe" in ran.err
