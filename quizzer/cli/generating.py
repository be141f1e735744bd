"""The command that drafts cards from case documents."""

from __future__ import annotations

import shlex
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cards.clean import clean_line
from quizzer.cli import output
from quizzer.cli.options import as_json
from quizzer.cli.waiting import progress
from quizzer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from quizzer.cards.content import Kind
    from quizzer.cards.deck import Entry
    from quizzer.study.drafting.merging import Outcome
    from quizzer.study.drafting.sifting import Dropped
    from quizzer.study.generating import Made


def _kinds(_context: click.Context, _parameter: click.Parameter, text: str) -> frozenset[Kind]:
    from quizzer.cards.content import Kind

    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    known = [kind.value for kind in Kind]
    unknown = [name for name in names if name not in known]
    if unknown:
        remedy = f"Kinds of cards: {', '.join(known)}"
        raise UsageError(f"there is no kind of card {unknown[0]!r}", remedy=remedy)
    return frozenset(Kind(name) for name in names)


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="CASE...", type=click.Path(path_type=Path)
)
@click.option("-o", "--output", "file", metavar="DECK.yaml", type=click.Path(path_type=Path),
              help="Write a new deck, or add what is new to a deck that is there.")  # fmt: skip
@click.option("--topics", multiple=True, metavar="PATTERN",
              help="Only sections with this in a heading; it may have * and ?.")  # fmt: skip
@click.option("--kinds", default="", metavar="KIND,…", callback=_kinds,
              help="Only these kinds of cards, such as basic,choice.")  # fmt: skip
@click.option("--max", "most", metavar="N", type=click.IntRange(1, 1_000_000),
              help="The N surest drafts, spread over the topics.")  # fmt: skip
