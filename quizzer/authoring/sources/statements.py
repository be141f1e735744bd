"""Does a passage say what a text asserts, or the opposite of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from quizzer.authoring.sources.assertions import Assertion
from quizzer.authoring.sources.binding import Bond, bonds_of, broken
from quizzer.authoring.sources.evidence import Evidence, Span, evidence_in
from quizzer.authoring.sources.finding import Found, find, is_together, places_of, spans
from quizzer.authoring.sources.fitting import Question, misfit
from quizzer.authoring.sources.needs import Need, NeedKind, needs_of
from quizzer.authoring.sources.opposites import Order, are_opposite, is_denial, order_in


@dataclass(frozen=True, slots=True)
class Ground:
    """What a card is proven on: its passages, and what its deck says about their sources."""

    evidence: Evidence
    titles: str = ""
    authors: str = ""
    language: str = "en"

    def read(self, text: str) -> Evidence:
        """A text of the card."""
        return evidence_in(text, self.language)

    def needs(self, text: str, given: str = "") -> tuple[Need, ...]:
        """What a text needs, when the question says `given`."""
        # The title and the author of a source are the deck's own words, which no passage proves.
        known = self.read(f"{given}\n\n{self.titles}\n\n{self.authors}")
        return needs_of(text, known, self.evidence, self.language)

    def question(self, text: str) -> Question:
        """The question of a card."""
        return Question(text, self.read(text), self.read(self.titles), self.language)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of looking for an assertion: where it stands, or why it is not shown."""

    reasons: tuple[str, ...]
    found: tuple[Found, ...] = ()
    spans: tuple[Span, ...] = ()


def check(assertion: Assertion, ground: Ground) -> Checked:
    """Look for everything that an assertion needs, then whether it stands there as it is said."""
    needs = ground.needs(assertion.text, assertion.given)
    bonds = bonds_of(needs)
    bound = {bond.name.text for bond in bonds}
    asked = ground.read(assertion.given)
    wanted = [
        need
        for need in needs
        # A name that only the question gives still has to stand where the answer lists it.
        if not need.given or (need.kind is NeedKind.NAME and need.text not in bound)
    ]
    if all(need.given for need in needs):
        return Checked(("the answer says nothing that the question does not say",))
    looked = [find(need, ground.evidence, either_way=asked.denies) for need in wanted]
    found = tuple(one for one in looked if isinstance(one, Found))
    missing = tuple(dict.fromkeys(one for one in looked if isinstance(one, str)))
    reason = "" if missing else _unsaid(assertion, found, bonds, needs, ground)
    reasons = missing or ((reason,) if reason else ())
    return Checked(reasons, found, spans(found, ground.evidence) if found else ())


def contradiction(statement: str, correction: str, ground: Ground) -> Checked:
    """Whether a statement is false: its correction stands there, and both cannot be true."""
    if not correction:
        return Checked(("a false claim has no correction under why",))
    corrected = check(Assertion(correction), ground)
    if corrected.reasons:
        reasons = tuple(f"the correction under why: {reason}" for reason in corrected.reasons)
        return replace(corrected, reasons=reasons)
    if not check(Assertion(statement), ground).reasons:
        return replace(corrected, reasons=("the passage has all that the false claim says",))
    if not _is_contradicted(statement, correction, ground):
        reason = "no number, name, denial or opposite in the correction contradicts the claim"
        return replace(corrected, reasons=(reason,))
    return corrected


def _unsaid(
    assertion: Assertion,
    found: tuple[Found, ...],
    bonds: Sequence[Bond],
    needs: Sequence[Need],
    ground: Ground,
) -> str:
    """Why a passage that has all the words does not say it with them; empty when it does."""
    if not is_together(found):
        return "the passage has the words, but not together"
    question = ground.question(assertion.given)
    reason = "" if assertion.is_placed else misfit(found, question, ground.evidence)
    if reason:
        return reason
    broken_bond = _broken(bonds, assertion, ground)
    if broken_bond is not None:
        return f"the passage does not say “{broken_bond}” together"
    order = order_in(ground.read(assertion.text), needs, ground.evidence)
    if order in (Order.REVERSED, Order.NOT_SHOWN):
        return "the passage does not show the order that the answer states"
    return ""


def _broken(bonds: Sequence[Bond], assertion: Assertion, ground: Ground) -> Bond | None:
    if not bonds:
        return None
    nothing = ground.read("")
    names = tuple(
        need
        for text in (assertion.text, assertion.given)
        for need in needs_of(text, nothing, ground.evidence, ground.language)
        if need.kind is NeedKind.NAME
    )
    subject = ground.read(ground.titles)
    return next((b for b in bonds if broken(b, names, ground.evidence, subject)), None)


def _is_contradicted(statement: str, correction: str, ground: Ground) -> bool:
    """Whether a claim and its correction differ in something that rules one of them out."""
    said, put = ground.needs(statement), ground.needs(correction)
    for kind in (NeedKind.NUMBER, NeedKind.NAME):
        ours = {need.text for need in said if need.kind is kind and _is_foreign(need, ground)}
        if ours:
            return any(need.kind is kind and need.text not in ours for need in put)
    claimed, corrected = ground.read(statement), ground.read(correction)
    return (
        is_denial(claimed, corrected, ground.language)
        or any(
            are_opposite(one, other, ground.language)
            for one, other in product(claimed.tokens, corrected.tokens)
        )
        or order_in(claimed, said, ground.evidence) is Order.REVERSED
        or _is_given_to_another(bonds_of(said), bonds_of(put), statement, ground)
    )


def _is_foreign(need: Need, ground: Ground) -> bool:
    """Whether neither the passage nor the question has a number or a name."""
    return not need.given and not places_of(need, ground.evidence)


def _is_given_to_another(
    said: Sequence[Bond], put: Sequence[Bond], statement: str, ground: Ground
) -> bool:
    """Whether the claim gives to one name what the correction gives to another."""
    wrong = _broken(said, Assertion(statement), ground)
    return wrong is not None and any(
        bond.name.text != wrong.name.text and bond.word.tokens[0].keys & wrong.word.tokens[0].keys
        for bond in put
    )
