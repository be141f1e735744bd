"""How does a clause read as a question?"""

from __future__ import annotations

import re

from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names


def ask(wh: str, clause: Clause, names: Names, rest: str | None = None) -> str:
    """`How does Xiaomi keep prices low?`: a question about a clause.

    `wh` is the question word or phrase; `rest` stands in place of what follows the verb, or the
    auxiliary where there is one.
    """
    behind = clause.rest if rest is None else rest
    subject = names.lowered(clause.subject)
    if clause.auxiliary:
        words = [wh, clause.auxiliary.lower(), subject, clause.adverb, behind]
    else:
        words = [wh, helper(clause), subject, clause.adverb, clause.base, _in_base(behind, clause)]
    return as_question(" ".join(word for word in words if word))


def _in_base(behind: str, clause: Clause) -> str:
    """What follows the verb, with further verbs of the subject in their base form as well.

    `keeps costs low and passes savings on` is asked as `does … keep costs low and pass …`.
    """

    def based(found: re.Match[str]) -> str:
        word = found["verb"]
        is_verb = lexicon.parts(word) == {Part.VERB} or found["next"]
        fits = (
            lexicon.is_past(word)
            if clause.tense is Tense.PAST
            else lexicon.is_third_person(word) and not clause.is_plural
        )
        return f"{found['and']}{lexicon.base(word) if is_verb and fits else word}"

    return _JOINED.sub(based, behind)


_COMMA_INSIDE = re.compile(r"[,.](?=[”\"’]$)")
_JOINED = re.compile(
    r"(?P<and>\b(?:and|but|or)\s(?:also\s|then\s|[a-z]+ly\s)?)(?P<verb>[a-z]+)\b"
    r"(?=(?P<next>\s(?:the|a|an|its|their|on|to|with)\b)?)"
)


def helper(clause: Clause) -> str:
    """The form of `do` that a clause without auxiliary is asked with."""
    if clause.tense is Tense.PAST:
        return "did"
    return "do" if clause.is_plural else "does"


def as_question(text: str) -> str:
    """With a large letter at its head and a question mark at its end."""
    tidy = " ".join(text.split()).rstrip(" ,.;:?")
    return f"{tidy[:1].upper()}{tidy[1:]}?"


def as_answer(text: str) -> str:
    """A phrase as an answer of its own: large at its head, no mark at its end."""
    tidy = _COMMA_INSIDE.sub("", " ".join(text.split()).strip(" ,.;:"))
    return f"{tidy[:1].upper()}{tidy[1:]}"
