"""What does a code mean: why is it refused or advised against, and how is it put right?"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from quizzer.authoring.codes import Code, Severity
from quizzer.authoring.explanations.parts import Parts
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.problems import quoted
from quizzer.errors import UsageError

_WIDTH = 80
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code with why it is there, a bad and a good example, and how to mend it."""

    code: Code
    why: str
    bad: str
    good: str
    fix: str

    @property
    def slug(self) -> str:
        """The code's name in words."""
        return self.code.slug

    @property
    def severity(self) -> Severity:
        """Whether it keeps a deck from being imported."""
        return self.code.severity

    @property
    def meaning(self) -> str:
        """The code in one sentence."""
        return self.code.meaning

    def __str__(self) -> str:
        """Plain text of 80 columns, but for examples that are wider themselves."""
        head = f"{self.code} {self.slug} ({self.severity}): {self.meaning}"
        parts = (
            _wrapped(head),
            _wrapped(self.why),
            f"Bad:\n\n{_shown(self.bad)}",
            f"Good:\n\n{_shown(self.good)}",
            _wrapped(f"Fix: {self.fix}"),
        )
        return "\n\n".join(parts)


def explain(name: str) -> Explanation:
    """The explanation of a code, `E201`, or of its name, `unknown-key`.

    Raises UsageError for what is neither.
    """
    code = _code_of(name)
    return Explanation(code, *_parts_of(code))


def _code_of(name: str) -> Code:
    codes = {code.value.lower(): code for code in Code}
    known = codes | {code.slug: code for code in Code}
    word = name.strip().lower().replace("_", "-")
    if word in known:
        return known[word]
    guess = nearest(word, known)
    raise UsageError(
        f"there is no code or rule {quoted(name)}{did_you_mean(codes.get(guess, guess))}",
        remedy="`quizzer check` names the code of each problem, such as E201",
    )


def _parts_of(code: Code) -> Parts:
    from quizzer.authoring.explanations.cards import CARDS
    from quizzer.authoring.explanations.files import FILES
    from quizzer.authoring.explanations.keys import KEYS
    from quizzer.authoring.lint import registry

    for table in (FILES, KEYS, CARDS):
        if code in table:
            return table[code]
    rule = registry.explain(code)
    assert rule is not None, code
    return Parts(rule.why, rule.bad, rule.good, rule.fix)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _shown(example: str) -> str:
    """An example as it stands, but for tabs, which would look like spaces."""
    return textwrap.indent(example.replace("\t", "→   "), _INDENT)
