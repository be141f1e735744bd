"""With which words does one ask about the parts of a group?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.generate.language.casing import in_sentence
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.names import Names

COUNTS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}

SAID, TITLED, GUESSED = 0.88, 0.84, 0.74
"""How sure a frame is: a sentence or title says what the parts are, a title does what they do it
for, or they are parts of what the title names."""

_WRITER = re.compile(
    r"^(?:analy[sz]ing|exploring|examining|evaluating|highlighting|understanding|investigating"
    r"|discussing|reviewing|introducing|assessing|describing|defining|explaining|considering"
    r"|comparing|identifying|unpacking|a (?:closer )?look at|an? overview of|overview of"
    r"|insights into|summary of)\s+",
    re.IGNORECASE,
)
"""What a writer does, not what the text is about."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How to ask about a group.

    `question` asks for all labels, and is empty where a sentence lists them already. `lead` is a
    sentence that a question about one of them begins with, without its full stop: `Xiaomi achieves
    cost efficiency through several practices`; where there is none, `one` names a part with its
    scope: `key element of Xiaomi’s business model`, or `of` some: `Xiaomi’s strategies`.
    `explain` asks for an essay, and is empty where none reads well.
    """

    question: str
    confidence: float
    lead: str = ""
    one: str = ""
    of: str = ""
    explain: str = ""

    def which(self, predicate: str, names: Names) -> str:
        """`Which key element of X reduces costs?` with `reduces costs`."""
        if self.lead:
            return f"{self.lead}: which of them {_with_pronoun(predicate, self.lead, names)}?"
        if self.of:
            return f"Which of {self.of} {predicate}?"
        return f"Which {self.one} {_with_pronoun(predicate, self.one, names)}?"

    def match(self, what: str) -> str:
        """`Match each key element of X with what it does.` with `what it does`."""
        if self.lead:
            return f"{self.lead}. Match each of them with {what}."
        return f"Match each {f'of {self.of}' if self.of else self.one} with {what}."


def _with_pronoun(predicate: str, asked: str, names: Names) -> str:
    """`puts pressure on it` of `puts pressure on Xiaomi` where the question has just named it."""
    named = names.named
    if not named or names.pronoun or not re.search(rf"\b{re.escape(named)}\b(?![’'])", asked):
        return predicate
    whose = re.sub(rf"\b{re.escape(named)}[’']s\b", "its", predicate)
    return re.sub(rf"\b{re.escape(named)}\b(?!\s[a-z]+s\b)", "it", whose)


def bare_title(title: str, names: Names) -> str:
    """A title for the middle of a sentence, without what a writer says of the writing."""
    return in_sentence(_WRITER.sub("", title.strip().rstrip(":")), names)


def is_writing(title: str) -> bool:
    """Whether a title begins with what its writer does: `Exploring …`."""
    return bool(_WRITER.match(title))


def told(parsed: Clause, rest: str, subject: str = "") -> str:
    """A clause as a statement: subject, verb and what stands behind it."""
    words = (subject or parsed.subject, parsed.auxiliary, parsed.adverb, parsed.verb, rest)
    return " ".join(word for word in words if word)
