"""Does every command say what it is for, what each option does, and how it is called?"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click
import pytest

from quizzer.cli.commands import cli

EXAMPLE = "Example: "
WIDEST = 78
"""Click wraps longer lines, and a wrapped command line cannot be copied."""


def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, by what is typed to call them."""
    yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walk(below, (*path, name))


COMMANDS = dict(walk(cli, ("quizzer",)))
ROOT = click.Context(cli, **cli.context_settings)
"""With the group's settings, because a command keeps the help option that it has at first."""


def examples(command: click.Command) -> list[str]:
    lines = [line.strip() for line in (command.help or "").splitlines()]
    return [line.removeprefix(EXAMPLE) for line in lines if line.startswith(EXAMPLE)]


EXAMPLES = [(path, line) for path, command in COMMANDS.items() for line in examples(command)]


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_says_what_it_is_for_and_ends_with_an_example(path: str) -> None:
    paragraphs = (COMMANDS[path].help or "").strip().split("\n\n")
    assert paragraphs[0].split("\n")[0].rstrip().endswith((".", "?")), paragraphs
    assert paragraphs[-1].strip().startswith(f"{EXAMPLE}quizzer "), paragraphs


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_does_in_a_sentence(path: str) -> None:
    options = [each for each in COMMANDS[path].params if isinstance(each, click.Option)]
    assert [each.opts for each in options if not (each.help or "").endswith(".")] == []


@pytest.mark.parametrize(("path", "line"), EXAMPLES)
def test_an_example_is_a_command_line_that_parses(path: str, line: str) -> None:
    words = shlex.split(line)
    name = max((each for each in COMMANDS if f"{line} ".startswith(f"{each} ")), key=len)
    assert name == path or isinstance(COMMANDS[path], click.Group)
    COMMANDS[name].make_context(name, words[len(name.split()) :], parent=ROOT)


@pytest.mark.parametrize(("path", "line"), EXAMPLES)
def test_an_example_stands_on_one_line_of_the_help(path: str, line: str) -> None:
    command = COMMANDS[path]
    own = command.context_settings
    with click.Context(command, info_name=path, parent=ROOT, **own) as context:
        shown = command.get_help(context).splitlines()
    assert f"  {EXAMPLE}{line}" in shown
    assert len(f"  {EXAMPLE}{line}") <= WIDEST
