"""What is measured, and in which units? Needs only the standard library: every Python runs it.

Times are milliseconds, memory is mebibytes. CPU is that of all threads of the process.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ANSWERS = 1000
"""So many are given in a row; fewer are never due in a collection of 10,000 cards."""

REPEATS = 5
"""So often everything else is done in a process, where it may be done again."""

Figures = dict[str, list[float]]
"""What a process has measured, by name: one number for each repetition."""


def nothing() -> None:
    """What is to be done before a measurement where there is nothing to be done."""


def cpu_of(
    work: Callable[[], object], times: int = 1, before: Callable[[], object] = nothing
) -> list[float]:
    """CPU milliseconds of each call. What happens before each of them is not counted."""
    found = []
    for _ in range(times):
        before()
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return found


def peak_mebibytes(pid: int) -> float:
    """The most memory that a process had; not `ru_maxrss`, which it inherits from its parent."""
    lines = Path("/proc", str(pid), "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def cpu_clock(pid: int) -> float:
    """The CPU milliseconds that another process has used until now."""
    return time.clock_gettime((~pid << 3) | 2) * 1000  # Linux's clock of a process


def tell(operations: Mapping[str, Callable[..., Figures]]) -> None:
    """Carry out the operation that the command line names, and print what was measured."""
    name, *arguments = sys.argv[1:]
    print(json.dumps(operations[name](*arguments)), flush=True)


def share_below(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
