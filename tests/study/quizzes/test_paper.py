"""Can a quiz be printed, with room for every kind of answer and a key that matches?"""

from __future__ import annotations

import re
import unicodedata

import pytest
from support.quizzes import ENTRIES, attempt
from syrupy.assertion import SnapshotAssertion

from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
)
from quizzer.cards.deck import Entry
from quizzer.cards.quantity import Quantity
from quizzer.study.quizzes.paper import key_text, paper_text
from quizzer.study.quizzes.spec import QuizSpec

EACH_KIND = (
    Entry("basic", Basic("Who founded it?", "Lei Jun", reverse=True), "model"),
    Entry("cloze", Cloze("Margins: {{5 %}}, profit: {{services}}.", together=True), "model"),
    Entry("number", Number("How many?", Quantity.parse("7.19 million"), unit="phones"), "model"),
    Entry(
        "choice",
        Choice("Which?", (Option("A"), Option("B")), (Option("C", why="C came later."),), True),
        "model",
        why="Both were there.",
    ),
    Entry("claim", Claim("It sold online.", is_true=False), "model"),
    Entry("list", Listing("Name two.", ("a", "b", "c"), need=2), "model"),
    Entry("order", Ordering("In which order?", ("one", "two", "three")), "model"),
    Entry("match", Matching("What is where?", (("l", "1"), ("m", "2")), ("3",)), "model"),
    Entry("essay", Essay("Why?", "Because.", ("rent", "reach")), "model"),
)
RULES = QuizSpec(minutes=30, pass_mark=0.6, negative=0.25)


def test_a_paper_and_its_key_read_like_this(snapshot: SnapshotAssertion) -> None:
    quiz = attempt(RULES, *EACH_KIND)
    assert paper_text(quiz) == snapshot(name="paper")
    assert key_text(quiz) == snapshot(name="key")


def test_the_paper_tells_no_answer_and_the_key_asks_the_same_questions() -> None:
    quiz = attempt(None, *ENTRIES)
    paper, key = paper_text(quiz), key_text(quiz)
    for secret in ("Lei Jun", "It saves rent", "It is cheap", "lines 3–4"):
        assert secret not in paper
        assert secret in key
    numbered = re.compile(r"^\*\*(\d+)\.\*\* (?:\*\(1 point\)\* )?(.*)$", re.MULTILINE)
    assert numbered.findall(paper) == numbered.findall(key)


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "a\u202eb"])
def test_no_control_character_gets_onto_paper(text: str) -> None:
    quiz = attempt(None, Entry("bad", Basic(f"Who {text}?", f"So {text}"), "model"))
    for printed in (paper_text(quiz), key_text(quiz)):
        assert not [c for c in printed if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")]
