"""What do `quizzer quiz` and `quizzer attempts` take?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from quizzer.cli import output
from quizzer.cli.commands import Invocation, is_terminal, pass_invocation
from quizzer.cli.options import as_json, case_option, deck_argument, exam_names, topic_option
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.study.comparing import Taken
    from quizzer.study.quizdesk import QuizDesk
    from quizzer.study.quizzes.spec import Cell, QuizSpec
    from quizzer.study.quizzing import Begun


@click.command()
@deck_argument
@topic_option
@click.option("--exam", default="", metavar="NAME", shell_complete=exam_names,
              help="A mock of this exam, drawn by its weights.")  # fmt: skip
@click.option("--count", type=int, metavar="N", help="How many questions; 20 if nothing else says.")
@click.option("--blueprint", default="", metavar="PARTS",
              help="Shares or numbers by topic, level, kind; or a TOML file.")  # fmt: skip
@click.option("--minutes", type=int, metavar="N", help="The time for the whole quiz.")
@click.option("--seed", type=int, metavar="N", help="Draw the quiz of this number again.")
@click.option("--feedback", default="end", type=click.Choice(["end", "each"]), show_default=True,
              help="When you hear what an answer was worth.")  # fmt: skip
@click.option("--negative", default=0.0, metavar="SHARE",
              help="What a wrong answer costs where guessing helps.")  # fmt: skip
@click.option("--pass", "pass_mark", default="", metavar="PERCENT", help="The score to pass with.")
@click.option("--count-as-review", is_flag=True, help="Let the answers move the schedule.")
@click.option("--plain", is_flag=True, help="Line by line on stdin and stdout.")
@click.option("--resume", is_flag=True, help="Go on with the quiz that was left unfinished.")
@click.option("--new", is_flag=True, help="Begin another quiz beside an unfinished one.")
@click.option("--paper", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the quiz to print it, as Markdown.")  # fmt: skip
@click.option("--key", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the answers to the printed quiz.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over files that are there.")
@case_option
@pass_invocation
@click.pass_context
def quiz(
    context: click.Context,
    invocation: Invocation,
    *,
    deck: str,
    topic: str,
    exam: str,
    count: int | None,
    blueprint: str,
    minutes: int | None,
    seed: int | None,
    feedback: str,
    negative: float,
    pass_mark: str,
    count_as_review: bool,
    plain: bool,
    resume: bool,
    new: bool,
    paper: Path | None,
    key: Path | None,
    force: bool,
    case: Path | None,
) -> None:
    """Take a quiz: scored, and without a change to what is due.

    Each answer is stored at once; a quiz that breaks off goes on with --resume.

    With --paper and --key it is printed instead; the same seed gives the same questions.

    A blueprint is written pricing=40%,model/recall=30%,choice=3.

    Example: quizzer quiz xiaomi-rise --count 10 --minutes 15 --pass 60%
    """
    from quizzer.study.quizzes.spec import Feedback, QuizSpec
    from quizzer.study.scope import Scope

    if topic and not deck:
        raise UsageError("a topic needs its deck", remedy="Write `quizzer quiz DECK --topic PATH`")
    try:
        spec = QuizSpec(
            scope=Scope(deck, topic),
            exam=exam,
            count=count,
            blueprint=_cells(blueprint),
            seed=seed,
            minutes=minutes,
            feedback=Feedback(feedback),
            negative=negative,
            pass_mark=_share(pass_mark),
            count_as_review=count_as_review,
        )
    except ValueError as error:
        raise UsageError(str(error)) from error
    if resume and (new or paper or key or spec != QuizSpec()):
        raise UsageError("--resume goes on with a quiz as it was, so it takes no other option")
    if paper or key:
        _print(invocation, spec, paper, key, force=force)
        return

    def opening(quiz: QuizDesk) -> Future[Begun]:
        if resume:
            return quiz.resume()
        return quiz.start(spec) if new else quiz.start_unless_unfinished(spec)

    if not plain and is_terminal():
        context.exit(invocation.faces.quiz(invocation.configuration(case), opening))
    from quizzer.study.quizdesk import QuizDesk

    with invocation.desk(case) as desk, desk.studying():
        context.exit(invocation.faces.plain_quiz(QuizDesk(desk), opening))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@as_json
@pass_invocation
@click.pass_context
def attempts(context: click.Context, invocation: Invocation, *, as_json: bool) -> None:
    """Print the quizzes that were taken, latest first.

    Example: quizzer attempts show last
    """
    if context.invoked_subcommand is None:
        from quizzer.cli import quizreports

        quizreports.attempts(_taken(invocation), as_json=as_json)


@attempts.command()
@click.argument("attempt", metavar="NUMBER|last", default="last")
@as_json
@pass_invocation
def show(invocation: Invocation, *, attempt: str, as_json: bool) -> None:
    """Print a result in full: each question with your answer, the right one and why.

    Example: quizzer attempts show 3 --json
    """
    from quizzer.cli import quizreports
    from quizzer.study.quizdesk import QuizDesk

    with invocation.desk() as desk:
        quiz = QuizDesk(desk)
        taken = _named(attempt, quiz.attempts().result())
        quizreports.result(taken, quiz.result(taken.id).result(), as_json=as_json)


@attempts.command()
@click.argument("earlier", metavar="[NUMBER", required=False, default="")
@click.argument("later", metavar="NUMBER]", required=False, default="")
@as_json
@pass_invocation
def compare(invocation: Invocation, *, earlier: str, later: str, as_json: bool) -> None:
    """Print what changed between two attempts, and the scores of all that are alike.

    Without numbers: the latest, and the one before it that asked the same.

    Example: quizzer attempts compare 1 3
    """
    from quizzer.cli import quizreports
    from quizzer.study.comparing import pair
    from quizzer.study.quizdesk import QuizDesk

    if earlier and not later:
        raise UsageError("two attempts are compared", remedy="Give both numbers, or none")
    with invocation.desk() as desk:
        quiz = QuizDesk(desk)
        known = quiz.attempts().result()
        if earlier:
            ids: tuple[UUID, UUID] = (_named(earlier, known).id, _named(later, known).id)
        else:
            ids = pair(known)
        quizreports.comparison(quiz.compare(*ids).result(), known, as_json=as_json)


def _taken(invocation: Invocation) -> tuple[Taken, ...]:
    from quizzer.study.quizdesk import QuizDesk

    with invocation.desk() as desk:
        return QuizDesk(desk).attempts().result()


def _named(name: str, known: Sequence[Taken]) -> Taken:
    """The attempt of a number or id, or the last one. Raises UsageError when there is none."""
    if not known:
        raise UsageError("no quiz was taken yet", remedy="`quizzer quiz` begins one")
    if name == "last":
        return known[0]
    for taken in known:
        if name in (str(taken.number), str(taken.id)):
            return taken
    raise UsageError(
        f"there is no attempt {name!r}",
        remedy=f"They are numbered 1 to {len(known)}; `last` is the latest",
    )


def _print(
    invocation: Invocation, spec: QuizSpec, paper: Path | None, key: Path | None, *, force: bool
) -> None:
    from quizzer.study import papers
    from quizzer.study.quizdesk import QuizDesk
    from quizzer.study.quizzes.paper import key_text, paper_text
    from quizzer.study.wording import counted

    if paper == key:
        raise UsageError("the paper and its key need files of their own")
    with invocation.desk() as desk:
        begun = QuizDesk(desk).draw(spec).result()
    for notice in begun.notices:
        output.talk(f"note: {notice}")
    files = {}
    if paper:
        files[paper] = paper_text(begun.attempt)
    if key:
        files[key] = key_text(begun.attempt)
    (papers.overwrite if force else papers.write)(files)
    names = " and ".join(map(str, files))
    output.line(f"wrote {names}: {counted(len(begun.attempt.questions), 'question')}")
    output.talk(f"The seed is {begun.attempt.seed}: --seed {begun.attempt.seed} draws it again")


def _cells(written: str) -> tuple[Cell, ...]:
    """The cells of a blueprint, or of the file that holds one."""
    from quizzer.study.quizzes.blueprint import filed_cells, written_cells

    if not written:
        return ()
    if not written.endswith(".toml"):
        return written_cells(written)
    try:
        text = Path(written).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("the blueprint cannot be read", where=written) from error
    try:
        return filed_cells(text)
    except UsageError as error:
        raise UsageError(error.what, where=written, remedy=error.remedy) from error


def _share(written: str) -> float | None:
    """A pass mark, `60%` or `60`, as a share of 1."""
    if not written:
        return None
    try:
        share = float(written.strip().removesuffix("%")) / 100
    except ValueError:
        share = math.nan
    if math.isnan(share):
        raise UsageError(f"{written!r} is no percentage", where="--pass", remedy="Write --pass 60%")
    if 0 < share < 1 / 100:  # 0.6 for 60 per cent
        raise UsageError("the pass mark lies between 1 and 100 per cent")
    return share
