"""Where a run of Quizzer starts: which face, and how it ends."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from quizzer.errors import ExitCode, QuizzerError, refused

if TYPE_CHECKING:
    from pathlib import Path

    from quizzer.cli.configuration import Configuration
    from quizzer.study.appearance import Appearance, KeyLine
    from quizzer.study.desk import Desk, Start
    from quizzer.study.judging import Judging
    from quizzer.study.quizdesk import Opening, QuizDesk
    from quizzer.study.summary import Summary
    from quizzer.tui.look import Look


_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def main() -> NoReturn:
    """Run the command line and exit with its code. A user's mistake never shows a traceback."""
    _start_lightly()
    _open_closed_streams()
    _leave_by_signal()
    _accept_any_text()
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except QuizzerError as error:
        code = _fail(error)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        code = ExitCode.OK
    except OSError as error:  # not ours to mend: a full disk, a name that is too long
        code = _fail(refused(error))
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    _end_by_signal()
    sys.exit(code)


def _fail(error: QuizzerError) -> ExitCode:
    from quizzer.cli.output import fail

    return fail(error)


def _run(arguments: list[str]) -> int:
    from quizzer.cli.commands import Faces, run

    faces = Faces(
        app=_app,
        inline=_inline,
        plain=_plain,
        preview=_preview,
        keys=_keys,
        plain_quiz=_plain_quiz,
        quiz=_quiz,
        drafts=_drafts,
        plain_drafts=_plain_drafts,
    )
    return run(arguments, faces)


def _app(configuration: Configuration, start: Start | None) -> int:
    return _run_app(configuration, start=start)


def _inline(configuration: Configuration, start: Start) -> int:
    return _run_app(configuration, start=start, is_inline=True)


def _quiz(configuration: Configuration, opening: Opening) -> int:
    return _run_app(configuration, quiz=opening)


def _run_app(
    configuration: Configuration,
    *,
    start: Start | None = None,
    quiz: Opening | None = None,
    is_inline: bool = False,
) -> int:
    from quizzer.cli.configuration import system_clock
    from quizzer.cli.preferences import FilePreferences
    from quizzer.study.desk import Desk
    from quizzer.tui.app import QuizzerApp

    look = _look(configuration)
    clock = system_clock(configuration.settings)
    desk = Desk(configuration.database, configuration.settings, clock, configuration.case)
    with desk, desk.studying():
        preferences = FilePreferences(os.environ, configuration.flags)
        app = QuizzerApp(desk, look=look, preferences=preferences, start=start, quiz=quiz)
        app.run(inline=is_inline, mouse=not is_inline)  # so that the terminal still scrolls
    if app.failure is not None:
        raise app.failure
    if is_inline and app.summary is not None:
        _tell(app.summary)
    return app.return_code or ExitCode.OK


def _tell(summary: Summary) -> None:
    """Leave the summary of a session where the prompt comes back."""
    from quizzer.cli import output
    from quizzer.plain.telling import summary_lines

    for line in summary_lines(summary):
        output.line(line)


def _look(configuration: Configuration) -> Look:
    """How the app is to look here; what cannot be is said before its first frame."""
    from quizzer.tui.look import look_of

    return look_of(configuration.appearance, os.environ, sys.stdout.encoding)


def _preview(path: Path, configuration: Configuration) -> int:
    from quizzer.study.documents import folders_of
    from quizzer.tui.preview import PreviewApp

    folders = folders_of(path, configuration.case, configuration.database)
    app = PreviewApp(path, folders, look=_look(configuration))
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or ExitCode.OK


def _keys(appearance: Appearance) -> tuple[KeyLine, ...]:
    from quizzer.tui.keymap import keys_of, lines_of

    return lines_of(keys_of(appearance.keys))


def _plain(desk: Desk, start: Start) -> ExitCode:
    from quizzer.plain.hearing import heard
    from quizzer.plain.session import run

    return run(desk, start, heard(sys.stdin), sys.stdout)


def _plain_quiz(quiz: QuizDesk, opening: Opening) -> ExitCode:
    from quizzer.plain.hearing import heard
    from quizzer.plain.quiz import run

    return run(quiz, opening, heard(sys.stdin), sys.stdout)


def _drafts(judging: Judging, configuration: Configuration) -> int:
    from quizzer.tui.drafts import DraftsApp

    app = DraftsApp(judging, look=_look(configuration))
    app.run()
    return app.return_code or ExitCode.OK


def _plain_drafts(judging: Judging) -> ExitCode:
    from quizzer.plain.drafts import run
    from quizzer.plain.hearing import heard

    return run(judging, heard(sys.stdin), sys.stdout)


def _start_lightly() -> None:
    """Leave out work at a start that is of no use after it."""
    # What is imported stays, so the collector would search it in vain: 7 % of a start.
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    # Our matrices are small, and getting threads ready for large ones is 40 % of importing numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _leave_by_signal() -> None:
    """End on SIGTERM and SIGHUP the way any exit ends: with the desk closed and drained."""

    def leave(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)


def _end_by_signal() -> None:
    """End at the next signal, and without a word: nothing is left to do but to wait for threads."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def _open_closed_streams() -> None:
    """Where the caller closed a stream, find nothing in it, or write to nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def _accept_any_text() -> None:
    """Let a character that a stream's encoding does not know become a question mark."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _let_go(stream: TextIO) -> None:
    """Keep the interpreter from complaining about a reader that left early, or a full disk."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
