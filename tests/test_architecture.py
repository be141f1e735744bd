"""Does the code keep to the house's rules that no type and no import contract can hold?"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.studying import deck_file

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "quizzer"
MODULES = sorted(PACKAGE.rglob("*.py"))
TUI = sorted((PACKAGE / "tui").glob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]

MOST_LINES = 400
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc"}

IMPORTED_AS = {
    "markdown-it-py": {"markdown_it"},
    "pyyaml": {"yaml"},
}
"""What a distribution is imported as, where that is not its name."""

HEAVY = {
    "yaml", "pydantic", "sqlalchemy", "numpy", "alembic", "rapidfuzz", "markdown_it", "pygments",
    "unicodeit", "mammoth", "pypdf", "selectolax", "nupunkt", "lemminflect",
}  # fmt: skip
"""What the first frame must not wait for."""

PARSES_MARKUP = {
    "Static", "Label", "Button", "Markdown", "MarkdownViewer", "RichLog", "OptionList", "Select",
    "SelectionList", "DataTable", "Tree", "Collapsible", "Checkbox", "RadioButton", "Footer",
    "Header", "notify", "from_markup", "from_text", "border_title", "border_subtitle", "tooltip",
    "Text", "visualize",
}  # fmt: skip
"""Names of Textual and rich that read a text as markup, or may."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_about_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= MOST_LINES


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in MODULES if path.stem in VAGUE_NAMES]


def names_in(node: ast.AST) -> Iterator[str]:
    """Every name that a piece of source mentions: variables, attributes, imports, keywords."""
    for each in ast.walk(node):
        match each:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.alias(name=name):
                yield name.rpartition(".")[2]
            case ast.keyword(arg=str(name)):
                yield name


def markup_in(node: ast.AST) -> set[str]:
    return (PARSES_MARKUP | {"markup"}) & set(names_in(node))


@pytest.mark.parametrize("path", TUI, ids=[path.name for path in TUI])
def test_no_screen_uses_anything_that_parses_markup(path: Path) -> None:
    assert markup_in(tree(path)) == set()


@pytest.mark.parametrize(
    "source",
    [
        "Static(card.question)",
        "from textual.widgets import Label",
        "self.notify(error)",
        "self.app.notify(str(error), markup=False)",
        "Content.from_markup(title)",
        "Content.from_text(title)",
        "widget.border_title = title",
        "RichText(title, markup=True)",
    ],
)
def test_the_rule_above_sees_markup(source: str) -> None:
    assert markup_in(ast.parse(source))


def imports_of(path: Path) -> set[str]:
    """The top names that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.add((node.module or "").partition(".")[0])
    return found


def declared() -> dict[str, set[str]]:
    """The declared dependencies and those for documents, each with what it is imported as."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]["docs"]
    found = [re.match(r"[\w.-]+", line) for line in (*project["dependencies"], *extras)]
    names = [match[0].lower() for match in found if match]
    return {name: IMPORTED_AS.get(name, {name}) for name in names}


def test_only_declared_dependencies_are_imported() -> None:
    allowed = {"quizzer", *sys.stdlib_module_names}.union(*declared().values())
    foreign = {str(path): imports_of(path) - allowed for path in MODULES}
    assert {path: names for path, names in foreign.items() if names} == {}


def test_every_declared_dependency_is_imported() -> None:
    imported = set().union(*(imports_of(path) for path in MODULES))
    assert [name for name, names in declared().items() if not names & imported] == []


