"""What do `quizzer verify` and `quizzer coverage` take, and what do they say?"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cards.clean import clean_line
from quizzer.cli import output
from quizzer.cli.options import as_json, case_option
from quizzer.errors import ExitCode, UsageError
from quizzer.study.wording import NO_DOCUMENTS, counted

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.coverage import CoveredDocument, CoveredParagraph, CoveredSection
    from quizzer.study.verifying import Tally, VerifiedCard, VerifiedDeck

_PIPE_COLUMNS = 80
_FEWEST_WORDS = 20
"""Columns for a paragraph's first words, however narrow the terminal is."""

_DEEPEST = 2
"""Levels of headings that are indented, in a document with many."""

_RUN_FMT = "run `quizzer fmt`"


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@case_option
@click.option("--all", "show_all", is_flag=True, help="Print the proven cards as well.")
@as_json
@click.pass_obj
@click.pass_context
def verify(
    context: click.Context,
    invocation: Invocation,
    *,
    paths: tuple[Path, ...],
    case: Path | None,
    show_all: bool,
    as_json: bool,
) -> None:
    """Hold cards against the case documents: proven, unproven, stale or missing, and why.

    Exits with 1 when a passage has changed or is missing, or a deck has problems.

    Example: quizzer verify my-case.yaml
    """
    from quizzer.study import verifying

    chosen = invocation.configuration(case)
    results = verifying.verify(paths, chosen.case, chosen.database)
    counts = verifying.tally(results)
    if as_json:
        output.data(_verified_data(results, counts))
    else:
        for result in results:
            _show_deck(result, show_all=show_all)
        _summarise(counts)
    context.exit(ExitCode.OK if counts.is_good else ExitCode.PROBLEMS)


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@case_option
@as_json
@click.pass_obj
def coverage(
    invocation: Invocation, *, decks: tuple[str, ...], case: Path | None, as_json: bool
) -> None:
    """Print the case documents with how many cards cite each paragraph, and what none cites.

    DECK is a file, a folder or the id of a deck in the library; without any, all of its decks.

    Example: quizzer coverage xiaomi-rise
    """
    from quizzer.study import coverage as covering
    from quizzer.study.documents import folders_of

    chosen = invocation.configuration(case)
    paths = deck_paths(invocation, decks) if decks else _documented(invocation)
    documents = covering.coverage(
        paths, lambda path: folders_of(path, chosen.case, chosen.database)
    )
    if as_json:
        output.data({"documents": [_covered_data(document) for document in documents]})
        return
    if not documents:
        output.talk(NO_DOCUMENTS)
    for number, document in enumerate(documents):
        if number:
            output.line()
        _show_document(document)


def _documented(invocation: Invocation) -> tuple[Path, ...]:
    from quizzer.study import library

    with invocation.desk() as desk:
        desk.look().result()
        return desk.submit(library.documented).result()


def deck_paths(invocation: Invocation, named: Sequence[str]) -> tuple[Path, ...]:
    """The files of decks; the library is opened only when it is asked for."""
    from quizzer.study.checking import is_there

    there = {name for name in named if is_there(Path(name))}
    if named and there.issuperset(named):
        return tuple(Path(name) for name in named)
    from quizzer.study import library

    with invocation.desk() as desk:
        desk.look().result()
        listed = desk.submit(library.listing).result()
    files = {deck.deck: Path(deck.path) for deck in listed if not deck.removed}
    unknown = [name for name in named if name not in files and name not in there]
    if unknown:
        raise UsageError(
            f"there is no file and no deck {unknown[0]!r}",
            remedy=f"The library has: {', '.join(files) or 'none'}",
        )
    # What exists is meant before an id that reads the same.
    return tuple(Path(name) if name in there else files[name] for name in named or files)


def _show_deck(result: VerifiedDeck, *, show_all: bool) -> None:
    """A line for each card; on a terminal, under the name of the file."""
    for problem in result.problems:
        output.line(clean_line(str(problem)))
    for note in result.notes:
        output.talk(clean_line(f"{result.path}: {note}"))
    shown = [card for card in result.cards if show_all or _is_worth_a_line(card)]
    if not output.is_terminal():
        for card in shown:
            place = clean_line(f"{result.path}:{card.card.line}")
            output.line(f"{place} {clean_line(card.card.key.card)}  {clean_line(_said(card))}")
        return
    if shown:
        output.line(clean_line(result.path))
        output.table(
            [(str(card.card.line), card.card.key.card, _said(card)) for card in shown],
            right=frozenset({0}),
        )
        output.line()


def _is_worth_a_line(card: VerifiedCard) -> bool:
    return bool(card.proof.reasons or card.moves)


def _said(card: VerifiedCard) -> str:
    """`proven`, or `stale: ` and why; of a draft, that it is one."""
    said = card.proof.verdict.value
    if card.is_draft:
        said = f"draft, {said}"
    if card.proof.reasons:
        said = f"{said}: {'; '.join(card.proof.reasons)}"
    return f"{said} ({'; '.join(card.moves)}: {_RUN_FMT})" if card.moves else said


