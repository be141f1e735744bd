"""What does `quizzer cards` print, and how does it mark what it finds?"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json
from quizzer.errors import UsageError
from quizzer.study.searching.ordering import Order
from quizzer.study.wording import counted, percent

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.desk import Desk
    from quizzer.study.searching.found import CardRow, Found, Marking
    from quizzer.study.searching.language import Mistake
    from quizzer.study.searching.query import Query

_HELP = """
    Print the cards that a query finds, or mark them. Without a query, all cards.

    \b
    words "a phrase"       in the question, answer, options, tags or id
    topic:pricing          the topic with what is below it; also deck: tag: id:
    kind:choice            also level:apply, is:due, is:new, is:seen,
                           is:suspended, is:flagged, is:buried, is:leech, is:draft
    due:<3d                due:today, due:>2w, due:2026-12-01..2026-12-15
    seen:<7d               last answered, in the same ways
    recall:<60%            the probability of recall tomorrow; also mastery:<.6
    reviews:>5             also lapses:>=3, stability:>30d, difficulty:>7
    -is:new  not is:new    all others; a or b, parentheses; side by side is and

    Quote < and > for the shell. A query that changes more than one card wants --yes.

    Example: quizzer cards topic:pricing 'recall:<60%' --sort weakest

    Example: quizzer cards is:leech --suspend --yes
"""

_NONE = "no card is like that"


@click.command(
    help=inspect.cleandoc(_HELP),
    # Without -h, so that `-has` can leave cards out.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.WEAKEST.value,
    show_default=True,
    help="What comes first.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Print at most N cards.")
@click.option("--suspend", "marking", flag_value="suspend", help="Do not ask these cards.")
@click.option("--unsuspend", "marking", flag_value="unsuspend", help="Ask them again.")
@click.option("--flag", "marking", flag_value="flag", help="Flag them, to find them again.")
@click.option("--unflag", "marking", flag_value="unflag", help="Take their flags away.")
@click.option("--yes", is_flag=True, help="Mark them also when they are many.")
@as_json
@click.pass_obj
def cards(
    invocation: Invocation,
    query: tuple[str, ...],
    sort: str,
    limit: int | None,
    marking: str | None,
    *,
    yes: bool,
    as_json: bool,
) -> None:
    """Print the cards that a query finds, or mark them; its help is `_HELP`."""
    from quizzer.study.searching.found import Marking
    from quizzer.study.searching.language import Mistake, parse

    text = " ".join(query)
    asked = parse(text)
    if isinstance(asked, Mistake):
        raise _usage(text, asked)
    with invocation.desk() as desk:
        if marking is None:
            found = _found(desk, asked, Order(sort), limit)
            if as_json:
                output.data([_as_data(row) for row in found.rows])
            else:
                _table(found)
        else:
            _mark(desk, asked, Marking[marking.upper()], yes=yes, as_json=as_json)


def _usage(text: str, mistake: Mistake) -> UsageError:
    term = text[mistake.start : mistake.end].strip()
    where = f"query, character {mistake.start + 1}" + (f" ({term})" if term else "")
    return UsageError(
        mistake.sentence, where=where, remedy="See `quizzer cards --help` for what may be asked"
    )


def _found(desk: Desk, query: Query, order: Order, limit: int | None) -> Found:
    from quizzer.study import library
    from quizzer.study.searching import browsing

    moment = desk.clock()
    for notice in desk.submit(lambda db: library.refresh(db, moment.at)).result():
        output.talk(f"note: {notice}")
    matcher = desk.submit(lambda db: browsing.opened(db, desk.settings, moment)).result()
    return desk.submit(lambda db: browsing.found(db, matcher, query, order, limit)).result()


def _mark(desk: Desk, query: Query, marking: Marking, *, yes: bool, as_json: bool) -> None:
    from quizzer.study.searching import browsing
    from quizzer.study.searching.found import Marked

    found = _found(desk, query, Order.COURSE, 0)
    if len(found) > 1 and not yes:
        raise UsageError(
            f"this would {marking.name.lower()} {counted(len(found), 'card')}",
            remedy="Look at them without it first, then add --yes",
        )
    before = desk.submit(
        lambda db: browsing.marked(db, desk.settings, found.keys, marking)
    ).result()
    if as_json:
        output.data({"found": len(found), "changed": [str(key) for key in before]})
    elif not found:
        output.line(_NONE)
    else:
        output.line(Marked(marking, len(before), len(found) - len(before)).said)


def _table(found: Found) -> None:
    if not found.rows:
        output.line(_NONE)
        return
    rows: list[Sequence[str]] = [("card", "topic", "due", "recall", "marks", "question")]
    rows += [_cells(row) for row in found.rows]
    output.table(rows, right=frozenset({3}))
    left = len(found) - len(found.rows)
    output.talk(f"{counted(len(found), 'card')}" + (f", {left} not printed" if left else ""))


def _cells(row: CardRow) -> tuple[str, ...]:
    due = "" if row.due_on is None else row.due_on.isoformat()
    recall = "new" if row.recall is None else percent(row.recall)
    return (str(row.key), row.card.topic, due, recall, " ".join(_states(row)), row.face.question)


def _states(row: CardRow) -> Sequence[str]:
    states = {
        "suspended": row.suspended,
        "flagged": row.flagged,
        "buried": row.buried,
        "leech": row.leech,
        "draft": row.draft,
    }
    return [name for name, is_so in states.items() if is_so]


def _as_data(row: CardRow) -> dict[str, object]:
    return {
        "card": str(row.key),
        "topic": row.card.topic,
        "kind": row.card.kind.value,
        "level": row.card.level.value,
        "tags": list(row.card.tags),
        "question": row.face.question,
        "answer": row.face.answer,
        "due": None if row.due_on is None else row.due_on.isoformat(),
        "recall": None if row.recall is None else round(row.recall, 4),
        "answers": row.reviews,
        "lapses": row.lapses,
        "states": list(_states(row)),
        "file": str(row.path),
        "line": row.card.line,
    }
