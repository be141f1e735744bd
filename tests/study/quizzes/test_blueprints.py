"""Is a blueprint understood as it was meant, and refused with a sentence where it means nothing?"""

from __future__ import annotations

import pytest

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.errors import UsageError
from quizzer.study.quizzes.blueprint import filed_cells, placed, written_cells
from quizzer.study.quizzes.spec import MOST_QUESTIONS, Cell, Feedback, QuizSpec
from quizzer.study.scope import Scope

DECKS = ("case", "other")
KNOWN = (("case", "pricing"), ("case", "pricing/cost"), ("case", "list"), ("other", "model"))


def read(text: str) -> tuple[Cell, ...]:
    return placed(written_cells(text), DECKS, KNOWN)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("pricing=40%", Cell("pricing", topic="pricing", share=0.4)),
        ("pricing/cost=3", Cell("pricing/cost", topic="pricing/cost", count=3)),
        (" pricing = 3 ", Cell("pricing", topic="pricing", count=3)),
        ("case/pricing=1", Cell("case/pricing", "case", "pricing", count=1)),
        ("other=50%", Cell("other", "other", share=0.5)),
        ("recall=2", Cell("recall", level=Level.RECALL, count=2)),
        ("choice/apply=2", Cell("choice/apply", "", "", Level.APPLY, Kind.CHOICE, count=2)),
        ("*/claim=2", Cell("*/claim", kind=Kind.CLAIM, count=2)),
        (
            "pricing/cost/apply/claim=12.5%",
            Cell("pricing/cost/apply/claim", "", "pricing/cost", Level.APPLY, Kind.CLAIM, 0.125),
        ),
        ("list=1", Cell("list", topic="list", count=1)),  # the topic, not the kind
        ("*/list=1", Cell("*/list", kind=Kind.LIST, count=1)),
        ("list/list=1", Cell("list/list", topic="list", kind=Kind.LIST, count=1)),
    ],
)  # fmt: skip
def test_a_part_is_a_topic_with_a_level_and_a_kind(text: str, cell: Cell) -> None:
    assert read(text) == (cell,)


def test_several_parts_stand_between_commas_and_a_file_says_the_same() -> None:
    file = '"pricing" = "40%"\nmodel = "30 %"\n"recall/choice" = 3\n'
    written = "pricing=40%,model=30 %, recall/choice=3"
    assert placed(filed_cells(file), DECKS, KNOWN) == read(written)
    assert len(read(written)) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pricng=3", "'pricng' is no topic, level or kind, did you mean \"pricing\""),
        ("pricing/recal=3", "'recal' is no topic, level or kind, did you mean \"recall\""),
        ("pricing/recall/chioce=3", "'chioce' is no topic, level or kind, did you mean \"choice\""),
        ("pricing/x=3", "'x' is no topic"),
        ("recall/apply=3", "more than one level or kind"),
        ("pricing", "'pricing' is no part of a blueprint"),
        ("=3", "'=3' is no part of a blueprint"),
        ("", "'' is no part of a blueprint"),
        ("pricing=3,", "'' is no part of a blueprint"),
        ("pricing=many", "'many' is neither a share nor a number"),
        ("pricing=2.5", "'2.5' is neither a share nor a number"),
        ("pricing=nan%", "asks nothing"),
        ("pricing=0", "asks nothing"),
        ("pricing=-3", "asks nothing"),
        ("pricing=0%", "asks nothing"),
        ("pricing=1,pricing=2", "names 'pricing' twice"),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(text)
    assert says in refused.value.what
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["pricing = ", "", "# nothing\n"])
def test_a_file_without_a_blueprint_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        filed_cells(text)


def test_a_whole_quiz_is_as_long_as_its_numbers_or_twenty() -> None:
    assert QuizSpec(blueprint=read("pricing=3,model=4")).questions == 7
    assert QuizSpec(blueprint=read("pricing=30%")).questions == 20
    assert QuizSpec(count=5, blueprint=read("pricing=3")).questions == 5
    assert QuizSpec().questions == 20


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"count": 0}, f"between 1 and {MOST_QUESTIONS} questions"),
        ({"count": MOST_QUESTIONS + 1}, f"between 1 and {MOST_QUESTIONS} questions"),
        ({"blueprint": read("pricing=501")}, f"between 1 and {MOST_QUESTIONS} questions"),
        ({"blueprint": read("pricing=60%,model=50%")}, "add up to 110 %"),
        ({"count": 5, "blueprint": read("pricing=6")}, "more than the 5 asked"),
        ({"count": 10, "blueprint": read("pricing=6,model=50%")}, "6 questions and 50 % of 10"),
        ({"minutes": 0}, "between 1 and 960 minutes"),
        ({"minutes": -5}, "between 1 and 960 minutes"),
        ({"negative": -0.1}, "between 0 and 1 point"),
        ({"negative": float("nan")}, "between 0 and 1 point"),
        ({"negative": 1.5}, "between 0 and 1 point"),
        ({"pass_mark": 0.0}, "between 1 and 100 per cent"),
        ({"pass_mark": 1.01}, "between 1 and 100 per cent"),
        ({"seed": -1}, "the seed lies between"),
        ({"exam": "Final", "scope": Scope("case")}, "an exam decides by itself"),
    ],
)  # fmt: skip
def test_a_value_out_of_range_is_refused_in_a_sentence(
    values: dict[str, object], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        QuizSpec(**values)  # type: ignore[arg-type]  # each is of its field's type


def test_a_spec_comes_back_from_its_json_and_the_seed_makes_no_other_quiz_of_it() -> None:
    spec = QuizSpec(
        scope=Scope("case", "pricing"),
        count=12,
        blueprint=read("pricing/recall/choice=3,other=25%"),
        seed=7,
        minutes=30,
        feedback=Feedback.EACH,
        negative=0.25,
        pass_mark=0.6,
        count_as_review=True,
    )
    assert QuizSpec.from_json(spec.to_json(), 7) == spec
    assert QuizSpec.from_json(spec.to_json(), 8).to_json() == spec.to_json()
