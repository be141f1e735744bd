"""What does a start import, and what does it leave for when it is needed?

An import is most of what a start costs, and no clock is needed to see that one has crept in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.loaded import modules_after, modules_after_command
from support.studying import deck_file

HEAVY = {
    "alembic", "asyncio", "fsrs", "lemminflect", "mammoth", "markdown_it", "numpy", "nupunkt",
    "pydantic", "pygments", "pypdf", "rapidfuzz", "rich", "selectolax", "snowballstemmer",
    "sqlalchemy", "ssl", "textual", "tomllib", "unicodeit", "watchfiles", "yaml",
}  # fmt: skip
"""What takes milliseconds to import, or tens of them."""

AFTER_THE_CARD = {
    "quizzer.authoring.deckfile", "quizzer.authoring.problems", "quizzer.cards.blocks",
    "quizzer.cards.deck", "quizzer.cards.grading.grading", "quizzer.cards.grading.texts",
    "quizzer.cards.response", "quizzer.memory.reviewed", "quizzer.store.attempted",
    "quizzer.store.syncing", "quizzer.study.checking", "quizzer.study.forecast",
    "quizzer.study.quizdesk",
}  # fmt: skip
"""What of our own the counts of the home screen wait for no more than a first card does."""

COUNTED = {
    "quizzer.memory.exam", "quizzer.memory.mastery", "quizzer.study.exams", "quizzer.study.looking",
    "quizzer.study.overview", "quizzer.study.summary",
}  # fmt: skip
"""What of our own says how much is due and how well it is known, which no card shows."""

TEXTUAL = {"asyncio", "rich", "ssl", "textual"}
"""Textual, and what comes with it."""

ABOUT_CARDS = {
    "quizzer.cards.card", "quizzer.cards.content", "quizzer.cards.deck", "quizzer.memory.mastery",
    "quizzer.memory.scheduling", "quizzer.store.records", "quizzer.study.queue",
    "quizzer.tui.review",
}  # fmt: skip
"""What of our own a frame without cards does without."""

SQLALCHEMY = {"sqlalchemy", "asyncio", "ssl"}
"""SQLAlchemy for what is seldom read, and what comes with it."""

COMMANDS: dict[str, set[str]] = {
    "--version": set(),
    "--help": set(),
    "study --help": set(),
    "quiz --help": set(),
    "help": set(),
    "completion bash": set(),
    "exam --help": set(),
    "drafts --help": set(),
    "keys": TEXTUAL,
    "schema": {"yaml"},
    "check FILE": {"yaml", "snowballstemmer"},
    "fmt --check FILE": {"yaml"},
    "generate CASE": {"yaml", "lemminflect", "nupunkt", "numpy", "snowballstemmer", "rapidfuzz"},
    "due": {"numpy"},
    "list": set(),
    "attempts": SQLALCHEMY,
    "doctor": {"numpy"},
    "leeches": {"markdown_it", "numpy"},
    "study --plain": {"numpy"},
    "mastery": {"numpy"},
    "stats": {"numpy"},
    "cards xiaomi": {"numpy"},
    "coverage": {"numpy", "yaml"},
}
"""Of what is heavy, what a command may import on a library that is up to date."""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the bundled decks, to be copied."""
    folder = tmp_path_factory.mktemp("library")
    surroundings = os.environ | {
        "QUIZZER_DB": str(folder / "quizzer.db"),
        "QUIZZER_CONFIG": str(folder / "config.toml"),
    }
    subprocess.run(
        [sys.executable, "-m", "quizzer", "due"], env=surroundings, capture_output=True, check=True
    )
    return folder / "quizzer.db"


