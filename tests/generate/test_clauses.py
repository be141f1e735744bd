"""Who does what in a sentence, and what is said of it?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafting import reading
from support.examples import examples

from quizzer.generate.language.clauses import clause
from quizzer.generate.language.names import names_of
from quizzer.generate.language.phrases import is_specific, object_of
from quizzer.generate.language.predicates import (
    gerund,
    infinitive,
    predicate,
    predications,
    split_at_end,
)

NAMES = names_of(["Norda sells coal to Helion in Leith.", "Today Norda owns the US market."])
WORDS = (
    "By", "cutting", "costs", ",", "Norda", "which", "has", "not only", "reduced", "the", "price",
    "of", "its", "boxes", "and", "because", "it", "is", "able", "to", "in 1911", "helps", "with",
    "that", "rather than", "Apple, Samsung,", "(small)", "–", ";", ":", "US", "cannot", "been",
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "subject", "said"),
    [
        ("Established players such as Apple, Samsung, and Helion command trust.",
         "Established players such as Apple, Samsung, and Helion", "command trust"),
        ("Navigating patents and safeguarding rights may have slowed Norda.",
         "Navigating patents and safeguarding rights", "may have slowed Norda"),
        ("The regulator in the US demands strict tests.", "The regulator in the US",
         "demands strict tests"),
        ("Norda, renowned for its prices, seeks new mines.", "Norda", "seeks new mines"),
        ("In 2012 the hospital moved to Leith.", "the hospital", "moved to Leith"),
        ("On 31 August 1854 a violent outbreak began in Leith.", "a violent outbreak",
         "began in Leith"),
        ("Two laboratories still keep the virus.", "Two laboratories", "still keep the virus"),
        ("After years of dispute it agreed on two lengths.", "it", "agreed on two lengths"),
        ("Infections acquired in the hospital fell by half.",
         "Infections acquired in the hospital", "fell by half"),
        ("Expanding globally requires good ships.", "Expanding", "globally requires good ships"),
        ("Boxes cannot be stacked on one another.", "Boxes", "can not be stacked on one another"),
    ],
)  # fmt: skip
def test_the_subject_ends_where_the_verb_begins(sentence: str, subject: str, said: str) -> None:
    found = clause(sentence, NAMES)
    assert found is not None
    assert (found.subject, found.predicate) == (subject, said)


@pytest.mark.parametrize(
    "sentence", ["Water pumps lift water.", "Partnerships with local shops.", "", "And so on."]
)
def test_what_is_no_sure_sentence_is_no_clause(sentence: str) -> None:
    assert clause(sentence, NAMES) is None


def test_each_verb_of_a_subject_is_a_clause() -> None:
    found = clause("Norda reduces costs and speeds up production, while others wait.", NAMES)
    assert found is not None
    assert [one.core for one in predications(found)] == [
        "Norda reduces costs",
        "Norda speeds up production",
    ]


def test_a_predicate_can_be_bent() -> None:
    found = clause("Norda has quickly sold its boxes online.", NAMES)
    assert found is not None
    assert gerund(found) == "selling its boxes online"
    assert infinitive(found) == "sell its boxes online"


def test_what_stands_behind_because_belongs_to_another_clause() -> None:
    assert split_at_end("common because goods lay open") == ("common", "because goods lay open")
    assert split_at_end("apples, pears, and plums") == ("apples, pears, and plums", "")


@pytest.mark.parametrize(
    ("text", "phrase", "behind"),
    [
        (
            "masks and ventilators to hospitals in Leith",
            "masks and ventilators",
            "to hospitals in Leith",
        ),
        ("access to water", "access to water", ""),
        ("platforms to gauge interest", "platforms", "to gauge interest"),
        ("an opportunity to learn", "an opportunity to learn", ""),
        ("features that appeal to users in Spain", "features that appeal to users in Spain", ""),
    ],
)
def test_an_object_ends_where_the_verb_goes_on(text: str, phrase: str, behind: str) -> None:
    found = object_of(text)
    assert found is not None
    assert (found.phrase, found.behind) == (phrase, behind)


def test_a_phrase_that_is_true_of_anything_is_not_specific() -> None:
    assert not is_specific("a strong and significant presence", NAMES)
    assert not is_specific("a myriad of factors", NAMES)
    assert not is_specific("its reputation", NAMES)
    assert is_specific("overhead costs", NAMES)
    assert is_specific("Helion", NAMES)


@settings(max_examples=examples(150))
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=24))
def test_no_text_breaks_a_parse(words: list[str]) -> None:
    text = " ".join(words)
    found = clause(text, NAMES)
    object_of(text)
    if found is not None:
        for one in predications(found):
            predicate(one)
            gerund(one)


def told(text: str) -> list[str]:
    return [statement.text for statement in reading(text).statements]


def test_a_pronoun_is_what_the_sentence_before_is_about() -> None:
    assert (
        told("Ferries of oak cross the strait. They carry coal.")[1] == "Ferries of oak carry coal."
    )
    assert "She" not in " ".join(told("Ferries of oak cross the strait. She left."))


def test_a_pronoun_that_may_be_the_object_stays_out() -> None:
    text = "A pharmacy in Leith mixed a rub. It consisted of ethanol."
    assert told(text) == ["A pharmacy in Leith mixed a rub."]


def test_a_sentence_with_this_keeps_what_it_means() -> None:
    text = "Norda sells online. This saves rent. Moreover, this model pleases farmers."
    first, second, third = reading(text).statements
    assert first.context is None
    assert second.context == first
    assert third.context == first


def test_both_companies_have_their_names_where_there_are_two() -> None:
    text = "The alliance between Norda and Helion began in May. Both companies sell coal in Leith."
    assert told(text)[1] == "Norda and Helion sell coal in Leith."
