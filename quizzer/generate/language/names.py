"""Which words of a document are names, and what is it about?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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

TITLES = frozenset(
    """
    abbey cape captain castle ceo chancellor chief count doctor duke emperor fort general governor
    inspector
    judge justice king lady lake line lord mayor minister mount officer pope port president prince
    princess professor queen river saint secretary senator sir
    """.split()
)
"""Nouns that are part of the name behind them: `President Otto Lind`, `Lake Kerral`."""

_DATES = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()
)
_PERSONAL = frozenset("he her his she".split())
PARTICLES = frozenset("de del der di du la le van von".split())
_PLACED = frozenset("in at near from around throughout across outside".split())
_FEWEST_PRONOUNS = 3
_MOSTLY_DEFINITE = 0.7

_DOMINANCE = 3
"""How many times as many sentences as with any other name begin with the subject, so that `the
company` can mean nothing else."""


@dataclass(frozen=True)  # without slots, for what is looked up in every sentence
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

    pronoun: str = ""
    """`she` or `he` where the subject is a person."""

    places: frozenset[str] = frozenset()
    """Names that something happens in, at or near."""

    heads: tuple[tuple[str, str], ...] = ()
    """What else a noun stands for behind `the`: `lake` for Lake Kerral, `act` for a law."""

    known: frozenset[str] = frozenset()
    """The `runs` without their counts, for looking one up."""

    @cached_property
    def longer(self) -> Mapping[str, tuple[str, ...]]:
        """The names of several words, by the first of them."""
        found = defaultdict(list)
        for run, _ in self.runs:
            first, space, _ = run.partition(" ")
            if space:
                found[first].append(run)
        return {first: tuple(runs) for first, runs in found.items()}

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
        first, _, behind = phrase.partition(" ")
        if not first or _is_acronym(first):
            return phrase
        if self.is_name(first) and (first in self.words or not lexicon.is_made(first.lower())):
            return phrase
        if first.lower() in TITLES and (behind[:1].isupper() or behind[:1].isdigit()):
            return phrase
        if any(phrase.startswith(run) for run in self.longer.get(first, ())):
            return phrase
        is_word = first.lower() in self.common or first.lower() in lexicon.CLOSED
        if not is_word and _AMONG_NAMES.match(phrase):
            return phrase
        return phrase[0].lower() + phrase[1:]


_AMONG_NAMES = re.compile(r"[A-Z][\w’'-]+(?:,|\sand)?\s[A-Z][a-z]")
"""A word in front of a name, as in `Swift Wheels` and `Israel, Britain and France`."""


_EVENT = re.compile(r"(?:^|\s)(?:The\s)?(?P<noun>[A-Z][a-z]+)\sof\s(?P<name>(?:the\s)?[A-Z].*\S)$")
"""A title such as `The Siege of Castle Bren`."""


def names_of(sentences: Iterable[str], title: str = "") -> Names:
    """Read the names off a document: what it writes large in the middle of its sentences.

    Its subject is the name that stands most often, by itself or as `the canal`, or in the title.
    """
    seen = _Seen()
    every = [(sentence, tokens(sentence)) for sentence in sentences]
    for _, found in every:
        seen.count(found)
    for sentence, found in every:
        seen.read(sentence, found)
    words = frozenset(
        word
        for word, count in seen.large.items()
        if count > seen.small[word.lower()] or _is_acronym(word)
    )
    ranked = _ranked(seen.runs, words)
    places = frozenset(run for run, _ in ranked if seen.placed[run])

    def weight(run: str) -> int:
        in_title = _IN_TITLE if run in title else 0
        return seen.runs[run] + seen.definite[_short(run)] + in_title

    subject = max((run for run, _ in ranked), key=weight, default="")
    heads = tuple(seen.heads(ranked))
    if subject in seen.first and " " in seen.first and not seen.pronoun():
        heads += tuple((noun, seen.first) for noun in sorted(COMPANIES) if seen.definite[noun])
    event = _EVENT.search(title)
    if event and seen.definite[event["noun"].lower()]:
        noun = event["noun"].lower()
        heads += ((noun, f"the {noun} of {event['name']}"),)
    common = frozenset(seen.small)
    known = frozenset(run for run, _ in ranked)
    if weight(subject) < _FEWEST_OF_SUBJECT:
        return Names(words, common, ranked, places=places, heads=heads, known=known)
    rivals = (number for name, number in seen.leading.items() if subject not in name.split())
    is_alone = seen.leading[subject] >= _DOMINANCE * max(rivals, default=1)
    short = _short(subject)
    article = seen.article(subject)
    return Names(
        words,
        common,
        ranked,
        subject,
        article,
        short if seen.definite[short] else "",
        is_alone,
        "" if article or 2 * seen.placed[subject] >= seen.runs[subject] else seen.pronoun(),
        places,
        heads,
        known,
    )


class _Seen:
    """What has been counted of a document's words."""

    def __init__(self) -> None:
        self.large: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()
        self.leading: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.definite: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.wholes: dict[str, set[str]] = {}
        self.first = ""
        self.is_begun = False

    def count(self, found: tuple[Token, ...]) -> None:
        """Count the words of a sentence, large and small."""
        for index, token in enumerate(found):
            if not token.is_word:
                continue
            bare = without_possessive(token.text)
            if not token.is_capital:
                self.small[bare.lower()] += 1
                self.definite[bare.lower()] += bool(index and found[index - 1].lower == "the")
            elif not _begins(found, index):
                self.large[bare] += 1
            elif bare.lower() in _PERSONAL:
                self.small[bare.lower()] += 1

    def read(self, sentence: str, found: tuple[Token, ...]) -> None:
        """Count the names of a sentence, when all words have been counted."""
        of_sentence = tuple(_runs(found, self.is_head))
        for whole in _WHOLE.finditer(sentence):
            self.wholes.setdefault(whole["noun"].lower(), set()).add(whole["name"])
        self.runs.update(run for run, _ in of_sentence)
        first = of_sentence[0][0] if of_sentence else ""
        if not self.is_begun:
            self.first = first if sentence.startswith(first) else ""
            self.is_begun = True
        self.leading.update(
            [first] if first and sentence.startswith((first, f"The {first}")) else ()
        )
        for run, before in of_sentence:
            self.articles[run] += f"he {run}" in sentence
            self.placed[run] += before in _PLACED
            self.of[run] += f"{run} of" in sentence

    def is_head(self, word: str) -> bool:
        """Whether a word at the head of a sentence is a name or part of one."""
        is_large = self.large[word] > self.small[word.lower()] and len(word) > 1
        return is_large or _is_unknown(word) or word.lower() in TITLES

    def article(self, run: str) -> str:
        """`the` where a name mostly has it."""
        return "the" if 2 * self.articles[run] > self.runs[run] else ""

    def pronoun(self) -> str:
        """`she` or `he`, if the document says one of them often enough."""
        she = self.small["she"] + self.small["her"] + self.large["She"] + self.large["Her"]
        he = self.small["he"] + self.small["his"] + self.small["him"]
        if max(she, he) < _FEWEST_PRONOUNS:
            return ""
        return "she" if she > he else "he"

    def heads(self, ranked: tuple[tuple[str, int], ...]) -> Iterator[tuple[str, str]]:
        """Each noun that only one name has at its head, and that stands alone behind `the`."""
        found: dict[str, list[str]] = {}
        for run, _ in ranked:
            head = _short(run)
            if head:
                found.setdefault(head, []).append(run)
        for noun, names in sorted(self.wholes.items()):
            if len(names) == 1 and noun not in found and self._is_definite(noun):
                yield noun, f"the {min(names)}"
        for head, runs in found.items():
            if len(runs) == 1 and self._is_definite(head) and not self.of[runs[0]]:
                yield head, f"{self.article(runs[0])} {runs[0]}".strip()

    def _is_definite(self, noun: str) -> bool:
        """Whether a noun mostly stands behind `the`."""
        return self.definite[noun] > _MOSTLY_DEFINITE * self.small[noun]