@pytest.fixture(autouse=True)
def _up_to_date(library: Path, tmp_path: Path) -> None:
    """Begin with a library that is up to date, which is every start but the first."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    shutil.copy(library, folder / "quizzer.db")


def heavy(modules: set[str]) -> set[str]:
    return HEAVY & modules


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_imports_only_what_it_works_with(command: str, tmp_path: Path) -> None:
    case = tmp_path / "case.txt"
    case.write_text("Acme was founded in 1999 by Jo Reed.\n", encoding="utf-8")
    files = {"FILE": str(deck_file(tmp_path)), "CASE": str(case)}
    loaded = modules_after_command(*(files.get(word, word) for word in command.split()))
    assert heavy(loaded) <= COMMANDS[command]


def test_the_table_above_would_see_what_a_command_imports(tmp_path: Path) -> None:
    assert {"yaml", "snowballstemmer"} <= heavy(
        modules_after_command("check", str(deck_file(tmp_path)))
    )


def test_the_first_card_in_plain_mode_waits_for_nothing_that_comes_after_it() -> None:
    code = (
        "from quizzer.__main__ import main\n"
        "from quizzer.plain.cardtalk import CardTalk\n"
        "ask = CardTalk.ask\n"
        "def asked(talk, turn):\n"
        "    ask(talk, turn)\n"
        "    assert turn.face\n"
        "    report()\n"
        "    os._exit(0)\n"
        "CardTalk.ask = asked\n"
        "sys.argv = ['quizzer', 'study', '--plain']\n"
        "main()\n"
    )
    loaded = modules_after(code)
    assert heavy(loaded) <= {"numpy"}
    assert loaded.isdisjoint(AFTER_THE_CARD | COUNTED)


def test_an_answer_needs_the_schedule_and_no_sqlalchemy() -> None:
    code = (
        "import io\n"
        "from quizzer.__main__ import main\n"
        "sys.stdin = io.StringIO('\\n3\\nq\\n')\n"
        "sys.argv = ['quizzer', 'study', '--plain']\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    report()\n"
    )
    assert heavy(modules_after(code)) == {"fsrs", "numpy"}


def test_building_the_app_imports_nothing_heavy() -> None:
    code = (
        "from quizzer.tui.app import QuizzerApp\n"
        "QuizzerApp(desk=None)\n"  # the app only keeps it
        "report()\n"
    )
    loaded = modules_after(code)
    assert heavy(loaded) == TEXTUAL
    assert "click" not in loaded


def test_opening_browse_imports_nothing_heavy_before_it_reads_the_cards() -> None:
    code = (
        "from quizzer.study.desk import Desk\n"
        "from quizzer.study.searching.browser import Browser\n"
        "from quizzer.tui.browse import BrowseScreen\n"
        "BrowseScreen()\n"
        "Browser(None)\n"  # it only keeps the desk
        "report()\n"
    )
    loaded = modules_after(code)
    assert heavy(loaded) <= TEXTUAL
    assert "click" not in loaded


AT_HOME = (
    "from functools import partialmethod\n"
    "from quizzer.__main__ import main\n"
    "from quizzer.cli import commands\n"
    "from quizzer.tui.app import QuizzerApp\n"
    "from quizzer.tui.home import HomeScreen\n"
    "from quizzer.tui.paper import Paper\n"
    "commands.is_terminal = lambda: True\n"
    "QuizzerApp.run = partialmethod(QuizzerApp.run, headless=True)\n"
    "def reported(screen, words):\n"
    "    assert words in screen.query_one(Paper).text\n"
    "    report()\n"
    "    os._exit(0)\n"
)
"""The app as `quizzer` starts it; where its home screen calls `reported`, it ends."""


def test_the_first_frame_of_the_app_waits_for_nothing_but_textual() -> None:
    code = f"{AT_HOME}HomeScreen._start_filling = lambda home: reported(home, 'quizzer')\nmain()\n"
    loaded = modules_after(code)
    assert heavy(loaded) == TEXTUAL
    assert loaded.isdisjoint(ABOUT_CARDS)


def test_the_counts_of_the_home_screen_wait_for_no_deck_file_and_no_schedule() -> None:
    code = (
        f"{AT_HOME}"
        "repaint = HomeScreen.repaint\n"
        "def painted(home):\n"
        "    repaint(home)\n"
        "    if home.overview is not None:\n"
        "        reported(home, ' due · ')\n"
        "HomeScreen.repaint = painted\n"
        "main()\n"
    )
    loaded = modules_after(code)
    assert heavy(loaded) <= TEXTUAL | {"numpy"}
    assert loaded.isdisjoint(AFTER_THE_CARD)


def test_behind_the_counts_a_session_is_loaded_so_that_enter_waits_for_no_import() -> None:
    code = (
        f"{AT_HOME}"
        "fill = HomeScreen.fill\n"
        "async def filled(home):\n"
        "    await fill(home)\n"
        "    home.desk.in_background(lambda: (report(), os._exit(0)))\n"
        "HomeScreen.fill = filled\n"
        "main()\n"
    )
    loaded = modules_after(code)
    assert heavy(loaded) <= TEXTUAL | {"numpy"}
    assert {"quizzer.study.reviewing", "quizzer.tui.review"} <= loaded


@pytest.mark.parametrize("arguments", [(), ("some-deck", "--topic", "t")], ids=["all", "a deck"])
def test_study_hands_over_to_the_app_before_anything_heavy_is_imported(
    arguments: tuple[str, ...],
) -> None:
    code = (
        "import threading\n"
        "from quizzer.cli import commands\n"
        "from quizzer.study.desk import Desk\n"
        "from quizzer.study.scope import EVERYTHING\n"
        "commands.is_terminal = lambda: True\n"
        "def app(chosen, start):\n"
        "    desk = Desk(chosen.database, chosen.settings, lambda: None)\n"
        "    desk._thread.submit(threading.Event().wait, 1)\n"  # the thread comes to nothing yet
        "    desk.look(), desk.begin(EVERYTHING)\n"
        "    report()\n"
        "    os._exit(0)\n"
        "commands.run(['study', *sys.argv[1:]], commands.Faces(*[app] * 9))\n"
    )
    assert heavy(modules_after(code, *arguments)) == set()
