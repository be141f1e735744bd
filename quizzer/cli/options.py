"""Which options do several commands share, and which words complete them in a shell?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from quizzer.cli import configuration
from quizzer.cli.configuration import Configuration
from quizzer.errors import QuizzerError


def deck_names(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The ids of the library's decks."""
    from quizzer.study import completing

    return _beginning(begun, lambda chosen: completing.decks(chosen.database), context)


def topic_paths(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The topics of the deck that the line names already, or of all."""
    from quizzer.study import completing

    # Click leaves the deck unread where the option is still without its value.
    deck = context.params.get("deck") or next(iter(context.args), "")
    named = deck if isinstance(deck, str) else ""
    return _beginning(begun, lambda chosen: completing.topics(chosen.database, named), context)


def exam_names(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The names of the learner's exams."""
    from quizzer.study import completing

    return _beginning(
        begun, lambda chosen: completing.exams(chosen.database, chosen.settings.learner), context
    )


def _beginning(
    begun: str, names: Callable[[Configuration], Iterable[str]], context: click.Context
) -> list[str]:
    """Those names that begin so; none where the configuration is wrong, which is not the time."""
    options = context.find_root().params
    try:
        chosen = configuration.load(os.environ, options.get("db"), options.get("learner"))
        return [name for name in names(chosen) if name.startswith(begun)]
    except QuizzerError:
        return []


deck_argument = click.argument("deck", required=False, default="", shell_complete=deck_names)

topic_option = click.option(
    "--topic",
    default="",
    metavar="PATH",
    shell_complete=topic_paths,
    help="Only this topic of the deck.",
)

as_json = click.option("--json", "as_json", is_flag=True, help="Print a JSON document.")

case_option = click.option(
    "--case",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the case documents are, if not beside the deck (QUIZZER_CASE).",
)
