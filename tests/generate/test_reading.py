"""How does a rule see the sentences of a document?"""

from __future__ import annotations

import pytest
from support.drafting import reading

DAM = "The Kerral Dam crosses the River Ashe. Engineers know the Kerral Dam well. The dam is old."
LIFE = (
    "Marie Curie was born in Warsaw. She moved to Paris, and Paris made Curie famous. "
    "Curie won a prize, and the prize made Curie rich. Her father was poor."
)

TOLD = {
    "The dam is old. It cost 9 crowns.": [
        "The Kerral Dam is old.",
        "The Kerral Dam cost 9 crowns.",
    ],
    "In 1912 the river rose.": ["In 1912 the River Ashe rose."],
    "Construction began in 1912.": ["Construction of the Kerral Dam began in 1912."],
    "The blockage lasted six days.": [],
    "Norda opened a second dam. It has 74 basins.": ["Norda opened a second dam."],
    "Norda launched M-Pata, a service. It has 74 agents.": [
        "Norda launched M-Pata, a service.",
        "M-Pata has 74 agents.",
    ],
    "Rust and rot, alas. It cost 9 crowns.": ["Rust and rot, alas."],
}
LIVED = {
    "In 1921 she left.": ["In 1921, Curie left."],
    "At the age of nine she sang.": ["At the age of nine, Curie sang."],
    "Warsaw was poor. She left.": ["Warsaw was poor.", "Curie left."],
    "Irene Joliot was her pupil. She left.": ["Irene Joliot was her pupil.", "Irene Joliot left."],
    "Warsaw was poor. He left.": ["Warsaw was poor."],
    "Karl von Frisch saw bees dance. He left.": [
        "Karl von Frisch saw bees dance.",
        "Karl von Frisch left.",
    ],
}


def told(text: str, *, behind: str) -> list[str]:
    """The statements of a paragraph in a document that says something else before."""
    read = reading(f"# A Report\n\n{behind}\n\n{text}")
    return [statement.text for statement in read.statements if statement.passage.first_line > 3]


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_names_what_it_is_about_or_is_left_out(text: str) -> None:
    assert told(text, behind=DAM) == TOLD[text]


@pytest.mark.parametrize("text", LIVED)
def test_she_is_the_person_before_or_the_one_whom_the_document_is_about(text: str) -> None:
    assert told(text, behind=LIFE) == LIVED[text]


def test_facts_about_it_are_left_out_and_others_told_one_by_one() -> None:
    read = reading("With a share of 96 percent, it has few rivals.\n\nNorda grew and sold 9 mills.")
    parts = [part.text for one in read.statements for part in read.parts_of(one)]
    assert parts == ["Norda grew.", "Norda sold 9 mills."]


def test_what_a_paragraph_says_of_its_place_is_asked_of_that_place() -> None:
    text = (
        "# Norda\n\nNorda sells lamps in Spain and in Italy. Norda pays well.\n\n"
        "- **Spain:** Norda won over farmers with cheap oil lamps.\n"
        "- **Italy:** In 1912, Norda sold street lamps to mills.\n"
        "- **Trade:** Norda won over millers with cheap oil.\n"
    )
    leads = [one.clause.lead for one in reading(text).statements if one.clause]
    assert leads == ["", "", "in Spain", "In 1912", ""]


def test_what_a_paragraph_that_begins_in_a_place_says_of_its_subject_is_asked_there() -> None:
    text = (
        "# Norda\n\nNorda sells lamps in Spain and in Italy. Norda pays well.\n\n"
        "In Spain, Norda sold street lamps. Norda won over millers with cheap oil. "
        "Millers own wide land."
    )
    leads = [one.clause.lead for one in reading(text).statements if one.clause]
    assert leads == ["", "", "In Spain", "in Spain", ""]
