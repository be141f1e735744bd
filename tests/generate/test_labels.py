"""A list card from labels, items or headings side by side, where the text says what they are."""

from __future__ import annotations

import pytest
from support.drafting import candidates, contents, on_groups

from quizzer.cards.content import Listing
from quizzer.generate.rules.labels import labels

SEA = "Life by the Sea"

PRACTICES = """
# How the Mill Saves Water

The mill saves water through several practices:

- **Closed Loops:** The same water passes the rollers four times.
- **Night Rinsing:** Machines are rinsed when the river is high.
- **Dry Brushing:** Fibres are brushed before they are washed.
"""


def parts(title: str, *names: str, intro: str = "") -> str:
    """A document with a section and numbered headings under it."""
    told = "\n\n".join(
        f"### {number}. {name}\n\nPeople who know say much about {name.lower()} and the like."
        for number, name in enumerate(names, 1)
    )
    return f"## {title}\n\n{intro}\n\n{told}\n"


def test_the_introducing_sentence_makes_the_question_and_the_labels_the_answer() -> None:
    assert contents(on_groups(labels), PRACTICES) == [
        Listing(
            "Through which three practices does the mill save water?",
            ("Closed loops", "Night rinsing", "Dry brushing"),
        )
    ]


def test_the_card_cites_the_introduction_and_each_part_and_stands_under_its_section() -> None:
    [card] = candidates(on_groups(labels), PRACTICES)
    assert [passage.first_line for passage in card.passages] == [4, 6, 7, 8]
    assert card.titles == ("How the Mill Saves Water",)


@pytest.mark.parametrize(
    ("intro", "question"),
    [
        ("Three old rules govern the harbour:", "Which three old rules govern the harbour?"),
        ("There are three kinds of sail:", "Which three kinds of sail are there?"),
        ("The signs of a leak are:", "What are the three signs of a leak?"),
        ("Frost is dangerous for several reasons:", "For which three reasons is frost dangerous?"),
        (
            "The town has taken several measures to keep the lake clean.",
            "Which three measures has the town taken to keep the lake clean?",
        ),
    ],
)
def test_what_the_parts_are_may_stand_anywhere_in_the_introduction(
    intro: str, question: str
) -> None:
    [card] = contents(on_groups(labels), parts(SEA, "Alpha", "Beta", "Gamma", intro=intro))
    assert isinstance(card, Listing)
    assert card.question == question


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Challenges Faced by Farmers", "Which three challenges do farmers face?"),
        (
            "Factors Contributing to Soil Erosion",
            "Which three factors contribute to soil erosion?",
        ),
        ("Benefits of Crop Rotation", "What are the three benefits of crop rotation?"),
        ("How Beavers Build a Dam", "By which three means do beavers build a dam?"),
    ],
)
def test_a_title_says_it_where_no_sentence_does(title: str, question: str) -> None:
    [card] = contents(on_groups(labels), parts(title, "Low Pay", "High Hills", "Long Nights"))
    assert isinstance(card, Listing)
    assert card.question == question


def test_a_bare_noun_takes_its_scope_from_the_title_above() -> None:
    document = (
        "# Risks and Rewards of Mining in the Alps\n\n"
        + parts("Risks", "Gas", "Heat", "Flooding")
        + parts("Rewards", "Gold", "Silver")
    )
    assert contents(on_groups(labels), document) == [
        Listing("What are the three risks of mining in the Alps?", ("Gas", "Heat", "Flooding"))
    ]


def test_this_strategy_gets_the_name_that_the_title_has() -> None:
    document = parts(
        "Exploring Norda's Pricing Strategy",
        "Low Margins",
        "Long Leases",
        "Few Models",
        intro="Norda grows. Norda sells. Norda pays. Several key elements define this strategy:",
    )
    [card] = contents(on_groups(labels), document)
    assert isinstance(card, Listing)
    assert card.question == "Which three key elements define Norda’s pricing strategy?"


def test_a_title_with_a_doing_word_asks_by_which_means_the_subject_does_it() -> None:
    told = "\n\n".join(f"### {name}\n\nNorda pays for {name}." for name in ("Oil", "Ice", "Ash"))
    assert contents(on_groups(labels), f"## Winning the Valley\n\n{told}\n") == [
        Listing("By which three means does Norda win the valley?", ("Oil", "Ice", "Ash"))
    ]


