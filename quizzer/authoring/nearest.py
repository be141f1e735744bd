"""Which of the known words did the author mean?"""

from __future__ import annotations

from collections.abc import Collection

from quizzer.authoring.problems import quoted

_LONGEST = 40
_MOST_KNOWN = 1000
_LETTERS_PER_SLIP = 3

_OTHER_NAMES = {
    "answer": "a",
    "back": "a",
    "caption": "title",
    "choices": "wrong",
    "citation": "cite",
    "correct": "right",
    "distractors": "wrong",
    "explanation": "why",
    "front": "q",
    "incorrect": "wrong",
    "lines": "at",
    "name": "title",
    "number": "num",
    "prompt": "q",
    "question": "q",
    "section": "under",
    "statement": "claim",
    "tag": "tags",
    "tolerance": "tol",
    "version": "quizzer",
}
"""Names that other programs give to our keys: too far away to be slips of the finger."""


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that `word` was meant to be, or nothing when none is near."""
    if (other := _OTHER_NAMES.get(word, "")) in known:
        return other
    slips = len(word) // _LETTERS_PER_SLIP
    if not slips or len(word) > _LONGEST or len(known) > _MOST_KNOWN:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    # Sorted: of two equally near words it is always the same one.
    match = process.extractOne(word.lower(), sorted(known), scorer=OSA.distance, score_cutoff=slips)
    return match[0] if match else ""


def did_you_mean(guess: str) -> str:
    """`, did you mean "wrong"?` or nothing: the end of a message about an unknown word."""
    return f", did you mean {quoted(guess)}?" if guess else ""
