"""The command that checks deck files."""

from __future__ import annotations

from pathlib import Path

import click

from quizzer.cli import output
from quizzer.errors import ExitCode, UsageError


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(["text", "json", "sarif", "github"]),
              help="For a person, a program, or a code review.")  # fmt: skip
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--explain", metavar="CODE", help="Say what a code or a rule's name means.")
@click.pass_context
def check(
    context: click.Context, *, paths: tuple[Path, ...], form: str, strict: bool, explain: str | None
) -> None:
    """Print all problems of deck files as file:line:col CODE message. Imports nothing.

    E… keeps a deck from being imported. W… is lint: advice on how cards are written.

    Example: quizzer check my-case.yaml --strict
    """
    from quizzer.cli import findings

    if explain is not None:
        findings.explain(explain, findings.Form(form))
        return
    if not paths:
        raise UsageError("nothing to check", remedy="Name deck files or folders")
    from quizzer.study import checking
    from quizzer.study.wording import counted

    results = checking.check(paths)
    findings.show(results, findings.Form(form))
    if form == findings.Form.TEXT:
        for result in results:
            if not result.problems:
                cards = counted(result.cards, "card")
                output.talk(f"{result.path}: {result.deck}, {cards}, clean")
        output.talk(findings.summary(results))
    has_errors = any(result.errors for result in results)
    has_warnings = any(result.warnings for result in results)
    context.exit(ExitCode.PROBLEMS if has_errors or (strict and has_warnings) else ExitCode.OK)