@click.option("--no-quotes", is_flag=True, help="Cite by fingerprint; copy no sentence.")
@click.option("--source-title", default="", metavar="TEXT", help="The title of the document.")
@click.option("--deck-id", default="", metavar="ID", help="The id of a new deck.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the drafts, one to a line.")
@click.option("-v", "--verbose", is_flag=True, help="Say which drafts were dropped, and why.")
@as_json
@click.pass_context
def generate(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    file: Path | None,
    topics: tuple[str, ...],
    kinds: frozenset[Kind],
    most: int | None,
    no_quotes: bool,
    source_title: str,
    deck_id: str,
    dry_run: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Draft cards from case documents, each with the passage that proves it.

    CASE is a text, Markdown, Word, PDF or HTML file, or a folder of them. Without -o the deck is
    printed. In a deck that is there, new drafts are added, untouched ones cite anew what has
    changed around them, and those whose passage is gone are marked; what was accepted, edited or
    rejected stays so. The same documents always give the same drafts.

    Drafts are not studied until you accept them with `quizzer drafts`.

    Example: quizzer generate case.txt -o my-case.yaml
    """
    from quizzer.study import generating
    from quizzer.study.drafting.cases import UnreadableError
    from quizzer.study.drafting.entries import Quoting

    options = generating.Options(
        topics,
        kinds,
        most,
        Quoting.FINGERPRINTS if no_quotes else Quoting.QUOTES,
        source_title,
        deck_id,
    )
    try:
        with progress("drafting cards") as told:
            made = generating.make(paths, options, file, told)
    except UnreadableError as error:
        for one in error.errors:
            output.fail(one)
        context.exit(ExitCode.PROBLEMS)
    done = None if file is None else generating.outcome(file, made)
    if done is not None and not dry_run:
        generating.save(done)
    _report(made, done, dry_run=dry_run, verbose=verbose, as_json=as_json)


def _report(
    made: Made,
    done: Outcome | None,
    *,
    dry_run: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """The drafts, or the deck; and how many there are of what."""
    added = made.deck.entries if done is None else done.added
    dropped = (*made.dropped, *(done.dropped if done else ()))
    if as_json:
        output.data(_as_data(made, done, dropped, is_written=done is not None and not dry_run))
        return
    if dry_run:
        _list(added)
    elif done is None:
        output.file(made.data)
    if verbose:
        for one in dropped:
            output.talk(f"dropped {one.entry.id} ({one.reason}): {_asked(one.entry)}")
        if not dropped:
            output.talk("No draft was dropped")
    verb = "would add" if dry_run else "added"
    _summarise(made, done, dropped, verb, "" if verbose else "; -v says why")
    if dry_run:
        output.talk("Nothing was written")
    elif done is None:
        output.talk("Keep them in a deck with -o DECK.yaml; `quizzer drafts` then asks for each")
    else:
        _next(made, done)


def _next(made: Made, done: Outcome) -> None:
    """What to do with the deck: judge the drafts, and read cards again whose passage changed."""
    from quizzer.study.wording import counted

    deck = f"{shlex.quote(str(done.path))}{_where(made, done.path)}"
    if done.added:
        output.talk(f"Judge them: `quizzer drafts {deck}`")
    if done.stale:
        cards = counted(len(done.stale), "card")
        cite = "cites" if len(done.stale) == 1 else "cite"
        output.talk(f"{cards} {cite} what has changed: `quizzer verify {deck}` names what to read")


def _summarise(
    made: Made, done: Outcome | None, dropped: Sequence[Dropped], verb: str, hint: str
) -> None:
    """`41 drafts from 2 documents: 30 basic, 11 list`; `my-case.yaml: added 41, kept 12`."""
    from quizzer.study.wording import counted

    drafts = counted(len(made.deck.entries), "draft")
    kinds = Counter(entry.content.kind.value for entry in made.deck.entries)
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    output.talk(f"{drafts} from {counted(len(made.cases), 'document')}: {listed}")
    if dropped:
        output.talk(f"{counted(len(dropped), 'draft')} dropped{hint}")
    if done is None:
        return
    counts = {
        "kept": len(done.kept),
        "rejected": len(done.rejected),
        "passage gone": len(done.gone),
        "passage found again": len(done.found),
        "passage cited anew": len(done.renewed),
    }
    others = "".join(f", {what} {count}" for what, count in counts.items() if count)
    output.talk(f"{done.path}: {verb} {len(done.added)}{others}")


def _where(made: Made, deck: Path) -> str:
    """What tells a command where the documents are, if they are not beside the deck."""
    missing = [case for case in made.cases if not (deck.parent / case.file).exists()]
    folders = {str(case.path.parent) for case in missing}
    return f" --case {shlex.quote(folders.pop())}" if len(folders) == 1 else ""


def _list(entries: Iterable[Entry]) -> None:
    """A line for each draft, and no more than a line on a terminal."""
    columns = shutil.get_terminal_size().columns
    for entry in entries:
        confidence = entry.draft.confidence if entry.draft else 0
        row = f"{confidence:.2f}  {entry.content.kind.value:<6}  {_asked(entry)}"
        is_cut = output.is_terminal() and len(row) > columns
        output.line(f"{row[: columns - 1]}…" if is_cut else row)


def _asked(entry: Entry) -> str:
    return clean_line(_question(entry))


def _question(entry: Entry) -> str:
    from quizzer.cards.card import question_of

    return question_of(entry.content)


def _as_data(
    made: Made, done: Outcome | None, dropped: Iterable[Dropped], *, is_written: bool
) -> dict[str, object]:
    added = made.deck.entries if done is None else done.added
    return {
        "deck": made.deck.id,
        "file": str(done.path) if done else None,
        "written": is_written,
        "documents": [
            {"source": source.id, "file": source.file, "title": source.title}
            for source in made.deck.sources
        ],
        "added": [_draft_data(entry) for entry in added],
        "kept": list(done.kept) if done else [],
        "rejected": list(done.rejected) if done else [],
        "stale": list(done.stale) if done else [],
        "gone": list(done.gone) if done else [],
        "found": list(done.found) if done else [],
        "renewed": list(done.renewed) if done else [],
        "dropped": [
            {"id": one.entry.id, "reason": one.reason, "question": _question(one.entry)}
            for one in dropped
        ],
    }


def _draft_data(entry: Entry) -> dict[str, object]:
    assert entry.draft is not None
    return {
        "id": entry.id,
        "kind": entry.content.kind.value,
        "topic": entry.topic,
        "level": entry.level.value,
        "rule": entry.draft.rule,
        "confidence": entry.draft.confidence,
        "question": _question(entry),
        "citations": [
            {"source": c.source, "lines": [c.first_line, c.last_line], "quote": c.quote}
            for c in entry.citations
        ],
    }
