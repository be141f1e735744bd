"""Which words of a document are names, and what is it about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.tokens import Token, tokens

_FEWEST_OF_SUBJECT = 3
_DOMINANCE = 3
"""How many times as many sentences as with any other name begin with the subject, so that `the
company` can mean nothing else."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one document.

    `words` are single words that are names wherever they stand, `common` those that it writes
    small; `runs` are whole names by how often they stand. `subject` is what the document is about,
    or empty.
    """

    words: frozenset[str]
    common: frozenset[str]
    runs: tuple[tuple[str, int], ...]
    subject: str = ""
    is_alone: bool = False
    """Whether the subject is the only thing that `the company` can mean."""

    def is_name(self, word: str) -> bool:
        """Whether a word is a name, as far as its document shows."""
        bare = without_possessive(word)
        if bare in self.words:
            return True
        return bare[:1].isupper() and _is_unknown(bare) and bare.lower() not in self.common

    def lowered(self, phrase: str) -> str:
        """A phrase for the middle of a sentence: its first word small unless it is a name."""
        first = phrase.split(" ", 1)[0]
        if not first or self.is_name(first) or _is_acronym(first):
            return phrase
        return phrase[0].lower() + phrase[1:]


def names_of(sentences: Iterable[str]) -> Names:
    """Read the names off a document: what it writes large in the middle of its sentences."""
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    for sentence in sentences:
        found = tokens(sentence)
        for index, token in enumerate(found):
            if not token.is_word:
                continue
            bare = without_possessive(token.text)
            if not token.is_capital:
                small[bare.lower()] += 1
            elif not _begins(found, index):
                large[bare] += 1
        of_sentence = tuple(_runs(found))
        runs.update(of_sentence)
        leading.update(run for run in of_sentence[:1] if sentence.startswith(run))
    words = frozenset(
        word for word, count in large.items() if count > small[word.lower()] or _is_acronym(word)
    )
    ranked = _ranked(runs, words)
    subject, count = ranked[0] if ranked else ("", 0)
    if count < _FEWEST_OF_SUBJECT:
        return Names(words, frozenset(small), ranked)
    rivals = (number for name, number in leading.items() if subject not in name.split())
    is_alone = leading[subject] >= _DOMINANCE * max(rivals, default=1)
    return Names(words, frozenset(small), ranked, subject, is_alone)


def without_possessive(word: str) -> str:
    """`Xiaomi` of `Xiaomi's`."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _begins(found: tuple[Token, ...], index: int) -> bool:
    """Whether a word is large because a sentence, a quotation or a label begins with it."""
    return index == 0 or found[index - 1].text in {":", "“", '"', "(", "‘", "•", ".", "?", "!"}


def _runs(found: tuple[Token, ...]) -> Iterator[str]:
    """Names as they stand: words in a row that begin large."""
    run: list[str] = []
    for index, token in enumerate(found):
        bare = without_possessive(token.text)
        is_part = token.is_capital and token.is_word
        if is_part and index == 0 and not _is_unknown(bare):
            is_part = False
        if is_part:
            run.append(bare)
        if run and (not is_part or token.is_possessive):
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _ranked(runs: Counter[str], words: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Names by how often they stand, then in their order in the document."""
    kept = [
        (run, count)
        for run, count in runs.items()
        if all(word in words or _is_unknown(word) for word in run.split())
    ]
    return tuple(sorted(kept, key=lambda pair: -pair[1]))


def _is_unknown(word: str) -> bool:
    lower = word.lower()
    return lower not in lexicon.CLOSED and not lexicon.parts(lower) and lower.isalpha()


def _is_acronym(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) > 1
