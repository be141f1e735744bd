"""Do drafts and what became of them read as they should?"""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzer.errors import QuizzerError, UsageError
from quizzer.generate.candidate import Rule
from quizzer.study.draftwords import RULES, done_text, failure_text, next_steps, parting
from quizzer.study.judging import Counts


def test_every_rule_is_said_in_words() -> None:
    assert set(RULES) >= {rule.value for rule in Rule}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(0, 0, 0, 5), "Nothing judged; 5 drafts left."),
        (Counts(2, 1, 3, 1), "2 accepted, 1 edited and accepted, 3 rejected; 1 draft left."),
        (Counts(0, 0, 1, 0), "1 rejected."),
    ],
)
def test_what_was_done_is_a_sentence(counts: Counts, said: str) -> None:
    assert done_text(counts) == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (QuizzerError("it is full"), "it is full."),
        (UsageError("it is gone.", where="a.yaml:3"), "a.yaml:3: it is gone."),
        (UsageError("Why?", where="a", remedy="Mend it"), "a: Why? Mend it."),
    ],
)
def test_a_failure_is_said_in_sentences_with_one_stop_each(error: QuizzerError, said: str) -> None:
    assert failure_text(error) == said


def test_the_next_steps_can_be_pasted_into_a_shell() -> None:
    assert "`quizzer verify 'my case.yaml'`" in next_steps(Path("my case.yaml"), "mine")[0]


def test_the_next_steps_are_told_at_the_end_once_a_draft_was_accepted() -> None:
    path = Path("case.yaml")
    assert parting(Counts(0, 0, 2, 1), path, "mine") == ("2 rejected; 1 draft left.",)
    assert parting(Counts(0, 1, 0, 0), path, "mine")[1:] == next_steps(path, "mine")
