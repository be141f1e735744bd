"""Which words of a document are names, and what is it about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.tokens import Token, tokens

_FEWEST_OF_SUBJECT = 3
_IN_TITLE = 3
"""How many more times a name would have to stand that is not in the title."""

COMPANIES = frozenset(
    """
    company firm brand business organization organisation corporation group manufacturer startup
    start-up
    """.split()
)
"""What a company is called when its name has been said."""

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
    article: str = ""
    """`the` where the subject takes it, as in `the Suez Canal`."""

    short: str = ""
    """The noun that stands for the subject: `canal` for the Suez Canal."""

    is_alone: bool = False
    """Whether the subject is the only thing that `the company` can mean."""

    @property
    def named(self) -> str:
        """The subject as it stands in a sentence."""
        return f"{self.article} {self.subject}".strip()

    def is_subject(self, phrase: str) -> bool:
        """Whether a phrase means what the document is about: by name, or as `the company`."""
        bare = phrase.removeprefix("The ").removeprefix("the ")
        if not self.subject:
            return False
        return bare == self.subject or bare in self.nouns

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns that mean the subject when `the` stands before them."""
        own = frozenset({self.short} if self.short else ())
        is_company = self.is_alone and (not self.short or self.short in COMPANIES)
        return own | COMPANIES if is_company else own

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


def names_of(sentences: Iterable[str], title: str = "") -> Names:
    """Read the names off a document: what it writes large in the middle of its sentences.

    Its subject is the name that stands most often, by itself or as `the canal`, or in the title.
    """
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    definite: Counter[str] = Counter()
    for sentence in sentences:
        found = tokens(sentence)
        for index, token in enumerate(found):
            if not token.is_word:
                continue
            bare = without_possessive(token.text)
            if not token.is_capital:
                small[bare.lower()] += 1
                definite[bare.lower()] += bool(index and found[index - 1].lower == "the")
            elif not _begins(found, index):
                large[bare] += 1
        of_sentence = tuple(_runs(found))
        runs.update(of_sentence)
        leading.update(run for run in of_sentence[:1] if sentence.startswith((run, f"The {run}")))
        articles.update(run for run in of_sentence if f"he {run}" in sentence)
    words = frozenset(
        word for word, count in large.items() if count > small[word.lower()] or _is_acronym(word)
    )
    ranked = _ranked(runs, words)

    def weight(run: str) -> int:
        in_title = _IN_TITLE if run in title else 0
        return runs[run] + definite[_short(run)] + in_title

    subject = max((run for run, _ in ranked), key=weight, default="")
    if weight(subject) < _FEWEST_OF_SUBJECT:
        return Names(words, frozenset(small), ranked)
    rivals = (number for name, number in leading.items() if subject not in name.split())
    is_alone = leading[subject] >= _DOMINANCE * max(rivals, default=1)
    short = _short(subject)
    return Names(
        words,
        frozenset(small),
        ranked,
        subject,
        "the" if 2 * articles[subject] > runs[subject] else "",
        short if definite[short] else "",
        is_alone,
    )


def _short(name: str) -> str:
    """The noun at the end of a name, in small letters: `canal`; empty where it has none."""
    head = name.rpartition(" ")[2].lower()
    is_noun = " " in name and Part.NOUN in lexicon.parts(head) and not lexicon.is_plural(head)
    return head if is_noun else ""


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
        if any(word in words or _is_unknown(word) for word in run.split())
    ]
    return tuple(sorted(kept, key=lambda pair: -pair[1]))


def _is_unknown(word: str) -> bool:
    lower = word.lower()
    return lower not in lexicon.CLOSED and not lexicon.parts(lower) and lower.isalpha()


def _is_acronym(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) > 1
