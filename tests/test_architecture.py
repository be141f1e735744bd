"""Does the code keep to the house's rules that no type and no import contract can hold?"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

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
