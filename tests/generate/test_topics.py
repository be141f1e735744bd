"""Which topics does a document give, and under which of them does a passage stand?"""

from __future__ import annotations

import pytest

from quizzer.authoring.sources.documents import parse_document
from quizzer.generate.material import Material
from quizzer.generate.topics import LONGEST_TITLE, document_title, topics_of
from quizzer.study.drafting.materials import material_of

TEXT = "Orvanta sells lamps of the sort {} in every town of the county."


def material(*lines: str) -> Material:
    """A document of headings and, where a line is empty, of text."""
    text = "\n\n".join(line or TEXT.format(number) for number, line in enumerate(lines))
    return material_of("case", "", parse_document(text.encode(), "case.md"))


def paths(*lines: str) -> list[str]:
    return [topic.path for topic in topics_of(material(*lines)).tree]


def test_chapters_and_their_sections_are_topics_and_what_is_below_belongs_to_them() -> None:
    lines = ("# Prices", "", "## Cost", "", "### Waste", "", "# Sales", "")
    found = topics_of(material(*lines))
    assert [topic.path for topic in found.tree] == ["prices", "prices/cost", "sales"]
    topics = [found.topic_of(passage.titles) for passage in material(*lines).passages()]
    assert topics == ["prices", "prices/cost", "prices/cost", "sales"]


def test_the_title_of_the_document_is_no_topic() -> None:
    assert paths("# The Lamp Case", "", "## Prices", "", "## Sales", "") == ["prices", "sales"]
    assert document_title(material("# The Lamp Case", "", "## Prices", "")) == "The Lamp Case"


def test_a_title_and_its_subtitle_are_one_title_and_no_topics() -> None:
    lines = ("# Orvanta:", "# How Lamps Came", "## Start", "", "# Growth", "", "# End", "")
    assert document_title(material(*lines)) == "Orvanta: How Lamps Came"
    assert paths(*lines) == ["start", "growth", "end"]


def test_a_document_that_begins_with_a_chapter_has_no_title() -> None:
    assert document_title(material("# Start", "", "# Growth", "")) == ""


def test_text_above_the_first_heading_has_no_topic() -> None:
    lines = ("", "# Growth", "", "# End", "")
    found = topics_of(material(*lines))
    assert [found.topic_of(one.titles) for one in material(*lines).passages()] == [
        "",
        "growth",
        "end",
    ]


@pytest.mark.parametrize("ordinal", ["Chapter 3", "Part Two", "IV", "3.", "Unit", "B"])
def test_a_heading_that_only_counts_is_no_topic_and_what_is_under_it_is(ordinal: str) -> None:
    assert paths(f"# {ordinal}", "## Prices", "", "# Chapter 9", "## Sales", "") == [
        "prices",
        "sales",
    ]


@pytest.mark.parametrize("title", ["Civil Law", "Mix", "One Firm, Two Owners", "Partners"])
def test_a_heading_that_says_something_is_a_topic(title: str) -> None:
    assert len(paths(f"# {title}", "", "# Sales", "")) == 2


def test_chapters_on_the_level_of_their_sections_stand_above_them() -> None:
    lines = (
        "# Prices", "# Low Costs", "", "# Fair Margins", "",
        "# Growth", "## Abroad", "", "# At Home", "",
        "# People", "# Founders", "",
    )  # fmt: skip
    assert paths(*lines) == [
        "prices", "prices/low-costs", "prices/fair-margins",
        "growth", "growth/abroad", "growth/home",
        "people", "people/founders",
    ]  # fmt: skip


def test_a_part_without_text_does_not_take_in_the_chapters_behind_it() -> None:
    lines = ("# Part of Lamps", "## Prices", "", "# Interlude", "", "# Sails", "## Cloth", "")
    assert "interlude" in paths(*lines)


def test_the_same_title_in_two_chapters_is_two_topics_and_twice_in_one_is_one() -> None:
    lines = ("# Lamps", "", "## Prices", "", "## Prices", "", "# Sails", "", "## Prices", "")
    assert paths(*lines) == ["lamps", "lamps/prices", "sails", "sails/prices"]


def test_two_titles_with_the_same_first_words_have_different_paths() -> None:
    long = "Cheap Copper Lamps Everywhere in {}"
    found = topics_of(material(f"# {long.format('Spring')}", "", f"# {long.format('Autumn')}", ""))
    assert [topic.path for topic in found.tree] == [
        "cheap-copper-lamps-everywhere",
        "cheap-copper-lamps-everywhere-2",
    ]


def test_a_long_title_is_cut_between_words() -> None:
    title = "The Long and Winding History of Every Lamp That Was Ever Sold in the County of Kelol"
    (topic,) = topics_of(material(f"# {title}", "", "# 2", "")).tree
    assert len(topic.title) <= LONGEST_TITLE
    assert topic.title.endswith("…")
    assert title.startswith(topic.title[:-1] + " ")
