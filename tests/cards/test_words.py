"""Words and their stems come out the same on the short ways as on the long ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.words import content_stems, fold, folded_words, is_stopword, stem, words

TEXTS = st.text(st.sampled_from("aZ09_-'’ é\u0301ßİ.") | st.characters(), max_size=30)
LANGUAGES = st.sampled_from(["", "en", "en-GB", "de", "xx"])


@given(TEXTS)
def test_folded_words_are_the_words_folded_one_by_one(text: str) -> None:
    assert folded_words(text) == tuple(fold(word.text) for word in words(text))


@given(TEXTS | st.just("The innovators’ innovations are innovative"), LANGUAGES)
def test_the_table_of_stems_says_what_the_functions_say(text: str, language: str) -> None:
    table = content_stems(language)
    for word in folded_words(text):
        expected = "" if is_stopword(word, language) else stem(word, language)
        assert (table[word], table[word]) == (expected, expected)
