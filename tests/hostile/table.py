"""What becomes of the corpus? Run as a program, prints a row for each subject.

`python tests/hostile/table.py`, from the checkout.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.hostile import CORPUS
from support.hostile.case import Hostile, Outcome, Subject
from support.limited import Limited, Ran, limited

HEADINGS = ("subject", "decks", "accepted", "refused", "cut", "otherwise", "seconds", "MiB")


@dataclass(frozen=True, slots=True)
class Checked:
    """A case and how `quizzer check` ended on it."""

    case: Hostile
    ran: Ran

    @property
    def outcome(self) -> Outcome | None:
        """What became of it; None when that is not what should have."""
        if self.ran.code != self.case.exit_code or "Traceback" in self.ran.err:
            return None
        return self.case.outcome


def checked(quizzer: Limited, folder: Path) -> Iterator[Checked]:
    """Every case of the corpus, run."""
    path = folder / "hostile.yaml"
    for case in CORPUS:
        path.write_bytes(case.data())
        yield Checked(case, quizzer("check", str(path)))


def row(name: str, found: list[Checked]) -> tuple[str, ...]:
    """Counts of the outcomes, the slowest run's seconds and the largest run's memory."""
    counts = [
        sum(one.outcome is outcome for one in found)
        for outcome in (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.CUT, None)
    ]
    slowest = max(one.ran.seconds for one in found)
    largest = max(one.ran.mib for one in found)
    return (name, str(len(found)), *map(str, counts), f"{slowest:.1f}", str(largest))


def main() -> None:
    """Print the table; a MemoryError or a signal is counted under "otherwise"."""
    with tempfile.TemporaryDirectory() as folder, limited(Path(folder)) as quizzer:
        found = list(checked(quizzer, Path(folder)))
    rows = [row(subject, [x for x in found if x.case.subject is subject]) for subject in Subject]
    for name, *figures in (HEADINGS, *rows, row("all", found)):
        print(f"{name:26}" + "".join(f"{figure:>11}" for figure in figures))


if __name__ == "__main__":
    main()
