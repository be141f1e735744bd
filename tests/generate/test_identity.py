"""Which id does a draft have?"""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.identity import draft_id, slug
from quizzer.generate.material import Passage, Role, Title

TITLES = (Title("The Kerral Dam", 1, 1), Title("Cost and Efficiency of It", 2, 3))
PASSAGE = Passage(5, 6, Role.PARAGRAPH, TITLES, ("“Norda” saves costs.",))
CANDIDATE = Candidate(
    Rule.NAME, Basic("Who saves?", "Norda"), "Norda", PASSAGE.sentences, (PASSAGE,), 0.9
)


def test_an_id_is_the_nearest_heading_and_a_digest() -> None:
    assert re.fullmatch(r"cost-efficiency-[0-9a-f]{8}", draft_id(CANDIDATE))


def test_an_id_stays_when_lines_marks_or_the_question_change() -> None:
    moved = replace(PASSAGE, first_line=50, last_line=60)
    other = replace(
        CANDIDATE,
        content=Basic("What saves costs?", "Norda"),
        support=("'Norda' saves costs!",),
        passages=(moved,),
        confidence=0.1,
    )
    assert draft_id(other) == draft_id(CANDIDATE)


def test_an_id_tells_answers_and_sentences_apart() -> None:
    ids = {
        draft_id(CANDIDATE),
        draft_id(replace(CANDIDATE, answer="Costs")),
        draft_id(replace(CANDIDATE, support=("Norda saves more.",))),
    }
    assert len(ids) == 3


def test_a_draft_without_a_heading_is_a_draft() -> None:
    bare = replace(CANDIDATE, passages=(replace(PASSAGE, titles=()),))
    assert draft_id(bare).startswith("draft-")


def test_a_slug_is_short_and_in_the_alphabet_of_ids() -> None:
    assert slug("What is It?") == "what-is-it"
    assert slug("Über die Größe der Schiffe") == "uber-die-grosse-der"
    assert slug("小米") == ""


@given(st.text(max_size=80))
def test_any_title_has_a_slug(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= 36
