"""What the tests of the three faces share: a small deck file, a hostile deck, and the log."""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizzer.authoring.filebytes import digest_of
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Choice, Option
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.store import syncing
from quizzer.store.database import Database
from quizzer.study import bundled
from support.build import MORNING

SMALL = """\
quizzer: 1
deck: small
title: A small case
sources:
  doc: {file: doc.txt, title: The document, author: Ada Writer}
topics:
  model: Business model
  pricing: Pricing
  pricing/cost: Where the cost goes
defaults: {source: doc}
cards:
  - id: founder
    q: Who founded it?
    a: Lei Jun
    why: He had led Kingsoft before.
    topic: model
    cite: {in: doc, at: 3-4, under: A heading}
  - id: profit
    cloze: Margins are {{5 %}} and profit comes from {{services}}.
    topic: pricing
  - id: sold
    q: How many phones were sold?
    num: 7.19 million
    topic: pricing/cost
  - id: partner
    q: Which shop sold them in India?
    right: Flipkart
    wrong: [Ebay, Otto]
    hint: It is an Indian one
    topic: model
  - id: online
    claim: It sold online first.
    is: true
    topic: model
"""
"""Five entries, six cards; a day asks one of the cloze's two."""

FLIPPED = """\
quizzer: 1
deck: small
title: A small case
topics: {model: Business model}
cards:
  - {id: founder, q: Who founded it?, a: Lei Jun, topic: model}
  - {id: city, q: Where is it at home?, a: Beijing, topic: model}
  - {id: first, q: What did it make first?, a: MIUI, topic: model}
  - {id: shop, q: Who sold its phones in India?, a: Flipkart, topic: model}
  - {id: partner, q: Who made its first chips?, a: Qualcomm, topic: model}
"""
"""Five cards that are flipped, so that every key is a command."""

QUESTIONS = (
    "Who founded it?",
    "Margins are",
    "How many phones were sold?",
    "Which shop sold them in India?",
    "True or false?",
)
"""How the cards begin, in the order in which a first session asks them."""

HOSTILE = "\x1b]52;c;cHduZWQ=\x07 \x1b[c [@click=app.quit] [/] arr[i] = x[0] \u202e"
"""Writes the clipboard, asks the terminal a question, is markup, breaks markup, turns around."""

HARMLESS = "␛]52;c;cHduZWQ=␇ ␛[c [@click=app.quit] [/] arr[i] = x[0] ‹U+202E›"
"""How it has to be shown: character for character."""


def write_deck(folder: Path, text: str = SMALL, name: str = "small.yaml") -> Path:
    """A deck file in a folder, which is made when it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def put_hostile_deck(database: Path, folder: Path) -> None:
    """A deck whose every text is hostile, in the library past the reader, which refuses it."""
    path = write_deck(folder, "not read, because its digest is known", "hostile.yaml")
    deck = Deck(
        id="hostile",
        title=HOSTILE,
        sources=(Source("doc", title=HOSTILE),),
        topics=(Topic("t", HOSTILE),),
        entries=(
            Entry(
                "all",
                Choice(
                    f"Question {HOSTILE}",
                    (Option(f"Right {HOSTILE}", why=f"Feedback {HOSTILE}"),),
                    (Option(f"Wrong {HOSTILE}"),),
                ),
                "t",
                hint=f"Hint {HOSTILE}",
                why=f"Why {HOSTILE}",
                citations=(Citation("doc", 3, 4, HOSTILE),),
            ),
        ),
    )
    opened = Database(str(database))
    syncing.sync(opened, deck, str(path), digest_of(path.read_bytes()), MORNING)
    opened.close()


def bundle_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the decks of a folder be those that travel with Quizzer."""
    monkeypatch.setattr(bundled, "folder", lambda: folder)


def obeyed_by_terminals(text: str) -> list[str]:
    """The characters of an output that a terminal would obey instead of showing them."""
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")]


@dataclass(frozen=True, slots=True)
class Logged:
    """What the log says about an answer, without what differs from run to run."""

    card: str
    rating: int
    day: int
    due_on: int


def standing_answers(database: Path) -> list[Logged]:
    """The answers of the log that were not undone, in order."""
    return [
        Logged(*row)
        for row in rows(
            database,
            "SELECT deck || '/' || card, rating, day, due_on FROM reviews"
            " WHERE id NOT IN (SELECT review FROM undo) ORDER BY at, id",
        )
    ]


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    """What SQLite itself finds in the file, whatever our own code believes."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
