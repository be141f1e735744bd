from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quizzer.authoring import filebytes
from quizzer.authoring.deckfile import parse_deck, read_deck
from quizzer.authoring.filebytes import MOST_BYTES, digest_in, digest_of, read_bytes
from quizzer.errors import UsageError


def test_a_file_is_read_with_its_path_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"quizzer: 1\ndeck: x\n")
    read = read_deck(path)
    assert read.path == str(path)
    assert read.digest == digest_of(path.read_bytes())
    assert read.deck is not None


def test_a_digest_is_16_bytes_in_hex_and_differs_by_content() -> None:
    assert digest_of(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert digest_of(b"a") != digest_of(b"b")


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "a\0b", "x" * 5000])
def test_a_path_without_a_file_says_what_where_and_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError) as caught:
        read_deck(tmp_path / name)
    assert caught.value.what
    assert name in caught.value.where
    assert caught.value.remedy


def test_a_file_over_32_mib_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    with path.open("wb") as file:
        file.truncate(100 * MOST_BYTES)
    (problem,) = read_deck(path).problems
    assert str(problem) == (
        f"{path}:1:1 E101 the file is over 32 MiB. Split the deck into several files"
    )


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 16, 20, 21, 30])
def test_a_file_has_the_digest_of_what_is_read_of_it(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filebytes, "_PIECE_BYTES", 8)
    monkeypatch.setattr(filebytes, "MOST_BYTES", 20)
    path = tmp_path / "d.yaml"
    path.write_bytes(bytes(range(size)))
    assert digest_in(path) == digest_of(read_bytes(path))


def test_a_digest_needs_no_yaml() -> None:
    script = (
        "import sys\n"
        "from quizzer.authoring.filebytes import digest_of\n"
        "digest_of(b'')\n"
        "names = ('yaml', 'difflib', 'quizzer.cards.deck', 'quizzer.authoring.codes')\n"
        "print([name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_good_deck_needs_no_guesses() -> None:
    script = (
        "import sys\n"
        "from quizzer.authoring.deckfile import parse_deck\n"
        "assert parse_deck(b'quizzer: 1\\ndeck: x\\n', 'x').deck\n"
        "print('rapidfuzz' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_problems_leave_no_deck() -> None:
    read = parse_deck(b"quizzer: 1\ndeck: x\ncards:\n  - id: c\n", "x")
    assert read.deck is None
    assert read.problems
