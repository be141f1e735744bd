"""What is each kind of card for, what counts as right, and which keys answer it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizzer.cards.content import Kind


@dataclass(frozen=True, slots=True)
class KindHelp:
    """A kind of card in three sentences or so each."""

    what: str
    graded: str
    keys: str

    @property
    def brief(self) -> str:
        """What it is, without the details."""
        return f"{self.what.partition('. ')[0].rstrip('.')}."


_TYPED = (
    "Type it and press Enter. Esc leaves the line, so that letters are keys again; Tab returns."
)

KINDS: Mapping[Kind, KindHelp] = {
    Kind.BASIC: KindHelp(
        "A question with one answer.",
        "You say yourself how well you knew it. Where it is typed, case, accents, articles, "
        "punctuation and a slip in a long word are forgiven, and each text under accept: is right "
        "too.",
        "Type it and press Enter, or show it with Space on the empty line; then 1 Again, 2 Hard, "
        "3 Good, 4 Easy, or Enter for what is suggested.",
    ),
    Kind.CLOZE: KindHelp(
        "A sentence with blanks. Each is a card of its own unless together: true is added.",
        "What is typed into a blank is held against its words, as forgiving as a typed answer.",
        f"{_TYPED} On an empty line, Space shows the answer.",
    ),
    Kind.NUMBER: KindHelp(
        "A question whose answer is a number.",
        "By value: 7.19 million, 7,190,000 and 7.19m are the same. What lies within tol: is right; "
        "without it the number is exact. The unit may be left out; miles for km are wrong.",
        f"{_TYPED} On an empty line, Space shows the answer.",
    ),
    Kind.CHOICE: KindHelp(
        "Options to choose from: one right one, or several in a list.",
        "One right option: right or wrong. Several: score: all wants every one of them and no "
        "other, partial gives a share, minus takes it off again for wrong ones. A right choice may "
        "be luck, so it counts for less than a typed answer and is never Easy.",
        "The number of an option chooses it; where several are right, Enter ends the choice.",
    ),
    Kind.CLAIM: KindHelp(
        "A statement that is true or false.",
        "Right or wrong. Half of all guesses are right, so a right answer counts for less.",
        "t for true, f for false.",
    ),
    Kind.LIST: KindHelp(
        "Several members to recall. Their order does not count unless ordered: true is added.",
        "The share of the members that were named, or of need:, where fewer are enough. What is "
        "not on the list takes some of it away.",
        "Type a member and press Enter, member by member; Enter on an empty line ends the list.",
    ),
    Kind.ORDER: KindHelp(
        "Steps that are shown shuffled and belong in one order.",
        "The longest run of steps that stand in the right order to each other.",
        "The number of the step that comes next, step by step; Backspace takes one back, Enter "
        "ends it.",
    ),
    Kind.MATCH: KindHelp(
        "Left sides, each with its right side. Those under extra: match nothing.",
        "Pair by pair.",
        "The number of the right side for each left side from the top; 0 clears one, Enter ends.",
    ),
    Kind.ESSAY: KindHelp(
        "A question for a few sentences. A model answer and a rubric say what counts.",
        "You tick the points of the rubric that your text makes, with the model answer beside it.",
        "Write, and press Enter on an empty last line, or say it aloud and press Space. Then the "
        "numbers tick points, and after Esc they rate.",
    ),
}
