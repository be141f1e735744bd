"""Is every command there, explained, and imported only when it is called?"""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from quizzer.cli.commands import cli

CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_found_under_its_name_and_says_what_it_does(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.help


def test_a_command_that_does_not_exist_is_not_found() -> None:
    assert cli.get_command(CONTEXT, "chekc") is None


def test_studying_does_not_import_the_commands_of_authors() -> None:
    code = (
        "import sys, quizzer.cli.commands\n"
        "print(*(n for n in sys.modules if n.startswith('quizzer.cli.')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.rpartition(".")[2] for name in ran.stdout.split()} == {
        "commands",
        "configuration",
        "options",
        "output",
        "settings",
    }
