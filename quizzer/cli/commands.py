"""The commands and their options."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizzer import __version__
from quizzer.cli import configuration, output
from quizzer.cli.configuration import Configuration
from quizzer.cli.options import as_json, case_option, deck_argument, deck_names, topic_option
from quizzer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from quizzer.study.appearance import Appearance, KeyLine
    from quizzer.study.desk import Desk, Start, Turn
    from quizzer.study.judging import Judging
    from quizzer.study.quizdesk import Opening, QuizDesk


@dataclass(frozen=True, slots=True)
class Faces:
    """The other two faces, handed in so that no face knows another.

    `app` opens on its home screen when nothing is to be started; `preview` shows a deck file;
    `inline` studies in a few rows below the prompt. `quiz` takes a quiz in the app, `plain_quiz`
    line by line; so do `drafts` and `plain_drafts` with drafts. `keys` are those of the app.
    """

    app: Callable[[Configuration, Start | None], int]
    inline: Callable[[Configuration, Start], int]
    plain: Callable[[Desk, Start], ExitCode]
    preview: Callable[[Path, Configuration], int]
    keys: Callable[[Appearance], tuple[KeyLine, ...]]
    plain_quiz: Callable[[QuizDesk, Opening], ExitCode]
    quiz: Callable[[Configuration, Opening], int]
    drafts: Callable[[Judging, Configuration], int]
    plain_drafts: Callable[[Judging], ExitCode]


@dataclass(frozen=True, slots=True)
class Invocation:
    """What the group's options say, for its commands."""

    faces: Faces
    database: str | None
    learner: str | None

    def configuration(self, case: Path | None = None) -> Configuration:
        """The configuration in force; `case` is what a flag says. Raises UsageError."""
        chosen = configuration.load(os.environ, self.database, self.learner)
        if case is None:
            return chosen
        return replace(chosen, case=case, flags={**chosen.flags, "case": str(case)})

    def desk(self, case: Path | None = None) -> Desk:
        """A desk at the configured database."""
        from quizzer.study.desk import Desk

        chosen = self.configuration(case)
        clock = configuration.system_clock(chosen.settings)
        return Desk(chosen.database, chosen.settings, clock, chosen.case)


pass_invocation = click.make_pass_decorator(Invocation)


_ELSEWHERE = {
    "attempts": "quizzing",
    "calibrate": "calibrating",
    "cards": "searching",
    "check": "checking",
    "completion": "completing",
    "coverage": "verifying",
    "demo": "demo",
    "drafts": "drafting",
    "exam": "exams",
    "fmt": "formatting",
    "generate": "generating",
    "help": "helping",
    "keys": "keys",
    "mastery": "measuring",
    "leeches": "leeches",
    "new": "starting",
    "optimize": "fitting",
    "quiz": "quizzing",
    "rename": "renaming",
    "schema": "starting",
    "stats": "statistics",
    "verify": "verifying",
}
"""The modules of the commands that are imported only when they are called, or helped with."""


class _Commands(click.Group):
    """Finds each command where it is, so that studying does not wait for those of authors.

    A reader that leaves early is no mistake, while click by itself would exit with 1 for it.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        with _readers_may_leave():  # those of --help, which is printed here
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _readers_may_leave():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"quizzer.cli.{_ELSEWHERE[cmd_name]}")
        taken = hasattr(builtins, cmd_name)  # so that its function has an underscore
        found: click.Command = getattr(module, f"{cmd_name}_" if taken else cmd_name)
        return found


@contextmanager
def _readers_may_leave() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise click.exceptions.Exit(ExitCode.OK) from None


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="quizzer")
@click.option("--db", metavar="PATH", help="The database: a file or a URL (QUIZZER_DB).")
@click.option("--learner", metavar="NAME", help="Whose memory it is (QUIZZER_LEARNER).")
@click.pass_context
def cli(context: click.Context, db: str | None, learner: str | None) -> None:
    """Learn a case study in the terminal.

    Without a command, opens the app; without a terminal, prints what is due.

    Example: quizzer study --minutes 10
    """
    context.obj = Invocation(context.obj, db, learner)
    if context.invoked_subcommand is not None:
        return
    if is_terminal():
        chosen = context.obj.configuration()
        context.exit(context.obj.faces.app(chosen, None))
    context.invoke(due, as_json=False)


@cli.command()
@deck_argument
@topic_option
@click.option("--new", "extra_new", default=0, metavar="N", type=click.IntRange(0, 9999),
              help="N more new cards than the day still introduces.")  # fmt: skip
@click.option("--minutes", metavar="N", type=click.IntRange(1, 960),
              help="What fits into N minutes, the most important first.")  # fmt: skip
@click.option("--exam", is_flag=True, help="Today's list for the exams, as it was planned.")
@click.option("--confident-wrong", is_flag=True,
              help="What you were sure of and wrong about, due or not.")  # fmt: skip
@click.option("--plain", is_flag=True, help="Line by line on stdin and stdout.")
@click.option("--inline", is_flag=True, help="In a few rows below the prompt.")
@case_option
@pass_invocation
@click.pass_context
def study(
    context: click.Context,
    invocation: Invocation,
    *,
    deck: str,
    topic: str,
    extra_new: int,
    minutes: int | None,
    exam: bool,
    confident_wrong: bool,
    plain: bool,
    inline: bool,
    case: Path | None,
) -> None:
    """Study what is due, in the app or, with --plain, line by line.

    Example: quizzer study xiaomi-rise --minutes 10
    """
    from quizzer.study.scope import Scope

    if topic and not deck:
        raise UsageError("a topic needs its deck", remedy="Write `quizzer study DECK --topic PATH`")
    if exam and (deck or extra_new or minutes):
        raise UsageError(
            "--exam asks what the plan says, so it takes no deck, no --new and no --minutes"
        )

    if confident_wrong and (exam or deck or extra_new or minutes):
        raise UsageError(
            "--confident-wrong asks all that you were sure of and wrong about, "
            "so it takes no deck, no --exam, no --new and no --minutes"
        )

    if inline:
        _refuse_inline(is_plain=plain)

    def start(desk: Desk) -> Future[Turn]:
        if exam:
            return desk.begin_exam()
        if confident_wrong:
            return desk.begin_confident_wrong()
        return desk.begin(Scope(deck, topic), extra_new, minutes)

    if exam:
        _plan_exams(invocation)
    if plain or not is_terminal():
        with invocation.desk(case) as desk, desk.studying():
            context.exit(invocation.faces.plain(desk, start))
    face = invocation.faces.inline if inline else invocation.faces.app
    context.exit(face(invocation.configuration(case), start))


def _refuse_inline(*, is_plain: bool) -> None:
    """Refuse to take a few rows of what is no terminal, or cannot be painted in part."""
    if is_plain:
        raise UsageError("--inline paints a few rows, and --plain paints nothing: take one of them")
    if sys.platform == "win32" or not is_terminal():
        raise UsageError(
            "--inline needs a terminal of Linux or macOS",
            remedy="`quizzer study` takes the whole screen, `quizzer study --plain` none of it",
        )


def _plan_exams(invocation: Invocation) -> None:
    """Make today's plan if there is none, so that the session begins at once."""
    from quizzer.cli import exams

    with invocation.desk() as desk:
        exams.planned(desk)


