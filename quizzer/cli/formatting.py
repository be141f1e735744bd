"""The command that formats deck files."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import case_option
from quizzer.cli.output import Style
from quizzer.errors import ExitCode, QuizzerError, UsageError

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.formatting import FormattedFile


_STYLES = {"-": Style.ERROR, "+": Style.ADDED, "@": Style.MUTED}


class Mode(Enum):
    """What becomes of a file that is not formatted yet."""

    WRITE = auto()
    CHECK = auto()
    DIFF = auto()


class Outcome(Enum):
    """What became of a file."""

    SAME = auto()
    CHANGED = auto()
    REFUSED = auto()


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@case_option
@click.pass_obj
@click.pass_context
def fmt(
    context: click.Context,
    invocation: Invocation,
    *,
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    case: Path | None,
) -> None:
    """Add missing ids, complete citations and put keys in order.

    Comments and every line without an edited key stay as they are. A file with problems is left
    alone. With --check or --diff, exits with 1 if a file would change.

    Example: quizzer fmt my-case.yaml --diff
    """
    if not paths:
        raise UsageError("nothing to format", remedy="Name deck files or folders")
    from quizzer.study import formatting

    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE
    chosen = invocation.configuration(case)
    files = formatting.formatted(paths, chosen.case, chosen.database)
    outcomes = [_outcome(file, mode) for file in files]
    output.talk(_summary(outcomes, mode))
    is_fine = Outcome.REFUSED not in outcomes
    is_fine = is_fine and (mode is Mode.WRITE or Outcome.CHANGED not in outcomes)
    context.exit(ExitCode.OK if is_fine else ExitCode.PROBLEMS)


def _outcome(file: FormattedFile | QuizzerError, mode: Mode) -> Outcome:
    """Deal with one file; what goes wrong with it is said, and does not end the command."""
    try:
        if isinstance(file, QuizzerError):
            raise file
        return _dealt_with(file, mode)
    except QuizzerError as error:
        output.fail(error)
        return Outcome.REFUSED


def _dealt_with(file: FormattedFile, mode: Mode) -> Outcome:
    from quizzer.cli import findings
    from quizzer.study import formatting

    if file.refused:
        findings.show([file.refused], findings.Form.TEXT)
        return Outcome.REFUSED
    if not file.is_changed:
        return Outcome.SAME
    match mode:
        case Mode.WRITE:
            formatting.save(file)
            output.line(f"{file.path}: {_done(file)}")
        case Mode.CHECK:
            output.line(str(file.path))
        case Mode.DIFF:
            _show_difference(file)
    return Outcome.CHANGED


def _done(file: FormattedFile) -> str:
    """`3 ids, 12 citations, 4 cards in order`."""
    from quizzer.study.wording import counted

    done = file.done
    parts = [
        counted(done.ids, "id") if done.ids else "",
        counted(done.citations, "citation") if done.citations else "",
        counted(done.sources, "source") if done.sources else "",
        f"{counted(done.ordered_cards, 'card')} in order" if done.ordered_cards else "",
        "the deck’s keys in order" if done.ordered_decks else "",
    ]
    return ", ".join(part for part in parts if part)


def _show_difference(file: FormattedFile) -> None:
    from quizzer.cli.difference import unified

    for line in unified(file.old_text, file.new_text, str(file.path)):
        output.styled((line, _STYLES.get(line[:1], Style.PLAIN)))


def _summary(outcomes: list[Outcome], mode: Mode) -> str:
    """`4 files, 2 formatted, 1 left alone`."""
    from quizzer.study.wording import counted

    verb = "formatted" if mode is Mode.WRITE else "would change"
    counts = [
        (outcomes.count(Outcome.CHANGED), verb),
        (outcomes.count(Outcome.SAME), "as they should be"),
        (outcomes.count(Outcome.REFUSED), "left alone"),
    ]
    said = (f"{count:,} {what}" for count, what in counts if count)
    return ", ".join([counted(len(outcomes), "file"), *said])
