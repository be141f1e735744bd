"""Do commands, decks, topics and exams complete, at once and without a word when they cannot?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.build import MORNING
from support.faces import bundle_only, write_deck
from support.stored import shelve

from quizzer.store import glance
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.study import completing

from .conftest import Quizzer

HEAVY = {"sqlalchemy", "textual", "yaml", "numpy", "fsrs", "alembic", "rapidfuzz"}
BIN = Path(sys.executable).parent


@pytest.fixture
def library(database_path: Path) -> Path:
    """A database with the deck `case`, whose topics are model and pricing."""
    database = Database(str(database_path))
    shelve(database)
    database.close()
    return database_path


def completed(line: str, cwd: Path) -> list[str]:
    """What a shell offers behind the last word of a line."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "_QUIZZER_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = subprocess.run(
        [BIN / "quizzer"],
        env=environment, cwd=cwd, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""
    return [each.partition(",")[2] for each in ran.stdout.split()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quizzer stu", ["study"]),
        ("quizzer study c", ["case"]),
        ("quizzer remove ", ["case"]),
        ("quizzer study case --topic p", ["pricing"]),
        ("quizzer mastery case --topic ", ["model", "pricing"]),
        ("quizzer mastery --topic ", ["model", "pricing"]),
        ("quizzer mastery another --topic ", []),
        ("quizzer help ess", ["essay"]),
        ("quizzer completion f", ["fish"]),
        ("quizzer stats --js", ["--json"]),
        ("quizzer exam plan ", []),
    ],
)
def test_words_complete(library: Path, line: str, offered: list[str]) -> None:
    assert completed(line, library.parent) == offered


def test_nothing_is_offered_and_nothing_said_when_the_configuration_is_wrong(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("learnr = 1\n")
    assert completed("quizzer study ", library.parent) == []


def test_bash_completes_with_the_script_that_is_printed(library: Path) -> None:
    script = (
        'eval "$(quizzer completion bash)"\n'
        "COMP_WORDS=(quizzer study c)\nCOMP_CWORD=2\n"
        "_quizzer_completion quizzer c study\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("case\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(quizzer: Quizzer, shell: str) -> None:
    ran = quizzer("completion", shell)
    assert ran.code == 0
    assert f"_QUIZZER_COMPLETE={shell}_complete" in ran.out
    if shutil.which(shell):
        read = subprocess.run([shell, "-n"], input=ran.out, text=True, check=False)
        assert read.returncode == 0


def test_completing_imports_nothing_heavy(library: Path) -> None:
    code = (
        "import sys\n"
        "from quizzer.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    environment = {
        **os.environ,
        "_QUIZZER_COMPLETE": "bash_complete",
        "COMP_WORDS": "quizzer study ",
        "COMP_CWORD": "2",
    }
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "case" in ran.stdout
    assert HEAVY.isdisjoint(ran.stderr.split())


def test_before_the_first_start_the_decks_to_come_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)
    missing = tmp_path / "no" / "quizzer.db"
    assert completing.decks(str(missing)) == ["small"]
    assert not missing.parent.exists()


def test_decks_that_were_removed_are_not_offered(library: Path) -> None:
    database = Database(str(library))
    shelf.remove_deck(database, "case", MORNING)
    database.close()
    assert glance.decks(str(library)) == []
    assert glance.removed_decks(str(library)) == ["case"]


@pytest.mark.parametrize("content", [b"", b"no database at all, but a text that is long enough"])
def test_another_file_has_no_names(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert glance.decks(str(path)) == []
    assert glance.topics("postgresql://nowhere/db", "") == []
    assert path.read_bytes() == content
