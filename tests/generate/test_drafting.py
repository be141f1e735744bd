"""Which drafts does a document give?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafting import DOCUMENTS, drafted_from, reading
from support.examples import examples

from quizzer.generate.drafting import drafts
from quizzer.generate.gates import fault

SENTENCES = (
    "Norda, a maker of kettles, was founded in 1912 by Ada Stern and has 400 mills.",
    "In 1912, 58 percent of the voters, which is 1,200 people, backed it.",
    "It sells kettles such as the Otter, the Heron, and the Pike.",
    "She died in Lorne on 4 May 1912, aged 83.",
    "From 1912 to 1950 Norda’s output rose from 40 to 90 tons, twice that of Sony.",
    "The lake, which covers 46 acres and is the third-largest in Spain, feeds BRIC (A, B, C, D).",
    "The £4 million loan was “never” paid back in {{full}}.",
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_proves_a_draft_stands_in_its_passages(path: Path) -> None:
    for draft in drafted_from(path):
        text = " ".join(
            f"{passage.label} {passage.text} {' '.join(title.text for title in passage.titles)}"
            for passage in draft.candidate.passages
        )
        assert draft.candidate.support
        support = [sentence.casefold() for sentence in draft.candidate.support]
        assert all(sentence in text.casefold() for sentence in support), draft.candidate


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_draft_has_a_fault_or_doubts_beyond_measure(path: Path) -> None:
    for draft in drafted_from(path):
        assert fault(draft.candidate) == ""
        assert 0.5 <= draft.candidate.confidence <= 1


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_drafts_stand_in_the_order_of_the_document(path: Path) -> None:
    lines = [draft.candidate.passages[0].first_line for draft in drafted_from(path)]
    assert lines == sorted(lines)


def test_a_short_sentence_gives_two_drafts_at_most() -> None:
    text = "Norda was founded in 1912 by Ada Stern in Lorne and has 400 mills, 3 lakes and 9 boats."
    found = drafts(reading(text).material)
    assert 0 < len(found) <= 2


def test_no_two_drafts_of_a_sentence_ask_the_same() -> None:
    path = next(one for one in DOCUMENTS if one.name == "trams.md")
    asked = Counter(
        (draft.candidate.support, draft.candidate.answer) for draft in drafted_from(path)
    )
    assert max(asked.values()) == 1


def test_progress_is_told_passage_by_passage() -> None:
    told: list[tuple[int, int]] = []
    drafts(reading("Norda grows.\n\nNorda shrinks.").material, lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]


@settings(max_examples=examples(40))
@given(st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=50)), max_size=12))
def test_any_sentences_in_any_order_can_be_drafted_from(sentences: list[str]) -> None:
    text = "# Norda\n\n" + " ".join(sentences)
    assert drafts(reading(text).material) == drafts(reading(text).material)
