"""How are drafts judged one line at a time, in words instead of boxes?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TextIO

from quizzer.cards.card import face_of
from quizzer.cards.clean import clean, clean_line
from quizzer.cards.spoken import flat
from quizzer.errors import ExitCode, QuizzerError
from quizzer.plain import asking
from quizzer.plain.telling import proving_lines
from quizzer.study.draftwords import (
    GONE,
    NO_DRAFTS,
    doubt_text,
    failure_text,
    parting,
    rule_text,
    sure_text,
)
from quizzer.study.judging import DraftView, Judging, Reason
from quizzer.study.wording import counted

_PROMPT = "accept, edit, reject, undo, next or quit?"
_HELP = """\
accept takes the draft into the deck as it is, edit names its line in the file to change it first.
reject asks why, and the draft does not come back; reject trivial, or any other reason, says it at
once. undo takes the last verdict back. next and back leave a draft for later. quit ends.
The first letter of each is enough, and x for reject. Each verdict is in the file at once."""
_REASONS = tuple(Reason)
_WORDS = {
    "accept": "a",
    "edit": "e",
    "reject": "x",
    "r": "x",
    "undo": "u",
    "next": "n",
    "back": "b",
    "quit": "q",
    "help": "?",
}
"""The keys by the words that may be typed for them."""


def run(judging: Judging, stdin: TextIO, stdout: TextIO) -> ExitCode:
    """Judge on two streams until no draft is left, `quit`, or the input ends.

    The exit code tells when the last verdict could not be written.
    """
    return _Conversation(judging, stdin, stdout).judge()


class _Conversation:
    def __init__(self, judging: Judging, stdin: TextIO, stdout: TextIO) -> None:
        self._judging = judging
        self._stdin = stdin
        self._stdout = stdout
        self._index = 0
        self._unsaved = False

    def judge(self) -> ExitCode:
        counts = self._judging.counts
        if not counts.left:
            self._say(NO_DRAFTS)
            return ExitCode.OK
        title = flat(self._judging.deck.title)
        self._say(f"{title}: {counted(counts.left, 'draft')} to judge. Type ? for help.")
        self._ask()
        while self._judging.drafts and (line := self._heard()) is not None:
            word, _, rest = line.partition(" ")
            key = _WORDS.get(word.lower(), word.lower())
            if key == "q":
                break
            try:
                self._do(key, rest.strip())
            except QuizzerError as error:
                self._unsaved = True
                self._say(f"Not done: {failure_text(error)}")
                self._say(_PROMPT)
        self._close()
        return ExitCode.PROBLEMS if self._unsaved else ExitCode.OK

    def _do(self, key: str, rest: str) -> None:
        draft = self._judging.drafts[self._index]
        actions: dict[str, Callable[[], None]] = {
            "a": lambda: self._accept(draft),
            "x": lambda: self._reject(draft, rest),
            "e": lambda: self._edit(draft),
            "u": lambda: self._undo(draft),
            "n": lambda: self._go(self._index + 1),
            "b": lambda: self._go(self._index - 1),
            "?": lambda: self._say(_HELP),
        }
        if key in actions:
            actions[key]()
        else:
            if key:
                self._say(f"The key {clean_line(key)} does nothing here. Type ? for help.")
            self._say(_PROMPT)

    def _accept(self, draft: DraftView) -> None:
        self._judging.accept(draft.id)
        self._judged("Accepted")

    def _reject(self, draft: DraftView, reason: str) -> None:
        """Reject it for a reason, which is asked for unless it was said."""
        if not reason:
            numbered = ", ".join(f"{n} {reason}" for n, reason in enumerate(_REASONS, 1))
            self._say(f"Why? {numbered}, or in your own words; an empty line keeps the draft.")
            reason = self._heard() or ""
        if not reason:
            self._say(_PROMPT)
            return
        number = int(reason) if reason.isdecimal() else 0
        if 1 <= number <= len(_REASONS):
            reason = _REASONS[number - 1].value
        self._judging.reject(draft.id, reason)
        self._judged(f"Rejected, {clean_line(reason)}")

    def _judged(self, what: str) -> None:
        self._unsaved = False
        self._say(f"{what}. {self._judging.counts.left} left.")
        self._go(self._index)

    def _edit(self, draft: DraftView) -> None:
        """Wait until the file was changed in whichever editor, then say the draft again."""
        path = clean_line(str(self._judging.path))
        self._say(f"Change it in {path} at line {draft.line}, save it, then press Enter.")
        self._heard()
        self._judging.refresh()
        self._go_to(draft.id)

    def _undo(self, draft: DraftView) -> None:
        before = {draft.id for draft in self._judging.drafts}
        refused = self._judging.undo()
        if refused:
            self._say(f"Not done: {refused}")
            self._go_to(draft.id)
            return
        self._unsaved = False
        self._say("Taken back.")
        back = [draft.id for draft in self._judging.drafts if draft.id not in before]
        self._go_to(back[0] if back else draft.id)

    def _go_to(self, id_: str) -> None:
        """Ask about a draft, which may have another place now, or be gone."""
        ids = [draft.id for draft in self._judging.drafts]
        self._go(ids.index(id_) if id_ in ids else self._index)

    def _go(self, index: int) -> None:
        """Ask about the draft at a place, if any are left; behind the last comes the first."""
        if self._judging.drafts:
            self._index = index % len(self._judging.drafts)
            self._ask()

    def _ask(self) -> None:
        drafts = self._judging.drafts
        draft = drafts[self._index]
        self._say("")
        self._say(f"Draft {self._index + 1} of {len(drafts)}. {_made(draft)}")
        for line in self._lines(draft):
            self._say(line)
        self._say(_PROMPT)

    def _lines(self, draft: DraftView) -> Iterator[str]:
        """All that a learner will hear of it, then its passage."""
        if draft.is_gone:
            yield GONE
        for number, card in enumerate(draft.cards, 1):
            if len(draft.cards) > 1:
                yield f"Card {number} of {len(draft.cards)}."
            face = face_of(card, 0)
            yield from asking.question_lines(card, face)
            yield from asking.answer_lines(card, face)
            yield from asking.detail_lines(card, None)
        if draft.entry.hint:
            yield f"Hint: {flat(draft.entry.hint)}"
        yield from proving_lines(self._judging.passages(draft))
        doubts = self._judging.doubts(draft)
        if doubts:
            yield doubt_text(doubts)

    def _close(self) -> None:
        self._say("")
        for line in parting(self._judging.counts, self._judging.path, self._judging.deck.id):
            self._say(line)

    def _heard(self) -> str | None:
        """The next line without what surrounds it; None at the end of the input."""
        line = self._stdin.readline()
        return line.strip() if line else None

    def _say(self, text: str) -> None:
        self._stdout.write(f"{clean(text)}\n")
        self._stdout.flush()


def _made(draft: DraftView) -> str:
    """What it is, how it was made, and how sure that is."""
    topic = f", topic {clean_line(draft.entry.topic)}" if draft.entry.topic else ""
    kind = f"{draft.cards[0].kind.value}, {draft.entry.level.value}{topic}"
    if not draft.rule:
        return f"{kind}."
    return f"{kind}. Rule: {clean_line(rule_text(draft))}, {sure_text(draft)} sure."
