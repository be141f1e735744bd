"""Which weights does the reference implementation of FSRS fit to these histories?

The only module that knows `fsrs_rs_python`, and only in a process of its own: that package holds
the interpreter for as long as it works, and what it does wrong must not take a session with it.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from importlib import import_module
from typing import TypedDict

MISSING = 3
"""The exit code when the optional package is not installed."""

SEED = 2023
RELEARNING_STEPS = 1
KILL_ON_PARENTS_DEATH = 1


class Request(TypedDict):
    """What comes in: columns of reviews by card, positions to predict, seconds allowed."""

    card: list[int]
    rating: list[int]
    elapsed: list[int]
    targets: list[int]
    seconds: float


def main() -> None:
    """Read a request from standard input, write the weights to standard output, as JSON."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's handler would wait for the package
    _end_with_parent()
    request: Request = json.load(sys.stdin)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path is meant
        # The one clock that runs while the package holds the interpreter.
        faulthandler.dump_traceback_later(request["seconds"], exit=True, file=nowhere)
        print(json.dumps(fitted(request)))  # noqa: T201 - the answer


def fitted(request: Request) -> list[float]:
    """The weights. Ends the process with `MISSING` without the package."""
    try:
        # Not an import statement: the package is optional and brings types only when installed.
        rs = import_module("fsrs_rs_python")
    except ImportError:
        sys.exit(MISSING)
    columns = zip(request["rating"], request["elapsed"], strict=True)
    reviews = [rs.FSRSReview(rating, elapsed) for rating, elapsed in columns]
    starts: dict[int, int] = {}
    for position, card in enumerate(request["card"]):
        starts.setdefault(card, position)
    cards = [request["card"][target] for target in request["targets"]]
    items = [
        rs.FSRSItem(reviews[starts[card] : target + 1])
        for card, target in zip(cards, request["targets"], strict=True)
    ]
    weights = rs.FSRS([]).compute_parameters(
        items,
        card_ids=cards,
        enable_short_term=True,
        num_relearning_steps=RELEARNING_STEPS,
        training_config=rs.TrainingConfig(seed=SEED),
    )
    return [float(weight) for weight in weights]


def _end_with_parent() -> None:
    """Be killed when the parent dies, where the system can; elsewhere the clock does it."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(KILL_ON_PARENTS_DEATH, signal.SIGKILL)


if __name__ == "__main__":
    main()
