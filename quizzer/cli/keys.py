"""Which keys are there? As a table in Markdown, which is the one in the README, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import click

from quizzer.cli import output
from quizzer.cli.commands import Invocation, pass_invocation
from quizzer.cli.options import as_json
from quizzer.study.appearance import KeyLine


@click.command()
@as_json
@pass_invocation
def keys(invocation: Invocation, *, as_json: bool) -> None:
    """Print every action with its id and its keys, those of your keymap included.

    Example: quizzer keys
    """
    found = invocation.faces.keys(invocation.configuration().appearance)
    if as_json:
        output.data([{"id": key.id, "keys": key.keys, "words": key.words} for key in found])
        return
    for row in markdown(found):
        output.line(row)


def markdown(keys: Iterable[KeyLine]) -> list[str]:
    """The rows of the table."""
    rows = ["| id | keys | what it does |", "|---|---|---|"]
    for key in keys:
        shown = " ".join(_code(one) for one in key.keys)
        rows.append(f"| `{key.id}` | {shown} | {key.words} |")
    return rows


def _code(key: str) -> str:
    """A key as code; a bar would end the cell."""
    return f"`` {key} ``" if "`" in key else f"`{key}`".replace("|", "\\|")