_WHOLE = re.compile(r"\b[Tt]he\s(?P<name>(?P<noun>[A-Z][a-z]+)\sof\s[A-Z][\w-]+)")
"""`the Treaty of Bren`."""

_GEOGRAPHIC = frozenset("abbey cape castle fort lake mount port river villa".split())
"""Nouns at the head of the names of places: `Castle Bren`."""


def _short(name: str) -> str:
    """The noun at the end of a name, in small letters: `canal`; empty where it has none."""
    head = name.rpartition(" ")[2].lower()
    first = name.partition(" ")[0].lower()
    if " " in name and first in _GEOGRAPHIC:
        return first
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


def _runs(found: tuple[Token, ...], is_head: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Names as they stand, words in a row that begin large, and the word before each."""
    run: list[str] = []
    before = ""
    for index, token in enumerate(found):
        bare = without_possessive(token.text)
        is_long = len(bare) > 1  # no unit, as in `25 °C`
        is_part = is_long and token.is_capital and token.is_word and token.lower not in _DATES
        if is_part and index == 0 and not is_head(bare):
            is_part = False
        if run and token.lower in PARTICLES and found[index + 1 : index + 2]:
            is_part = found[index + 1].is_capital
        if is_part:
            before = before if run else found[index - 1].lower if index else ""
            run.append(bare)
        if run and (not is_part or token.is_possessive):
            yield " ".join(run), before
            run = []
    if run:
        yield " ".join(run), before


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
