"""Is the passage of a citation ready to be shown, or is it said why not?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.documents import BAKERY, NAME, SOURCE, at, write_case
from support.files import pdf, words

from quizzer.authoring.sources.passages import State
from quizzer.cards.card import Card, CardKey
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic
from quizzer.plain.telling import passage_lines
from quizzer.study.documents import Folders, Shelf, folders_of, passage, passages


def folders(tmp_path: Path) -> Folders:
    write_case(tmp_path)
    return Folders(case=tmp_path / "case")


def test_a_passage_has_its_lines_and_those_around_it(tmp_path: Path) -> None:
    view = passage(at(5, 6), SOURCE, Shelf(folders(tmp_path)), {})
    assert (view.state, view.heading, view.note) == (State.FOUND, "How it began", "")
    assert [line.number for line in view.lines] == list(range(2, 10))
    assert [line.number for line in view.lines if line.is_cited] == [5, 6]
    assert view.lines[3].text.startswith("Mill Street Bakery was founded")


def test_a_passage_knows_its_page_and_is_read_out_with_it(tmp_path: Path) -> None:
    pages = ("Mill Street Bakery was founded by Ada.", "It sells bread in Leith and Lorne.")
    (tmp_path / "case.pdf").write_bytes(pdf(words(72, 700, text) for text in pages))
    source = Source("case", "case.pdf", "Bakery")
    shelf = Shelf(Folders(case=tmp_path))
    document = shelf.document(source)
    assert not isinstance(document, str)
    line = document.lines.index(pages[1]) + 1
    view = passage(Citation("case", line, line), source, shelf, {})
    assert view.page == 2
    assert next(passage_lines([view])) == "Source: Bakery, page 2."


def test_a_moved_passage_is_shown_where_it_stands_now(tmp_path: Path) -> None:
    where = folders(tmp_path)
    (tmp_path / "case" / NAME).write_text(f"New.\n\n{BAKERY}")
    view = passage(at(5, 6), SOURCE, Shelf(where), {})
    assert view.state is State.MOVED
    assert [line.number for line in view.lines if line.is_cited] == [7, 8]
    assert view.note == "The passage has moved to lines 7–8."


def test_a_changed_passage_is_shown_with_a_note(tmp_path: Path) -> None:
    where = folders(tmp_path)
    (tmp_path / "case" / NAME).write_text(BAKERY.replace("aunt", "uncle"))
    view = passage(at(5, 6), SOURCE, Shelf(where), {})
    assert view.state is State.CHANGED
    assert view.lines
    assert view.note == "The passage is not what it was when the card was written."


def test_what_a_changed_passage_said_is_told_where_the_citation_has_it(tmp_path: Path) -> None:
    where = folders(tmp_path)
    (tmp_path / "case" / NAME).write_text(BAKERY.replace("aunt", "uncle"))
    quoted = replace(at(5, 6), quote="It began with a loan.")
    view = passage(quoted, SOURCE, Shelf(where), {})
    assert view.note.endswith("when the card was written. It said: “It began with a loan.”")


def test_without_the_document_the_file_and_the_folders_are_said(tmp_path: Path) -> None:
    where = Folders(case=tmp_path, library=tmp_path / "sources")
    view = passage(at(5, 6), SOURCE, Shelf(where), {})
    assert (view.state, view.lines) == (State.MISSING, ())
    assert view.note == (
        f"The document bakery.md is not at hand: put it into {tmp_path / 'sources'}, "
        "or name its folder with --case."
    )


def test_lines_that_are_not_there_leave_a_note(tmp_path: Path) -> None:
    citation = replace(at(5, 6), first_line=90, last_line=91, fingerprint="")
    view = passage(citation, SOURCE, Shelf(folders(tmp_path)), {})
    assert (view.state, view.lines) == (State.MISSING, ())
    assert view.note == "Bakery.md has only 23 lines."


def test_documents_are_looked_for_beside_the_deck_and_in_the_library(tmp_path: Path) -> None:
    deck = tmp_path / "decks" / "bakery.yaml"
    found = folders_of(deck, tmp_path / "case", str(tmp_path / "data" / "quizzer.db"))
    assert found.in_order == (
        tmp_path / "case",
        tmp_path / "decks",
        tmp_path / "data" / "sources",
    )
    url = folders_of(None, None, "postgresql+psycopg://me@db/quizzer")
    assert [folder.name for folder in url.in_order] == ["sources"]


def test_the_words_that_prove_the_answer_are_marked_until_the_answer_is_to_be_found(
    tmp_path: Path,
) -> None:
    card = Card(
        CardKey("d", "c"),
        Basic("Who founded Mill Street Bakery?", "Ada Brook"),
        citations=(at(5, 6),),
    )
    views = passages(card, [SOURCE], folders(tmp_path))
    marked = [
        (line.number, line.text[start:end])
        for view in views
        for line in view.lines
        for start, end in line.support
    ]
    assert " ".join(text for _, text in marked) == "Ada Brook"
    assert {number for number, _ in marked} == {5}
    assert not any(line.support for view in views for line in view.unmarked.lines)


def test_a_citation_of_an_unknown_source_has_no_passage(tmp_path: Path) -> None:
    card = Card(CardKey("d", "c"), Basic("Who?", "Ada"), citations=(at(5, 6),))
    assert passages(card, [], folders(tmp_path)) == ()
