"""Which script makes a shell complete our command lines?"""

from __future__ import annotations

import inspect

import click
from click.shell_completion import get_completion_class

from quizzer.cli import output

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_QUIZZER_COMPLETE"


_HELP = """
    Print the script with which a shell completes commands, options, decks and topics.

    This is how the shell comes to read it when it starts:

    \b
      ~/.bashrc   eval "$(quizzer completion bash)"
      ~/.zshrc    eval "$(quizzer completion zsh)"
      fish        quizzer completion fish > ~/.config/fish/completions/quizzer.fish

    Example: quizzer completion bash
"""


@click.command(help=inspect.cleandoc(_HELP))
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script of a shell."""
    from quizzer.cli.commands import cli

    found = get_completion_class(shell)
    assert found is not None
    for line in found(cli, {}, "quizzer", _VARIABLE).source().splitlines():
        output.line(line)
