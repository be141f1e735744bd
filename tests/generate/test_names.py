"""Which words of a document are names, and what is it about?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drafting import DOCUMENTS, reading

from quizzer.generate.language.names import Names, names_of, without_possessive

CANAL = (
    "The Suez Canal joins two seas.",
    "Ferdinand de Lesseps built the canal.",
    "Each year the canal carries ships to Port Said and from Port Said.",
    "The Suez Canal Authority runs it.",
    "Lake Timsah lies beside the Suez Canal, and the lake is salt.",
)
LIFE = (
    "Marie Curie was born in Warsaw.",
    "She moved to Paris, where she taught.",
    "In Paris she met Pierre Curie.",
    "Curie won her first prize with him, and Curie gave it away.",
    "Curie died at Passy.",
)


@pytest.mark.parametrize(
    ("file", "subject", "named"),
    [
        ("dam.md", "Kerral Dam", "the Kerral Dam"),
        ("scientist.md", "Oakeley", "Oakeley"),
        ("trams.md", "Halvern", "Halvern"),
    ],
)
def test_a_document_is_about_the_name_that_it_keeps_coming_back_to(
    file: str, subject: str, named: str
) -> None:
    [path] = [one for one in DOCUMENTS if one.name == file]
    names = reading(path.read_text()).names
    assert (names.subject, names.named) == (subject, named)


def test_a_text_that_names_nothing_twice_is_about_nothing() -> None:
    assert not names_of(["Water boils.", "Plants turn light into sugar in Photosystem II."]).subject


def test_the_canal_means_the_canal_of_the_document() -> None:
    names = names_of(CANAL)
    assert names.is_subject("The canal")
    assert names.is_subject("the Suez Canal")
    assert not names.is_subject("The lake")
    assert ("lake", "Lake Timsah") in names.heads


def test_names_of_several_words_are_kept_whole() -> None:
    assert {"Ferdinand de Lesseps", "Suez Canal", "Port Said"} <= {
        run for run, _ in names_of(CANAL).runs
    }


def test_a_person_is_a_she_and_what_things_happen_in_is_a_place() -> None:
    names = names_of(LIFE)
    assert (names.subject, names.pronoun) == ("Curie", "she")
    assert {"Warsaw", "Paris"} <= names.places
    assert "Curie" not in names.places


def test_a_canal_is_no_person() -> None:
    assert not names_of([*CANAL, "He saw her. She saw him. He left her."]).pronoun


def test_months_and_words_at_the_head_of_a_sentence_are_no_names() -> None:
    names = names_of(["Water is wet.", "It was May.", "They met in March on a Sunday, in water."])
    assert names.runs == ()
    assert not names.is_name("Water")


@pytest.mark.parametrize(
    ("phrase", "lowered"),
    [
        ("The canal", "the canal"),
        ("Mayor Ludwig Stern", "Mayor Ludwig Stern"),
        ("Line 9", "Line 9"),
        ("Traditional ships", "traditional ships"),
        ("The Suez Canal", "the Suez Canal"),
        ("NATO", "NATO"),
        ("Hashtags", "hashtags"),
        ("Disinfection", "disinfection"),
        ("Harwick", "Harwick"),
        ("Antidiuretic hormone", "antidiuretic hormone"),
        ("Interlaken", "Interlaken"),
        ("", ""),
    ],
)
def test_a_phrase_within_a_sentence_begins_small_unless_it_is_a_name(
    phrase: str, lowered: str
) -> None:
    assert names_of(CANAL).lowered(phrase) == lowered


@pytest.mark.parametrize(
    ("word", "bare"), [("Norda’s", "Norda"), ("Norda's", "Norda"), ("Boss’", "Boss"), ("is", "is")]
)
def test_a_name_is_known_with_its_possessive(word: str, bare: str) -> None:
    assert without_possessive(word) == bare


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=20))
def test_any_sentences_have_names(sentences: list[str], title: str) -> None:
    names = names_of(sentences, title)
    assert isinstance(names, Names)
    assert not names.subject or names.is_subject(names.subject)


def test_a_unit_is_no_name() -> None:
    names = names_of(["The core is kept at 25 °C.", "It melts at 90 °C.", "It boils at 99 °C."])
    assert names.subject == ""
