"""Does a preview show every card of a file, good or broken, with what is wrong beside it?"""

from __future__ import annotations

from pathlib import Path

from support.faces import SMALL, write_deck

from quizzer.authoring.codes import Code
from quizzer.study.previewing import Preview, preview

BROKEN_YAML = SMALL.replace("a: Lei Jun", 'a: "Lei Jun')
HEAD = "quizzer: 1\ndeck: d\n"


def previewed(folder: Path, text: str) -> Preview:
    return preview(write_deck(folder, text), seed=0)


def names(seen: Preview) -> list[str]:
    return [leaf.name for leaf in seen.leaves]


def test_every_card_is_there_in_the_order_of_the_file(tmp_path: Path) -> None:
    seen = previewed(tmp_path, SMALL)
    assert names(seen) == ["founder", "profit#1", "profit#2", "sold", "partner", "online"]
    assert seen.cards == len(seen.leaves)
    assert seen.title == "A small case"


def test_a_card_reads_as_in_review(tmp_path: Path) -> None:
    shown = previewed(tmp_path, SMALL).leaves[0].shown
    assert shown is not None
    assert (shown.face.question, shown.face.answer) == ("Who founded it?", "Lei Jun")
    assert shown.topic == "Business model"
    assert shown.citations == ("Writer, “A heading”, lines 3–4",)


def test_a_draft_is_known_as_one(tmp_path: Path) -> None:
    drafted = SMALL.replace("    a: Lei Jun\n", "    a: Lei Jun\n    status: draft\n")
    assert [leaf.is_draft for leaf in previewed(tmp_path, drafted).leaves[:2]] == [True, False]


def test_a_problem_stands_beside_its_card_only(tmp_path: Path) -> None:
    seen = previewed(tmp_path, SMALL.replace("    is: true", "    is: perhaps"))
    wrong = {
        leaf.name: [problem.code for problem in leaf.problems if problem.code.is_error]
        for leaf in seen.leaves
    }
    assert wrong.pop("online") == [Code.NOT_TRUE_OR_FALSE]
    assert set(map(tuple, wrong.values())) == {()}
    assert seen.leaves[-1].shown is None


def test_a_card_with_broken_yaml_keeps_its_place_and_hides_no_other(tmp_path: Path) -> None:
    seen = previewed(tmp_path, BROKEN_YAML)
    assert names(seen)[1:] == ["profit#1", "profit#2", "sold", "partner", "online"]
    assert seen.leaves[0].shown is None
    assert seen.leaves[0].line == SMALL.split("\n").index("  - id: founder") + 1
    assert seen.leaves[0].problems


def test_an_item_that_is_no_mapping_is_a_leaf_too(tmp_path: Path) -> None:
    seen = previewed(tmp_path, f"{HEAD}cards:\n  - only text\n  - {{id: a, q: Why is it?, a: b}}\n")
    assert [leaf.shown is None for leaf in seen.leaves] == [True, False]
    assert [leaf.line for leaf in seen.leaves] == [4, 5]


def test_a_file_that_is_no_text_is_one_leaf_that_says_why(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"\xff\xfe")
    [leaf] = preview(path, seed=0).leaves
    assert [problem.code for problem in leaf.problems] == [Code.NOT_UTF8]


def test_a_problem_of_the_deck_belongs_to_no_card(tmp_path: Path) -> None:
    seen = previewed(tmp_path, SMALL.replace("title: A small case", "tilte: A small case"))
    assert [p.code for p in seen.problems if p.code.is_error] == [Code.UNKNOWN_KEY]
    assert not any(p.code.is_error for leaf in seen.leaves for p in leaf.problems)
    assert seen.leaf_at(seen.problems[0].line) is None


def test_a_line_leads_to_the_first_card_of_its_entry(tmp_path: Path) -> None:
    seen = previewed(tmp_path, SMALL)
    cloze = SMALL.split("\n").index("  - id: profit") + 1
    assert seen.leaf_at(cloze) == seen.leaf_at(cloze + 1) == 1


def test_a_card_is_found_again_after_an_edit_by_its_id_else_by_its_line(tmp_path: Path) -> None:
    old = previewed(tmp_path, SMALL)
    moved = previewed(tmp_path, SMALL.replace("cards:\n", "cards:\n  - {id: new, q: Q?, a: A}\n"))
    assert moved.leaves[moved.leaf_like(old.leaves[3])].name == "sold"
    renamed = previewed(tmp_path, SMALL.replace("id: sold", "id: phones-sold"))
    assert renamed.leaves[renamed.leaf_like(old.leaves[3])].name == "phones-sold"


def test_an_empty_deck_has_no_leaf(tmp_path: Path) -> None:
    seen = previewed(tmp_path, f"{HEAD}cards: []\n")
    assert seen.leaves == ()