def _summarise(counts: Tally) -> None:
    share = f" ({100 * counts.proven / counts.cards:.1f} %)" if counts.cards else ""
    output.talk(
        f"{counted(counts.cards, 'card')}: {counts.proven:,} proven{share}, "
        f"{counts.unproven:,} unproven, {counts.stale:,} stale, {counts.missing:,} missing"
    )
    if counts.stale:
        output.talk(
            "Stale: read the passage again. Where the card still holds, delete its print: and "
            f"{_RUN_FMT}; where it does not, mend the card first"
        )
    if counts.missing:
        output.talk("Missing: say with --case where the documents are, or mend the citation")
    if counts.drafts:
        output.talk(f"Of these, {counted(counts.drafts, 'draft')} to judge: run `quizzer drafts`")
    if counts.refused:
        output.talk(f"{counted(counts.refused, 'deck')} with problems, not verified")
    if counts.unprinted:
        output.talk(f"{counted(counts.unprinted, 'citation')} without a fingerprint: {_RUN_FMT}")


def _verified_data(results: Sequence[VerifiedDeck], counts: Tally) -> dict[str, object]:
    return {
        "decks": [
            {
                "file": result.path,
                "deck": result.deck,
                "problems": [str(problem) for problem in result.problems],
                "notes": list(result.notes),
                "cards": [_card_data(card) for card in result.cards],
            }
            for result in results
        ],
        "proven": counts.proven,
        "unproven": counts.unproven,
        "stale": counts.stale,
        "missing": counts.missing,
    }


def _card_data(card: VerifiedCard) -> dict[str, object]:
    return {
        "id": card.card.key.card,
        "line": card.card.line,
        "status": card.proof.verdict.value,
        "draft": card.is_draft,
        "reasons": list(card.proof.reasons),
        "citations": [
            {
                "source": one.source.id,
                "file": one.source.file,
                "state": one.passage.state.value,
                "lines": [one.passage.first_line, one.passage.last_line],
                "heading": one.passage.heading.text if one.passage.heading else "",
                "reason": one.passage.reason,
            }
            for one in card.citations
        ],
        "supports": [
            {
                "text": support.text,
                "places": [
                    {"file": s.document, "line": s.line, "start": s.start, "end": s.end}
                    for s in support.spans
                ],
            }
            for support in card.proof.supports
        ],
    }


def _show_document(document: CoveredDocument) -> None:
    """The document's paragraphs by section, then what no card cites, then the totals."""
    output.line(clean_line(document.title))
    if document.missing:
        output.line(f"  {clean_line(document.missing)}")
        return
    paragraphs = document.paragraphs
    places = max((len(_lines(p)) for p in paragraphs), default=0)
    levels = sorted({section.level for section in document.sections})
    for section in document.sections:
        _show_section(section, min(levels.index(section.level), _DEEPEST), places)
    if document.bare_sections:
        output.line()
        output.line("Sections without any card:")
        for section in document.bare_sections:
            output.line(f"  {section.line:>4}  {clean_line(section.heading) or '(no heading)'}")
    output.line()
    share = f" ({100 * document.cited / len(paragraphs):.0f} %)" if paragraphs else ""
    output.line(
        f"{document.cited} of {counted(len(paragraphs), 'paragraph')} cited{share}, "
        f"{counted(len(document.cards), 'card')}, "
        f"{document.cards_per_1000_words:.1f} per 1,000 words"
    )
    if document.lost:
        output.line(
            f"{counted(document.lost, 'citation')} changed or missing: run `quizzer verify`"
        )


def _show_section(section: CoveredSection, depth: int, places: int) -> None:
    indent = "  " * depth
    mark = "  (no card)" if section.is_bare else ""
    if section.heading:
        output.line()
        room = _columns() - len(indent) - len(mark)
        output.line(f"{indent}{_cut(section.heading, room)}{mark}")
    for paragraph in section.paragraphs:
        cards = str(len(paragraph.cards)) if paragraph.cards else "·"
        head = f"{'  ' * _DEEPEST}{_lines(paragraph):>{places}}  {cards:>3}  "
        output.line(head + _cut(paragraph.text, _columns() - len(head)))


def _lines(paragraph: CoveredParagraph) -> str:
    if paragraph.first_line == paragraph.last_line:
        return str(paragraph.first_line)
    return f"{paragraph.first_line}–{paragraph.last_line}"


def _columns() -> int:
    """The width of the terminal; 80 in a pipe, whatever `COLUMNS` says there."""
    if not output.is_terminal():
        return _PIPE_COLUMNS
    return shutil.get_terminal_size((_PIPE_COLUMNS, 24)).columns


def _cut(text: str, room: int) -> str:
    cleaned = clean_line(text)
    room = max(room, _FEWEST_WORDS)
    return cleaned if len(cleaned) <= room else f"{cleaned[: room - 1].rstrip()}…"


def _covered_data(document: CoveredDocument) -> dict[str, object]:
    return {
        "file": document.file,
        "title": document.title,
        "missing": document.missing or None,
        "words": document.words,
        "paragraphs": len(document.paragraphs),
        "cited": document.cited,
        "cards": len(document.cards),
        "cards_per_1000_words": round(document.cards_per_1000_words, 2),
        "lost_citations": document.lost,
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "line": section.line,
                "without_cards": section.is_bare,
                "paragraphs": [
                    {
                        "lines": [paragraph.first_line, paragraph.last_line],
                        "kind": paragraph.kind.value,
                        "text": paragraph.text,
                        "cards": list(paragraph.cards),
                    }
                    for paragraph in section.paragraphs
                ],
            }
            for section in document.sections
        ],
    }
