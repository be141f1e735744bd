"""What a right deck says is what its author wrote."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quizzer.authoring.deckfile import parse_deck, read_deck
from quizzer.cards.card import Level, Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
    Scoring,
)
from quizzer.cards.deck import Deck, Drafted, Entry, Rejection, Topic
from quizzer.cards.quantity import Quantity, Tolerance

BUNDLED = sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))

HEAD = """\
quizzer: 1
deck: x
sources: {bhutia: {file: a.txt}}
defaults: {source: bhutia}
cards:
"""


def deck_of(text: str) -> Deck:
    read = parse_deck(text.encode(), "d.yaml")
    assert read.problems == ()
    assert read.deck is not None
    return read.deck


def entry_of(body: str) -> Entry:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    (entry,) = deck_of(f"{HEAD}  - id: c\n{lines}").entries
    return entry


KINDS: dict[str, tuple[str, Content]] = {
    "basic": ("q: Who?\na: Lei Jun", Basic("Who?", "Lei Jun")),
    "basic, all keys": (
        "q: Who?\na: Lei Jun\naccept: [Jun Lei, Lei]\nreverse: true",
        Basic("Who?", "Lei Jun", ("Jun Lei", "Lei"), reverse=True),
    ),
    "cloze": (
        "cloze: Margins are near {{5 %}}; profit comes from {{services::what?}}.",
        Cloze("Margins are near {{5 %}}; profit comes from {{services::what?}}."),
    ),
    "cloze together": ('cloze: "{{a}} {{b}}"\ntogether: true', Cloze("{{a}} {{b}}", together=True)),
    "number": ("q: How many?\nnum: 7", Number("How many?", Quantity("7", Decimal(7)))),
    "number, all keys": (
        "q: How many?\nnum: 7.19 million\ntol: [7, 7.3]\nunit: phones",
        Number(
            "How many?",
            Quantity("7.19 million", Decimal(7190000)),
            Tolerance("[7, 7.3]", Decimal(7000000), Decimal(7300000)),
            "phones",
        ),
    ),
    "choice": (
        "q: Where?\nright: Flipkart\nwrong: [Amazon, {o: none, why: One did., pin: last}]",
        Choice(
            "Where?",
            (Option("Flipkart"),),
            (Option("Amazon"), Option("none", "One did.", Pin.LAST)),
        ),
    ),
    "several right": (
        "q: Where?\nright: [a, b]\nwrong: [c]\nscore: partial",
        Choice(
            "Where?",
            (Option("a"), Option("b")),
            (Option("c"),),
            multiple=True,
            scoring=Scoring.PARTIAL,
        ),
    ),
    "claim": ("claim: It is so.\nis: false", Claim("It is so.", is_true=False)),
    "list": ("q: Which?\nlist: [a, b]", Listing("Which?", ("a", "b"))),
    "list, all keys": (
        "q: Which?\nlist: [a, b]\nneed: 1\nordered: true",
        Listing("Which?", ("a", "b"), 1, ordered=True),
    ),
    "order": ("q: In which order?\norder: [b, a]", Ordering("In which order?", ("b", "a"))),
    "match": (
        "q: Which?\nmatch: {x: 1, y: 1}\nextra: [2]",
        Matching("Which?", (("x", "1"), ("y", "1")), ("2",)),
    ),
    "essay": (
        "q: Why?\nessay: Because.\nrubric: [It has reasons.]",
        Essay("Why?", "Because.", ("It has reasons.",)),
    ),
}


@pytest.mark.parametrize(("body", "content"), KINDS.values(), ids=KINDS)
def test_each_kind_is_read_with_all_of_its_keys(body: str, content: Content) -> None:
    assert entry_of(body).content == content


def test_the_common_keys_of_a_card_are_read() -> None:
    body = (
        "q: Who?\na: x\ntopic: a/b\ntags: [t, u]\ncite: 3\nwhy: w\nhint: h\nlevel: apply\n"
        "status: draft\ndraft: {rule: by-means, confidence: 0.86, gone: true}\n"
        "by: me\nrev: 2\ngroup: g\nsuspended: true"
    )
    assert entry_of(body) == Entry(
        id="c",
        content=Basic("Who?", "x"),
        topic="a/b",
        tags=("t", "u"),
        citations=(Citation("bhutia", 3, 3),),
        why="w",
        hint="h",
        level=Level.APPLY,
        status=Status.DRAFT,
        draft=Drafted("by-means", 0.86, is_gone=True),
        made_by="me",
        revision=2,
        group="g",
        suspended=True,
        line=6,
    )


CITATIONS = {
    "lines": ("bhutia:404-410", (Citation("bhutia", 404, 410),)),
    "one line": ("bhutia:11", (Citation("bhutia", 11, 11),)),
    "default source": ("404-410", (Citation("bhutia", 404, 410),)),
    "heading": ('bhutia:"Cost: Efficiency"', (Citation("bhutia", heading="Cost: Efficiency"),)),
    "mapping": (
        '{in: bhutia, at: 4, under: "Cost", print: 5d1c9e, quote: Well}',
        (Citation("bhutia", 4, 4, "Cost", "5d1c9e", "Well"),),
    ),
    "mapping with default source": ("{under: Cost}", (Citation("bhutia", heading="Cost"),)),
    "list": (
        '[bhutia:"Cost Efficiency", 11, {at: 4-5}]',
        (
            Citation("bhutia", heading="Cost Efficiency"),
            Citation("bhutia", 11, 11),
            Citation("bhutia", 4, 5),
        ),
    ),
}


@pytest.mark.parametrize(("written", "citations"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation_is_read_in_each_form(written: str, citations: tuple[Citation, ...]) -> None:
    # A colon and a space, even within a short form's quotes, need quotes around it all.
    quoted = f"'{written}'" if ": E" in written else written
    assert entry_of(f"q: Who?\na: x\ncite: {quoted}").citations == citations


def test_the_head_of_a_deck_is_read() -> None:
    text = (
        "quizzer: 1\ndeck: xiaomi-case\ntitle: 'Xiaomi: rising'\ndescription: >-\n  One\n"
        "  paragraph.\nlanguage: en\nlicense: MIT\nauthors: [A. Author]\n"
        "sources:\n  b: {file: f.txt, title: T, author: V. Bhutia, blake2: 9f2c}\n"
        "topics:\n  pricing: Pricing\n  pricing/cost: Where it goes\n"
    )
    assert deck_of(text) == Deck(
        id="xiaomi-case",
        title="Xiaomi: rising",
        description="One paragraph.",
        language="en",
        license="MIT",
        authors=("A. Author",),
        sources=(Source("b", "f.txt", "T", "V. Bhutia", "9f2c"),),
        topics=(Topic("pricing", "Pricing"), Topic("pricing/cost", "Where it goes")),
    )


def test_rejected_drafts_are_read_in_their_order() -> None:
    text = f"{HEAD}rejected:\n  b: wrong\n  a-1: 'says: nothing'\n"
    assert deck_of(text).rejected == (Rejection("b", "wrong"), Rejection("a-1", "says: nothing"))
    assert deck_of(f"{HEAD}rejected:\n").rejected == ()


@pytest.mark.parametrize(
    ("written", "confidence"), [("0", 0.0), ("1", 1.0), ("1.00", 1.0), ('"0.5"', 0.5)]
)
def test_a_confidence_is_a_number_from_0_to_1(written: str, confidence: float) -> None:
    body = f"q: Who?\na: x\nstatus: draft\ndraft: {{rule: r, confidence: {written}}}"
    assert entry_of(body).draft == Drafted("r", confidence)


@pytest.mark.parametrize("cards", ["", "cards:\n", "cards: []\n"])
def test_a_deck_may_have_no_cards_and_its_title_defaults_to_its_id(cards: str) -> None:
    assert deck_of(f"quizzer: 1\ndeck: x\n{cards}") == Deck(id="x", title="x")


@pytest.mark.parametrize(
    "answer", ["no", "1:30", "3.10", "2010-04-05", "true", "~", "null", "0x1F", "1_000", "=", "C#"]
)
def test_an_answer_stays_what_the_author_wrote(answer: str) -> None:
    assert entry_of(f"q: Which?\na: {answer}").content == Basic("Which?", answer)


def test_a_block_text_keeps_its_lines_but_not_the_last_line_end() -> None:
    assert entry_of("q: Which?\na: |\n  one\n\n    two\n").content == Basic(
        "Which?", "one\n\n  two"
    )


def test_an_id_a_key_and_a_word_may_stand_on_lines_of_their_own() -> None:
    text = """\
