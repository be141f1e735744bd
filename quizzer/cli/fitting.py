"""What does `quizzer optimize` take, and what does it say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json
from quizzer.cli.waiting import pulse
from quizzer.errors import UsageError
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.memory.calibration import Reliability
    from quizzer.study.fitting import Fit


@click.command()
@click.option("--dry-run", is_flag=True, help="Fit and judge, but adopt nothing.")
@click.option("--reset", is_flag=True, help="Go back to the published weights.")
@as_json
@click.pass_obj
def optimize(invocation: Invocation, *, dry_run: bool, reset: bool, as_json: bool) -> None:
    """Fit the memory model to your own answers, and adopt it if it predicts better.

    Each of the last three fifths of your answers is predicted by weights that were fitted to all
    before it. Memory then follows anew from the whole log; due dates stay as they are.

    Example: quizzer optimize --dry-run
    """
    from quizzer.study import fitting

    if dry_run and reset:
        raise UsageError("--dry-run and --reset exclude each other")
    with invocation.desk() as desk:
        settings, moment = desk.settings, desk.clock()
        if reset:
            cards = desk.submit(lambda db: fitting.reset(db, settings, moment)).result()
            if as_json:
                output.data({"reset": True, "cards": cards})
            else:
                output.line(f"the published weights hold again, for {counted(cards, 'card')}")
            return
        subject = desk.submit(lambda db: fitting.subject(db, settings)).result()
        with pulse("fitting") as working:
            found = fitting.fitted(subject, working)
        cards = 0
        if found.weights is not None and not dry_run:
            cards = desk.submit(lambda db: fitting.take(db, settings, found, moment)).result()
    if as_json:
        output.data(_as_data(found, adopted=cards > 0))
    else:
        _print(found, cards)


def _print(found: Fit, cards: int) -> None:
    if found.trial is None:
        output.line(
            f"too few answers: {found.reviews:,} on later days, "
            f"{found.missing:,} more are needed before a fit is worth trying"
        )
        return
    output.line(
        f"judged on the latest {counted(found.trial.after.count, 'answer')}, which neither had seen"
    )
    rows = [("", "log loss", "RMSE(bins)", "AUC")]
    rows += [
        _row("weights in force", found.trial.before),
        _row("fitted weights", found.trial.after),
    ]
    output.table(rows, right=frozenset({1, 2, 3}))
    gain = f"log loss saved an answer: {found.trial.gain:.4f} ± {found.trial.error:.4f}"
    if found.weights is None:
        output.line(f"{gain}; no better by more than chance, so nothing was changed")
    elif cards:
        output.line(f"{gain}; adopted, memory of {counted(cards, 'card')} follows from them now")
    else:
        output.line(f"{gain}; better, and not adopted")


def _row(name: str, measured: Reliability) -> tuple[str, str, str, str]:
    auc = "–" if measured.auc is None else f"{measured.auc:.3f}"
    return (name, f"{measured.log_loss:.4f}", f"{measured.rmse_bins:.4f}", auc)


def _as_data(found: Fit, *, adopted: bool) -> dict[str, object]:
    trial = found.trial
    return {
        "verdict": found.verdict.value,
        "answers": found.reviews,
        "missing": found.missing,
        "adopted": adopted,
        "weights": found.weights,
        "before": trial and _figures(trial.before),
        "after": trial and _figures(trial.after),
        "gain": trial and trial.gain,
        "error": trial and trial.error,
    }


def _figures(measured: Reliability) -> dict[str, float | int | None]:
    return {
        "answers": measured.count,
        "log_loss": measured.log_loss,
        "rmse_bins": measured.rmse_bins,
        "auc": measured.auc,
    }
