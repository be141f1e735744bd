"""The commands with which an author begins."""

from __future__ import annotations

import shlex

import click

from quizzer.cli import output


@click.command()
def schema() -> None:
    """Print the JSON Schema of deck files, for editors and other programs.

    Example: quizzer schema
    """
    from quizzer.study import starting

    output.data(starting.schema())


@click.command()
@click.argument("name")
@click.option("--title", default="", metavar="TEXT", help="The deck's title.")
def new(name: str, title: str) -> None:
    """Write NAME.yaml, a deck with an example of each kind of card.

    Beside it stand the case document that the examples cite and, for editors, the schema.

    Example: quizzer new my-case --title "A case of my own"
    """
    from quizzer.study import starting

    started = starting.start(name, title)
    first, *others = (str(path) for path in started.files)
    output.line(f"wrote {', '.join([first, *others[:-1]])} and {others[-1]}")
    deck, folder = shlex.quote(first), shlex.quote(str(started.deck.parent))
    output.talk(
        f"Put your own cards in place of the examples; `quizzer check {deck}` says what is wrong,"
        f" `quizzer fmt {deck} --case {folder}` completes citations"
    )
    output.talk(f"Then bring them into the library: `quizzer add {deck}`")
