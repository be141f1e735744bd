"""How is an operation run in a process of its own, by this Python or by one that has Anki?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from speed.outside import Command
from speed.timing import Figures

_HERE = Path(__file__).parent


def environment(**more: str) -> dict[str, str]:
    """Ours without what would change the figures: compiled files are written, nothing is set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QUIZZER_", "PYTHON")) and name != "NO_COLOR"
    }
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | more


def run(command: Command) -> Figures:
    """What a worker says that it has measured. What it says besides is shown when it fails."""
    ended = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{ended.stderr}")
    figures: Figures = json.loads(ended.stdout.splitlines()[-1])
    return figures


def command_of(script: str, operation: str, folder: Path, python: str = sys.executable) -> Command:
    """How a worker is called."""
    return [python, str(_HERE / script), operation, str(folder)]


def run_ours(operation: str, folder: Path) -> Figures:
    """An operation of ours."""
    return run(command_of("ours.py", operation, folder))


def run_floor(operation: str, folder: Path) -> Figures:
    """What the machine can do."""
    return run(command_of("floors.py", operation, folder))


@dataclass(frozen=True, slots=True)
class Anki:
    """A Python that has Anki."""

    python: str

    def command(self, operation: str, folder: Path) -> Command:
        """How Anki's worker is called."""
        return command_of("theirs.py", operation, folder, self.python)

    def run(self, operation: str, folder: Path) -> Figures:
        """An operation of Anki's."""
        return run(self.command(operation, folder))

    @property
    def version(self) -> str:
        """Anki's version."""
        code = "import anki.buildinfo; print(anki.buildinfo.version)"
        ended = subprocess.run(
            [self.python, "-c", code], capture_output=True, text=True, check=True
        )
        return ended.stdout.strip()
