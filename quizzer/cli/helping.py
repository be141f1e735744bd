"""What does `quizzer help` say: of a kind of card, of a command, of what there is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.cards.content import Kind

_COMMANDS_OF = {"search": "cards"}
"""What is looked for by another name than its command's."""

_WIDTH = 78


def _completed(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    return [name for name in _names() if name.startswith(begun)]


@click.command(name="help")
@click.argument("topic", required=False, default="", shell_complete=_completed)
@click.pass_context
def help_(context: click.Context, *, topic: str) -> None:
    """Print an example of a kind of card, or a command's help; without TOPIC, what there is.

    The example is a deck file, so it can be saved and checked. Kinds: basic, cloze, number,
    choice, claim, list, order, match, essay.

    Example: quizzer help choice
    """
    from quizzer.cards.content import Kind  # other commands need not wait for it

    name = topic.lower()
    if not name:
        _overview()
    elif name in set(Kind):
        _kind(Kind(name))
    else:
        _command(context, name)


def _kind(kind: Kind) -> None:
    """The example alone on stdout; what is said about it is comments of it."""
    from quizzer.study.helping import KINDS
    from quizzer.study.starting import example

    told = KINDS[kind]
    for label, words in (("", told.what), ("Graded: ", told.graded), ("Keys: ", told.keys)):
        for line in _comment(f"{label}{words}"):
            output.line(line)
    for line in example(kind).splitlines():
        output.line(line)


def _comment(words: str) -> list[str]:
    import textwrap

    return textwrap.wrap(words, _WIDTH, initial_indent="# ", subsequent_indent="#   ")


def _overview() -> None:
    from quizzer.study.helping import KINDS

    output.line("Kinds of cards; `quizzer help KIND` prints an example, its grading and its keys:")
    output.table([(f"  {kind}", told.brief) for kind, told in KINDS.items()])
    output.line()
    output.line("Commands; `quizzer help COMMAND` says what each takes:")
    for line in _comment(", ".join(_commands())):
        output.line(f"  {line.lstrip('# ')}")
    output.line()
    output.line("`quizzer help search` says how cards are searched for.")


def _command(context: click.Context, name: str) -> None:
    """The help of a command. Raises UsageError with the nearest name."""
    from quizzer.cli.commands import cli

    command = cli.get_command(context, _COMMANDS_OF.get(name, name))
    if command is None:
        raise UsageError(
            f"there is no help on {name!r}{_did_you_mean(name)}",
            remedy="`quizzer help` lists what there is",
        )
    assert context.parent is not None
    own = command.context_settings  # some have no -h
    with click.Context(command, info_name=command.name, parent=context.parent, **own) as inner:
        click.echo(command.get_help(inner))


def _did_you_mean(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, _names(), n=1)
    return f", did you mean {near[0]}?" if near else ""


def _names() -> list[str]:
    from quizzer.cards.content import Kind

    return [*Kind, *_commands(), *_COMMANDS_OF]


def _commands() -> list[str]:
    from quizzer.cli.commands import cli

    return cli.list_commands(click.Context(cli))