@cli.command()
@as_json
@pass_invocation
def due(invocation: Invocation, *, as_json: bool) -> None:
    """Print what is due and new, for each deck.

    Example: quizzer due
    """
    from quizzer.cli import reports

    with invocation.desk() as desk:
        reports.due(desk.look().result(), as_json=as_json)


@cli.command(name="list")
@as_json
@pass_invocation
def list_(invocation: Invocation, *, as_json: bool) -> None:
    """Print the decks of the library and their files.

    Example: quizzer list --json
    """
    from quizzer.cli import reports
    from quizzer.study import library

    with invocation.desk() as desk:
        at = desk.clock().at
        reports.notices(desk.submit(lambda db: library.refresh_and_offer(db, at)).result())
        reports.decks(desk.submit(library.listing).result(), as_json=as_json)


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@as_json
@pass_invocation
def add(invocation: Invocation, paths: tuple[str, ...], *, as_json: bool) -> None:
    """Add deck files to the library, or bring removed decks back by their id.

    Example: quizzer add my-case.yaml
    """
    from quizzer.cli import reports
    from quizzer.study import library

    with invocation.desk() as desk:
        at = desk.clock().at
        desk.submit(lambda db: library.take_in_bundled(db, at)).result()
        synced = desk.submit(lambda db: library.add_or_restore(db, paths, at)).result()
        reports.synced(synced, as_json=as_json)


@cli.command()
@click.argument("deck", shell_complete=deck_names)
@pass_invocation
def remove(invocation: Invocation, deck: str) -> None:
    """Take a deck out of the library. Its history stays and comes back with it.

    Example: quizzer remove my-case
    """
    from quizzer.study import library

    with invocation.desk() as desk:
        desk.look().result()
        at = desk.clock().at
        record = desk.submit(lambda db: library.remove(db, deck, at)).result()
    output.line(f"removed {record.id}; its history stays, `quizzer add {record.id}` brings it back")


@cli.command()
@click.argument("deck", metavar="FILE", type=click.Path(path_type=Path))
@case_option
@pass_invocation
@click.pass_context
def preview(
    context: click.Context, invocation: Invocation, *, deck: Path, case: Path | None
) -> None:
    """Show the cards of a deck file as review does; it is read again whenever it is saved.

    Example: quizzer preview my-case.yaml
    """
    if not is_terminal():
        raise UsageError(
            "the preview needs a terminal", remedy="In a pipe, `quizzer check` says what is wrong"
        )
    context.exit(invocation.faces.preview(deck, invocation.configuration(case)))


@cli.command()
@click.option("--rebuild", is_flag=True, help="Set memory to what the log gives.")
@as_json
@pass_invocation
@click.pass_context
def doctor(context: click.Context, invocation: Invocation, *, rebuild: bool, as_json: bool) -> None:
    """Check the database: the file's integrity, and memory against a replay of the log.

    Example: quizzer doctor
    """
    from quizzer.cli import reports
    from quizzer.study import doctor as clinic

    with invocation.desk() as desk:
        if rebuild:
            with desk.studying():
                found = desk.submit(clinic.rebuild).result()
        else:
            found = desk.submit(clinic.examine).result()
    context.exit(reports.health(found, rebuilt=rebuild, as_json=as_json))


def is_terminal() -> bool:
    """Whether the app can run here: a terminal on both sides that can be painted."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def run(arguments: list[str], faces: Faces) -> int:
    """Run a command line; the exit code. Errors that a user can mend become sentences."""
    try:
        result = cli.main(arguments, prog_name="quizzer", standalone_mode=False, obj=faces)
    except click.exceptions.Abort:
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        return output.fail(_usage(error))
    return result if isinstance(result, int) else ExitCode.OK


def _usage(error: click.ClickException) -> UsageError:
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_of = f" {context.command_path}" if context else " quizzer"
    return UsageError(message, remedy=f"See `{help_of.strip()} --help`")