def test_who_does_it_is_not_guessed_where_the_parts_speak_of_others() -> None:
    told = "\n\n".join(f"### {name}\n\nFarmers buy {name}." for name in ("Oil", "Ice", "Ash"))
    document = f"Norda sells. Norda pays. Norda ships.\n\n## Winning the Valley\n\n{told}\n"
    assert contents(on_groups(labels), document) == []


def test_strengths_and_threats_are_those_of_the_subject() -> None:
    document = (
        "# Norda\n\nNorda sells. Norda pays. Norda ships.\n\n# SWOT Analysis\n\n"
        "## Strengths\n\n- Loyal staff\n- Low rents\n- Good wool\n\n"
        "## Threats\n\n- Moths\n- Floods\n- Duties\n"
    )
    assert contents(on_groups(labels), document) == [
        Listing(
            "Which three strengths does Norda have?", ("Loyal staff", "Low rents", "Good wool")
        ),
        Listing("Which three threats does Norda face?", ("Moths", "Floods", "Duties")),
    ]


def test_these_components_are_those_of_the_title() -> None:
    intro = "Norda sells. Norda pays. Norda ships. Here's a look at these key components:"
    [card] = contents(on_groups(labels), parts("Norda's Plan", "Oil", "Ice", "Ash", intro=intro))
    assert isinstance(card, Listing)
    assert card.question == "What are the three key components of Norda’s plan?"


CASE = """
# Case Study: Kent

Norda sells. Norda pays. Norda ships. Norda is the first choice in Kent. {}

- **Low Prices:** Wool was cheap.
- **Own Barges:** They came daily.
- **Good Dyes:** None of them ran.
"""


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("This success was driven by:", "Which three factors drove Norda’s success in Kent?"),
        (
            "Its shops in Kent show how Norda wins the trust of farmers:",
            "By which three means does Norda win the trust of farmers in Kent?",
        ),
    ],
)
def test_a_case_of_one_place_is_asked_about_with_its_place(opening: str, question: str) -> None:
    assert contents(on_groups(labels), CASE.format(opening)) == [
        Listing(question, ("Low prices", "Own barges", "Good dyes"))
    ]


def test_a_company_without_its_name_is_not_asked_about() -> None:
    document = CASE.format("Its shops in Kent show how the company wins:")
    assert contents(on_groups(labels), document) == []


def test_a_success_without_its_place_is_not_asked_about() -> None:
    document = CASE.format("This success was driven by:").replace("in Kent", "everywhere")
    assert contents(on_groups(labels), document) == []


def test_short_items_are_members_by_themselves() -> None:
    document = (
        "# Frost\n\nThe signs of frostbite include:\n\n- white skin\n- numb toes\n- blisters\n"
    )
    assert contents(on_groups(labels), document) == [
        Listing("What are the three signs of frostbite?", ("White skin", "Numb toes", "Blisters"))
    ]


def test_headings_of_another_kind_are_no_members() -> None:
    document = parts("Challenges Faced by Farmers", "Low Pay", "High Hills", "Long Nights")
    beside = "### Case Study Example: Norda\n\nNorda did well.\n\n### Conclusion\n\nAll is well.\n"
    [card] = contents(on_groups(labels), document + beside)
    assert isinstance(card, Listing)
    assert card.members == ("Low pay", "High hills", "Long nights")


@pytest.mark.parametrize(
    "document",
    [
        parts("Farming in the Hills", "Low Pay", "High Hills", "Long Nights"),
        parts("Challenges Faced by Farmers", "Low Pay", "High Hills"),
        parts("Challenges Faced by Farmers", *(f"Number {n}" for n in "abcdefgh")),
        parts(SEA, "Alpha", "Beta", "Gamma", intro="Four rivers feed the lake:"),
        parts(
            SEA,
            "Alpha",
            "Beta",
            "Gamma",
            intro="They feed it through several rivers:",
        ),
        parts(
            SEA,
            "Alpha",
            "Beta",
            "Gamma",
            intro="This is due to several of these reasons:",
        ),
    ],
    ids=["unsaid", "two", "eight", "another number", "leaning", "pointing"],
)
def test_nothing_is_asked_where_it_is_not_sure_what_the_parts_are(document: str) -> None:
    assert contents(on_groups(labels), document) == []


def test_members_that_the_question_gives_away_are_not_asked_for() -> None:
    document = parts("Benefits of Warm Fur and Thick Skin", "Warm Fur", "Thick Skin", "Fat")
    assert contents(on_groups(labels), document) == []
