"""Match cards from parallel parts: labels, headings with parts, and places with examples."""

from __future__ import annotations

from support.drafting import candidates, contents, on_groups

from quizzer.cards.content import Matching
from quizzer.generate.rules.belonging import belonging
from quizzer.generate.rules.pairs import pairs
from quizzer.generate.rules.regions import regions

BURNS = """
# Burns

There are three kinds of burn:

- Superficial burn: red, dry and painful skin.
- Partial burn: wet blisters over a raw surface.
- Deep burn: white or charred tissue.
"""

PLACES = """
# Equipment

The club keeps its equipment in three places:

- **Boathouse Cabinet:** The cabinet holds bandages and cling film. It is old.
- **Rescue Launch:** The launch carries two foil blankets. It is fast.
- **Gate Post:** The post shelters the telephone from the rain. It is new.
"""

STRATEGY = """
# Norda's Growth Strategy

Norda grows. Norda sells. Norda pays. There are three pillars of growth:

## 1. Cheap Transport

Norda ships by barge.

- **Own Barges:** Two of them.
- **Shared Cranes:** One of them.

## 2. Early Orders

Norda sells in spring.

- **Catalogues:** On paper.
- **Deposits:** A tenth.

## 3. Loyal Staff

Norda pays well.

- **Pensions:** From sixty.
- **Nurseries:** On site.
"""

REGIONS = """
# Where Norda Sells

In Europe, Norda does well in countries such as Spain, Italy, and Malta. It opened shops there.

Latin America has many buyers in countries like Brazil, Peru, and Chile.

In the Middle East, Norda ships to countries such as Oman, Qatar, and Egypt.
"""


def test_short_descriptions_are_matched_with_their_labels() -> None:
    assert contents(on_groups(pairs), BURNS) == [
        Matching(
            "Match each kind of burn with its description.",
            (
                ("Superficial burn", "Red, dry and painful skin"),
                ("Partial burn", "Wet blisters over a raw surface"),
                ("Deep burn", "White or charred tissue"),
            ),
        )
    ]


def test_labels_are_matched_with_what_they_do() -> None:
    assert contents(on_groups(pairs), PLACES) == [
        Matching(
            "The club keeps its equipment in three places. Match each of them with what it does.",
            (
                ("Boathouse cabinet", "Holds bandages and cling film"),
                ("Rescue launch", "Carries two foil blankets"),
                ("Gate post", "Shelters the telephone from the rain"),
            ),
        )
    ]


def test_what_a_part_is_gives_way_to_what_it_does() -> None:
    document = PLACES.replace("The launch carries", "The launch is made of oak. The launch carries")
    assert contents(on_groups(pairs), document) == contents(on_groups(pairs), PLACES)


def test_each_pair_rests_on_its_own_sentence() -> None:
    [card] = candidates(on_groups(pairs), PLACES)
    assert [passage.first_line for passage in card.passages] == [6, 7, 8]
    assert len(card.support) == 3


def test_a_right_side_with_a_word_of_its_label_makes_no_pair() -> None:
    assert contents(on_groups(pairs), BURNS.replace("white or", "deep holes in")) == []


def test_right_sides_that_are_alike_make_no_pairs() -> None:
    assert contents(on_groups(pairs), BURNS.replace("white or charred tissue", "red skin")) == []


def test_headings_are_matched_with_the_labels_under_them() -> None:
    assert contents(on_groups(belonging), STRATEGY) == [
        Matching(
            "Match each pillar of growth with what belongs to it.",
            (
                ("Cheap transport", "Own barges; shared cranes"),
                ("Early orders", "Catalogues; deposits"),
                ("Loyal staff", "Pensions; nurseries"),
            ),
        )
    ]


def test_a_heading_without_labels_of_its_own_makes_no_such_match() -> None:
    assert contents(on_groups(belonging), STRATEGY.split("- **Pensions", maxsplit=1)[0]) == []


def test_a_label_under_two_headings_belongs_to_neither() -> None:
    [card] = contents(on_groups(belonging), STRATEGY.replace("Pensions", "Deposits"))
    assert isinstance(card, Matching)
    assert [right for _, right in card.pairs] == [
        "Own barges; shared cranes",
        "Catalogues",
        "Nurseries",
    ]


def test_places_are_matched_with_the_examples_that_their_paragraphs_give() -> None:
    assert contents(regions, REGIONS) == [
        Matching(
            "Where Norda sells: match each region with the countries given as examples.",
            (
                ("Europe", "Spain, Italy and Malta"),
                ("Latin America", "Brazil, Peru and Chile"),
                ("The Middle East", "Oman, Qatar and Egypt"),
            ),
        )
    ]


def test_two_places_are_too_few() -> None:
    assert contents(regions, REGIONS.split("In the Middle", maxsplit=1)[0]) == []
