"""A sitting over the drafts of a deck: each verdict is in the file before the next draft."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.drafts import REASONS, Drafts, decks_with_drafts
from support.examples import examples
from support.judged import DRAFTS, write_drafts

from quizzer.authoring.formatting import saving
from quizzer.errors import QuizzerError, UsageError
from quizzer.study.judging import Judging, Pending, Reason, pending

DECK = """\
quizzer: 1
deck: harbour
title: Harbour bikes
sources: {case: {file: case.txt}}
defaults: {source: case}
cards:
  - id: founder
    q: Who founded Kestrel Cycles?
    a: Mira Holt
    cite: case:2
    status: draft
    draft: {rule: founders, confidence: 0.7}
    by: quizzer-generate/1

  - id: town
    q: In which town is it?
    a: Port Alder
    cite: case:2

  # By hand, and not sure yet.
  - {id: bikes, q: How many bikes are there?, num: 340, status: draft}

  - id: rent
    cloze: Rents bring in {{70 %}} of {{revenue::what}}.
    cite: case:4
    status: draft
    draft: {rule: shares, confidence: 0.9}

  - id: lost
    claim: It was founded in a barn.
    is: false
    status: draft
    draft: {rule: places, confidence: 0.99, gone: true}
"""
CASE = (
    "The idea\nMira Holt founded Kestrel Cycles in Port Alder.\n\nRents bring in 70 % of revenue.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "case.txt").write_text(CASE, encoding="utf-8")
    file = tmp_path / "harbour.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


def opened(path: Path) -> Judging:
    return Judging.open(path, None, str(path.with_name("q.db")))


def ids(judging: Judging) -> list[str]:
    return [draft.id for draft in judging.drafts]


def test_the_surest_come_first_and_those_whose_passage_is_gone_last(path: Path) -> None:
    judging = opened(path)
    assert ids(judging) == ["rent", "founder", "bikes", "lost"]
    assert [draft.is_gone for draft in judging.drafts] == [False, False, False, True]
    assert judging.drafts[1].rule == "founders"
    assert judging.drafts[1].line == 7
    assert (judging.drafts[2].rule, judging.drafts[2].confidence) == ("", 0.0)


def test_a_draft_has_the_cards_that_would_be_studied_and_its_question(path: Path) -> None:
    rent, founder, _, lost = opened(path).drafts
    assert [str(card.key) for card in rent.cards] == ["harbour/rent#1", "harbour/rent#2"]
    assert rent.question == "Rents bring in […] of [what]."
    assert founder.question == "Who founded Kestrel Cycles?"
    assert lost.question == "It was founded in a barn."


def test_a_passage_shows_what_proves_any_of_the_cards(path: Path) -> None:
    judging = opened(path)
    rent, founder = judging.drafts[:2]
    (view,) = judging.passages(founder)
    (line,) = (line for line in view.lines if line.is_cited)
    assert [line.text[start:end] for start, end in line.support] == ["Mira", "Holt"]
    (view,) = judging.passages(rent)
    (line,) = (line for line in view.lines if line.is_cited)
    assert {line.text[start:end] for start, end in line.support} >= {"70 %", "revenue"}


def test_each_verdict_is_in_the_file_at_once_and_counted(path: Path) -> None:
    judging = opened(path)
    judging.accept("founder")
    text = path.read_text(encoding="utf-8")
    assert text == DECK.replace(
        "    status: draft\n    draft: {rule: founders, confidence: 0.7}\n", ""
    )
    judging.reject("rent", Reason.TRIVIAL)
    text = path.read_text(encoding="utf-8")
    assert "cloze" not in text
    assert text.endswith("gone: true}\n\nrejected:\n  rent: trivial\n")
    counts = judging.counts
    assert (counts.accepted, counts.edited, counts.rejected) == (1, 0, 1)
    assert (counts.left, counts.total) == (2, 4)
    assert ids(judging) == ["bikes", "lost"]


def test_a_card_takes_the_comment_above_it_along(path: Path) -> None:
    opened(path).reject("bikes", "a guess")
    text = path.read_text(encoding="utf-8")
    assert "By hand" not in text
    assert "    cite: case:2\n\n  - id: rent\n" in text


def test_a_draft_that_was_changed_before_counts_as_edited(path: Path) -> None:
    judging = opened(path)
    assert not judging.refresh()
    path.write_text(DECK.replace("a: Mira Holt", "a: Holt, Mira"), encoding="utf-8")
    assert judging.refresh()
    judging.accept("founder")
    judging.accept("rent")
    assert (judging.counts.accepted, judging.counts.edited) == (1, 1)
    assert "a: Holt, Mira" in path.read_text(encoding="utf-8")


def test_what_an_editor_wrote_in_between_is_kept(path: Path) -> None:
    judging = opened(path)
    path.write_text(f"# mine\n{DECK}", encoding="utf-8")
    judging.accept("founder")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert "founders" not in text


def test_a_file_that_changes_while_it_is_written_is_read_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judging = opened(path)
    real, changes = saving._replace, iter(["# one\n", "# two\n"])

    def interfere(target: Path, *rest: object) -> None:
        if line := next(changes, ""):
            target.write_text(line + target.read_text(encoding="utf-8"), encoding="utf-8")
        real(target, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(saving, "_replace", interfere)
    judging.reject("founder", "wrong")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# two\n# one\nquizzer: 1\n")
    assert "founder: wrong" in text


def test_undo_takes_back_verdict_by_verdict(path: Path) -> None:
    judging = opened(path)
    judging.accept("founder")
    once = path.read_bytes()
    judging.reject("lost", "wrong")
    assert judging.undo() is None
    assert path.read_bytes() == once
    assert judging.undo() is None
    assert path.read_text(encoding="utf-8") == DECK
    assert ids(judging) == ["rent", "founder", "bikes", "lost"]
    assert judging.counts.total == judging.counts.left == 4
    assert judging.undo() == "There is no verdict to take back."


@pytest.mark.parametrize(
    "verdict", [lambda j: j.accept("founder"), lambda j: j.reject("bikes", "no")]
)
def test_undo_keeps_what_was_changed_elsewhere_since(
    path: Path, verdict: Callable[[Judging], None]
) -> None:
    judging = opened(path)
    judging.accept("lost")
    before = path.read_text(encoding="utf-8")
    verdict(judging)
    edited = path.read_text(encoding="utf-8").replace("is {{revenue", "are {{revenue")
    edited = edited.replace("of {{revenue::what}}.", "of all {{revenue::what}}.")
    path.write_text(f"# mine\n{edited}", encoding="utf-8")
    assert judging.refresh()
    assert judging.undo() is None
    expected = before.replace("of {{revenue::what}}.", "of all {{revenue::what}}.")
    assert path.read_text(encoding="utf-8") == f"# mine\n{expected}"
    assert judging.undo() is None
    assert ids(judging) == ["rent", "founder", "bikes", "lost"]
    assert judging.counts.total == judging.counts.left == 4


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("a: Mira Holt", "a: Holt, Mira").replace("case:2", "case:1"),
        lambda text: text.replace("    by: quizzer-generate/1\n", ""),
        lambda text: text[: text.index("cards:")] + "cards:\n",
    ],
    ids=["beside it", "the next line", "no cards"],
)
def test_undo_leaves_a_card_that_was_changed_since(path: Path, edit: Callable[[str], str]) -> None:
    judging = opened(path)
    judging.accept("founder")
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert "The same lines of the deck file were changed" in (judging.undo() or "")
    assert path.read_text(encoding="utf-8") == text
    assert judging.counts.accepted == 1


def test_a_draft_that_somebody_else_accepted_is_not_judged_again(path: Path) -> None:
    judging, other = opened(path), opened(path)
    other.accept("founder")
    data = path.read_bytes()
    with pytest.raises(QuizzerError, match="no draft founder in this deck any more"):
        judging.reject("founder", "wrong")
    assert path.read_bytes() == data
    assert judging.refresh()
    assert ids(judging) == ["rent", "bikes", "lost"]


def test_a_deck_with_problems_says_the_first_of_them(path: Path) -> None:
    judging = opened(path)
    path.write_text(DECK.replace("is: false", "is: maybe"), encoding="utf-8")
    for attempt in (lambda: opened(path), judging.refresh, lambda: judging.accept("founder")):
        with pytest.raises(QuizzerError, match='expected true or false, found "maybe"') as caught:
            attempt()
        assert caught.value.where == f"{path}:31:9"
    assert len(judging.drafts) == 4


@pytest.mark.parametrize("reason", ["", "  \n", "\u200b", "\x1b[2J"])
def test_a_reason_that_says_nothing_is_refused(path: Path, reason: str) -> None:
    judging = opened(path)
    with pytest.raises(UsageError):
        judging.reject("founder", reason)
    assert path.read_text(encoding="utf-8") == DECK


def test_a_link_and_the_mode_of_the_file_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    opened(link).accept("founder")
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "founders" not in path.read_text(encoding="utf-8")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "case.txt",
        "harbour.yaml",
        "link.yaml",
    ]


def test_what_the_passages_do_not_prove_is_doubted(tmp_path: Path) -> None:
    path = write_drafts(tmp_path, DRAFTS.replace("a: Rolls are a low", "a: Ovens are a low"))
    judging = Judging.open(path, tmp_path / "case", str(tmp_path / "q.db"))
    doubts = {draft.id: judging.doubts(draft) for draft in judging.drafts}
    assert [bool(found) for found in doubts.values()] == [False, False, True, False, False]
    assert "Ovens" in "".join(doubts["how-it-began-9c0d1e2f"])


def test_only_decks_with_drafts_are_pending(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("quizzer: 1\ndeck: o\ntitle: No draft\n", "utf-8")
    (tmp_path / "bad.yaml").write_text("quizzer: 1\nstatus: draft\n", "utf-8")
    assert pending([tmp_path]) == (Pending(path, "harbour", "Harbour bikes", 4),)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(decks_with_drafts(), st.data())
def test_undoing_every_verdict_gives_the_bytes_that_were(
    tmp_path: Path, made: Drafts, data: st.DataObject
) -> None:
    path = tmp_path / "drawn.yaml"
    path.write_bytes(made.data)
    judging = opened(path)
    left = [made.data]
    for card in data.draw(st.permutations(made.ids)):
        if data.draw(st.booleans()):
            judging.accept(card)
        else:
            judging.reject(card, data.draw(st.sampled_from(REASONS)))
        left.append(path.read_bytes())
    assert judging.drafts == ()
    while left:
        assert path.read_bytes() == left.pop()
        assert (judging.undo() is None) == bool(left)