quizzer: 1
deck: x
sources:
  ? |
    case
  : {title: Case}
cards:
  - id: |
      one
    claim: Margins are thin.
    is: >
      true
    cite: case:1
"""
    read = parse_deck(text.encode(), "d.yaml")
    assert read.problems == ()
    assert read.deck is not None
    assert [source.id for source in read.deck.sources] == ["case"]
    assert read.written is not None
    [entry] = read.written.entries
    assert (entry.entry.id, entry.entry.content) == (
        "one",
        Claim("Margins are thin.", is_true=True),
    )


def test_a_comment_behind_a_value_is_no_mistake() -> None:
    assert entry_of("q: Which? # for the exam\na: x  ## twice").content == Basic("Which?", "x")


def test_curly_quotes_within_a_text_are_no_mistake() -> None:
    content = entry_of("q: “A” or “B”\na: its name “A”").content
    assert content == Basic("“A” or “B”", "its name “A”")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = f"{HEAD}  - id: c\n    q: Who?\n    a: |\n      x\n      y\n"
    plain = parse_deck(text.encode(), "d.yaml").deck
    for_windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert plain is not None
    assert parse_deck(for_windows, "d.yaml").deck == plain


def test_options_that_differ_only_in_case_are_two_options() -> None:
    entry_of("q: Which unit?\nright: kB\nwrong: [KB, kb]")


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_the_bundled_decks_are_read_without_problems(path: Path) -> None:
    read = read_deck(path)
    assert [str(problem) for problem in read.problems] == []
    assert read.deck is not None
    assert read.deck.entries
