"""Which command opens a file at a line in the editor that the user has chosen?"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})


def command(path: Path, line: int) -> list[str] | None:
    """`$VISUAL` or `$EDITOR` (else vi or nano) with the file at the line; None without editor."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(chosen) if chosen else _fallback()
    except ValueError:  # a quote that is never closed
        return None
    if not words:
        return None
    program = Path(words[0]).stem
    if program in _GOTO:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if program in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def run(command: list[str]) -> None:
    """Run the editor in this terminal until it ends; a missing one says so on the terminal."""
    try:
        subprocess.run(command, check=False)  # noqa: S603 - the user's own choice of editor
    except OSError as error:
        print(f"{command[0]}: {error.strerror}. Press Enter to go on.")  # noqa: T201 - no app there
        with suppress(EOFError):  # ^D does as well
            input()


def _fallback() -> list[str]:
    return next(([name] for name in ("vi", "nano") if shutil.which(name)), [])