def modules_after(code: str, *arguments: str) -> set[str]:
    """The top names in `sys.modules` where code in a process of its own calls `report()`."""
    prelude = (
        "import json, os, sys\n"
        "def report():\n"
        "    tops = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "    print(json.dumps(tops), file=sys.stderr, flush=True)\n"
    )
    process = subprocess.run(
        [sys.executable, "-c", prelude + code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    names = json.loads(process.stderr.splitlines()[-1])
    assert "quizzer" in names
    return set(names)


def modules_after_command(*arguments: str) -> set[str]:
    """The same for a run of the command."""
    code = (
        "from quizzer.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as ended:\n"
        "    report()\n"
        "    raise\n"
    )
    return modules_after(code, *arguments)


def test_building_the_app_imports_nothing_heavy() -> None:
    code = (
        "from quizzer.tui.app import QuizzerApp\n"
        "QuizzerApp(desk=None)\n"  # the app only keeps it
        "report()\n"
    )
    loaded = modules_after(code)
    assert "textual" in loaded
    assert loaded.isdisjoint(HEAVY | {"fsrs", "click"})


def test_opening_browse_imports_nothing_heavy_before_it_reads_the_cards() -> None:
    code = (
        "from quizzer.study.desk import Desk\n"
        "from quizzer.study.searching.browser import Browser\n"
        "from quizzer.tui.browse import BrowseScreen\n"
        "BrowseScreen()\n"
        "Browser(None)\n"  # it only keeps the desk
        "report()\n"
    )
    assert modules_after(code).isdisjoint(HEAVY | {"click"})


def test_the_first_frame_of_the_real_start_waits_for_nothing_heavy() -> None:
    code = (
        "from functools import partialmethod\n"
        "import quizzer.__main__ as start\n"
        "from quizzer.cli.configuration import load\n"
        "from quizzer.tui.app import QuizzerApp\n"
        "from quizzer.tui.home import HomeScreen\n"
        "from quizzer.tui.paper import Paper\n"
        "def at_first_frame(screen):\n"
        "    assert 'quizzer' in screen.query_one(Paper).text\n"
        "    report()\n"
        "    screen.app.exit()\n"
        "HomeScreen._start_filling = at_first_frame\n"
        "QuizzerApp.run = partialmethod(QuizzerApp.run, headless=True)\n"
        "sys.exit(start._app(load(os.environ), None))\n"
    )
    loaded = modules_after(code)
    assert "textual" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [(), ("some-deck", "--topic", "t")], ids=["all", "a deck"])
def test_study_hands_over_to_the_app_and_shows_its_frame_before_anything_heavy_is_imported(
    arguments: tuple[str, ...],
) -> None:
    code = (
        "import threading\n"
        "from quizzer.cli import commands\n"
        "from quizzer.study.desk import Desk\n"
        "from quizzer.study.queue import EVERYTHING\n"
        "commands.is_terminal = lambda: True\n"
        "def app(chosen, start):\n"
        "    desk = Desk(chosen.database, chosen.settings, lambda: None)\n"
        "    desk._thread.submit(threading.Event().wait, 1)\n"  # the thread comes to nothing yet
        "    desk.look(), desk.begin(EVERYTHING)\n"
        "    report()\n"
        "    os._exit(0)\n"
        "commands.run(['study', *sys.argv[1:]], commands.Faces(*[app] * 9))\n"
    )
    assert modules_after(code, *arguments).isdisjoint(HEAVY)


def test_a_second_start_parses_no_deck_and_migrates_nothing() -> None:
    modules_after_command("due")
    code = (
        "from quizzer.cli.configuration import load, system_clock\n"
        "from quizzer.study.desk import Desk\n"
        "from quizzer.study.queue import EVERYTHING\n"
        "chosen = load(os.environ)\n"
        "with Desk(chosen.database, chosen.settings, system_clock(chosen.settings)) as desk:\n"
        "    assert desk.look().result().decks\n"
        "    assert desk.begin(EVERYTHING).result().face\n"
        "    report()\n"
    )
    loaded = modules_after(code)
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint(
        {"yaml", "alembic", "pydantic", "numpy", "rapidfuzz", "textual", "markdown_it"}
    )


def test_checking_a_deck_needs_neither_the_app_nor_the_database(tmp_path: Path) -> None:
    loaded = modules_after_command("check", str(deck_file(tmp_path)))
    assert loaded.isdisjoint({"sqlalchemy", "alembic", "fsrs"})
    assert "yaml" in loaded
    assert loaded.isdisjoint({"textual", "rich"})


def test_drafting_from_a_text_reads_no_other_formats_and_needs_no_database(tmp_path: Path) -> None:
    case = tmp_path / "case.txt"
    case.write_text("Acme was founded in 1999 by Jo Reed.\n", encoding="utf-8")
    loaded = modules_after_command("generate", str(case))
    assert {"nupunkt", "lemminflect", "yaml"} <= loaded
    assert loaded.isdisjoint({"sqlalchemy", "alembic", "fsrs", "textual"})
    assert loaded.isdisjoint({"mammoth", "pypdf", "selectolax"})


def test_printing_what_is_due_does_not_need_the_app() -> None:
    assert modules_after_command("due").isdisjoint({"textual", "rich"})
